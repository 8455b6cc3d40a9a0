"""The draft of a guide as a file, and back: nothing is replaced before it was seen."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kb.models import Event
from tests.builders import make_article, make_choice, make_graph, make_outcome, make_question, release
from wizard.editing.exchange.guide_import import MAX_BYTES, NotTaken, read_guide
from wizard.guide_text import guide_text
from wizard.models import Guide, Node, Paste, Release, Vignette
from wizard.publishing import draft_graph

GRAPH = make_graph(make_question("a", "x > fix", "y > support"), make_outcome("fix"))
TEXT = guide_text(GRAPH)
ARTICLES = {"fix.fix", "support.escalate"}


@pytest.fixture
def guide(db):
    release(GRAPH)
    return Guide.objects.get()


def signed_in(group):
    user = get_user_model().objects.create_user(f"{group}-person", is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def editor(guide):
    return signed_in("Editors")


def page(guide, name="import/"):
    return f"/admin/wizard/guide/{guide.pk}/{name}"


def words_of(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", response.content.decode()))


def seen(response):
    return re.search(r'name="seen" value="([0-9a-f]{64})"', response.content.decode())[1]


def test_the_draft_is_exported_with_its_stories_and_pastes(editor, guide):
    guide.minutes = 42
    guide.save()
    Paste.objects.create(guide=guide, key="out", text="a\nb\n")
    Vignette.objects.create(
        key="S1", guide=guide, article="fix.fix", answers={"a": "x"}, story={"en": "A"}, pastes=["out"]
    )
    found = editor.get(page(guide, "export.yaml"))
    assert found["Content-Disposition"] == 'attachment; filename="g.yaml"'
    assert found.content.decode() == TEXT.replace("minutes: 5", "minutes: 42")
    assert "pastes: [out]" in editor.get(page(guide, "stories.yaml")).content.decode()
    assert "out: |\n  a\n  b\n" in editor.get(page(guide, "pastes.yaml")).content.decode()


def test_an_import_shows_what_would_change_and_replaces_only_the_draft_when_confirmed(editor, guide):
    changed = TEXT.replace("minutes: 5", "minutes: 7").replace('{en: "a?"', '{en: "Really?"')
    assert changed.count("Really") == 1
    shown = editor.post(page(guide), {"text": changed})
    assert "it now takes 7 minutes (was 5)" in words_of(shown)
    assert "Questions 0 1 0" in words_of(shown)
    assert Guide.objects.get().minutes == 5
    done = editor.post(page(guide), {"text": changed, "seen": seen(shown)})
    assert done["Location"] == f"/admin/wizard/guide/{guide.pk}/change/"
    assert guide_text(draft_graph(Guide.objects.get())) == changed
    assert Release.objects.get().data["minutes"] == 5
    event = Event.objects.get(did=Event.Did.IMPORTED)
    assert (event.kind, event.key, event.name) == ("guide", "g", "Editors-person")


def test_a_file_may_be_uploaded_with_the_line_ends_of_windows(editor, guide):
    data = ("\ufeff" + TEXT.replace("minutes: 5", "minutes: 8")).replace("\n", "\r\n").encode()
    shown = editor.post(page(guide), {"file": SimpleUploadedFile("g.yaml", data)})
    assert "it now takes 8 minutes" in words_of(shown)
    sent_again = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", shown.content.decode(), re.DOTALL)[1]
    assert "minutes: 8" in sent_again
    assert "\ufeff" not in sent_again


def test_a_draft_changed_in_between_is_not_replaced_but_compared_again(editor, guide):
    shown = editor.post(page(guide), {"text": TEXT})
    Node.objects.filter(key="a").update(ask={"en": "Somebody else?", "zh-hans": "别人"})
    again = editor.post(page(guide), {"text": TEXT, "seen": seen(shown)})
    assert "Somebody changed the draft in the meantime" in words_of(again)
    assert draft_graph(guide).nodes["a"].ask["en"] == "Somebody else?"
    assert editor.post(page(guide), {"text": TEXT, "seen": seen(again)}).status_code == 302
    assert guide_text(draft_graph(guide)) == TEXT


@pytest.mark.parametrize("stale", ["x", "0" * 64, "'; --"])
def test_a_made_up_fingerprint_replaces_nothing(editor, guide, stale):
    assert "in the meantime" in words_of(editor.post(page(guide), {"text": TEXT, "seen": stale}))
    assert not Event.objects.filter(did=Event.Did.IMPORTED).exists()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({}, "Choose a file, or paste its text"),
        ({"text": "  \n"}, "Choose a file, or paste its text"),
        ({"file": b"\xff\xd8\xff\xe0binary"}, "not a text file in UTF-8"),
        ({"file": b"x" * (MAX_BYTES + 1)}, "too large"),
        ({"text": "x" * (MAX_BYTES + 1)}, "larger than 1500000 bytes"),
        ({"text": "key: \x00"}, "NUL"),
        ({"text": 'key: "\\u0000"'}, "Line 1: holds a NUL character"),
        ({"text": 'key: "\\ud800"'}, "Line 1:"),
        ({"text": "key: 100 % [of"}, "Line "),
        ({"text": "a: &a [x]\nb: [*a, *a]"}, "Line 1: aliases are not allowed"),
        ({"text": "a: " + "[" * 2000}, "Line 1: is nested too deeply"),
        ({"text": "- a"}, "must be a mapping"),
        ({"text": TEXT.replace("key: g", "key: other", 1)}, "Line 1: This is the guide “other”, not “g”."),
        ({"text": TEXT.replace("fix.fix", "no.such")}, "There is no article “no.such”."),
        ({"text": "<script>alert(1)</script>: 1"}, "Line 1: "),
    ],
)
def test_what_cannot_be_the_draft_is_told_and_replaces_nothing(editor, guide, data, told):
    if "file" in data:
        data = {"file": SimpleUploadedFile("g.yaml", data["file"])}
    shown = editor.post(page(guide), data)
    assert shown.status_code == 200
    assert told in words_of(shown)
    assert b"<script>alert" not in shown.content
    assert guide_text(draft_graph(guide)) == TEXT


@pytest.mark.django_db
@pytest.mark.parametrize("group", ["Reviewers", "Agents"])
def test_only_editors_import(guide, group):
    client = signed_in(group)
    assert client.get(page(guide)).status_code == 403
    assert client.post(page(guide), {"text": TEXT}).status_code == 403
    assert client.get(page(guide, "export.yaml")).status_code == 200


@pytest.mark.parametrize("name", ["import/", "export.yaml", "stories.yaml", "pastes.yaml"])
def test_strangers_are_asked_to_sign_in_and_what_is_not_there_is_not_found(guide, editor, name):
    assert Client().get(page(guide, name)).status_code == 302
    assert editor.get(f"/admin/wizard/guide/999/{name}").status_code == 404
    nobody = get_user_model().objects.create_user("visitor")
    client = Client()
    client.force_login(nobody)
    assert client.get(page(guide, name)).status_code == 403


def test_exports_are_read_only(editor, guide):
    assert editor.post(page(guide, "export.yaml")).status_code == 405


def test_every_mistake_is_told_with_its_line():
    text = TEXT.replace("go: fix", "goes: fix").replace("article: fix.fix", "article: [fix]")
    with pytest.raises(NotTaken) as refused:
        read_guide(text, "g", ARTICLES)
    lines = text.split("\n")
    told = {lines[mistake.line - 1].strip() for mistake in refused.value.mistakes}
    assert len(refused.value.mistakes) == 2
    assert any("goes: fix" in line for line in told)
    assert any("article: [fix]" in line for line in told)


def test_what_no_draft_can_hold_is_a_mistake():
    twice = make_question("a", "x > fix", "x > support")
    reserved = make_question("a", make_choice("unknown > fix"), "y > support")
    for question, told in ((twice, "stands twice"), (reserved, "reserved word")):
        with pytest.raises(NotTaken, match=told):
            read_guide(guide_text(make_graph(question, make_outcome("fix"))), "g", ARTICLES)
    with pytest.raises(NotTaken, match="not a place of the path"):
        read_guide(guide_text(make_graph(make_question("a"), make_outcome("fix", place="nowhere" * 9))), "g", ARTICLES)


def test_a_target_no_draft_can_hold_is_a_mistake():
    far = "a" * 200
    graph = make_graph(make_question("a", f"x > {far}", "y > support", unknown=far), make_outcome("fix", then=far))
    with pytest.raises(NotTaken) as refused:
        read_guide(guide_text(graph), "g", ARTICLES)
    assert len(refused.value.mistakes) == 3


def test_many_mistakes_end_somewhere():
    choices = "".join(f"  q{number}: x\n" for number in range(3000))
    with pytest.raises(NotTaken) as refused:
        read_guide(f"key: g\nquestions:\n{choices}outcomes: {{}}\n", "g", ARTICLES)
    assert 1 <= len(refused.value.mistakes) <= 50


def test_an_article_is_exported_as_its_file(editor):
    article = make_article("fix.other")
    article.revise("en", title="Newer", summary="s", applies_to="a", body="b")
    address = f"/admin/kb/article/{article.pk}/export/"
    found = editor.get(f"{address}en.md")
    assert found.content.decode().startswith('---\nkey: fix.other\nkind: fix\ntitle: "Title of fix.other"\n')
    assert found["Content-Disposition"] == 'attachment; filename="fix.other.en.md"'
    assert "title: Newer" in editor.get(f"{address}en.md?newest=1").content.decode()
    assert editor.get(f"{address}fr.md").status_code == 404
    assert Client().get(f"{address}en.md").status_code == 302
    assert signed_in("Agents").get(f"{address}en.md").status_code == 200
