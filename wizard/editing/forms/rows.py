"""A field that is a list of small forms: rows that can be added, removed and put in order, as a formset does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.forms.formsets import DELETION_FIELD_NAME, ORDERING_FIELD_NAME
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from wizard.editing.forms.fields import OwnTemplate, Words

PLACED = {ORDERING_FIELD_NAME, DELETION_FIELD_NAME}


class Row(forms.Form):
    """One entry of the list; a row in which nothing is written is none."""

    use_required_attribute = False

    @classmethod
    def opened(cls, value: Any) -> dict[str, Any]:
        """What the fields show of this value."""
        return dict(value)

    def value(self) -> Any:
        return {name: value for name, value in self.cleaned_data.items() if name not in PLACED}

    def has_changed(self) -> bool:
        return bool(set(self.changed_data) - PLACED)


class Rows(forms.BaseFormSet):
    deletion_widget = forms.CheckboxInput
    ordering_widget = forms.NumberInput

    def values(self) -> list[Any]:
        """In the order given. Only for rows that are valid."""
        return [cast(Row, form).value() for form in self.ordered_forms]


class RowsWidget(OwnTemplate):
    template_name = "admin/wizard/forms/rows.html"

    def __init__(self, formset: type[Rows], template: str, label: Words, add: Words):
        super().__init__()
        self.formset, self.row_template, self.label, self.add = formset, template, label, add

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Rows:
        return self.formset(data if isinstance(data, MultiValueDict) else MultiValueDict(data), prefix=name)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return f"{name}-TOTAL_FORMS" not in data

    def id_for_label(self, id_: str) -> str:
        return ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        row = cast("type[Row]", self.formset.form)
        # The admin takes the address for what a new form begins with; words are no rows.
        values = value if isinstance(value, list) else []
        rows = value if isinstance(value, Rows) else self.formset(initial=[*map(row.opened, values)], prefix=name)
        shown = {"rows": rows, "row_template": self.row_template, "label": self.label, "add": self.add}
        return {**super().get_context(name, None, attrs), **shown}


class RowsField(forms.Field):
    """`most` rows at most. Its value is the list of what the rows hold."""

    def __init__(self, row: type[Row], template: str, *, add: Words, label: Words, most: int = 40, **kwargs: Any):
        formset = forms.formset_factory(
            row, Rows, extra=1, can_order=True, can_delete=True, max_num=most, absolute_max=most + 1, validate_max=True
        )
        widget = RowsWidget(cast("type[Rows]", formset), template, label, add)
        super().__init__(**{"widget": widget, "label": label, "required": False, **kwargs})

    def clean(self, value: Any) -> list[Any]:
        rows = cast(Rows, value)
        if rows.is_valid():
            return rows.values()
        raise ValidationError(list(rows.non_form_errors()) or _("Please correct what is marked in the rows."))

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.clean(data) != list(initial or ())
        except ValidationError:
            return True


def twice(keys: Sequence[str]) -> Iterable[str]:
    """Each of them that stands there more than once."""
    return (key for key in dict.fromkeys(keys) if keys.count(key) > 1)
