"""Words that stand in many bodies: where they are put in, what editors see of them, and what is refused."""

from __future__ import annotations

import io
from unittest import mock

import pytest
from django.test import Client
from PIL import Image

from kb import edition, pictures, publishing, reading
from kb.inserts import inserts, leaves_a_fence_open
from kb.models import Article, Event, Picture, Revision, Snippet
from kb.rendering import MAX_CHARACTERS, render
from kb.search import finder
from kb.snippet_rules import snippet_mistakes
from kb.snippets import expand
from tests.builders import BODY, make_article, make_graph, make_outcome, make_question, release
from tests.test_admin import signed_in

KNOWN = {
    "warn": '!!! danger "Careful"\n    It ends all sessions.\n',
    "test": '```powershell title="Here"\nGet-Date\n\nGet-Host\n```\n\nThen look.\n',
    "line": "One **bold** line.\n",
    "nested": "Before.\n\n![](snippet:line)\n\nAfter.\n",
}


def expanded(text):
    return expand(text, KNOWN.get)


def test_its_words_stand_where_its_key_stood():
    assert expanded("Before.\n\n![](snippet:line)\n\nAfter.\n") == "Before.\n\nOne **bold** line.\n\nAfter.\n"
    assert expanded("![](snippet:line)") == "One **bold** line."


def test_it_is_indented_as_its_place_is():
    step = "1. **Do it.**\n\n    ![](snippet:test)\n\n2. Next."
    block = '    ```powershell title="Here"\n    Get-Date\n\n    Get-Host\n    ```\n\n    Then look.'
    assert expanded(step) == f"1. **Do it.**\n\n{block}\n\n2. Next."
    shown = render(expanded(step)).html
    assert shown.count("<li>") == 2
    assert shown.index("Get-Host") < shown.index("Then look.") < shown.index("</li>")
    box = render(expanded('!!! note "N"\n\n    ![](snippet:test)\n')).html
    assert box.index("notice-info") < box.index("Get-Host") < box.index("Then look.") < box.rindex("</div>")


def test_it_may_be_an_item_of_a_list():
    shown = render(expanded("- First.\n- ![](snippet:line)\n- Last.")).html
    assert "<li>One <strong>bold</strong> line.</li>" in shown
    assert expanded("  2. ![](snippet:test)").splitlines()[:2] == ['  2. ```powershell title="Here"', "      Get-Date"]


def test_one_that_does_not_exist_disappears():
    assert render(expanded("Before.\n\n![](snippet:gone)\n\nAfter.")).html == "<p>Before.</p>\n<p>After.</p>"


def test_within_a_fenced_block_it_is_only_text():
    text = "```text\n![](snippet:line)\n```\n\n~~~\n![](snippet:line)\n~~~\n"
    assert expanded(text) == text


def test_a_snippet_within_a_snippet_stays_out_and_nothing_goes_round_for_ever():
    assert render(expanded("![](snippet:nested)")).html == "<p>Before.</p>\n<p>After.</p>"
    loop = {"loop": "x\n\n![](snippet:loop)\n"}
    assert expand("![](snippet:loop)", loop.get).strip() == "x"


def test_among_words_it_is_not_put_in_and_never_seen_as_it_is_written():
    shown = render(expanded("Look: ![](snippet:line) here.")).html
    assert "snippet" not in shown
    assert "bold" not in shown


def test_text_without_snippets_is_not_touched():
    for text in ("", "x", "x\r\n\r\ny", "a\x0bb\n", BODY["en"]):
        assert expanded(text) == text


def test_places_are_told_with_their_lines():
    items = "- ![](snippet:c)\n- ![words](picture:d)"
    body = f"![](snippet:a)\n\nx ![](picture:b) y\n\n{items}\n\n!!! note\n    ![here](picture:e)\n"
    found = [(insert.line, insert.kind, insert.key, insert.words, insert.placed) for insert in inserts(body)]
    assert found == [
        (0, "snippet", "a", "", True),
        (2, "picture", "b", "", False),
        (4, "snippet", "c", "", True),
        (5, "picture", "d", "words", False),
        (8, "picture", "e", "here", True),
    ]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (" \n", "says nothing"),
        ("x" * 5001, "longer than 5000"),
        ("```bash\nls\n", "does not end it"),
        ("### More\n\nx", "headings belong"),
        ("![](snippet:other)\n", "cannot hold another"),
        ("words\n- item", "0 are shown"),
        ("![](picture:gone)", "does not exist"),
        ("x ![](diagram:tls13-handshake)", "stands alone"),
    ],
)
def test_what_would_harm_an_article_is_told(body, words):
    assert [message for _line, message in snippet_mistakes(body, {"picture": set()}) if words in str(message)]


