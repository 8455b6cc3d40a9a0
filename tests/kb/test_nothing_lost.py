"""What an editor typed or sent is kept, or they are told why not."""

from __future__ import annotations

import io
import re

import pytest
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from PIL import Image

from kb.models import Article, Category, Event, Picture, Snippet, Synonym
from tests.builders import both, make_article, make_category
from tests.kb.desk import draft, person

pytestmark = pytest.mark.django_db


def png(colour):
    file = io.BytesIO()
    Image.new("RGB", (40, 20), colour).save(file, "PNG")
    file.name = "screen.png"
    file.seek(0)
    return file


@pytest.mark.parametrize("changed", [{"asked": "it hangs"}, {"applies_to": "Windows 7"}, {"sources": "A book"}])
def test_a_translation_that_begins_with_something_else_than_its_title_is_saved(changed):
    article = make_article("fix.one", languages=("en",))
    editor, url = person(), reverse("admin:kb_article_words", args=[article.pk])
    form = next(sheet.form for sheet in editor.get(url).context["sheets"] if sheet.language == "zh-hans")
    sent = {f"zh-hans-{name}": form.initial.get(name, "") for name in form.fields}
    editor.post(url, sent)
    assert article.newest("zh-hans") is None
    editor.post(url, {**sent, **{f"zh-hans-{name}": value for name, value in changed.items()}})
    assert article.newest("zh-hans")


def test_two_who_replace_a_picture_are_told_in_words():
    editor = person()
    add = {"key": "box", "alt_en": "A box", "alt_zh-hans": "方框"}
    editor.post(reverse("admin:kb_picture_add"), {**add, "upload": png("red")})
    url = reverse("admin:kb_picture_change", args=[Picture.objects.get().pk])
    seen = re.search(r'name="seen" value="([0-9a-f]+)"', editor.get(url).content.decode())[1]
    both_of = {"alt_en": "A box", "alt_zh-hans": "方框", "seen": seen}
    assert editor.post(url, {**both_of, "upload": png("green")}).status_code == 302
    page = editor.post(url, {**both_of, "alt_en": "Mine", "upload": png("blue")}).content.decode()
    assert "Somebody else saved this" in page
    assert "RIFF" not in page
    assert "choose it once more" in page


@pytest.mark.parametrize("many", ["a\0b", " ".join(f"k{number}" for number in range(300_000))])
def test_hostile_keys_of_related_articles_are_refused(many):
    article = make_article("fix.one")
    page = person().post(reverse("admin:kb_article_change", args=[article.pk]), {"related": many})
    assert page.status_code == 200
    assert "errornote" in page.content.decode()


@pytest.mark.parametrize("minutes", ["481", "32767"])
def test_minutes_that_no_file_may_hold_are_refused(minutes):
    article = make_article("fix.one")
    page = person().post(reverse("admin:kb_article_change", args=[article.pk]), {"minutes": minutes})
    assert "480" in page.content.decode()


LONG_NUMBER = "9" * 5000


@pytest.mark.parametrize(
    "address",
    [
        "/admin/kb/article/{article}/words/?from={number}",
        "/admin/kb/article/{article}/history/?from={number}&to={number}",
        "/admin/kb/article/{article}/preview/en/?revision={number}",
        "/admin/kb/revision/add/?from={number}",
    ],
)
@pytest.mark.parametrize("number", [LONG_NUMBER, "9" * 30, "²", "-1", "x"])
def test_a_number_that_is_no_revision_is_none(address, number):
    article = make_article("fix.one")
    answer = person().get(address.format(article=article.pk, number=number))
    assert answer.status_code in (200, 302, 404)


# --- lists


def test_the_lists_ask_the_database_the_same_number_of_times_however_long_they_are(django_assert_max_num_queries):
    editor = person()
    for number in range(8):
        article = make_article(f"fix.n{number}", category=make_category(f"c{number}", parent=make_category()))
        draft(article, by=person(name=f"author{number}").user, title=f"t{number}")
    for name in ("kb_revision", "kb_category", "kb_article", "kb_event"):
        with django_assert_max_num_queries(14):
            assert editor.get(reverse(f"admin:{name}_changelist")).status_code == 200


