"""Editors' pages that show our own pages inside: the only frames on the site."""

from __future__ import annotations

from csp.constants import NONE, SELF
from csp.decorators import csp_replace
from django.views.decorators.clickjacking import xframe_options_sameorigin

from kb.editing.pages import View


def frames_our_pages(view: View) -> View:
    """The page may hold frames with pages of this site."""
    framing: View = csp_replace({"frame-src": [SELF]})(view)
    return framing


def is_framed_by_us(view: View) -> View:
    """The page may stand in a frame on this site, and sends no form from there."""
    framed: View = csp_replace({"frame-ancestors": [SELF], "form-action": [NONE]})(xframe_options_sameorigin(view))
    return framed
