"""A sentence for editors, which a page can translate. Pure."""

from kb.message import Message, gettext_noop

__all__ = ["Message", "gettext_noop"]
