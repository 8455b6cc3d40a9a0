"""Where guides use an article, for the editors of articles."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kb.editing.uses import Use
from kb.models import Article
from wizard.models import Guide, Node

OFFERED = _("Guides that offer it now")
DRAFTED = _("Outcomes of drafts")


def of(article: Article) -> Iterator[Use]:
    for guide in Guide.objects.filter(releases__is_current=True, releases__uses__article=article).distinct():
        yield Use(OFFERED, _title(guide), reverse("admin:wizard_guide_change", args=[guide.pk]), holds=True)
    for node in Node.objects.filter(article=article).select_related("guide"):
        yield Use(DRAFTED, f"{_title(node.guide)}: {node.key}", reverse("admin:wizard_node_change", args=[node.pk]))


def _title(guide: Guide) -> str:
    title: str = guide.title.get(get_language() or "en") or guide.title.get("en") or guide.key
    return title