def test_who_saves_without_a_change_changes_nothing():
    """A shipped one stays the files', and the trail tells no tale."""
    editor = person()
    rows = [
        make_category("ports", loaded="x"),
        Snippet.objects.create(key="warn", title="t", body=both("Words."), loaded="x"),
        Synonym.objects.create(key="s", phrases=["one", "two"], loaded="x"),
    ]
    for row in rows:
        url = reverse(f"admin:kb_{row._meta.model_name}_change", args=[row.pk])
        form = editor.get(url).context["adminform"].form
        answer = editor.post(url, filled(form))
        assert answer.status_code == 302, answer.context["errors"]
        row.refresh_from_db()
        assert row.loaded == "x", row
    assert not Event.objects.exists()


def filled(form):
    """What a browser would send back."""
    sent = {}
    for bound in form:
        widget, value = bound.field.widget, bound.value()
        if hasattr(widget, "decompress"):
            names = (f"{bound.html_name}{suffix}" for suffix in widget.widgets_names)
            sent |= dict(zip(names, widget.decompress(value), strict=True))
        elif value is not None:
            sent[bound.html_name] = value
    return sent


def test_a_changed_place_in_the_list_of_categories_is_told_in_the_trail():
    row = make_category("ports")
    sent = {
        "form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1, "form-0-id": row.pk, "form-0-position": 3, "_save": "1",
    }  # fmt: skip
    person().post(reverse("admin:kb_category_changelist"), sent)
    assert Category.objects.get().position == 3
    assert [(event.kind, event.key, event.note) for event in Event.objects.all()] == [("category", "ports", "position")]


# --- deleting


@pytest.mark.django_db(transaction=True)
def test_selected_snippets_are_deleted_together_with_their_trail():
    Snippet.objects.create(key="a", title="t", body=both("Words."))
    Snippet.objects.create(key="b", title="t", body=both("Words."))
    sent = {"action": "delete_selected", "_selected_action": list(Snippet.objects.values_list("pk", flat=True))}
    answer = person().post(reverse("admin:kb_snippet_changelist"), {**sent, "post": "yes"})
    assert answer.status_code == 302
    assert not Snippet.objects.exists()
    assert sorted(Event.objects.values_list("did", "key")) == [("deleted", "a"), ("deleted", "b")]


def test_the_trail_keeps_the_name_of_who_is_gone():
    editor = person(name="Mia")
    snippet = Snippet.objects.create(key="a", title="t", body=both("Words."))
    editor.post(reverse("admin:kb_snippet_delete", args=[snippet.pk]), {"post": "yes"})
    editor.user.delete()
    event = Event.objects.get()
    assert (event.name, event.person) == ("Mia", None)
    assert "Mia" in person(name="Other").get(reverse("admin:kb_event_changelist")).content.decode()


def test_what_came_into_use_after_the_look_is_not_deleted(rf):
    """A guide was published, or a draft saved, between Django's look and the deed."""
    root = person(is_superuser=True)
    article, snippet = make_article("fix.one"), Snippet.objects.create(key="a", title="t", body=both("Words."))
    other = make_article("fix.two")
    draft(other, body="![](snippet:a)\n")
    Article.objects.filter(pk=other.pk).update(related=["fix.one"])
    for row in (article, snippet):
        request = rf.post("/")
        request.user = root.user
        page = admin.site.get_model_admin(type(row))
        with pytest.raises(PermissionDenied):
            page.delete_model(request, row)
        with pytest.raises(PermissionDenied):
            page.delete_queryset(request, type(row).objects.filter(pk=row.pk))
        assert type(row).objects.filter(pk=row.pk).exists()
    assert not Event.objects.exists()
