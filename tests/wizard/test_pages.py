"""The pages of a walk, through the real client."""

import re

import pytest
from django.test import Client

from kb import edition
from tests.builders import make_article, make_choice, make_graph, make_outcome, make_question, release
from wizard.graph import Check, Elsewhere
from wizard.models import Verdict

pytestmark = pytest.mark.django_db

FETCH = {"HTTP_HX_REQUEST": "true"}
ORIGIN = {"HTTP_ORIGIN": "http://testserver"}


@pytest.fixture(autouse=True)
def site():
    release(
        make_graph(
            make_question(
                "symptom",
                make_choice(
                    "silent > reach", says={"en": "nothing answers", "zh-hans": "没有回应"}, path={"computer": "good"}
                ),
                "slow > h.pattern",
                unknown="reach",
            ),
            make_question(
                "reach",
                make_choice("blocked > how", detour=True),
                "closed > rule",
                "none > stopped",
                checks=(
                    Check(
                        "windows", {"en": "```cmd\nping 203.0.113.10\n```", "zh-hans": "```cmd\nping 203.0.113.10\n```"}
                    ),
                ),
                unknown="stopped",
            ),
            make_outcome("how", resume=True, then="stopped"),
            make_outcome("rule", place="firewall", then="stopped"),
            make_outcome("stopped"),
            elsewhere=(Elsewhere("h", {"en": "It is slow", "zh-hans": "很慢"}),),
        ),
        make_graph(make_question("pattern", "idle > idle", "busy > support"), make_outcome("idle"), key="h"),
    )


def get(client, address, **headers):
    response = client.get(address, **headers)
    return response, response.content.decode()


def test_the_root_leads_to_the_readers_language(client):
    assert client.get("/", HTTP_ACCEPT_LANGUAGE="zh-CN,zh;q=0.9")["Location"] == "/zh-hans/"
    response = client.get("/", HTTP_ACCEPT_LANGUAGE="fr")
    assert response["Location"] == "/en/"
    assert "Accept-Language" in response["Vary"]


def test_home_names_the_guides_and_leads_straight_into_them(client):
    _, page = get(client, "/en/")
    assert "guide g" in page
    assert "/en/guides/g/?symptom=silent" in page


def test_the_start_page_says_how_long_it_takes_and_where_else_to_go(client):
    _, page = get(client, "/en/guides/g/")
    assert "2 questions" in page
    assert "/en/guides/g/?begin=1" in page
    assert "It is slow" in page


def test_a_question_offers_its_choices_as_plain_links_and_i_dont_know_last(client):
    _, page = get(client, "/en/guides/g/?begin=1")
    assert re.findall(r'href="([^"]+)" data-key', page) == [
        "/en/guides/g/?symptom=silent",
        "/en/guides/g/?symptom=slow",
        "/en/guides/g/?symptom=unknown",
    ]


def test_how_to_check_stands_on_the_step(client):
    _, page = get(client, "/zh-hans/guides/g/?symptom=silent")
    assert "ping 203.0.113.10" in page
    assert "怎么查" in page


def test_an_outcome_opens_its_article_and_says_why(client):
    _, page = get(client, "/en/guides/g/?symptom=silent&reach=closed")
    assert "Title of fix.rule" in page
    assert "Get-Service" in page
    assert "nothing answers" in page
    assert 'class="is-bad"' in page
    assert "Did this fix it?" in page


def test_the_language_switch_keeps_the_place(client):
    _, page = get(client, "/en/guides/g/?symptom=silent&reach=closed")
    (address,) = re.findall(r'id="switch" href="([^"]+)"', page)
    assert address.replace("&amp;", "&") == "/zh-hans/guides/g/?symptom=silent&reach=closed"


def test_an_old_link_says_what_was_left_out(client):
    response, page = get(client, "/en/guides/g/?symptom=silent&reach=removed&older=silent")
    assert response.status_code == 200
    assert "Not all answers of this link fit any more" in page
    assert 'data-key="1"' in page


def test_an_edge_into_another_guide_keeps_the_answers(client):
    _, page = get(client, "/en/guides/g/?symptom=slow")
    assert "pattern?" in page
    assert "/en/guides/g/?symptom=slow&amp;h.pattern=idle" in page


def test_htmx_gets_the_step_alone_but_a_history_restore_gets_the_page(client):
    response, fragment = get(client, "/en/guides/g/?symptom=silent", **FETCH)
    assert "<html" not in fragment
    assert 'id="walk"' in fragment
    assert "HX-Request" in response["Vary"]
    _, page = get(client, "/en/guides/g/?symptom=silent", HTTP_HX_HISTORY_RESTORE_REQUEST="true", **FETCH)
    assert "<html" in page


