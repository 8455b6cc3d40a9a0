"""Pages of the knowledge base and what readers say of them."""

import pytest
from django.test import Client

from kb import edition
from kb.models import Vote
from tests.builders import make_article, make_category, make_graph, make_outcome, make_question, release

pytestmark = pytest.mark.django_db
ORIGIN = {"HTTP_ORIGIN": "http://testserver"}


@pytest.fixture(autouse=True)
def articles():
    top = make_category("top")
    make_article(
        "fix.one",
        category=make_category("below", parent=top),
        risk="lockout",
        needs=["screen-console"],
        related=["fix.two"],
    )
    make_article("fix.two", category=make_category("below"))


def get(client, address):
    response = client.get(address)
    return response, response.content.decode()


def test_an_article_shows_what_a_reader_needs_before_the_first_step(client):
    _, page = get(client, "/en/articles/fix-one/")
    for text in (
        "Title of fix.one",
        "Can lock you out",
        "about 5 min",
        "screen console",
        "Windows Server",
        "Last checked",
        "A source",
    ):
        assert text in page


def test_an_article_can_lead_to_guides_and_to_the_readers_own_address(client):
    make_article("fix.links", body="## Undo\n\n[mine](site:my-address) [g](guide:gone) [x](site:else)")
    edition.clear_caches()
    _, page = get(client, "/zh-hans/articles/fix-links/")
    assert '<a href="/zh-hans/my-address/"' in page
    assert "<span>g</span> <span>x</span>" in page


def test_breadcrumb_contents_related_and_neighbours(client):
    _, page = get(client, "/zh-hans/articles/fix-one/")
    assert "/zh-hans/categories/top/" in page
    assert '<a href="#fix">解决步骤</a>' in page
    assert page.count("/zh-hans/articles/fix-two/") >= 2


def test_an_article_says_which_guide_leads_to_it(client):
    release(make_graph(make_question("a", "x > fix", "y > support"), make_outcome("fix", "fix.one")))
    edition.forget()
    assert "guide g" in get(client, "/en/articles/fix-one/")[1]
    assert "guide g" not in get(client, "/en/articles/fix-two/")[1]


def test_categories_are_a_tree(client):
    _, page = get(client, "/en/articles/")
    assert page.index("top") < page.index("below") < page.index("Title of fix.one")
    assert "below" in get(client, "/en/categories/top/")[1]
    assert "Title of fix.two" in get(client, "/en/categories/below/")[1]


@pytest.mark.parametrize(
    "address", ["/en/articles/nothing/", "/en/categories/nothing/", "/en/articles/nothing/thanks/"]
)
def test_what_is_not_there_is_404(client, address):
    assert client.get(address).status_code == 404


VOTE = "/en/articles/fix-one/vote/"


def post(client, data, **headers):
    return client.post(VOTE, data, **{**ORIGIN, **headers})


def test_a_yes_is_counted_and_thanked(client):
    response = post(client, {"helpful": "yes", "reason": "unclear", "comment": "left over"})
    assert response["Location"] == "/en/articles/fix-one/thanks/"
    vote = Vote.objects.get()
    assert (vote.helpful, vote.reason, vote.comment) == (True, "", "")
    assert "Thank you" in get(client, response["Location"])[1]


def test_a_no_brings_its_reason_and_words(client):
    post(client, {"helpful": "no", "reason": "failed", "comment": "step 3 <b>fails</b>"})
    vote = Vote.objects.get()
    assert (vote.helpful, vote.reason, vote.comment) == (False, "failed", "step 3 <b>fails</b>")


def test_a_double_submit_counts_once(client):
    for helpful in ("yes", "yes", "no"):
        post(client, {"helpful": helpful})
    assert Vote.objects.get().helpful is False


@pytest.mark.parametrize("data", [{"helpful": "perhaps"}, {}, {"helpful": "no", "reason": "because"}])
def test_a_vote_without_sense_is_400_and_not_counted(client, data):
    assert post(client, data).status_code == 400
    assert not Vote.objects.exists()


def test_too_long_a_comment_is_given_back_with_what_is_wrong(client):
    comment = "much " * 300
    response = post(client, {"helpful": "no", "reason": "other", "comment": comment})
    page = response.content.decode()
    assert response.status_code == 400
    assert comment.strip() in page
    assert 'aria-invalid="true"' in page
    assert "shorten this to 1000" in page


def test_a_vote_from_another_site_is_refused(client):
    response = post(client, {"helpful": "no"}, HTTP_ORIGIN="https://evil.example")
    assert response.status_code == 403
    assert not Vote.objects.exists()


def test_a_browser_that_sends_only_a_referer_may_vote(client):
    response = client.post(VOTE, {"helpful": "yes"}, HTTP_REFERER="http://testserver/en/articles/fix-one/")
    assert response.status_code == 302


def test_too_many_votes_are_refused_in_words(client, monkeypatch):
    monkeypatch.setattr("kb.views.VOTES_PER_HOUR", 1)
    post(client, {"helpful": "yes"})
    response = post(client, {"helpful": "no"})
    assert response.status_code == 429
    assert "within an hour" in response.content.decode()


def test_no_token_is_asked_for():
    assert post(Client(enforce_csrf_checks=True), {"helpful": "yes"}).status_code == 302


def test_the_share_of_readers_it_helped_shows_from_five_votes_on(client):
    for number in range(5):
        post(client, {"helpful": "yes" if number else "no"}, REMOTE_ADDR=f"192.0.2.{number}")
    edition.clear_caches()
    assert "Helped 80 % of 5 readers" in get(client, "/en/articles/fix-one/")[1]
    assert "What helped most readers" in get(client, "/en/")[1]


def test_pages_for_search_engines_name_their_address_in_both_languages(client):
    _, page = get(client, "/en/articles/fix-one/?utm_source=mail")
    assert '<link rel="canonical" href="http://testserver/en/articles/fix-one/">' in page
    assert '<link rel="alternate" hreflang="zh-hans" href="http://testserver/zh-hans/articles/fix-one/">' in page


def test_pages_that_are_no_content_ask_not_to_be_indexed(client):
    for address in ("/en/articles/nothing/", "/en/articles/fix-one/thanks/", "/en/my-address/"):
        _, page = get(client, address)
        assert '<meta name="robots" content="noindex">' in page
        assert "canonical" not in page
