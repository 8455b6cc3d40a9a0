"""Where articles are: former addresses, the site map, the feed, canonical links, structured data."""

import json
import re
from xml.etree import ElementTree

import pytest
from django.core.exceptions import ValidationError

from kb import edition
from kb.models import Article, Revision
from kb.publishing import archive, publish, unarchive
from tests.builders import BODY, make_article, make_graph, make_outcome, make_question, release

pytestmark = pytest.mark.django_db
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def rename(key, slug):
    article = Article.objects.get(key=key)
    article.slug = slug
    article.full_clean()
    article.save()
    edition.advance()
    edition.clear_caches()


def test_a_renamed_article_is_found_at_every_address_it_ever_had(client):
    make_article("fix.one")
    rename("fix.one", "second")
    rename("fix.one", "third")
    for old in ("fix-one", "second"):
        for part in ("", "thanks/", "vote/"):
            response = client.get(f"/zh-hans/articles/{old}/{part}?a=1")
            assert (response.status_code, response["Location"]) == (301, f"/zh-hans/articles/third/{part}?a=1")
    assert client.get("/en/articles/third/").status_code == 200


def test_a_vote_sent_to_an_old_address_is_not_lost(client):
    make_article("fix.one")
    rename("fix.one", "second")
    response = client.post("/en/articles/fix-one/vote/", {"helpful": "yes"}, HTTP_ORIGIN="http://testserver")
    assert (response.status_code, response["Location"]) == (308, "/en/articles/second/vote/")


def test_an_article_may_take_its_old_address_back(client):
    make_article("fix.one")
    rename("fix.one", "second")
    rename("fix.one", "fix-one")
    assert client.get("/en/articles/fix-one/").status_code == 200
    assert client.get("/en/articles/second/")["Location"] == "/en/articles/fix-one/"


def test_an_article_archived_with_an_old_copy_in_hand_keeps_its_addresses(client):
    old_copy = make_article("fix.one")
    rename("fix.one", "second")
    archive(old_copy)
    unarchive(old_copy)
    edition.clear_caches()
    assert client.get("/en/articles/fix-one/")["Location"] == "/en/articles/second/"


def test_no_other_article_may_take_a_former_address():
    make_article("fix.one")
    rename("fix.one", "second")
    with pytest.raises(ValidationError, match="once led to another article"):
        Article(key="fix.new", slug="fix-one").clean()


def test_the_site_map_names_every_page_in_its_languages_and_no_step(client):
    release(make_graph(make_question("start", "a > fix", "b > fix"), make_outcome("fix")))
    make_article("only.zh", languages=("zh-hans",))
    text = client.get("/sitemap.xml").content.decode()
    found = re.findall(r"<loc>http://testserver([^<]*)</loc>", text)
    assert len(found) == len(set(found))
    pages = ["", "guides/", "guides/g/", "articles/", "categories/ports/", "articles/fix-fix/"]
    assert set(found) == {f"/{code}/{page}" for code in ("en", "zh-hans") for page in pages} | {
        "/zh-hans/articles/only-zh/"
    } | {f"/{code}/articles/support-escalate/" for code in ("en", "zh-hans")}
    assert 'hreflang="zh-hans" href="http://testserver/zh-hans/articles/fix-fix/"' in text
    for address in found:
        assert client.get(address).status_code == 200
    assert "Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").content.decode()


def test_the_feed_tells_new_and_changed_articles_newest_first(client):
    make_article("fix.one")
    make_article("fix.two")
    one = Article.objects.get(key="fix.one")
    publish(one.revise("en", title="Changed\x0b <b>", summary="s", applies_to="a", body=BODY["en"]))
    edition.clear_caches()
    feed = ElementTree.fromstring(client.get("/en/articles/feed.atom").content)
    titles = [entry.findtext("a:title", "", ATOM) for entry in feed.iterfind("a:entry", ATOM)]
    assert titles == ["Changed <b>", "Title of fix.two"]
    changed = feed.find("a:entry", ATOM)
    assert changed.findtext("a:published", "", ATOM) < changed.findtext("a:updated", "", ATOM)
    assert changed.find("a:link", ATOM).get("href") == "http://testserver/en/articles/fix-one/"
    assert 'type="application/atom+xml"' in client.get("/en/").content.decode()


def test_the_feed_takes_as_many_queries_for_many_articles_as_for_few(client, django_assert_max_num_queries):
    for number in range(20):
        make_article(f"fix.{number}")
    edition.clear_caches()
    with django_assert_max_num_queries(4):
        assert client.get("/en/articles/feed.atom").content.count(b"<entry>") == 20


def test_an_article_says_what_it_is_to_machines(client):
    make_article("fix.one", title="</script><script>alert(1)</script> & more")
    page = client.get("/en/articles/fix-one/").content.decode()
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert "<" not in block[1]
    data = json.loads(block[1])["@graph"]
    assert data[0]["headline"].startswith("</script>")
    assert data[0]["url"] == "http://testserver/en/articles/fix-one/"
    assert [item["position"] for item in data[1]["itemListElement"]] == [1]


def test_a_page_in_the_wrong_language_points_to_the_one_it_is_written_in(client):
    make_article("fix.zh", languages=("zh-hans",))
    page = client.get("/en/articles/fix-zh/").content.decode()
    assert '<link rel="canonical" href="http://testserver/zh-hans/articles/fix-zh/">' in page
    assert 'rel="alternate" hreflang' not in page
    assert "does not exist in your language yet" in page


def revise(article, language, significance):
    words = {"title": "t", "summary": "s", "applies_to": "a", "body": BODY[language]}
    publish(article.revise(language, significance=significance, **words))
    edition.clear_caches()


def says_outdated(client, language):
    return "notice-warn" in client.get(f"/{language}/articles/fix-one/").content.decode()


def test_a_translation_says_that_its_original_was_changed_since(client):
    article = make_article("fix.one")
    assert not says_outdated(client, "zh-hans")
    revise(article, "en", Revision.Significance.TYPO)
    assert not says_outdated(client, "zh-hans")
    revise(article, "en", Revision.Significance.NORMAL)
    assert says_outdated(client, "zh-hans")
    assert not says_outdated(client, "en")
    revise(article, "zh-hans", Revision.Significance.NORMAL)
    assert not says_outdated(client, "zh-hans")
    assert not says_outdated(client, "en")
