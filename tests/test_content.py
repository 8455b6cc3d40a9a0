"""load_content: all or nothing, twice the same, and never over an editor's work."""

import shutil
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from kb.models import Article, Category, Document, Revision
from kb.publishing import archive, publish
from tests.builders import BODY, make_graph, make_outcome, make_question
from wizard.guide_text import guide_text
from wizard.models import Guide, Release, Vignette

pytestmark = pytest.mark.django_db

FRONT = """---
key: {key}
kind: fix
title: {title}
summary: What is wrong.
category: ports
minutes: {minutes}
risk: none
needs: []
applies_to: Windows Server
related: []
sources: [{{title: A source}}]
reviewed: 2026-11-21
---

"""
GRAPH = make_graph(make_question("a", "x > fix", "y > support"), make_outcome("fix"))
VIGNETTE = "- {id: S1, guide: g, article: fix.fix, answers: {a: x}, story: {en: A, zh-hans: 甲}}\n"


def write_article(folder, key, title="A title", minutes=5):
    path = folder / "articles" / key
    path.mkdir(parents=True, exist_ok=True)
    for language, body in BODY.items():
        (path / f"{language}.md").write_text(FRONT.format(key=key, title=title, minutes=minutes) + body, "utf-8")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "categories.yaml").write_text("- {key: ports, title: {en: Ports, zh-hans: 端口}}\n", "utf-8")
    write_article(tmp_path, "fix.fix")
    write_article(tmp_path, "support.escalate")
    (tmp_path / "guides").mkdir()
    (tmp_path / "guides" / "g.yaml").write_text(guide_text(GRAPH), "utf-8")
    (tmp_path / "vignettes").mkdir()
    (tmp_path / "vignettes" / "g.yaml").write_text(VIGNETTE, "utf-8")
    return tmp_path


def load(folder, *arguments):
    out = StringIO()
    call_command("load_content", "--folder", str(folder), *arguments, stdout=out)
    return out.getvalue()


def counts():
    return [model.objects.count() for model in (Article, Revision, Guide, Release, Vignette)]


def test_loading_twice_changes_nothing_the_second_time(folder):
    load(folder)
    before = counts()
    assert before == [2, 4, 1, 1, 1]
    assert "4 unchanged" in load(folder)
    assert counts() == before


def test_a_changed_file_becomes_a_new_current_revision(folder):
    load(folder)
    write_article(folder, "fix.fix", title="A better title", minutes=9)
    load(folder)
    assert Revision.objects.current().get(article__key="fix.fix", language="en").title == "A better title"
    assert Article.objects.get(key="fix.fix").minutes == 9


def test_what_an_editor_wrote_stays_unless_told_otherwise(folder):
    load(folder)
    article = Article.objects.get(key="fix.fix")
    words = {"title": "Editor's", "summary": "s", "applies_to": "a", "body": "b"}
    publish(article.revise("en", **words))
    guide = Guide.objects.get()
    guide.minutes = 42
    guide.save()
    write_article(folder, "fix.fix", title="From the file")
    assert "kept" in load(folder)
    titles = dict(Revision.objects.current().filter(article=article).values_list("language", "title"))
    assert titles == {"en": "Editor's", "zh-hans": "From the file"}
    assert Guide.objects.get().minutes == 42
    load(folder, "--overwrite")
    assert Revision.objects.current().get(article=article, language="en").title == "From the file"
    assert Guide.objects.get().minutes == 5


def test_what_an_editor_did_around_the_words_stays_too(folder):
    load(folder)
    Category.objects.update(title={"en": "Doors"}, loaded="")
    article = Article.objects.get(key="fix.fix")
    first = article.newest("en")
    write_article(folder, "fix.fix", title="Second")
    load(folder)
    publish(first)
    Vignette.objects.create(key="MINE", guide=Guide.objects.get(), article="fix.fix", answers={"a": "x"})
    write_article(folder, "fix.fix", title="Third")
    load(folder)
    assert Category.objects.get().title == {"en": "Doors"}
    titles = dict(Revision.objects.current().filter(article=article).values_list("language", "title"))
    assert titles == {"en": "A title", "zh-hans": "Third"}
    assert set(Vignette.objects.values_list("key", flat=True)) == {"S1", "MINE"}


def test_an_archived_article_stays_archived(folder):
    write_article(folder, "fix.unused")
    load(folder)
    archive(Article.objects.get(key="fix.unused"))
    write_article(folder, "fix.unused", title="New words")
    load(folder)
    assert not Article.objects.published().filter(key="fix.unused").exists()


def test_a_changed_vignette_is_loaded_though_its_guide_did_not_change(folder):
    load(folder)
    (folder / "vignettes/g.yaml").write_text(VIGNETTE.replace("story: {en: A", "story: {en: B"), "utf-8")
    load(folder)
    assert Vignette.objects.get().story["en"] == "B"


def test_the_order_of_nodes_counts_as_an_edit(folder):
    load(folder)
    Guide.objects.get().nodes.filter(key="a").update(position=99)
    (folder / "guides" / "g.yaml").write_text(guide_text(GRAPH).replace("minutes: 5", "minutes: 7"), "utf-8")
    assert "1 kept" in load(folder)
    assert Guide.objects.get().minutes == 5


