"""What an article is, in the words of schema.org, for search engines. Pure."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence

_UNSAFE = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def article(
    *,
    title: str,
    summary: str,
    language: str,
    url: str,
    updated: datetime.datetime,
    published_by: str,
    crumbs: Sequence[tuple[str, str]],
) -> str:
    """JSON-LD of a TechArticle and its breadcrumb, safe to stand inside a script element. `crumbs`: (name, address)."""
    page = {
        "@type": "TechArticle",
        "headline": title[:110],
        "description": summary,
        "inLanguage": {"zh-hans": "zh-Hans"}.get(language, language),
        "url": url,
        "mainEntityOfPage": url,
        "dateModified": updated.isoformat(timespec="seconds"),
        "publisher": {"@type": "Organization", "name": published_by},
        "isAccessibleForFree": True,
    }
    trail = {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": address}
            for number, (name, address) in enumerate(crumbs, 1)
        ],
    }
    data = {"@context": "https://schema.org", "@graph": [page, trail]}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)