@pytest.mark.parametrize("body", KNOWN.values())
def test_good_words_have_no_mistakes(body):
    assert not [message for _line, message in snippet_mistakes(body, {}) if "another" not in str(message)]
    assert not leaves_a_fence_open(body)


# --- on the site

HELD = BODY["en"].replace("Keep a way in.", "- ![](snippet:way-in)\n\n![A red box](picture:box)\n\n![](picture:box)")


def png(colour="red"):
    file = io.BytesIO()
    Image.new("RGB", (40, 20), colour).save(file, "PNG")
    file.name = "screen.png"
    file.seek(0)
    return file


def make_picture(key="box"):
    made = pictures.make(png().read())
    return Picture.objects.create(
        key=key, alt={"en": "A <box>", "zh-hans": "方框"}, type=made.type, width=made.width, height=made.height,
        data=made.data, digest=made.digest,
    )  # fmt: skip


@pytest.fixture
def held(db):
    """An article of a guide that holds a snippet and a picture."""
    release(make_graph(make_question("a", "x > fix", "y > support"), make_outcome("fix")))
    words = {"en": "Keep the zebra door open.\n", "zh-hans": "保持斑马门打开。\n"}
    Snippet.objects.create(key="way-in", title="The way in", body=words, loaded="x")
    make_picture()
    article = Article.objects.get(key="fix.fix")
    for code in ("en", "zh-hans"):
        newest = article.newest(code)
        body = HELD if code == "en" else newest.body + "\n![](snippet:way-in)\n\n![](picture:box)\n"
        words = {"title": newest.title, "summary": "s", "applies_to": "a"}
        publishing.publish(article.revise(code, body=body, **words))
    edition.clear_caches()
    return article


def test_readers_see_snippet_and_picture_in_their_language(held):
    english = Client().get("/en/articles/fix-fix/").content.decode()
    assert "<li>Keep the zebra door open.</li>" in english
    assert 'width="40" height="20" alt="A red box" loading="lazy"' in english
    assert 'alt="A &lt;box&gt;"' in english
    chinese = Client().get("/zh-hans/articles/fix-fix/").content.decode()
    assert "保持斑马门打开。" in chinese
    assert 'alt="方框"' in chinese


def test_inside_a_walk_they_are_seen_too(held):
    page = Client().get("/en/guides/g/?a=x").content.decode()
    assert "zebra door" in page
    assert "/pictures/" in page


def test_a_missing_one_disappears_and_the_page_stays(held):
    Picture.objects.all().delete()
    Snippet.objects.all().delete()
    edition.clear_caches()
    page = Client().get("/en/articles/fix-fix/").content.decode()
    assert "Before you start" in page
    assert "picture:" not in page
    assert "snippet:" not in page


def test_search_finds_an_article_by_the_words_of_its_snippet(held):
    assert finder.search("zebra door", "en")[0].key == "fix.fix"


def test_a_guide_shows_them_in_its_checks(held):
    from wizard.pages import check_html

    assert "zebra door" in check_html("![](snippet:way-in)", "en")
    assert "<img" in check_html("![](picture:box)", "en")
    assert "<svg" not in check_html("![](diagram:tls13-handshake)", "en")


# --- in the admin

EDITED = {"title": "The way in", "body_en": "Keep the giraffe door open.", "body_zh-hans": "保持长颈鹿门打开。"}


def change(client, row, **fields):
    return client.post(f"/admin/kb/{type(row).__name__.lower()}/{row.pk}/change/", fields, follow=True)


def test_a_changed_snippet_is_seen_and_found_at_once_in_every_article_that_holds_it(held):
    row, before = Snippet.objects.get(), edition.number()
    change(signed_in("Editors"), row, **EDITED)
    edition.forget()
    assert edition.number() > before
    assert "giraffe door" in Client().get("/en/articles/fix-fix/").content.decode()
    assert "长颈鹿门" in Client().get("/zh-hans/articles/fix-fix/").content.decode()
    assert finder.search("giraffe", "en")[0].key == "fix.fix"
    assert not finder.search("zebra", "en")
    row.refresh_from_db()
    assert row.loaded == ""
    assert Event.objects.filter(kind="snippet", key="way-in", did="changed").exists()