def test_refused_content_need_not_keep_a_running_site_from_starting(folder):
    with pytest.raises(CommandError):
        load(spoiled(folder), "--or-keep")
    load(mended(folder))
    load(spoiled(folder), "--or-keep")
    assert Release.objects.get().is_current


def spoiled(folder):
    write_article(folder, "fix.fix", minutes="many")
    return folder


def mended(folder):
    write_article(folder, "fix.fix")
    return folder


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (lambda f: write_article(f, "fix.two", minutes="many"), r"fix\.two/en\.md:7: “minutes”"),
        (lambda f: (f / "articles/fix.fix/en.md").write_bytes(b"\xff\xfe"), r"fix\.fix/en\.md:1: is not UTF-8"),
        (lambda f: (f / "articles/fix.fix/fr.md").write_text("x"), r"fr\.md:1: is not a language"),
        (
            lambda f: (f / "articles/fix.fix/en.md").write_text(
                (f / "articles/fix.fix/en.md").read_text("utf-8").replace("Because.", "[x](kb:no.such)"), "utf-8"
            ),
            r"links to the article “no\.such”",
        ),
        (
            lambda f: (f / "guides/g.yaml").write_text(guide_text(GRAPH).replace("minutes: 5", "minutes: x"), "utf-8"),
            r"g\.yaml:\d+: minutes",
        ),
        (
            lambda f: (f / "guides/g.yaml").write_text(guide_text(GRAPH).replace("go: fix", "go: gone"), "utf-8"),
            "leads to “g.gone”",
        ),
        (
            lambda f: (f / "guides/g.yaml").write_text(guide_text(GRAPH).replace("fix.fix", "fix.none"), "utf-8"),
            "“fix.none”, which does not exist",
        ),
        (
            lambda f: (f / "vignettes/g.yaml").write_text(VIGNETTE.replace("a: x", "a: y"), "utf-8"),
            "S1 never comes to fix.fix: it is offered g.support",
        ),
        (lambda f: (f / "guides.yaml").write_text("- g\n- h\n", "utf-8"), r"guides\.yaml:1: there is no guide “h”"),
        (lambda f: (f / "guides.yaml").write_text("g: 1", "utf-8"), r"guides\.yaml:1: must be a list"),
        (lambda f: write_article(f, "fix-fix"), "has the same address as"),
        (lambda f: write_article(f, "fix.two", title="x" * 121), r"fix\.two/en\.md:4: “title” is longer"),
        (lambda f: (f / "articles/fix.fix/en.md").write_text("a\x00b", "utf-8"), "holds a NUL character"),
        (
            lambda f: (f / "categories.yaml").write_text(
                "- {key: ports, title: {en: A, zh-hans: 甲}}\n- {key: ports, title: {en: B, zh-hans: 乙}}\n", "utf-8"
            ),
            "stands twice",
        ),
        (lambda f: (f / "vignettes/g.yaml").write_text("- 3", "utf-8"), r"vignettes/g\.yaml:1: not a vignette"),
        (
            lambda f: (f / "vignettes/h.yaml").write_text(VIGNETTE, "utf-8"),
            r"h\.yaml:1: the vignette S1 is of the guide “g”",
        ),
        (
            lambda f: (f / "vignettes/a.yaml").write_text(VIGNETTE.replace("guide: g", "guide: a"), "utf-8"),
            "the id “S1” stands in a.yaml too",
        ),
    ],
)
def test_a_mistake_is_refused_with_its_place_and_nothing_is_half_loaded(folder, spoil, expected):
    spoil(folder)
    with pytest.raises(CommandError, match=expected):
        load(folder)
    assert counts() == [0, 0, 0, 0, 0]


def test_a_mistake_in_an_update_keeps_what_was_there(folder):
    load(folder)
    write_article(folder, "fix.fix", title="New")
    (folder / "guides/g.yaml").write_text(guide_text(GRAPH).replace("go: fix", "go: gone"), "utf-8")
    with pytest.raises(CommandError):
        load(folder)
    assert Revision.objects.current().get(article__key="fix.fix", language="en").title == "A title"


def test_the_folder_is_not_touched(folder, tmp_path_factory):
    copy = tmp_path_factory.mktemp("copy") / "c"
    shutil.copytree(folder, copy)
    load(folder)
    for path in copy.rglob("*"):
        if path.is_file():
            assert (folder / path.relative_to(copy)).read_bytes() == path.read_bytes()


def test_the_shipped_content_is_found_without_any_option():
    assert (settings.BASE_DIR / "fixtures" / "categories.yaml").exists()


def test_guides_stand_in_the_order_of_the_file_unless_an_editor_placed_them(folder):
    (folder / "guides.yaml").write_text("- g\n", "utf-8")
    load(folder)
    assert Guide.objects.get(key="g").position == 1
    Guide.objects.update(position=7)
    load(folder)
    assert Guide.objects.get(key="g").position == 7


def test_content_that_is_refused_still_leaves_a_search_that_works(folder):
    load(folder)
    Document.objects.all().delete()
    (folder / "guides/g.yaml").write_text("broken", "utf-8")
    load(folder, "--or-keep")
    assert Document.objects.filter(key="fix.fix").exists()
