"""Content goes out as files and comes back as it was, to the byte."""

import datetime
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from PIL import Image

import kb.content
import kb.export
import kb.search.content
import wizard.content
import wizard.export
from kb import pictures
from kb.models import Article, Category, Picture, Revision, Snippet, Synonym, Vote
from kb.publishing import archive, publish
from tests.builders import BODY, both, make_article, make_category, make_graph, make_outcome, make_question, release
from wizard.models import Guide, Paste, Vignette
from wizard.publishing import save_draft

pytestmark = pytest.mark.django_db

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
GRAPH = make_graph(
    make_question("a", "x > fix", "y > support", hint={"en": "One\r\ntwo\r\n", "zh-hans": "一"}),
    make_outcome("fix", expects={"a": ("x",)}),
)


def files_of(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def exported():
    return dict(kb.export.files()) | dict(wizard.export.files())


def load(folder):
    kb.content.load(kb.content.read(folder))
    kb.search.content.load(kb.search.content.read(folder / "synonyms.yaml"))
    wizard.content.load(wizard.content.read(folder))


def test_the_shipped_content_comes_out_as_it_went_in():
    """From these very bytes an empty database is filled again, so that the second round is the first."""
    load(FIXTURES)
    shipped, found = files_of(FIXTURES), exported()
    assert sorted(found) == sorted(shipped)
    assert [name for name in shipped if found[name] != shipped[name]] == []


@pytest.fixture
def edited():
    """Everything an editor may do that no shipped file does."""
    person = get_user_model().objects.create_user("wilhelmina")
    first, second = make_category("doors", position=2), make_category("walls", position=1)
    Category.objects.filter(pk=first.pk).update(parent=second)
    make_article("support.escalate", category=first)
    article = make_article("fix.fix", category=first, position=9, original="zh-hans", owner=person)
    article.slug, article.review_by = "another-address", datetime.date(2027, 1, 2)
    article.save()
    make_article("fix.first", category=first, position=10, languages=("en",))
    words = {"title": 'A “title”: "x"', "summary": "s", "applies_to": "no", "sources": [{"title": "t"}], "asked": ["a"]}
    body = BODY["en"].replace("Because.", "![](snippet:way-in)\n\n![](picture:a-dot)").replace("\n", "\r\n")
    publish(article.revise("en", author=person, body=body, **words))
    article.revise("en", body="A draft that nobody sees", **words)
    Vote.objects.create(article=article, revision=article.current("en"), helpful=True, voter="x", comment="secret")
    Synonym.objects.create(key="z", phrases=["one", "two"])
    Synonym.objects.create(key="off", phrases=["three", "four"], active=False)
    Snippet.objects.create(key="way-in", title="When?", body={"en": "Keep\n\n- it\n", "zh-hans": "留"})
    made = pictures.make(png())
    Picture.objects.create(
        key="a-dot",
        alt=both("a dot"),
        **{name: getattr(made, name) for name in ("type", "width", "height", "data", "digest")},
    )
    release(GRAPH)
    guide = Guide.objects.get()
    Paste.objects.create(guide=guide, key="out", text="C:\\> x \n\n  y\n")
    Vignette.objects.create(
        key="S1",
        guide=guide,
        article="fix.fix",
        answers={"a": "x"},
        story=both("A story"),
        observations={"seen 10": "b", "seen 9": "a"},
        pastes=["out"],
        paste="my\r\nown",
        within=2,
        kind="no-console",
    )
    save_draft(make_graph(make_question("a", "x > fix", "y > support"), make_outcome("fix"), minutes=42))
    return article


def png():
    data = BytesIO()
    Image.new("RGB", (4, 4), "red").save(data, "PNG")
    return data.getvalue()


def export(folder, *arguments):
    out, wrong = StringIO(), StringIO()
    call_command("export_content", str(folder), *arguments, stdout=out, stderr=wrong)
    return wrong.getvalue()


def empty():
    for model in (Vignette, Paste, Guide, Article, Synonym, Snippet, Picture):
        model.objects.all().delete()
    Category.objects.filter(parent__isnull=False).delete()
    Category.objects.all().delete()


def test_what_editors_made_comes_back_to_the_byte(edited, tmp_path):
    assert export(tmp_path / "one") == ""
    first = files_of(tmp_path / "one")
    empty()
    call_command("load_content", "--folder", str(tmp_path / "one"), stdout=StringIO())
    assert export(tmp_path / "two") == ""
    assert files_of(tmp_path / "two") == first
    article = Article.objects.get(key="fix.fix")
    assert (article.slug, article.original) == ("another-address", "zh-hans")
    assert article.review_by == datetime.date(2027, 1, 2)
    assert Article.objects.get(key="fix.first").position > article.position
    assert Category.objects.get(key="doors").parent.key == "walls"
    assert Picture.objects.get().digest == pictures.accept(bytes(Picture.objects.get().data)).digest
    assert Vignette.objects.get().told().paste == "C:\\> x \n\n  y\n\nmy\nown"


def test_loading_the_files_beside_what_made_them_changes_nothing(edited, tmp_path):
    export(tmp_path / "one")
    call_command("load_content", "--folder", str(tmp_path / "one"), stdout=StringIO())
    export(tmp_path / "two")
    assert files_of(tmp_path / "two") == files_of(tmp_path / "one")
    assert not Revision.objects.exclude(loaded="").exists()


def test_people_votes_drafts_and_what_is_switched_off_stay_at_home(edited, tmp_path):
    export(tmp_path / "out")
    everything = b"\n".join(files_of(tmp_path / "out").values())
    for private in (b"wilhelmina", b"secret", b"nobody sees", b"three", b"minutes: 42"):
        assert private not in everything
    assert b"zh-hans" in everything


def test_drafts_of_guides_are_exported_when_asked_for(edited, tmp_path):
    export(tmp_path / "out", "--drafts")
    assert b"minutes: 42" in (tmp_path / "out/guides/g.yaml").read_bytes()


def test_archived_articles_are_exported_only_when_asked_for(edited, tmp_path):
    archive(Article.objects.get(key="fix.first"))
    export(tmp_path / "one")
    assert not (tmp_path / "one/articles/fix.first").exists()
    export(tmp_path / "two", "--all")
    assert (tmp_path / "two/articles/fix.first/en.md").exists()


def test_a_full_folder_is_written_over_only_when_told_and_what_is_gone_goes(edited, tmp_path):
    export(tmp_path)
    with pytest.raises(CommandError, match="--replace"):
        export(tmp_path)
    (tmp_path / "keep.txt").write_text("mine")
    archive(Article.objects.get(key="fix.first"))
    export(tmp_path, "--replace")
    assert not (tmp_path / "articles/fix.first").exists()
    assert (tmp_path / "keep.txt").read_text() == "mine"


def test_a_folder_of_something_else_is_left_alone(edited, tmp_path):
    (tmp_path / "guides").mkdir()
    (tmp_path / "guides/mine.yaml").write_text("mine")
    with pytest.raises(CommandError, match="something else"):
        export(tmp_path, "--replace")
    assert (tmp_path / "guides/mine.yaml").exists()
    with pytest.raises(CommandError, match="not an empty folder"):
        export(tmp_path / "guides/mine.yaml")


def test_what_could_not_be_loaded_again_is_told(edited, tmp_path):
    words = {"title": "t", "summary": "s", "applies_to": "a", "sources": [], "body": "No heading at all"}
    publish(edited.revise("en", **words))
    assert "articles/fix.fix/en.md" in export(tmp_path / "out")


def test_an_empty_site_is_exported_too(tmp_path):
    assert export(tmp_path / "out") == ""
    assert sorted(files_of(tmp_path / "out")) == ["categories.yaml", "guides.yaml"]
