"""Articles and what readers say of them."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, MinValueValidator, RegexValidator
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kb.fields import ListField, LocalField, validate_sources, validate_words
from kb.rendering import MAX_CHARACTERS
from kb.search.models import Document, Miss, Posting, Synonym

__all__ = [
    "Article",
    "Category",
    "Document",
    "Edition",
    "Event",
    "FormerSlug",
    "Miss",
    "Picture",
    "Posting",
    "Revision",
    "Snippet",
    "Synonym",
    "Throttle",
    "Vote",
]

LANGUAGE_CHOICES = settings.LANGUAGES
REVIEW_AFTER = datetime.timedelta(days=365)
"""An article nobody set a day for is due again this long after its last check."""
ARTICLE_KEY = RegexValidator(r"^[a-z0-9]+([.-][a-z0-9]+)*$", _("Small letters, digits, dots and hyphens only."))


class Category(models.Model):
    """A branch of the tree readers browse. `title` and `summary` map language codes to texts."""

    key = models.SlugField(unique=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    position = models.PositiveSmallIntegerField(default=0)
    title = LocalField(default=dict)
    summary = LocalField(default=dict, blank=True)
    # Fingerprint of the file entry it was loaded from; empty once an editor changed it.
    loaded = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ["position", "key"]

    def __str__(self) -> str:
        return str(self.title.get("en") or self.key)

    def get_absolute_url(self) -> str:
        return reverse("kb:category", args=[self.key])

    def clean(self) -> None:
        """The tree has no circles."""
        above, seen = self.parent, {self.pk}
        while above:
            if above.pk in seen:
                raise ValidationError({"parent": _("A category cannot stand below itself.")})
            seen.add(above.pk)
            above = above.parent


class ArticleQuerySet(models.QuerySet["Article"]):
    def published(self) -> ArticleQuerySet:
        """Articles readers can open: not archived, with a current revision in some language."""
        return self.filter(archived=False, revisions__is_current=True).distinct()

    def languages_by_key(self) -> dict[str, set[str]]:
        """Key of every published article -> languages it is published in."""
        rows = self.filter(archived=False, revisions__is_current=True).values_list("key", "revisions__language")
        found: dict[str, set[str]] = {}
        for key, language in rows:
            found.setdefault(key, set()).add(language)
        return found

    def due(self, day: datetime.date) -> ArticleQuerySet:
        """Articles somebody should check again by `day`, the longest overdue first."""
        soon = Q(review_by__lte=day) | Q(review_by=None, reviewed__lte=day - REVIEW_AFTER)
        return self.filter(soon, archived=False).order_by(Coalesce("review_by", "reviewed"), "key")

    def needing_change(self) -> ArticleQuerySet:
        """Articles somebody flagged, the longest waiting first."""
        return self.exclude(needs_change="").order_by("needs_change_at", "key")


class Article(models.Model):
    """A page of the knowledge base: what is the same in every language. The words are in its revisions."""

    class Kind(models.TextChoices):
        FIX = "fix", _("Fix")
        HOWTO = "howto", _("How-to")
        REFERENCE = "reference", _("Reference")

    class Risk(models.TextChoices):
        NONE = "none", _("No risk")
        INTERRUPTS = "interrupts", _("Interrupts the service")
        LOCKOUT = "lockout", _("Can lock you out")
        DATA_LOSS = "data-loss", _("Can lose data")

    key = models.CharField(max_length=80, unique=True, validators=[ARTICLE_KEY])
    slug = models.SlugField(max_length=100, unique=True)
    kind = models.CharField(max_length=12, choices=Kind)
    category = models.ForeignKey(Category, on_delete=models.PROTECT, related_name="articles")
    position = models.PositiveSmallIntegerField(default=0)
    minutes = models.PositiveSmallIntegerField(validators=[MinValueValidator(1)])
    risk = models.CharField(max_length=12, choices=Risk)
    needs = ListField(default=list, blank=True, validators=[validate_words])
    related = ListField(default=list, blank=True, validators=[validate_words])
    # The language whose changes make the others out of date.
    original = models.CharField(max_length=10, choices=LANGUAGE_CHOICES, default="en")
    reviewed = models.DateField(_("last checked"))
    archived = models.BooleanField(default=False)
    # for editors: who looks after it, when it is to be checked again, and what somebody found wrong with it
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="owned_articles"
    )
    review_by = models.DateField(null=True, blank=True)
    needs_change = models.CharField(max_length=300, blank=True)
    needs_change_at = models.DateTimeField(null=True, blank=True, editable=False)
    needs_change_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    # Fingerprint of the shared fields as last loaded from a file: a difference means an editor changed them since.
    loaded = models.CharField(max_length=64, blank=True, editable=False)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["category__position", "position", "key"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=["fix", "howto", "reference"]), name="article_kind_is_known"),
            models.CheckConstraint(
                condition=Q(risk__in=["none", "interrupts", "lockout", "data-loss"]), name="article_risk_is_known"
            ),
            models.CheckConstraint(condition=Q(minutes__gte=1), name="article_takes_at_least_a_minute"),
        ]

    def __str__(self) -> str:
        return self.key

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the address it had: links to it lead here for ever."""
        if "slug" not in (kwargs.get("update_fields") or ["slug"]):
            super().save(*args, **kwargs)
            return
        with transaction.atomic():
            before = Article.objects.filter(pk=self.pk).values_list("slug", flat=True).first()
            if before and before != self.slug:
                FormerSlug.objects.get_or_create(slug=before, defaults={"article": self})
                FormerSlug.objects.filter(slug=self.slug, article=self).delete()
            super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("kb:article", args=[self.slug])

    def clean(self) -> None:
        """An address that once led to another article stays that article's."""
        if FormerSlug.objects.filter(slug=self.slug).exclude(article_id=self.pk).exists():
            raise ValidationError({"slug": _("This address once led to another article, and its links are kept.")})

    @property
    def due(self) -> datetime.date:
        """The day by which somebody should check it again."""
        return self.review_by or self.reviewed + REVIEW_AFTER

    def current(self, language: str) -> Revision | None:
        """What readers of this language see."""
        return self.revisions.filter(language=language, is_current=True).first()

    def newest(self, language: str) -> Revision | None:
        return self.revisions.filter(language=language).order_by("-number").first()

    def revise(self, language: str, *, author: Any = None, note: str = "", **words: Any) -> Revision:
        """Append a draft revision holding `words` (title, summary, applies_to, sources, body)."""
        with transaction.atomic():
            number = self.next_number(language)
            return self.revisions.create(language=language, number=number, author=author, note=note, **words)

    def next_number(self, language: str) -> int:
        """The number of the next revision; locks the article, so that two who save at once get two numbers."""
        self.lock()
        newest = self.newest(language)
        return newest.number + 1 if newest else 1

    def lock(self) -> None:
        """Hold the article until the end of the transaction (on SQLite every writing transaction holds everything)."""
        Article.objects.select_for_update().get(pk=self.pk)


