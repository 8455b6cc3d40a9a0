"""What search keeps: the texts it shows, the inverted index, the editors' synonyms, and what nobody found."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from kb.search.tokens import normalise, units

MAX_PHRASE = 60


class Document(models.Model):
    """One thing that can be found, in one language: an article or a guide, as plain text."""

    kind = models.CharField(max_length=10)
    key = models.CharField(max_length=80)
    language = models.CharField(max_length=10)
    title = models.TextField()
    summary = models.TextField()
    asked = models.TextField()
    symptom = models.TextField()
    body = models.TextField()
    # Title, summary and symptom as kb.search.query.line writes them: what an exact phrase is looked for in.
    head = models.TextField()
    version = models.PositiveSmallIntegerField()
    # How many different tokens it holds, so that a damaged index is noticed.
    size = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key", "language"], name="one_document_per_language")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key} {self.language}"


class Posting(models.Model):
    """The documents of one chunk of ids that hold a token: `data` is their ids in the chunk, then their impacts."""

    pk = models.CompositePrimaryKey("token", "chunk")
    token = models.CharField(max_length=64)
    chunk = models.PositiveIntegerField()
    data = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.token} {self.chunk}"


def validate_phrases(value: object) -> None:
    """A list of two or more texts, each with something to look for."""
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValidationError(_("This must be a list of words."))
    if len(value) < 2:
        raise ValidationError(_("A synonym needs at least two words that mean the same."))
    for phrase in value:
        if len(phrase) > MAX_PHRASE or not units(normalise(phrase)):
            raise ValidationError(_("“%(phrase)s” cannot be looked for."), params={"phrase": phrase[:MAX_PHRASE]})


class Synonym(models.Model):
    """Words that find the same: whoever looks for one finds what is written with any of the others."""

    key = models.SlugField(unique=True)
    phrases = models.JSONField(validators=[validate_phrases])
    active = models.BooleanField(
        default=True, help_text=_("Switched off instead of deleted, so that it does not come back.")
    )
    # Fingerprint of the file entry it was loaded from; empty once an editor changed it.
    loaded = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = _("synonym")
        verbose_name_plural = _("synonyms")
        ordering = ["key"]

    def __str__(self) -> str:
        return " = ".join(map(str, self.phrases)) if isinstance(self.phrases, list) else self.key


class Miss(models.Model):
    """A search that found nothing, without anything that could name a person (kb.masking), and how often."""

    text = models.CharField(max_length=120)
    language = models.CharField(max_length=10)
    count = models.PositiveIntegerField(default=1)
    first = models.DateTimeField(auto_now_add=True)
    last = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-count", "-last"]
        verbose_name = _("search that found nothing")
        verbose_name_plural = _("searches that found nothing")
        constraints = [models.UniqueConstraint(fields=["text", "language"], name="one_row_per_miss")]

    def __str__(self) -> str:
        return self.text
