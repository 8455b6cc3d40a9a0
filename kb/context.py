"""What every template may use."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

OTHER_LANGUAGE = {"en": ("zh-hans", "中文"), "zh-hans": ("en", "English")}


def site(request: HttpRequest) -> dict[str, Any]:
    language = get_language() or settings.LANGUAGE_CODE
    code, label = OTHER_LANGUAGE.get(language, OTHER_LANGUAGE["en"])
    owner: dict[str, Any] = settings.SITE
    return {
        "site": {
            "name": owner["name"].get(language, owner["name"]["en"]),
            "phone": owner["support_phone"],
            "email": owner["support_email"],
            "hours": owner["support_hours"].get(language, ""),
        },
        "language": language,
        # Asked for only where a template shows them: an error page may have no host to build them from.
        "canonical": lambda: request.build_absolute_uri(request.path),
        "other_canonical": lambda: request.build_absolute_uri(request.path.replace(f"/{language}/", f"/{code}/", 1)),
        "other_language": {"code": code, "label": label, "url": other_language_address(request, language, code)},
    }


def other_language_address(request: HttpRequest, language: str, other: str) -> str:
    """The same page, at the same place of the same walk, in the other language."""
    path = request.get_full_path()
    prefix = f"/{language}/"
    return f"/{other}/{path.removeprefix(prefix)}" if path.startswith(prefix) else f"/{other}/"
