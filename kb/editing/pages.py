"""What every page made for editors stands on: who may open it, and what the admin's frame needs."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponseBase

View = Callable[..., HttpResponseBase]


def editors_page(*permissions: str) -> Callable[[View], View]:
    """Only for signed-in staff who have all these permissions: others are asked to sign in, or refused (403)."""

    def decorate(view: View) -> View:
        @functools.wraps(view)
        def allowed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.has_perms(permissions):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        page = admin.site.admin_view(allowed)

        @functools.wraps(page)
        def known(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            # The admin would show its sign-in page once more to somebody who is signed in and does not belong here.
            if request.user.is_authenticated and not request.user.is_staff:
                raise PermissionDenied
            return page(request, *args, **kwargs)

        return known

    return decorate


def page_context(request: HttpRequest, model: type[Model], title: str, **rest: Any) -> dict[str, Any]:
    """For a template that extends ``admin/base_site.html``; `opts` names the model for breadcrumbs."""
    return {**admin.site.each_context(request), "title": title, "opts": model._meta, **rest}