def to_the_end(client, address):
    """Nothing helps, and every answer is right as it is."""
    for _turn in range(12):
        _, page = get(client, address)
        if "We could not find the cause" in page:
            return page
        page = page.replace("&amp;", "&")
        links = re.findall(r'href="([^"]+)" data-key', page)
        forms = re.findall(r'action="([^"]+/verdict/[^"]*)"', page)
        address = post(client, forms[0], {"fixed": "no"})["Location"] if forms else links[-1]
    raise AssertionError(f"no end at {address}")


def test_the_end_of_the_causes_is_the_hand_over_with_a_transcript(client):
    page = to_the_end(client, "/en/guides/g/?symptom=silent&reach=none")
    assert "choice silent" in page
    assert "Tried, did not help" in page
    assert "Title of fix.stopped" in page
    _, whole = get(client, "/en/guides/g/hand-over/?symptom=silent")
    assert "Hand over to support" in whole


def test_the_second_look_puts_the_answers_that_decided_once_more(client):
    _, page = get(client, "/en/guides/g/?symptom=silent&reach=closed&rule=not-helped")
    assert "Is one of these answers wrong?" in page
    assert "You said: choice closed" in page
    assert "How to check: reach" in page
    assert "ping 203.0.113.10" in page
    again = re.search(r'href="([^"]+)" data-key="1"', page)[1].replace("&amp;", "&")
    _, asked = get(client, again)
    assert "Second look: please check now" in asked
    assert "reach?" in asked


def test_an_outcome_says_what_fits_what_does_not_and_what_else_is_possible(client):
    address = "/en/guides/g/?symptom=silent&reach=closed&rule=not-helped&second-look=as-said"
    _, page = get(client, address)
    assert "the next likely cause" in page
    assert "Does not fit" in page
    assert "reach: choice closed" in page
    _, first = get(client, "/en/guides/g/?symptom=silent&reach=closed")
    assert "Fits" in first
    assert "Does not fit" not in first


def test_the_cause_that_is_offered_but_not_tried_is_not_ruled_out(client):
    _, page = get(client, "/en/guides/g/hand-over/transcript.txt?symptom=silent&reach=closed")
    assert "Title of fix.rule" in page.split("Not ruled out")[1]


def test_what_remains_is_named_at_the_hand_over(client):
    _, page = get(client, "/en/guides/g/hand-over/?symptom=silent")
    assert "What remains" in page
    assert "Title of fix.rule" in page


@pytest.mark.parametrize(("form", "kind"), [("txt", "text/plain"), ("md", "text/markdown")])
def test_the_transcript_can_be_downloaded(client, form, kind):
    response, text = get(client, f"/zh-hans/guides/g/hand-over/transcript.{form}?symptom=silent&reach=unknown")
    assert response["Content-Type"] == f"{kind}; charset=utf-8"
    assert "attachment" in response["Content-Disposition"]
    assert "不清楚" in text


def test_an_unknown_guide_is_404_in_the_readers_language(client):
    response, page = get(client, "/zh-hans/guides/nothing/?a=b")
    assert response.status_code == 404
    assert "页面不存在" in page


def test_a_warm_page_costs_no_query_and_sets_no_cookie(client, django_assert_num_queries, monkeypatch):
    monkeypatch.setattr(edition, "MAX_AGE", 60)
    for address in (
        "/en/",
        "/en/guides/g/?symptom=silent",
        "/en/guides/g/?symptom=silent&reach=closed",
        "/en/articles/fix-rule/",
    ):
        client.get(address)
        with django_assert_num_queries(0):
            response = client.get(address)
        assert response.status_code == 200
        assert not response.cookies
        assert "Set-Cookie" not in response


