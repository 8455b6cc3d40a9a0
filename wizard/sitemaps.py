"""What search engines should know of the guides: their first pages. Steps of a walk are not indexed."""

from __future__ import annotations

from django.urls import reverse

from kb.sitemaps import Bilingual
from wizard.releases import current_guides


class GuideSitemap(Bilingual):
    def items(self) -> list[str]:
        return ["", "guides", *(graph.key for graph in current_guides())]

    def location(self, item: str) -> str:
        if item in ("", "guides"):
            return reverse("wizard:guides" if item else "wizard:home")
        return reverse("wizard:guide", args=[item])
