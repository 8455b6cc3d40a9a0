"""Finding, on both databases: the same texts, the same order."""

import io
import json
import sys

import pytest
from django.core.management import call_command
from django.db import transaction

from kb import edition, publishing
from kb.models import Article, Document, Posting, Revision, Synonym
from kb.search import articles, index
from kb.search.finder import search
from kb.search.ranking import impacts
from tests.builders import BODY, make_article

pytestmark = pytest.mark.django_db


def keys(text, language=None, limit=10):
    return [hit.key for hit in search(text, language, limit)]


def write(key, title, symptom="It fails.", language="en", body=""):
    text = BODY[language].replace("It does not work.", symptom).replace("Because.", f"Because. {body}")
    return make_article(key, title=title, body=text, languages=(language,))


@pytest.fixture
def library():
    write("fw", "Windows Firewall blocks Remote Desktop")
    write("cert", "The certificate has expired", "`NET::ERR_CERT_DATE_INVALID` and 0x80090328")
    write("memory", "Not enough memory", body="Sometimes the firewall helps. The certificate is fine.")
    write(
        "slow", "The session is slow", "You see: “The session was disconnected because of a licensing protocol error”."
    )
    make_article("zh", title="远程桌面无法连接", languages=("zh-hans",))
    Synonym.objects.create(key="rdp", phrases=["remote desktop", "远程桌面", "rdp", "3389"])
    edition.advance()
    edition.clear_caches()


def test_the_title_counts_more_than_the_text(library):
    assert keys("firewall")[0] == "fw"
    assert keys("certificate") == ["cert", "memory"]


@pytest.mark.parametrize("code", ["NET::ERR_CERT_DATE_INVALID", "err_cert_date_invalid", "0x80090328", "0X80090328"])
def test_a_code_finds_its_article_first(library, code):
    assert keys(code)[0] == "cert"


def test_words_that_stand_together_as_typed_come_first(library):
    write(
        "other",
        "The session is odd",
        "Because of an error the protocol disconnected: licensing was a session",
    )
    edition.clear_caches()
    assert keys("session was disconnected because of a licensing protocol error")[0] == "slow"


def test_synonyms_find_over_languages(library):
    assert set(keys("RDP")) == {"fw", "zh"}
    assert keys("RDP", "zh-hans")[0] == "zh"
    assert keys("RDP", "en")[0] == "fw"


def test_a_synonym_that_is_switched_off_finds_nothing_more(library):
    Synonym.objects.update(active=False)
    edition.advance()
    edition.clear_caches()
    assert keys("3389") == []


@pytest.mark.parametrize("typed", ["遠程桌面無法連接", "远程桌面", "程桌", "ＲＤＰ 远程桌面", "远 程 桌 面"])
def test_chinese_is_found_in_pieces_and_in_traditional_characters(library, typed):
    assert "zh" in keys(typed)


@pytest.mark.parametrize("typed", ["firewal", "fierwall", "firewalll", "certifcate"])
def test_a_slip_of_the_finger_is_forgiven(library, typed):
    assert keys(typed)[0] in ("fw", "cert")


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "the of and",
        "pizza recipe",
        "天气预报",
        "zzzzzz",
        "?!",
        "\x00",
        "' OR 1=1 --",
        "*",
        '"',
        "NEAR(a b)",
        "a AND NOT b:",
    ],
)
def test_what_is_not_there_is_not_found(library, typed):
    assert keys(typed) == []


def test_the_two_languages_of_an_article_are_one_hit(library):
    make_article("both", title="Zebra 斑马")
    edition.clear_caches()
    assert keys("zebra 斑马") == ["both"]


def test_limit(library):
    assert len(keys("firewall")) == 2
    assert len(keys("firewall", limit=1)) == 1
    assert keys("firewall", limit=0) == []


def test_what_is_published_is_found_from_then_on_and_what_it_replaced_is_not(library):
    fw = Revision.objects.current().get(article__key="fw").article
    publishing.publish(fw.revise("en", title="Giraffe", summary="s", applies_to="a", body=BODY["en"]))
    edition.clear_caches()
    assert keys("giraffe") == ["fw"]
    assert "fw" not in keys("firewall blocks")


def test_a_draft_is_not_found(library):
    article = Revision.objects.current().get(article__key="fw").article
    article.revise("en", title="Giraffe", summary="s", applies_to="a", body=BODY["en"])
    assert keys("giraffe") == []


def test_what_is_archived_is_not_found_until_it_comes_back(library):
    article = Revision.objects.current().get(article__key="fw").article
    publishing.archive(article)
    edition.clear_caches()
    assert "fw" not in keys("firewall blocks")
    publishing.unarchive(article)
    edition.clear_caches()
    assert keys("firewall blocks")[0] == "fw"


def test_what_is_deleted_is_not_found_and_leaves_nothing_behind(library):
    for article in Article.objects.all():
        article.delete()
    edition.clear_caches()
    assert keys("firewall") == []
    assert not Document.objects.exists()
    assert not Posting.objects.exists()


def test_a_publish_that_fails_leaves_the_index_as_it_was(library):
    article = Revision.objects.current().get(article__key="fw").article

    class Stopped(Exception):
        pass

    def half():
        with transaction.atomic():
            publishing.publish(article.revise("en", title="Giraffe", summary="s", applies_to="a", body=BODY["en"]))
            raise Stopped

    with pytest.raises(Stopped):
        half()
    edition.clear_caches()
    assert keys("giraffe") == []
    assert keys("firewall blocks")[0] == "fw"


def everything():
    return {(row.token, row.chunk): bytes(row.data) for row in Posting.objects.all()}


def test_the_index_grown_step_by_step_is_the_one_made_at_once(library):
    article = Revision.objects.current().get(article__key="cert").article
    for title in ("One", "Two zebras", "The certificate has expired"):
        publishing.publish(article.revise("en", title=title, summary="s", applies_to="a", body=BODY["en"]))
    publishing.archive(Revision.objects.current().get(article__key="slow").article)
    expected = {
        (token, row.pk): impact
        for row in Document.objects.all()
        for token, impact in impacts(index.texts_of(row)).items()
    }
    held = {}
    for row in Posting.objects.all():
        for id, impact in zip(*index.unpack(row.data), strict=True):
            held[row.token, row.chunk * index.CHUNK + int(id)] = int(impact)
    assert held == expected


def test_an_index_that_lacks_something_is_made_anew(library):
    assert not index.ensure()
    Document.objects.filter(key="fw").delete()
    assert index.ensure()
    edition.clear_caches()
    assert keys("firewall")[0] == "fw"
    Document.objects.update(version=0)
    assert index.outdated()
    assert index.ensure()
    Posting.objects.filter(token="firewal").delete()
    assert index.ensure()
    edition.clear_caches()
    assert keys("firewall")[0] == "fw"


def test_documents_of_many_chunks_are_found(library, monkeypatch):
    monkeypatch.setattr(index, "CHUNK", 2)
    index.rebuild(list(articles.all_entries()))
    edition.clear_caches()
    assert Posting.objects.values("chunk").distinct().count() > 1
    assert keys("firewall")[0] == "fw"
    assert set(keys("RDP")) == {"fw", "zh"}


def test_the_command_prints_one_line_of_json_for_each_query(library, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("firewall\n\n远程桌面\n".encode()), "utf-8"))
    call_command("search_kb", "--json", "--limit", "1", "--language", "en")
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["query"] for line in lines] == ["firewall", "", "远程桌面"]
    assert [[result["key"] for result in line["results"]] for line in lines] == [["fw"], [], ["zh"]]
    assert lines[0]["results"][0]["kind"] == "article"
