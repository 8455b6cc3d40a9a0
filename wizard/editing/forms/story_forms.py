"""The forms of a story and of an output that stories paste: each belongs to one guide from the start."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb.editing.conflicts import GuardedForm
from wizard.editing.draft import Draft
from wizard.editing.forms.fields import WordsField, article_box, must_be_articles, pairs_field
from wizard.editing.neighbours import answers_of
from wizard.graph import Question
from wizard.models import Guide, Paste, Vignette
from wizard.vignettes import KINDS

KIND_NAMES = {
    "plain": gettext_lazy("plain: one fault, and they answer what is true"),
    "wrong-belief": gettext_lazy("wrong belief: they say something wrong at first"),
    "two-faults": gettext_lazy("two faults at once"),
    "no-console": gettext_lazy("no console: they cannot get at the server's screen"),
    "nothing-fits": gettext_lazy("nothing fits: it ends at support"),
}
ONE_PER_LINE = gettext_lazy("“question: choice”, one per line; “?” is “I don't know”.")
LONGEST_PASTE = 100_000


class OfAGuide(GuardedForm):
    """`given` is the guide an added row is to belong to."""

    given: Guide | None = None

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if not self.instance.pk and self.given:
            self.instance.guide = self.given

    @property
    def owner(self) -> Guide | None:
        return self.instance.guide if self.instance.guide_id else None


class VignetteForm(OfAGuide):
    article = forms.CharField(label=gettext_lazy("Article it must end at"), max_length=80, widget=article_box())
    story = WordsField(label=gettext_lazy("Story"), rows=5)
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"), choices=[(kind, KIND_NAMES.get(kind, kind)) for kind in KINDS], initial=KINDS[0]
    )
    within = forms.IntegerField(
        label=gettext_lazy("Offered at the latest as number"),
        min_value=1,
        max_value=30,
        initial=1,
        help_text=gettext_lazy("1: the first article offered must be the right one."),
    )
    answers = pairs_field(label=gettext_lazy("What they answer"), rows=6, help_text=ONE_PER_LINE)
    believes = pairs_field(label=gettext_lazy("What they wrongly say at first"), rows=3, help_text=ONE_PER_LINE)
    observations = pairs_field(
        label=gettext_lazy("What they would see"),
        rows=5,
        help_text=gettext_lazy(
            "“check: result”, one per line. For people who read the story; nothing is tested by it."
        ),
    )
    pastes = forms.MultipleChoiceField(
        label=gettext_lazy("Outputs they have"), required=False, widget=forms.CheckboxSelectMultiple
    )
    paste = forms.CharField(
        label=gettext_lazy("Output of their own"),
        required=False,
        strip=False,
        max_length=LONGEST_PASTE,
        widget=forms.Textarea(attrs={"rows": 6, "class": "plain-lines", "spellcheck": "false"}),
    )

    class Meta:
        model = Vignette
        fields = (
            *("key", "article", "story", "kind", "within", "answers", "believes"),
            *("observations", "pastes", "paste"),
        )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.draft = Draft(self.owner) if self.owner else None
        chosen = list(self.instance.pastes or [])
        self.known = [*chosen, *(key for key in self._known_pastes() if key not in chosen)]
        pastes = self.fields["pastes"]
        assert isinstance(pastes, forms.MultipleChoiceField)
        pastes.choices = [(key, key) for key in self.known]

    def _known_pastes(self) -> list[str]:
        return list(self.owner.pastes.values_list("key", flat=True)) if self.owner else []

    def hints(self) -> list[str]:
        """Every line that answers and beliefs may hold."""
        if not self.draft:
            return []
        questions = [node.key for node in self.draft.graph.nodes.values() if isinstance(node, Question)]
        return [
            f"{key}: {answer}"
            for key in questions
            for answer in answers_of(self.draft.guides, self.draft.graph.key, key)
        ]

    def clean_article(self) -> str:
        article: str = self.cleaned_data["article"]
        must_be_articles([article])
        return article

    def clean_pastes(self) -> list[str]:
        chosen = self.cleaned_data["pastes"]
        return [key for key in self.known if key in chosen]

    def clean_paste(self) -> str:
        return str(self.cleaned_data["paste"]).replace("\r\n", "\n")

    def clean_answers(self) -> dict[str, str]:
        return self._fitting(self.cleaned_data["answers"])

    def clean_believes(self) -> dict[str, str]:
        return self._fitting(self.cleaned_data["believes"])

    def _fitting(self, pairs: dict[str, str]) -> dict[str, str]:
        wrong = misfits(self.draft, pairs) if self.draft else []
        if wrong:
            raise ValidationError(wrong[:5])
        return pairs


def misfits(draft: Draft, pairs: Mapping[str, str]) -> list[str]:
    """What the draft does not ask or does not take, with what would fit."""
    found = []
    for name, answer in pairs.items():
        takes = answers_of(draft.guides, draft.graph.key, name)
        if not takes:
            near = difflib.get_close_matches(name, list(draft.graph.nodes), 3) or [draft.graph.start]
            told = _("“%(name)s” is no question of this guide. Near to it: %(near)s.")
            found.append(told % {"name": name[:60], "near": ", ".join(near)})
        elif answer not in takes:
            told = _("“%(name)s” does not take “%(answer)s”. It takes: %(takes)s.")
            found.append(told % {"name": name, "answer": answer[:60], "takes": ", ".join(takes)})
    return found


class PasteForm(OfAGuide):
    text = forms.CharField(
        label=gettext_lazy("Text"),
        strip=False,
        max_length=LONGEST_PASTE,
        widget=forms.Textarea(attrs={"rows": 16, "class": "plain-lines", "spellcheck": "false"}),
        help_text=gettext_lazy("As the tool prints it, without names and addresses of real people."),
    )

    class Meta:
        model = Paste
        fields = ("key", "text")

    def clean_key(self) -> str:
        key: str = self.cleaned_data["key"]
        if self.owner and self.owner.pastes.filter(key=key).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("This guide has a paste “%(key)s” already.") % {"key": key})
        return key

    def clean_text(self) -> str:
        return str(self.cleaned_data["text"]).replace("\r\n", "\n")
