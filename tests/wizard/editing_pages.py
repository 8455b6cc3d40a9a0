"""Who edits in these tests, and what a browser would send back of a form."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client

from wizard.editing.forms.rows import Rows


def signed_in(group):
    user = get_user_model().objects.create_user(f"{group}-person", is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return client


def sent_back(page, prefix=""):
    """Every field of the form on this page, as it stands there."""
    form = page.context["adminform"].form
    data = {}
    for bound in form:
        widget = bound.field.widget
        name, value = bound.html_name, bound.value()
        if hasattr(widget, "formset"):
            _rows(data, widget.get_context(name, value, {})["rows"])
        elif hasattr(widget, "groups"):
            data |= {f"{name}-{question}": list(choices) for question, choices in (value or {}).items()}
        else:
            _one(data, widget, name, value)
    return data


def _rows(data, rows: Rows):
    data |= {bound.html_name: bound.value() for bound in rows.management_form}
    for form in rows:
        for bound in form:
            _one(data, bound.field.widget, bound.html_name, bound.value())


def _one(data, widget, name, value):
    if hasattr(widget, "decompress"):
        parts = value if isinstance(value, list) else widget.decompress(value)
        for suffix, part in zip(widget.widgets_names, parts, strict=True):
            data[name + suffix] = part or ""
    elif value is not False and value is not None:
        data[name] = getattr(value, "pk", value)
