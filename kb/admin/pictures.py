"""Pictures for articles."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from kb.admin.held import KeptWhileHeld
from kb.editing.inserts.picture_form import PictureForm
from kb.models import Picture
from kb.stock import address_of, in_language


@admin.register(Picture)
class PictureAdmin(KeptWhileHeld):
    """A replaced picture is shown at once in every article that holds it."""

    kind = "picture"
    form = PictureForm
    list_display = ("thumbnail", "key", "says", "size")
    list_display_links = ("thumbnail", "key")
    search_fields = ("key", "alt")
    readonly_fields = ("shown", "how_to_use", "where_used")

    def get_fields(self, request: HttpRequest, obj: Picture | None = None) -> Any:
        if obj is None:
            return ("key", "upload", "alt")
        upload = ("upload",) if self.has_change_permission(request, obj) else ()
        return ("key", "how_to_use", "shown", *upload, "alt", "where_used")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Picture]:
        rows: QuerySet[Picture] = super().get_queryset(request).defer("data")
        return rows

    @admin.display(description=_("Picture"))
    def thumbnail(self, picture: Picture) -> SafeString:
        # Its key stands beside it and says which one it is.
        return format_html('<img src="{}" height="48" alt="{}" loading="lazy">', _url(picture), picture.key)

    @admin.display(description=_("Shown"))
    def shown(self, picture: Picture) -> SafeString:
        width = min(picture.width, 480)
        image = format_html('<img src="{}" width="{}" alt="{}">', _url(picture), width, in_language(picture.alt, "en"))
        return format_html("<p>{}</p><p>{}</p>", image, self.size(picture))

    @admin.display(description=_("What it shows"))
    def says(self, picture: Picture) -> str:
        return in_language(picture.alt, "en")

    @admin.display(description=_("Size"))
    def size(self, picture: Picture) -> str:
        return f"{picture.width} × {picture.height}, {picture.get_type_display()}"


def _url(picture: Picture) -> str:
    return address_of(picture.digest, picture.type)
