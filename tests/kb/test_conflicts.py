"""Two editors who save the same row: the second is told, and nothing of theirs is lost."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client

from kb.editing.conflicts import SEEN
from kb.models import Category, Event
from tests.builders import make_category

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/kb/category/{}/change/"


@pytest.fixture
def editor():
    user = get_user_model().objects.create_user("editor", is_staff=True)
    user.groups.add(Group.objects.get(name="Editors"))
    client = Client()
    client.force_login(user)
    return client


def form_of(client, category):
    """What the browser would send back unchanged."""
    form = client.get(ADDRESS.format(category.pk)).context["adminform"].form
    title, summary = category.title, category.summary
    return {
        "key": category.key,
        "parent": "",
        "position": category.position,
        "title_en": title["en"],
        "title_zh-hans": title["zh-hans"],
        "summary_en": summary["en"],
        "summary_zh-hans": summary["zh-hans"],
        SEEN: form[SEEN].value(),
    }


def test_the_second_editor_is_shown_both_versions_and_keeps_their_words(editor):
    category = make_category("ports")
    mine, theirs = form_of(editor, category), form_of(editor, category)
    editor.post(ADDRESS.format(category.pk), theirs | {"title_en": "Theirs"})
    answer = editor.post(ADDRESS.format(category.pk), mine | {"title_en": "Mine <b>"})
    page = answer.content.decode()
    assert Category.objects.get().title["en"] == "Theirs"
    assert "Somebody else saved this" in page
    assert "Theirs" in page
    assert "Mine &lt;b&gt;" in page
    assert "<b>" not in page.split("Mine")[1][:4]


def test_sent_again_it_replaces_knowingly(editor):
    category = make_category("ports")
    mine = form_of(editor, category)
    Category.objects.update(position=7)
    refused = editor.post(ADDRESS.format(category.pk), mine | {"title_en": "Mine"})
    again = mine | {"title_en": "Mine", SEEN: refused.context["adminform"].form[SEEN].value()}
    assert editor.post(ADDRESS.format(category.pk), again).status_code == 302
    assert Category.objects.get().title["en"] == "Mine"


def test_a_third_who_saves_in_between_is_noticed_too(editor):
    category = make_category("ports")
    mine = form_of(editor, category)
    Category.objects.update(position=7)
    refused = editor.post(ADDRESS.format(category.pk), mine)
    Category.objects.update(position=8)
    again = mine | {SEEN: refused.context["adminform"].form[SEEN].value()}
    assert editor.post(ADDRESS.format(category.pk), again).status_code == 200


def test_saving_alone_is_recorded_with_the_person(editor):
    category = make_category("ports")
    editor.post(ADDRESS.format(category.pk), form_of(editor, category) | {"title_en": "New"})
    event = Event.objects.get()
    assert (event.name, event.did, event.kind, event.note) == ("editor", "changed", "category", "title")
