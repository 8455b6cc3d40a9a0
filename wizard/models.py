"""Guides as editors see them (drafts), as visitors walk them (releases), and what visitors said of the end."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kb.fields import ListField, LocalField, validate_pairs, validate_text, validate_texts, validate_words
from kb.models import Article
from wizard.graph import LIKELIHOODS, RESERVED_ANSWERS, RISKS
from wizard.graph_data import KEY, REF, ShapeError, expects_from, when_from
from wizard.vignettes import KINDS, joined
from wizard.vignettes import Vignette as Told

OLD_ANSWERS = "answers before"
"""The observation under which migration 0004 kept answers in their old form."""

NODE_KEY = RegexValidator(f"^{KEY.pattern}$", _("Small letters, digits and hyphens only."))
NODE_REF = RegexValidator(f"^{REF.pattern}$", _("A node of this guide, or “guide.node”."))


def validate_checks(value: Any) -> None:
    """``[{"on": "windows", "text": {"en": "…"}}]``"""
    _validate_entries(value, "on")


def validate_elsewhere(value: Any) -> None:
    """``[{"guide": "slow", "text": {"en": "…"}}]``"""
    _validate_entries(value, "guide")
    for entry in value:
        NODE_KEY(entry["guide"])


def _validate_entries(value: Any, name: str) -> None:
    if not isinstance(value, list):
        raise ValidationError(_("Must be a list: […]."))
    for item in value:
        if not isinstance(item, dict) or set(item) != {name, "text"} or not isinstance(item[name], str):
            raise ValidationError(_("Each entry has “%(name)s” and “text”, nothing else."), params={"name": name})
        validate_text(item["text"])


def validate_ports(value: Any) -> None:
    """``[3389]``"""
    if not isinstance(value, list) or not all(type(port) is int and 1 <= port <= 65535 for port in value):
        raise ValidationError(_("Must be a list of ports from 1 to 65535, such as [3389]."))


def validate_when(value: Any) -> None:
    """``{"port": ["refused", "timeout"], "ping": "ok"}``, or a list of such clauses."""
    try:
        when_from(value)
    except ShapeError as error:
        raise ValidationError(str(error)) from error


def validate_expects(value: Any) -> None:
    """``{"reach": ["ping-only"]}``"""
    try:
        expects_from(value)
    except ShapeError as error:
        raise ValidationError(str(error)) from error


class Guide(models.Model):
    """The draft of one guide. Texts map language codes to words; visitors never see this, only its releases."""

    key = models.CharField(max_length=40, unique=True, validators=[NODE_KEY])
    position = models.PositiveSmallIntegerField(default=0)
    title = LocalField(default=dict)
    summary = LocalField(default=dict)
    scope = LocalField(default=dict)
    at_hand = ListField(default=list, blank=True, validators=[validate_texts])
    elsewhere = ListField(default=list, blank=True, validators=[validate_elsewhere])
    minutes = models.PositiveSmallIntegerField(default=5, validators=[MinValueValidator(1), MaxValueValidator(240)])
    ports = ListField(default=list, blank=True, validators=[validate_ports])
    # articles in the order people without the guide would try them; wizard.measure
    checklist = ListField(default=list, blank=True, validators=[validate_words])
    start = models.CharField(max_length=60, validators=[NODE_KEY])
    # Fingerprint of the file the draft was loaded from; a difference means an editor changed it since.
    loaded = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = _("guide")
        verbose_name_plural = _("guides")
        ordering = ["position", "key"]

    def __str__(self) -> str:
        return self.key

    def get_absolute_url(self) -> str:
        return reverse("wizard:guide", args=[self.key])

    def current_release(self) -> Release | None:
        return self.releases.filter(is_current=True).first()


class Node(models.Model):
    """A question or an outcome of a draft."""

    class Kind(models.TextChoices):
        QUESTION = "question", _("Question")
        OUTCOME = "outcome", _("Outcome")

    guide = models.ForeignKey(Guide, on_delete=models.CASCADE, related_name="nodes")
    key = models.CharField(max_length=60, validators=[NODE_KEY])
    position = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=8, choices=Kind)
    # of a question
    ask = LocalField(default=dict, blank=True)
    short = LocalField(default=dict, blank=True)
    hint = LocalField(default=dict, blank=True)
    why = LocalField(default=dict, blank=True)
    checks = ListField(default=list, blank=True, validators=[validate_checks])
    unknown = models.CharField(max_length=121, blank=True, validators=[NODE_REF])
    unknown_text = LocalField(default=dict, blank=True)
    # of an outcome
    article = models.ForeignKey(
        Article, to_field="key", null=True, blank=True, on_delete=models.PROTECT, related_name="outcomes"
    )
    then = models.CharField(max_length=121, blank=True, validators=[NODE_REF])
    place = models.CharField(max_length=20, blank=True)
    resume = models.BooleanField(default=False)
    # the profile of the fault; wizard.graph.Outcome
    likelihood = models.CharField(max_length=10, blank=True, choices=[(word, word) for word in LIKELIHOODS])
    minutes = models.PositiveSmallIntegerField(default=0, validators=[MaxValueValidator(240)])
    risk = models.CharField(max_length=10, blank=True, choices=[(word, word) for word in RISKS])
    partners = ListField(default=list, blank=True, validators=[validate_words])
    expects = ListField(default=dict, blank=True, validators=[validate_expects])

    class Meta:
        verbose_name = _("question or outcome")
        verbose_name_plural = _("questions and outcomes")
        ordering = ["guide", "position", "key"]
        constraints = [
            models.UniqueConstraint(fields=["guide", "key"], name="node_keys_are_unique_in_a_guide"),
            models.CheckConstraint(
                condition=Q(kind="question", article__isnull=True) | Q(kind="outcome", article__isnull=False),
                name="outcomes_and_only_they_have_an_article",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.guide.key}.{self.key}"


class Choice(models.Model):
    """A labelled edge from a question of a draft."""

    node = models.ForeignKey(Node, on_delete=models.CASCADE, related_name="choices")
    key = models.CharField(max_length=60, validators=[NODE_KEY])
    position = models.PositiveSmallIntegerField(default=0)
    text = LocalField(default=dict)
    says = LocalField(default=dict, blank=True)
    path = ListField(default=dict, blank=True, validators=[validate_pairs])
    # what evidence must say for this answer; wizard.rules
    when = ListField(default=list, blank=True, validators=[validate_when])
    go = models.CharField(max_length=121, validators=[NODE_REF])
    detour = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("choice")
        verbose_name_plural = _("choices")
        ordering = ["node", "position", "key"]
        constraints = [
            models.UniqueConstraint(fields=["node", "key"], name="choice_keys_are_unique_in_a_question"),
            models.CheckConstraint(condition=~Q(key__in=list(RESERVED_ANSWERS)), name="choice_key_is_not_reserved"),
        ]

    def __str__(self) -> str:
        return f"{self.node} {self.key}"


class VignetteQuerySet(models.QuerySet["Vignette"]):
    def tellable(self) -> VignetteQuerySet:
        """With all that `told` needs, in three queries however many they are."""
        return self.prefetch_related("guide__pastes")


class Vignette(models.Model):
    """A story whose answers must end at an article. Publishing runs all of them."""

    key = models.CharField(max_length=40, unique=True)
    guide = models.ForeignKey(Guide, on_delete=models.CASCADE, related_name="vignettes")
    article = models.CharField(max_length=80)
    story = LocalField(default=dict)
    # outputs this person has: keys of the guide's pastes, and words of its own
    pastes = ListField(default=list, blank=True, validators=[validate_words])
    paste = models.TextField(blank=True)
    observations = ListField(default=dict, blank=True, validators=[validate_pairs])
    # question -> choice, what the story decides; wizard.vignettes
    answers = ListField(default=dict, blank=True, validators=[validate_pairs])
    # what its person wrongly says at first
    believes = ListField(default=dict, blank=True, validators=[validate_pairs])
    within = models.PositiveSmallIntegerField(default=1, validators=[MinValueValidator(1)])
    kind = models.CharField(max_length=20, default=KINDS[0], choices=[(kind, kind) for kind in KINDS])
    # address of the documented case it retells
    source = models.URLField(max_length=300, blank=True)
    # Fingerprint of the file entry it was loaded from; empty once an editor wrote or changed it.
    loaded = models.CharField(max_length=64, blank=True, editable=False)

    objects = VignetteQuerySet.as_manager()

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        ordering = ["guide", "key"]

    def __str__(self) -> str:
        return self.key

    @property
    def is_old(self) -> bool:
        """True if its answers were written as a list, before stories told them by question (migration 0004)."""
        return not self.answers and OLD_ANSWERS in self.observations

    @property
    def missing_pastes(self) -> list[str]:
        """Keys of outputs that its guide does not have."""
        known = {paste.key for paste in self.guide.pastes.all()}
        return [key for key in self.pastes if key not in known]

    def told(self) -> Told:
        """The story as guides are tested with it; see VignetteQuerySet.tellable. Missing outputs are left out."""
        outputs = {paste.key: paste.text for paste in self.guide.pastes.all()}
        return Told(
            id=self.key,
            guide=self.guide.key,
            article=self.article,
            answers=self.answers,
            story=self.story,
            obs=self.observations,
            paste=joined([*(outputs.get(key, "") for key in self.pastes), self.paste]),
            pastes=tuple(self.pastes),
            own=self.paste,
            believes=self.believes,
            within=self.within,
            kind=self.kind,
            source=self.source,
        )


class Paste(models.Model):
    """An output, as its tool prints it, that vignettes of a guide paste."""

    guide = models.ForeignKey(Guide, on_delete=models.CASCADE, related_name="pastes")
    key = models.CharField(max_length=60, validators=[NODE_KEY])
    text = models.TextField()
    # Fingerprint of the file entry it was loaded from; empty once an editor wrote or changed it.
    loaded = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = _("paste")
        verbose_name_plural = _("pastes")
        ordering = ["guide", "id"]
        constraints = [models.UniqueConstraint(fields=["guide", "key"], name="paste_keys_are_unique_in_a_guide")]

    def __str__(self) -> str:
        return f"{self.guide.key} {self.key}"


class Release(models.Model):
    """One immutable, validated snapshot of a guide. Walks run on the current one of each guide."""

    guide = models.ForeignKey(Guide, on_delete=models.CASCADE, related_name="releases")
    number = models.PositiveIntegerField()
    # JSON as text: PostgreSQL would put the keys, and with them the nodes, into an order of its own.
    graph = models.TextField()
    # what changed and, if it does worse than the one before, why it was published all the same
    note = models.CharField(max_length=1000, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL)
    created = models.DateTimeField(auto_now_add=True)
    is_current = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        ordering = ["guide", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["guide", "number"], name="release_numbers_are_unique_in_a_guide"),
            models.UniqueConstraint(
                fields=["guide"], condition=Q(is_current=True), name="one_current_release_per_guide"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.guide.key} {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A release never changes, but for being the current one or not."""
        if not self._state.adding and set(kwargs.get("update_fields") or ["graph"]) != {"is_current"}:
            raise ValueError("a release is immutable: publish a new one")
        super().save(*args, **kwargs)

    @property
    def data(self) -> dict[str, Any]:
        """The graph as plain data, for graph_data.from_data."""
        return json.loads(self.graph)  # type: ignore[no-any-return]


class ArticleUse(models.Model):
    """That a current release offers an article; keeps the article from being deleted or archived."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="uses")
    article = models.ForeignKey(Article, to_field="key", on_delete=models.PROTECT, related_name="uses")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["release", "article"], name="one_use_per_release_and_article")]

    def __str__(self) -> str:
        return f"{self.release} {self.article_id}"


class Verdict(models.Model):
    """“Did this fix it?”, with the walk that led there. One a day, outcome and visitor, who cannot be traced back."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="verdicts")
    outcome = models.CharField(max_length=121)
    article = models.CharField(max_length=80)
    fixed = models.BooleanField()
    # [node, answer] in the order they were asked
    answers = ListField(default=list)
    language = models.CharField(max_length=10)
    visitor = models.CharField(max_length=64)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("“did this fix it?”")
        verbose_name_plural = _("answers to “did this fix it?”")
        ordering = ["-created"]
        constraints = [
            models.UniqueConstraint(
                fields=["release", "outcome", "visitor"], name="one_verdict_per_outcome_and_visitor"
            )
        ]

    def __str__(self) -> str:
        return f"{self.outcome} {'fixed' if self.fixed else 'not fixed'}"