@pytest.mark.parametrize(
    ("words", "refused"),
    [
        ("## Undo", "headings belong"),
        ("```bash\nls", "does not end it"),
        ("![](snippet:way-in)", "cannot hold another"),
        ("[x](kb:no.such)", "does not exist"),
        ("```powershell\nSet-NetFirewallProfile -Enabled False\n```", "it switches the firewall off"),
        ("", "says nothing"),
    ],
)
def test_a_snippet_that_would_harm_an_article_is_refused_in_words(held, words, refused):
    page = change(signed_in("Editors"), Snippet.objects.get(), **{**EDITED, "body_en": words})
    assert refused in page.content.decode()
    assert "zebra" in Snippet.objects.get().body["en"]


def test_a_snippet_that_makes_an_article_too_long_is_refused_in_words(held):
    body = HELD + "\n![](snippet:way-in)\n" * 30
    publishing.publish(held.revise("en", title="t", summary="s", applies_to="a", body=body))
    long = "words " * 800
    with mock.patch("kb.rendering.MAX_CHARACTERS", 50_000):
        page = change(signed_in("Editors"), Snippet.objects.get(), **{**EDITED, "body_en": long})
    assert "“fix.fix” would become too long" in page.content.decode()
    assert MAX_CHARACTERS == 100_000


def test_a_new_snippet_needs_a_key_that_articles_can_name(held):
    editor = signed_in("Editors")
    page = editor.post("/admin/kb/snippet/add/", {**EDITED, "key": "Under_score"})
    assert "Small letters, digits and hyphens only." in page.content.decode()
    editor.post("/admin/kb/snippet/add/", {**EDITED, "key": "new-one"})
    assert Snippet.objects.get(key="new-one").body["en"] == "Keep the giraffe door open.\n"


def test_the_form_says_where_it_stands_drafts_and_both_languages_included(held, django_assert_max_num_queries):
    held.revise("en", title="A draft of it", summary="s", applies_to="a", body=HELD)
    for number in range(5):
        make_article(f"other.{number}")
    editor = signed_in("Editors")
    with django_assert_max_num_queries(20):
        page = editor.get(f"/admin/kb/snippet/{Snippet.objects.get().pk}/change/").content.decode()
    assert page.count("fix.fix: ") == 3
    assert "fix.fix: A draft of it (English)" in page
    assert "中文" in page
    assert "fix.fix: " in editor.get(f"/admin/kb/picture/{Picture.objects.get().pk}/change/").content.decode()