class FormerSlug(models.Model):
    """An address an article had: it leads to the one it has now."""

    slug = models.SlugField(max_length=100, unique=True)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="former_slugs")

    def __str__(self) -> str:
        return self.slug


class RevisionQuerySet(models.QuerySet["Revision"]):
    def current(self) -> RevisionQuerySet:
        return self.filter(is_current=True, article__archived=False)

    def in_language(self, language: str) -> RevisionQuerySet:
        return self.filter(language=language)

    def of(self, keys: Collection[str]) -> RevisionQuerySet:
        return self.filter(article__key__in=keys)


class Revision(models.Model):
    """One immutable version of an article in one language. At most one per language is the current, published one."""

    class Significance(models.TextChoices):
        TYPO = "typo", _("Typo: nothing a translation must follow")
        NORMAL = "normal", _("Normal: translations should follow")
        MAJOR = "major", _("Major: who reads an old translation may go wrong")

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="revisions")
    language = models.CharField(max_length=10, choices=LANGUAGE_CHOICES)
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=120)
    summary = models.TextField()
    applies_to = models.CharField(max_length=200)
    sources = ListField(default=list, blank=True, validators=[validate_sources])
    asked = ListField(
        _("how people put it"),
        default=list,
        blank=True,
        validators=[validate_words],
        help_text=_("Words people type that the article does not hold. Search looks at them; readers never see them."),
    )
    body = models.TextField(validators=[MaxLengthValidator(MAX_CHARACTERS)])
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL)
    note = models.CharField(max_length=200, blank=True)
    significance = models.CharField(max_length=6, choices=Significance, default=Significance.NORMAL)
    created = models.DateTimeField(auto_now_add=True)
    # The revision its author started from: what two people changed at once is told from it.
    based_on = models.ForeignKey(
        "self", null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    # draft -> asked for review -> approved -> published; a review is never required to publish
    review_asked = models.DateTimeField(null=True, blank=True, editable=False)
    approved = models.DateTimeField(null=True, blank=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    published = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    is_current = models.BooleanField(default=False)
    # Fingerprint of the file this revision was loaded from; empty for an editor's own revision.
    loaded = models.CharField(max_length=64, blank=True, editable=False)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["article", "language", "-number"]
        permissions = [("publish_revision", "Can publish revisions"), ("approve_revision", "Can approve revisions")]
        constraints = [
            models.UniqueConstraint(fields=["article", "language", "number"], name="revision_numbers_are_unique"),
            models.UniqueConstraint(
                fields=["article", "language"], condition=Q(is_current=True), name="one_current_revision_per_language"
            ),
            models.CheckConstraint(
                condition=Q(significance__in=["typo", "normal", "major"]), name="revision_significance_is_known"
            ),
            models.CheckConstraint(
                condition=Q(is_current=False) | Q(published__isnull=False), name="current_revision_has_a_date"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article.key} {self.language} {self.number}"

    STATE = frozenset(
        ("is_current", "published", "published_by", "review_asked", "approved", "approved_by", "significance")
    )
    """What may still change once it is written: where it stands, and what its change means to translations."""

    def save(self, *args: Any, **kwargs: Any) -> None:
        """The words of a revision never change."""
        if not self._state.adding and not set(kwargs.get("update_fields") or ["body"]) <= self.STATE:
            raise ValueError("a revision is immutable: make a new one")
        super().save(*args, **kwargs)


class Vote(models.Model):
    """“Was this article helpful?” One a day, article and visitor; `voter` cannot be traced back to a person."""

    class Reason(models.TextChoices):
        MISSING = "missing", _("I could not find what I need")
        UNCLEAR = "unclear", _("It is not clear")
        OUTDATED = "outdated", _("It is out of date")
        FAILED = "failed", _("The steps did not work")
        OTHER = "other", _("Something else")

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="votes")
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="votes")
    helpful = models.BooleanField()
    reason = models.CharField(max_length=10, choices=Reason, blank=True)
    comment = models.TextField(blank=True, max_length=1000)
    voter = models.CharField(max_length=64)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("vote")
        verbose_name_plural = _("votes")
        ordering = ["-created"]
        constraints = [
            models.UniqueConstraint(fields=["article", "voter"], name="one_vote_per_article_and_voter"),
            models.CheckConstraint(
                condition=Q(reason__in=["", "missing", "unclear", "outdated", "failed", "other"]),
                name="vote_reason_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.revision} {'helpful' if self.helpful else self.reason or 'not helpful'}"


class Edition(models.Model):
    """The one row that counts publications; every cache is keyed by its number."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.PositiveBigIntegerField(default=1)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="only_one_edition_row")]

    def __str__(self) -> str:
        return str(self.number)


class Throttle(models.Model):
    """How often something was done by one (unnamed) visitor in one window of time."""

    key = models.CharField(max_length=100, primary_key=True)
    expires = models.PositiveBigIntegerField(db_index=True)
    count = models.PositiveIntegerField()

    def __str__(self) -> str:
        return self.key


class Snippet(models.Model):
    """Words that stand in many articles (one warning, one command block): ``![](snippet:key)`` puts them there.

    Readers see a changed one at once, in every article that holds it.
    """

    key = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=120, help_text=_("For editors: what it says and when to use it."))
    body = LocalField(help_text=_("Markdown, as in an article."))
    # Fingerprint of the file entry it was loaded from; empty once an editor changed it.
    loaded = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = _("snippet")
        verbose_name_plural = _("snippets")
        ordering = ["key"]

    def __str__(self) -> str:
        return self.key


class Picture(models.Model):
    """A picture for articles: ``![](picture:key)``. Always as this site made it anew, never as somebody sent it."""

    class Type(models.TextChoices):
        WEBP = "image/webp", "WebP"
        SVG = "image/svg+xml", "SVG"

    key = models.SlugField(max_length=60, unique=True)
    alt = LocalField(_("what it shows"), help_text=_("For who cannot see it: what it says, not that it is a picture."))
    type = models.CharField(max_length=20, choices=Type, editable=False)
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    # In the database, so that every web process and every backup has it.
    data = models.BinaryField()
    # SHA-256 of `data`, which is its address: a changed picture has another one.
    digest = models.CharField(max_length=64, editable=False)
    created = models.DateTimeField(auto_now_add=True)
    # Fingerprint of the file entry it was loaded from; empty once an editor changed it.
    loaded = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["key"]

    def __str__(self) -> str:
        return self.key


class Event(models.Model):
    """Who did what to what readers see. Written beside the deed, in its transaction; never changed or deleted."""

    class Did(models.TextChoices):
        WROTE = "wrote", _("wrote a draft")
        ASKED = "asked", _("asked for a review")
        APPROVED = "approved", _("approved")
        PUBLISHED = "published", _("published")
        RESTORED = "restored", _("went back to an older version")
        CONFIRMED = "confirmed", _("confirmed that it is still right")
        ARCHIVED = "archived", _("took off the site")
        RETURNED = "returned", _("put on the site again")
        FLAGGED = "flagged", _("flagged as needing a change")
        SETTLED = "settled", _("took the flag away")
        CHANGED = "changed", _("changed")
        DELETED = "deleted", _("deleted")
        IMPORTED = "imported", _("imported")

    at = models.DateTimeField(default=timezone.now, db_index=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    # The name stays when the account is gone; empty for the site's own commands.
    name = models.CharField(max_length=150, blank=True)
    did = models.CharField(max_length=10, choices=Did)
    # what kind of thing ("article", "guide", "snippet", …), and its key
    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=121)
    # which version of it, such as "en 3" or "release 4"
    version = models.CharField(max_length=60, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("trail")
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["kind", "key"], name="events_of_one_thing")]

    def __str__(self) -> str:
        return f"{self.name or '–'} {self.did} {self.kind} {self.key} {self.version}".rstrip()
