"""A page that was made while others published all the time belongs to no edition, and is not kept."""

from __future__ import annotations

import pytest
from django.http import HttpResponse

from kb import edition
from kb.page_cache import PageCache, cached_page

pytestmark = pytest.mark.django_db


def test_a_page_that_never_came_to_rest_is_sent_but_not_kept(rf):
    made = []

    @cached_page
    def restless(request):
        made.append(len(made))
        if len(made) <= 20:
            edition.advance()
            edition.forget()
        return HttpResponse(f"page {len(made)}")

    site = PageCache(restless)
    assert site(rf.get("/x/")).status_code == 200
    tries = len(made)
    site(rf.get("/x/"))
    assert len(made) > tries
    assert site(rf.get("/x/")).content == site(rf.get("/x/")).content == b"page 21"
