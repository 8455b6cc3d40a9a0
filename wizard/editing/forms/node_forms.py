"""The forms of a question and of an outcome. Which of both a node is, is settled when it is added."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb.editing.conflicts import GuardedForm
from kb.models import Article
from wizard.editing.draft import Draft
from wizard.editing.forms.fields import PLACE_NAMES, ArticleField, TargetField, WordsField, without_articles
from wizard.editing.forms.node_rows import CheckRow, ChoiceRow, PartnerRow, choice_values, save_choices
from wizard.editing.forms.profile_field import ProfileField
from wizard.editing.forms.rows import RowsField, twice
from wizard.graph import LIKELIHOODS, PLACES
from wizard.models import Guide, Node
from wizard.profiles import USUAL, WEIGHTS, causes

LIKELIHOOD_NAMES = {
    "common": gettext_lazy("common"),
    "occasional": gettext_lazy("occasional"),
    "rare": gettext_lazy("rare"),
}


class NodeForm(GuardedForm):
    """What both have in common: they know the draft they stand in."""

    kind = ""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.instance.kind = self.kind
        guide = self._guide()
        self.draft = Draft(guide) if guide else None

    def _guide(self) -> Guide | None:
        if self.instance.pk:
            guide: Guide = self.instance.guide
            return guide
        asked = str(self.data.get(self.add_prefix("guide")) or self.initial.get("guide") or "")
        is_number = asked.isascii() and asked.isdigit() and len(asked) < 10
        return Guide.objects.filter(pk=int(asked)).first() if is_number else None

    def save_rest(self) -> None:
        """What is kept in other rows than the node's."""


class QuestionForm(NodeForm):
    kind = Node.Kind.QUESTION

    ask = WordsField(label=gettext_lazy("The question"))
    short = WordsField(
        label=gettext_lazy("In few words"), help_text=gettext_lazy("How lists and the transcript name this question.")
    )
    hint = WordsField(
        label=gettext_lazy("Hint"), required=False, rows=3, help_text=gettext_lazy("Shown below the question.")
    )
    why = WordsField(
        label=gettext_lazy("Why we ask"), required=False, rows=3, help_text=gettext_lazy("Shown to those who want it.")
    )
    checks = RowsField(
        CheckRow,
        "admin/wizard/node/_check.html",
        label=gettext_lazy("How to check"),
        add=gettext_lazy("Add a way to check"),
        most=12,
    )
    choices = RowsField(
        ChoiceRow,
        "admin/wizard/node/_choice.html",
        label=gettext_lazy("Choices"),
        add=gettext_lazy("Add a choice"),
        most=12,
    )
    unknown = TargetField(label=gettext_lazy("“I don't know” leads to"), required=False)
    unknown_text = WordsField(
        label=gettext_lazy("Its words"),
        required=False,
        help_text=gettext_lazy("Only if “I don't know” should read differently here."),
    )

    class Meta:
        model = Node
        fields = ("guide", "key", "ask", "short", "hint", "why", "checks", "unknown", "unknown_text")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("choices", choice_values(self.instance))

    def guarded_rows(self) -> list[Model]:
        return [*super().guarded_rows(), *self.instance.choices.order_by("pk")]

    def saved_value(self, row: Any, name: str) -> Any:
        return choice_values(row) if name == "choices" else super().saved_value(row, name)

    def clean_choices(self) -> list[dict[str, Any]]:
        values: list[dict[str, Any]] = self.cleaned_data["choices"]
        for key in twice([value["key"] for value in values]):
            raise ValidationError(_("Two choices have the key “%(key)s”.") % {"key": key})
        return values

    def save_rest(self) -> None:
        if "choices" in self.changed_data:
            save_choices(self.instance, self.cleaned_data["choices"])


class OutcomeForm(NodeForm):
    kind = Node.Kind.OUTCOME

    article = ArticleField(label=gettext_lazy("Article that mends it"))
    then = TargetField(
        label=gettext_lazy("“It did not help” leads to"),
        required=False,
        help_text=gettext_lazy("Empty only where the guide hands over to support."),
    )
    place = forms.ChoiceField(
        label=gettext_lazy("Where the fault is"),
        required=False,
        choices=[("", gettext_lazy("no place on the path")), *((place, PLACE_NAMES[place]) for place in PLACES)],
    )
    resume = forms.BooleanField(
        label=gettext_lazy("A way into the server: once it works, lead back to the question that sent here"),
        required=False,
    )
    likelihood = forms.ChoiceField(label=gettext_lazy("How often it is this"), required=False)
    minutes = forms.IntegerField(label=gettext_lazy("Minutes to mend it"), required=False, min_value=1, max_value=240)
    risk = forms.ChoiceField(
        label=gettext_lazy("What mending it risks"),
        required=False,
        choices=[("", gettext_lazy("not told here")), *Article.Risk.choices],
    )
    partners = RowsField(
        PartnerRow,
        "admin/wizard/node/_partner.html",
        label=gettext_lazy("Faults that often come with it"),
        add=gettext_lazy("Add an article"),
    )
    expects = ProfileField(label=gettext_lazy("What somebody with this fault would answer"))

    class Meta:
        model = Node
        fields = (
            *("guide", "key", "article", "then", "place", "resume"),
            *("likelihood", "minutes", "risk", "partners", "expects"),
        )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.initial["minutes"] = self.initial.get("minutes") or None
        likelihood = self.fields["likelihood"]
        assert isinstance(likelihood, forms.ChoiceField)
        likelihood.choices = likelihoods(self.draft)
        profile = self.fields["expects"]
        assert isinstance(profile, ProfileField)
        profile.ask(self.draft, self.instance.expects if self.instance.pk else {}, self.instance.key)

    def clean_minutes(self) -> int:
        return self.cleaned_data["minutes"] or 0

    def clean_partners(self) -> list[str]:
        partners: list[str] = self.cleaned_data["partners"]
        known = self.instance.partners if self.instance.pk else []
        for key in without_articles(key for key in partners if key not in known):
            raise ValidationError(_("There is no article “%(value)s”.") % {"value": key})
        return list(dict.fromkeys(partners))


def likelihoods(draft: Draft | None) -> list[tuple[str, Any]]:
    """The three words, each with the share that a fault so named has among the causes of this guide."""
    known = causes(draft.guides, draft.graph.key).values() if draft else ()
    total = sum(cause.prior for cause in known)
    found: list[tuple[str, Any]] = [("", _("not told here (%(usual)s)") % {"usual": LIKELIHOOD_NAMES[USUAL]})]
    for word in LIKELIHOODS:
        name = LIKELIHOOD_NAMES[word]
        share = round(total / WEIGHTS[word]) if total else 0
        about = _("%(name)s: about one in %(count)s who walk this guide") % {"name": name, "count": share}
        found.append((word, about if share > 1 else name))
    return found