def test_a_known_page_is_answered_with_304(client):
    first = client.get("/en/guides/g/?symptom=silent")
    again = client.get("/en/guides/g/?symptom=silent", HTTP_IF_NONE_MATCH=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")


def test_pages_are_sent_compressed_to_those_who_ask(client):
    import brotli

    plain = client.get("/en/").content
    packed = client.get("/en/", HTTP_ACCEPT_ENCODING="gzip, br")
    assert packed["Content-Encoding"] == "br"
    assert brotli.decompress(packed.content) == plain
    assert packed["Content-Length"] == str(len(packed.content))
    assert "Content-Encoding" not in client.get("/en/", HTTP_ACCEPT_ENCODING="br;q=0, x-gzip")


def test_a_publish_shows_at_once(client):
    address = "/en/guides/g/?symptom=silent&reach=none"
    assert "Title of fix.stopped" in get(client, address)[1]
    from kb.models import Article
    from kb.publishing import publish

    article = Article.objects.get(key="fix.stopped")
    newest = article.newest("en")
    publish(article.revise("en", title="A new title", summary="s", applies_to="a", body=newest.body))
    edition.forget()
    assert "A new title" in get(client, address)[1]


def test_the_policy_allows_no_inline_script_or_style(client):
    policy = client.get("/en/guides/g/?begin=1")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def post(client, address, data, **headers):
    return client.post(address, data, **{**ORIGIN, **headers})


VERDICT = "/en/guides/g/verdict/?symptom=silent&reach=closed"


def test_yes_is_kept_with_the_walk_and_thanks(client):
    response = post(client, VERDICT, {"fixed": "yes"})
    assert (response.status_code, response["Location"]) == (302, "/en/guides/g/solved/?symptom=silent&reach=closed")
    verdict = Verdict.objects.get()
    assert (verdict.fixed, verdict.article) == (True, "fix.rule")
    assert verdict.answers == [["symptom", "silent"], ["reach", "closed"]]
    assert "Good. It works again" in get(client, response["Location"])[1]


def test_no_leads_to_the_next_cause_and_nothing_is_asked_twice(client):
    response = post(client, VERDICT, {"fixed": "no"})
    assert response["Location"] == "/en/guides/g/?symptom=silent&reach=closed&rule=not-helped"
    looked = response["Location"] + "&second-look=as-said"
    assert "Title of fix.stopped" in get(client, looked)[1]


def test_a_way_in_leads_back_to_the_question_that_sent_here(client):
    response = post(client, "/en/guides/g/verdict/?symptom=silent&reach=blocked", {"fixed": "yes"})
    _, page = get(client, response["Location"])
    assert "reach?" in page
    assert "choice blocked" not in page


def test_a_double_submit_counts_once_and_the_last_word_stands(client):
    for given in ("yes", "yes", "no"):
        post(client, VERDICT, {"fixed": given})
    assert Verdict.objects.get().fixed is False


def test_a_second_visitor_counts_too(client):
    post(client, VERDICT, {"fixed": "yes"})
    post(client, VERDICT, {"fixed": "yes"}, REMOTE_ADDR="192.0.2.7")
    assert Verdict.objects.count() == 2


def test_nothing_kept_names_the_visitor(client):
    post(client, VERDICT, {"fixed": "yes"}, REMOTE_ADDR="192.0.2.7", HTTP_USER_AGENT="Browser/1")
    kept = str(vars(Verdict.objects.get()))
    assert "192.0.2.7" not in kept
    assert "Browser" not in kept


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://[", "http://testserver.evil.example", ""])
def test_a_form_from_elsewhere_is_refused_and_the_visitor_can_go_on(client, origin):
    response = post(client, VERDICT, {"fixed": "no"}, HTTP_ORIGIN=origin)
    assert response.status_code == 403
    assert "rule=not-helped" in response.content.decode()
    assert not Verdict.objects.exists()


def test_too_many_verdicts_are_not_counted_but_the_visitor_can_go_on(client, monkeypatch):
    monkeypatch.setattr("wizard.views.VERDICTS_PER_HOUR", 2)
    for _ in range(2):
        assert post(client, VERDICT, {"fixed": "yes"}).status_code == 302
    response = post(client, VERDICT, {"fixed": "no"})
    assert response.status_code == 429
    assert "rule=not-helped" in response.content.decode()
    assert Verdict.objects.get().fixed is True


@pytest.mark.parametrize("data", [{}, {"fixed": "perhaps"}, {"fixed": "<script>"}])
def test_a_verdict_without_sense_leads_back_to_the_place(client, data):
    response = post(client, VERDICT, data)
    assert response["Location"] == "/en/guides/g/?symptom=silent&reach=closed"
    assert not Verdict.objects.exists()


def test_forms_need_no_token_because_pages_are_the_same_for_everybody():
    strict = Client(enforce_csrf_checks=True)
    assert post(strict, VERDICT, {"fixed": "yes"}).status_code == 302


def test_reading_pages_refuse_to_be_written_to(client):
    assert client.post("/en/guides/g/?symptom=silent").status_code == 405


def test_the_address_of_a_form_leads_back_to_its_page(client):
    """Somebody switches the language on the page that answered a form."""
    assert client.get("/zh-hans" + VERDICT[3:])["Location"] == "/zh-hans/guides/g/?symptom=silent&reach=closed"
    assert client.get("/en/articles/fix-rule/vote/")["Location"] == "/en/articles/fix-rule/"


def test_campaign_tags_change_nothing(client):
    _, page = get(client, "/en/guides/g/?fbclid=IwAR1&utm_source=x&ref=newsletter")
    assert "/en/guides/g/?begin=1" in page
    _, page = get(client, "/en/guides/g/?symptom=silent&ref=newsletter")
    assert "Not all answers" not in page


def test_the_visitors_own_address_is_shown_and_never_cached(client):
    response, page = get(client, "/en/my-address/", REMOTE_ADDR="8.8.4.4")
    assert "8.8.4.4" in page
    assert "no-store" in response["Cache-Control"]
    assert "not an address of the Internet" in get(client, "/en/my-address/", REMOTE_ADDR="10.1.2.3")[1]


def test_an_article_in_one_language_only_is_shown_with_a_notice(client):
    make_article("fix.zh-only", languages=("zh-hans",), title="只有中文")
    edition.forget()
    _, page = get(client, "/en/articles/fix-zh-only/")
    assert "只有中文" in page
    assert "does not exist in your language yet" in page
