"""What stands beside articles and guides in a content folder: pastes, snippets and pictures."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from kb import pictures
from kb.models import Document, Picture, Snippet
from kb.search import index
from tests.test_content import VIGNETTE, folder, load, write_article  # noqa: F401
from wizard.models import Guide, Paste, Vignette
from wizard.publishing import problems, publish

pytestmark = pytest.mark.django_db

DOT = pictures.make(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path d="M0 0h4"/></svg>').data
LISTED = "- {key: dot, file: dot.svg, alt: {en: A dot, zh-hans: 点}}\n"


def put(folder, name, text):  # noqa: F811
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


@pytest.fixture
def pasted(folder):  # noqa: F811
    put(folder, "pastes/g.yaml", "out: |\n  one\nmore: |\n  two\n")
    put(folder, "vignettes/g.yaml", VIGNETTE.replace("story:", "pastes: [more, out], paste: mine, story:"))
    load(folder)
    return folder


def test_a_story_keeps_the_keys_of_what_it_pastes_and_its_own_words(pasted):
    row = Vignette.objects.get()
    assert (row.pastes, row.paste) == (["more", "out"], "mine")
    assert row.told().paste == "two\n\none\n\nmine"


def test_a_paste_that_left_its_file_goes_unless_an_editor_changed_it(pasted):
    Paste.objects.filter(key="out").update(text="edited", loaded="")
    put(pasted, "pastes/g.yaml", "other: |\n  three\n")
    put(pasted, "vignettes/g.yaml", VIGNETTE)
    load(pasted)
    assert dict(Paste.objects.values_list("key", "text")) == {"out": "edited", "other": "three\n"}


def test_a_paste_an_editor_changed_stays_unless_told_otherwise(pasted):
    Paste.objects.filter(key="out").update(text="edited", loaded="")
    load(pasted)
    assert Paste.objects.get(key="out").text == "edited"
    load(pasted, "--overwrite")
    assert Paste.objects.get(key="out").text == "one\n"


def test_a_story_that_pastes_what_is_not_there_is_a_problem_and_no_crash(pasted):
    Paste.objects.filter(key="out").delete()
    told = [str(problem) for problem in problems(Guide.objects.all())]
    assert told == ["g: the vignette S1 pastes “out”, an output this guide does not have"]
    assert Vignette.objects.get().told().paste == "two\n\nmine"
    Guide.objects.update(minutes=9)
    with pytest.raises(Exception, match="an output this guide does not have"):
        publish(list(Guide.objects.all()))


def test_stories_are_told_in_three_queries_however_many_they_are(pasted, django_assert_num_queries):
    guide = Guide.objects.get()
    for number in range(20):
        Vignette.objects.create(key=f"M{number}", guide=guide, article="fix.fix", answers={"a": "x"}, pastes=["out"])
    with django_assert_num_queries(3):
        told = [row.told() for row in Vignette.objects.tellable()]
    assert len({story.paste for story in told}) == 2


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("pastes/g.yaml", "- x", r"pastes/g\.yaml:1: must be a mapping"),
        ("pastes/g.yaml", "A b: x", "is not a key"),
        ("pastes/g.yaml", "out: 3", "“out” must be a text"),
        ("pastes/h.yaml", "out: x", "there is no guide “h”"),
        ("vignettes/g.yaml", VIGNETTE.replace("story:", "pastes: [none], story:"), "there is no paste none"),
        ("vignettes/g.yaml", VIGNETTE.replace("story:", "pasts: [none], story:"), "“pasts” is not known here"),
        ("snippets.yaml", "a: 1", r"snippets\.yaml:1: must be a list"),
        ("snippets.yaml", "- {key: A, title: t, body: {en: x}}", "“A” is not a key"),
        ("snippets.yaml", "- {key: a, title: t, body: {fr: x}}", "must be words by language"),
        ("snippets.yaml", "- {key: a, title: t, text: {en: x}}", "“text” is not known here"),
        ("snippets.yaml", "- {key: a, title: t, body: {en: x}}\n" * 2, "“a” stands twice"),
        ("snippets.yaml", "- {key: a, title: t, body: {en: '## x'}}", "headings belong to the article"),
        ("pictures.yaml", LISTED.replace(", zh-hans: 点", ""), "“alt” says nothing in zh-hans"),
        ("pictures.yaml", LISTED.replace("A dot", "' '"), "“alt” says nothing in en"),
        ("pictures.yaml", LISTED.replace("dot.svg", "../dot.svg"), "is not the name of a picture"),
        ("pictures.yaml", LISTED.replace("dot.svg", "gone.svg"), "cannot be read"),
        ("pictures/dot.svg", DOT.replace(b"<path", b"<script/><path"), "not allowed"),
        ("pictures/dot.svg", b"GIF89a", "cannot be read"),
    ],
)
def test_a_mistake_is_told_with_its_place_and_nothing_is_loaded(folder, name, text, expected):  # noqa: F811
    put(folder, "pictures.yaml", LISTED)
    put(folder, "pictures/dot.svg", DOT)
    put(folder, name, text)
    with pytest.raises(CommandError, match=expected):
        load(folder)
    assert not Picture.objects.exists()
    assert not Snippet.objects.exists()
    assert not Paste.objects.exists()


def use(folder, insert):  # noqa: F811
    path = folder / "articles/fix.fix/en.md"
    path.write_text(path.read_text("utf-8").replace("Because.", f"Because.\n\n![]({insert})"), "utf-8")


def test_an_article_that_its_snippets_make_too_long_is_refused(folder):  # noqa: F811
    put(folder, "snippets.yaml", f"- {{key: tip, title: t, body: {{en: {'long ' * 900}}}}}")
    use(folder, ")\n\n![](".join(["snippet:tip"] * 25))
    with pytest.raises(CommandError, match="with its snippets"):
        load(folder)


@pytest.mark.parametrize("insert", ["snippet:none", "picture:none"])
def test_an_article_cannot_hold_what_is_not_there(folder, insert):  # noqa: F811
    use(folder, insert)
    with pytest.raises(CommandError, match="“none” does not exist"):
        load(folder)


def test_a_changed_snippet_is_found_in_the_articles_that_hold_it(folder):  # noqa: F811
    use(folder, "snippet:tip")
    put(folder, "snippets.yaml", "- {key: tip, title: t, body: {en: marmalade}}")
    load(folder)
    assert "marmalade" in Document.objects.get(key="fix.fix", language="en").body
    put(folder, "snippets.yaml", "- {key: tip, title: t, body: {en: honey}}")
    load(folder)
    assert "honey" in Document.objects.get(key="fix.fix", language="en").body
    assert not index.suspect()
    Snippet.objects.update(body={"en": "edited"}, loaded="")
    load(folder)
    assert Snippet.objects.get().body == {"en": "edited"}


def test_a_picture_is_loaded_as_it_is(folder):  # noqa: F811
    put(folder, "pictures.yaml", LISTED)
    put(folder, "pictures/dot.svg", DOT)
    load(folder)
    picture = Picture.objects.get()
    assert (bytes(picture.data), picture.width, picture.alt["en"]) == (DOT, 4, "A dot")
    call_command("load_content", "--folder", str(folder), stdout=StringIO())
    assert Picture.objects.count() == 1
