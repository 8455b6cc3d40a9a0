"""Two at the same instant: nobody gets an error, nothing is lost."""

import threading

import pytest
from django.db import connection

from kb.models import Article, Revision, Vote
from kb.publishing import publish
from tests.builders import BODY, make_article, make_graph, make_outcome, make_question, release
from wizard.models import Guide, Release, Verdict
from wizard.publishing import publish as publish_guides
from wizard.publishing import roll_back

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = {"title": "T", "summary": "s", "applies_to": "a", "body": BODY["en"]}


@pytest.fixture(autouse=True)
def site():
    release(make_graph(make_question("a", "x > fix", "y > support"), make_outcome("fix")))


def at_once(action, times=6):
    """Run `action(number)` in threads that start together; what they raised."""
    errors = []
    gate = threading.Barrier(times)

    def run(number):
        try:
            gate.wait()
            action(number)
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[number]) for number in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return errors


def test_editors_who_save_at_once_get_a_revision_each():
    article = Article.objects.get(key="fix.fix")
    assert at_once(lambda number: Article.objects.get(pk=article.pk).revise("en", note=str(number), **WORDS)) == []
    assert sorted(article.revisions.filter(language="en").values_list("number", flat=True)) == [1, 2, 3, 4, 5, 6, 7]


def test_editors_who_publish_at_once_leave_one_current_revision():
    article = Article.objects.get(key="fix.fix")
    drafts = [article.revise("en", **WORDS) for _ in range(6)]
    assert at_once(lambda number: publish(Revision.objects.get(pk=drafts[number].pk))) == []
    assert article.revisions.filter(language="en", is_current=True).count() == 1


def test_releases_made_at_once_are_numbered_in_a_row():
    guide = Guide.objects.get()
    first = Release.objects.get()
    assert at_once(lambda number: publish_guides([guide]) if number % 2 else roll_back(first)) == []
    assert sorted(Release.objects.values_list("number", flat=True)) == [1, 2, 3, 4, 5, 6, 7]
    assert Release.objects.filter(is_current=True).count() == 1


def test_a_form_sent_many_times_at_once_counts_once():
    from django.test import Client

    statuses = []

    def send(number):
        client = Client(HTTP_ORIGIN="http://testserver", raise_request_exception=False)
        statuses.append(client.post("/en/guides/g/verdict/?a=x", {"fixed": "yes"}).status_code)
        statuses.append(client.post("/en/articles/fix-fix/vote/", {"helpful": "yes"}).status_code)

    assert at_once(send) == []
    assert set(statuses) == {302}
    assert (Verdict.objects.count(), Vote.objects.count()) == (1, 1)


def test_new_articles_and_publications_raise_the_edition_each():
    from kb.models import Edition

    before = Edition.objects.get().number
    assert at_once(lambda number: make_article(f"fix.n{number}", languages=("en",), category=None)) == []
    assert Edition.objects.get().number == before + 6
