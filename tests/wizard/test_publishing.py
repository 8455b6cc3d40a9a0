from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from kb import edition
from kb.models import Article
from kb.publishing import Archived, StillUsed, archive, unarchive
from kb.publishing import publish as publish_revision
from kb.rendering import MAX_CHARACTERS, TooLong
from tests.builders import make_article, make_choice, make_graph, make_outcome, make_question, release
from wizard.models import Choice, Guide, Node, Release, Vignette
from wizard.publishing import Refused, draft_graph, problems, publish, roll_back, save_draft
from wizard.releases import current_guides

pytestmark = pytest.mark.django_db

GRAPH = make_graph(
    make_question("a", make_choice("x > fix", path={"computer": "good"}), make_choice("y > how", detour=True)),
    make_outcome("fix", place="firewall"),
    make_outcome("how", resume=True),
)


def test_a_draft_is_the_graph_it_was_saved_from():
    for key in ("fix.fix", "fix.how", "support.escalate"):
        make_article(key)
    assert draft_graph(save_draft(GRAPH)) == GRAPH


def test_publishing_makes_a_numbered_release_that_walks_run_on():
    release(GRAPH)
    release(GRAPH)
    assert list(Release.objects.values_list("number", "is_current")) == [(2, True), (1, False)]
    assert current_guides()["g"] == GRAPH


def test_publishing_refuses_with_every_problem_and_changes_nothing():
    release(GRAPH)
    guide = Guide.objects.get()
    guide.title = {"en": "only"}
    guide.save()
    Choice.objects.filter(key="x").update(go="gone")
    before = edition.number()
    with pytest.raises(Refused) as refused:
        publish([guide])
    told = "\n".join(map(str, refused.value.problems))
    assert "no text in Chinese" in told
    assert "leads to “g.gone”" in told
    assert Release.objects.get(is_current=True).number == 1
    edition.forget()
    assert edition.number() == before


def test_a_vignette_that_no_longer_ends_at_its_article_refuses():
    release(GRAPH)
    guide = Guide.objects.get()
    Vignette.objects.create(key="S1", guide=guide, article="fix.fix", answers={"a": "y"})
    assert any("S1 never comes to fix.fix" in str(problem) for problem in problems([guide]))
    with pytest.raises(Refused):
        publish([guide])


def test_a_release_never_changes():
    release(GRAPH)
    made = Release.objects.get()
    made.note = "changed"
    with pytest.raises(ValueError, match="immutable"):
        made.save()


def test_rolling_back_publishes_the_older_release_again():
    release(GRAPH)
    release(make_graph(make_question("b", "x > fix", "y > support"), make_outcome("fix")))
    newer = roll_back(Release.objects.get(number=1))
    assert (newer.number, newer.is_current) == (3, True)
    assert current_guides()["g"] == GRAPH


def test_an_article_of_a_current_release_can_be_neither_archived_nor_deleted():
    release(GRAPH)
    article = Article.objects.get(key="fix.fix")
    with pytest.raises(StillUsed, match="offered by the guide g"):
        archive(article)
    with pytest.raises(ProtectedError):
        article.delete()


def test_an_unused_article_can_be_archived_and_is_then_not_published():
    article = make_article("fix.unused")
    archive(article)
    assert not Article.objects.published().filter(key="fix.unused").exists()


@pytest.mark.parametrize(
    "break_it",
    [
        lambda guide: Node.objects.create(guide=guide, key="a", kind="question"),
        lambda guide: Node.objects.create(guide=guide, key="new", kind="outcome"),
        lambda guide: Node.objects.create(guide=guide, key="new", kind="question", article_id="fix.fix"),
        lambda guide: Choice.objects.create(node=guide.nodes.get(key="a"), key="x", go="fix"),
        lambda guide: Choice.objects.create(node=guide.nodes.get(key="a"), key="not-helped", go="fix"),
        lambda guide: Release.objects.create(guide=guide, number=1, graph="{}"),
        lambda guide: Release.objects.create(guide=guide, number=9, graph="{}", is_current=True),
    ],
)
def test_the_database_holds_what_it_can(break_it):
    release(GRAPH)
    with pytest.raises(IntegrityError), transaction.atomic():
        break_it(Guide.objects.get())


@pytest.mark.parametrize(
    ("changes", "words"),
    [({"minutes": 300}, "minutes"), ({"elsewhere": [{"guide": "Not A Key", "text": {"en": "x"}}]}, "not a key")],
)
def test_what_could_not_be_read_back_is_never_published(changes, words, client):
    release(GRAPH)
    Guide.objects.update(**changes)
    with pytest.raises(Refused, match=words):
        publish([Guide.objects.get()])
    assert client.get("/en/guides/g/").status_code == 200


def test_a_renamed_draft_does_not_touch_what_visitors_walk(client):
    release(GRAPH)
    Guide.objects.update(key="renamed")
    edition.clear_caches()
    assert client.get("/en/").status_code == 200
    assert client.get("/en/guides/g/").status_code == 200


def test_a_release_keeps_the_order_of_its_nodes():
    graph = make_graph(make_question("zz", "x > b", "y > aaa"), make_outcome("b"), make_outcome("aaa"))
    release(graph)
    assert list(current_guides()["g"].nodes) == ["zz", "b", "aaa", "support"]


def test_an_archived_article_is_published_only_after_it_is_back():
    article = make_article("fix.unused")
    archive(article)
    with pytest.raises(Archived):
        publish_revision(article.newest("en"))
    unarchive(article)
    publish_revision(article.newest("en"))
    assert Article.objects.published().filter(key="fix.unused").exists()


def test_a_revision_never_changes_and_too_long_a_text_is_not_published():
    article = make_article("fix.unused")
    revision = article.newest("en")
    revision.body = "changed"
    with pytest.raises(ValueError, match="immutable"):
        revision.save()
    words = {"title": "t", "summary": "s", "applies_to": "a", "body": "x" * (MAX_CHARACTERS + 1)}
    with pytest.raises(TooLong):
        publish_revision(article.revise("en", **words))
    assert article.revisions.get(language="en", is_current=True).number == 1


def test_a_story_in_the_old_form_keeps_its_words_and_does_not_keep_a_guide_from_being_published():
    release(GRAPH)
    guide = Guide.objects.get()
    row = Vignette.objects.create(key="OLD", guide=guide, article="fix.fix", answers=["x", "?"])
    import_module("wizard.migrations.0004_vignettes").keep_old_answers(apps, None)
    row.refresh_from_db()
    assert (row.answers, row.observations) == ({}, {"answers before": "x, ?"})
    (problem,) = problems([guide])
    assert (problem.level, "OLD has to be told anew" in str(problem)) == ("warning", True)
    publish([guide])
