"""New and changed articles as an Atom feed, one a language."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import Min, Q, QuerySet
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kb.models import Revision

LENGTH = 40


if TYPE_CHECKING:
    _Base = Feed[Revision, None]
else:
    _Base = Feed


class ArticleFeed(_Base):
    """The articles published last, newest first."""

    feed_type = Atom1Feed

    def title(self) -> str:
        name = settings.SITE["name"]
        return _("%(site)s: new and changed articles") % {"site": name.get(get_language() or "en", name["en"])}

    subtitle = title

    def link(self) -> str:
        return reverse("kb:articles")

    def feed_url(self) -> str:
        return reverse("kb:feed")

    def items(self) -> QuerySet[Revision]:
        language = get_language() or "en"
        first = Min("article__revisions__published", filter=Q(article__revisions__language=language))
        current = Revision.objects.current().in_language(language).annotate(first=first)
        return current.select_related("article__category").order_by("-published", "article__key")[:LENGTH]

    def item_title(self, item: Revision) -> str:
        return _for_xml(item.title)

    def item_description(self, item: Revision) -> str:
        return escape(_for_xml(item.summary))  # Atom reads it as HTML

    def item_link(self, item: Revision) -> str:
        return item.article.get_absolute_url()

    def item_guid(self, item: Revision) -> str:
        # Stays the same when the article gets another address.
        return f"tag:reconnect,2026:{item.article.key}/{item.language}"

    def item_pubdate(self, item: Revision) -> datetime.datetime:
        first: datetime.datetime | None = getattr(item, "first", None)
        return first or item.created

    def item_updateddate(self, item: Revision) -> datetime.datetime:
        return item.published or item.created

    def item_categories(self, item: Revision) -> list[str]:
        title = item.article.category.title
        return [_for_xml(title.get(item.language) or title.get("en", ""))]


def _for_xml(text: str) -> str:
    """Without the control characters that XML has no way to write."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", text)