@pytest.mark.parametrize("model", [Snippet, Picture])
def test_what_stands_somewhere_cannot_be_deleted_and_the_page_says_where(held, model):
    editor, row = signed_in("Editors"), model.objects.get()
    address = f"/admin/kb/{model.__name__.lower()}/"
    assert "stands in fix.fix" in editor.get(f"{address}{row.pk}/delete/").content.decode()
    editor.post(f"{address}{row.pk}/delete/", {"post": "yes"})
    editor.post(address, {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"})
    assert model.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize("model", [Snippet, Picture])
def test_what_stands_nowhere_can_be_deleted(held, model):
    Revision.objects.all().delete()
    editor, row = signed_in("Editors"), model.objects.get()
    editor.post(f"/admin/kb/{model.__name__.lower()}/{row.pk}/delete/", {"post": "yes"})
    assert not model.objects.filter(pk=row.pk).exists()
    assert Event.objects.filter(did="deleted", kind=model.__name__.lower()).exists()


def test_the_preview_shows_what_is_typed_and_saves_nothing(held):
    editor = signed_in("Editors")
    typed = editor.post("/admin/kb/snippet/preview/", EDITED)
    assert "<p>Keep the giraffe door open.</p>" in typed.content.decode()
    assert typed["X-Frame-Options"] == "SAMEORIGIN"
    assert "zebra" in editor.get("/admin/kb/snippet/preview/?key=way-in").content.decode()
    assert "zebra" in Snippet.objects.get().body["en"]
    assert "Nothing is written yet" in editor.get("/admin/kb/snippet/preview/?key=%00").content.decode()
    for hostile in ({"body_en": "x" * 200_000, "body_zh-hans": ""}, {"body_en": "<script>alert(1)</script>"}, {}):
        page = editor.post("/admin/kb/snippet/preview/?key=%00", hostile)
        assert page.status_code == 200
        assert b"<script>" not in page.content


def test_an_editor_uploads_a_picture_and_replaces_it(held):
    editor = signed_in("Editors")
    words = {"alt_en": "The red\nbox", "alt_zh-hans": "红色方框"}
    editor.post("/admin/kb/picture/add/", {"key": "screen", "upload": png(), **words})
    row = Picture.objects.get(key="screen")
    assert (row.type, row.width, row.height, row.alt["en"]) == ("image/webp", 40, 20, "The red box")
    first = row.digest
    change(editor, row, upload=png("blue"), **words)
    row.refresh_from_db()
    assert row.digest != first
    change(editor, row, **{**words, "alt_en": "The blue box"})
    kept = Picture.objects.get(key="screen")
    assert (kept.digest, kept.alt["en"]) == (row.digest, "The blue box")
    for page in ("/admin/kb/picture/", f"/admin/kb/picture/{row.pk}/change/"):
        assert f"/pictures/{row.digest}.webp" in editor.get(page).content.decode()


def test_a_picture_that_is_none_is_refused_in_words(held):
    editor = signed_in("Editors")
    words = {"alt_en": "x", "alt_zh-hans": "x"}
    text, large = io.BytesIO(b"hello"), io.BytesIO(b"\0" * 5_000_000)
    text.name, large.name = "a.png", "b.png"
    for sent, refused in (
        ({"upload": text, **words}, "broken or cut off"),
        ({"upload": large, **words}, "4000 kB are allowed"),
        (words, "Choose a picture."),
        ({"upload": png(), "alt_en": "x", "alt_zh-hans": ""}, "in every language"),
        ({"upload": png(), "alt_en": "x" * 301, "alt_zh-hans": "x"}, "300 characters"),
    ):
        page = editor.post("/admin/kb/picture/add/", {"key": "screen", **sent})
        assert refused in page.content.decode()
    assert not Picture.objects.filter(key="screen").exists()


@pytest.mark.parametrize("group", ["Agents", "Reviewers"])
def test_agents_and_reviewers_look_and_change_nothing(held, group):
    client = signed_in(group)
    for row in (Snippet.objects.get(), Picture.objects.get()):
        address = f"/admin/kb/{type(row).__name__.lower()}/"
        assert client.get(address).status_code == 200
        assert client.get(f"{address}{row.pk}/change/").status_code == 200
        assert change(client, row, **EDITED, alt_en="x").status_code == 403
        assert client.post(f"{address}add/", {"key": "x", "upload": png(), **EDITED}).status_code == 403
        assert client.post(f"{address}{row.pk}/delete/", {"post": "yes"}).status_code == 403
    assert client.get("/admin/kb/snippet/preview/").status_code == 200
    assert (Snippet.objects.count(), Picture.objects.count()) == (1, 1)
    assert "zebra" in Snippet.objects.get().body["en"]


def test_nobody_else_sees_any_of_it(held):
    for address in ("snippet/", "picture/", "snippet/add/", "picture/add/", "snippet/preview/"):
        assert Client().get(f"/admin/kb/{address}").status_code == 302
        assert Client().post(f"/admin/kb/{address}", {"key": "x", **EDITED}).status_code == 302


# --- as a file


def test_a_picture_is_served_for_ever_and_can_do_nothing(held, django_assert_num_queries):
    address = reading.stock.pictures()["box"].url
    with django_assert_num_queries(1):
        response = Client().get(address)
    assert response.content == bytes(Picture.objects.get().data)
    assert (type(response["Content-Type"]), response["Content-Type"]) == (str, "image/webp")
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert "sandbox" in response["Content-Security-Policy"]
    assert not response.cookies
    with django_assert_num_queries(0):
        assert Client().get(address, HTTP_IF_NONE_MATCH=response["ETag"]).status_code == 304
    head = Client().head(address)
    assert (head.status_code, head.content) == (200, b"")
    assert Client().post(address).status_code == 405


def test_a_drawing_is_served_as_one(db):
    made = pictures.make(b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><path d='M0 0h9'/></svg>")
    Picture.objects.create(
        key="d", alt={}, type=made.type, width=9, height=9, data=made.data, digest=made.digest
    )  # fmt: skip
    edition.clear_caches()
    response = Client().get(f"/pictures/{made.digest}.svg")
    assert response["Content-Type"] == "image/svg+xml"
    assert Client().get(f"/pictures/{made.digest}.webp").status_code == 404


@pytest.mark.parametrize(
    "name", ["0" * 64 + ".webp", "box.webp", "0" * 63 + ".svg", "A" * 64 + ".svg", "0" * 64, "x/../y"]
)
def test_a_picture_that_does_not_exist_is_404(held, name):
    response = Client().get(f"/pictures/{name}")
    assert response.status_code == 404
    assert "immutable" not in response.get("Cache-Control", "")
