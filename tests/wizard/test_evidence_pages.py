"""The paste box: on the home page, on a guide's start and on each step."""

import re
from datetime import UTC, datetime

import pytest

from kb import edition
from kb.models import Miss
from tests.builders import both, make_choice, make_graph, make_outcome, make_question, release
from wizard.evidence.paste import MAX_TEXT
from wizard.evidence_pages import LONGEST_LINE, paste_of, searched, seen, start_of, starts
from wizard.releases import current_guides

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 21, tzinfo=UTC)

SILENT = """PS C:\\Users\\lin> Test-NetConnection 203.0.113.10 -Port 3389
警告: TCP connect to (203.0.113.10 : 3389) failed

ComputerName           : 203.0.113.10
RemotePort             : 3389
PingSucceeded          : True
TcpTestSucceeded       : False
"""
OTHER_PORT = SILENT.replace("3389", "22")


def when(**values):
    return ({subject.replace("_", "-"): tuple(value.split()) for subject, value in values.items()},)


@pytest.fixture(autouse=True)
def site():
    desktop = make_graph(
        make_question(
            "symptom",
            make_choice(
                "no-answer > reach", when=when(port="not-open timeout refused"), says=both("it does not answer")
            ),
            make_choice("password > fix", when=when(dialog="credentials")),
        ),
        make_question(
            "reach",
            make_choice("ping-only > changed", when=when(ping="ok", port="not-open timeout")),
            make_choice("nothing > fix", when=when(ping="no-reply")),
        ),
        make_question("changed", make_choice("port > fix", when=when(changed="port")), "nothing > rule"),
        make_outcome("rule", place="security-group"),
        make_outcome("fix"),
        key="rdp",
        ports=(3389,),
    )
    ports = make_graph(
        make_question("how", make_choice("silent > fix", when=when(port="not-open timeout")), "refused > fix"),
        make_outcome("fix"),
        key="tcp",
    )
    release(
        desktop,
        ports,
        make_graph(make_question("q", "a > fix", "b > fix"), make_outcome("fix"), key="ssh", ports=(22,)),
    )
    edition.clear_caches()


def paste(client, text, address="/en/search/", status=200):
    response = client.post(address, {"q": text})
    assert response.status_code == status
    return response.content.decode()


def test_the_box_shows_what_it_read_with_the_lines_and_where_to_start(client):
    page = paste(client, SILENT)
    assert "What we read" in page
    assert "<i>6</i><bdi>PingSucceeded          : True</bdi>" in page
    assert "2 questions are already answered." in page
    assert page.index('action="/en/guides/rdp/"') < page.index("/en/guides/tcp/?")
    assert "start here: 1 question already answered" in page
    assert 'name="read"' in page


def test_the_way_on_carries_facts_and_never_the_text(client):
    page = paste(client, SILENT)
    values = [part.split('"')[0] for part in page.split('name="read" value="')[1:]]
    assert values
    assert all("203.0.113" not in value and "lin" not in value for value in values)
    assert "port.not-open" in values[0]


def test_the_same_in_chinese(client):
    page = paste(client, SILENT, "/zh-hans/search/")
    assert "已经回答了 2 个问题" in page


def test_evidence_about_another_guide_s_port_does_not_start_this_one(client):
    page = paste(client, OTHER_PORT)
    assert "/en/guides/rdp/?" not in page
    assert 'action="/en/guides/rdp/"' not in page
    assert 'action="/en/guides/ssh/"' in page
    assert "/en/guides/tcp/?" in page


def test_nothing_of_a_paste_is_kept(client):
    paste(client, "grizzly\n" + "y" * 300)
    assert not Miss.objects.exists()


def test_a_paste_at_a_step_goes_on_from_there_and_keeps_the_answers(client):
    page = paste(client, SILENT, "/en/guides/rdp/evidence/?begin=1")
    assert "Start the guide from there" in page
    assert 'name="symptom" value="no-answer"' in page
    assert 'name="reach" value="ping-only"' in page
    step = client.get(
        "/en/guides/rdp/?symptom=no-answer&reach=ping-only&read=port.not-open.7~ping.ok.6"
    ).content.decode()
    assert "<h1" in step
    assert "changed?" in step
    assert "from what you pasted, line 7" in step
    assert "symptom=asked" in step


def test_what_was_pasted_later_counts(client):
    page = paste(
        client,
        "ping: nothing\n" + SILENT,
        "/en/guides/rdp/evidence/?symptom=no-answer&reach=nothing&read=ping.no-reply.3",
    )
    form = page.split('action="/en/guides/rdp/"', 1)[1].split("</form>")[0]
    assert 'name="reach" value="ping-only"' in form
    assert "ping.no-reply" not in form


def test_a_paste_that_does_not_answer_the_question_leads_back_to_it(client):
    page = paste(client, SILENT, "/en/guides/rdp/evidence/?symptom=no-answer&reach=ping-only&changed=asked")
    assert "does not answer the question you are at" in page
    assert "Back to the question" in page


def test_what_says_nothing_certain_is_told_and_not_lost(client):
    page = paste(client, "hello <b>world</b>", "/en/guides/rdp/evidence/?begin=1")
    assert "could not read anything certain" in page
    assert "hello &lt;b&gt;world&lt;/b&gt;</textarea>" in page


@pytest.mark.parametrize("address", ["/en/search/", "/en/guides/rdp/evidence/?begin=1"])
def test_a_text_that_is_too_long_is_refused_and_told(client, address):
    page = paste(client, "x" * (MAX_TEXT + 1), address, status=413)
    assert "That is too long to read" in page
    assert "1,000,000" in page


def test_an_empty_box_and_an_unknown_guide(client):
    assert "Nothing was pasted" in paste(client, "  ", "/en/guides/rdp/evidence/", status=422)
    paste(client, SILENT, "/en/guides/nope/evidence/", status=404)
    response = client.get("/en/guides/rdp/evidence/?symptom=no-answer")
    assert (response.status_code, response["Location"]) == (302, "/en/guides/rdp/?symptom=no-answer")


def test_contradicting_evidence_is_told_and_asked(client):
    page = client.get("/en/guides/rdp/?symptom=no-answer&read=ping.ok.1~ping.no-reply.9~port.timeout").content.decode()
    assert "points two ways" in page
    assert "reach?" in page


def test_plain_words_are_offered_and_answer_only_when_confirmed(client):
    page = paste(client, "I changed the port and now it does not connect\n\n" + SILENT)
    assert 'type="checkbox" name="said" value="changed.port.1" checked' in page
    assert "2 questions are already answered." in page
    assert "What you said answers 1 more." in page
    step = client.get(
        "/en/guides/rdp/?symptom=no-answer&reach=ping-only&read=port.not-open.9~ping.ok.8&said=changed.port.1"
    )
    assert "fix.fix" in step.content.decode()
    assert "as you said" in step.content.decode()


def test_the_outcome_and_the_hand_over_say_what_decided_and_show_the_path(client):
    query = "symptom=no-answer&reach=ping-only&changed=nothing&read=port.not-open.7~ping.ok.6"
    page = client.get(f"/en/guides/rdp/?{query}").content.decode()
    assert "it does not answer" in page
    assert "from what you pasted, line 7" in page
    assert "data-fact" not in page
    assert 'data-fact="ab12.ping.ok.6"' in client.get(f"/en/guides/rdp/?{query}&paste=ab12").content.decode()
    over = client.get(f"/en/guides/rdp/hand-over/?{query}").content.decode()
    assert 'class="path"' in over
    assert "from what was pasted" in over


def test_the_start_page_offers_blocks_made_from_its_rules(client):
    page = client.get("/en/guides/rdp/").content.decode()
    assert "ping -n 4" in page
    assert 'data-put="port" data-usual="3389"' in page
    assert "netstat" not in page
    assert "ping -n 4" not in client.get("/en/guides/ssh/").content.decode()


def form_of(page):
    """The hidden fields and ticked boxes of the form that starts the guide: name -> values."""
    form = page.split('action="/en/guides/rdp/"', 1)[1].split("</form>")[0]
    found = {}
    for field in re.findall(r"<input[^>]*>", form):
        name, value = re.search('name="([^"]*)"', field)[1], re.search('value="([^"]*)"', field)[1]
        found.setdefault(name, []).append(value)
    return found


def test_after_change_a_fresh_paste_answers_the_question():
    guides = current_guides()
    paste = paste_of(SILENT, NOW, "ab12")
    start = start_of(guides, "rdp", paste, {"symptom": "asked", "read": "port.refused.3"})
    assert [step.answer for step in start.walk.steps] == ["no-answer", "ping-only"]
    assert start.walk.answers["paste"] == "ab12"


def test_i_do_not_know_gives_way_to_a_paste_that_knows():
    start = start_of(current_guides(), "rdp", paste_of(SILENT, NOW, ""), {"symptom": "no-answer", "reach": "unknown"})
    assert start.walk.steps[-1].answer == "ping-only"
    assert start.answered == 1


def test_what_the_visitor_answered_stays_and_is_not_counted_as_read():
    start = start_of(current_guides(), "rdp", paste_of(SILENT, NOW, ""), {"symptom": "no-answer"})
    assert (start.answered, len(start.walk.steps)) == (1, 2)


def test_answers_ahead_survive_a_paste(client):
    page = paste(client, SILENT, "/en/guides/rdp/evidence/?changed=port")
    assert form_of(page)["changed"] == ["port"]
    step = client.get("/en/guides/rdp/?changed=port").content.decode()
    assert "/en/guides/rdp/evidence/?changed=port" in step


def test_words_confirmed_before_stay_beside_new_ones(client):
    page = paste(client, "I changed the port\n", "/en/guides/rdp/evidence/?said=other-network.works.1")
    assert form_of(page)["said"] == ["other-network.works.1", "changed.port.1"]


def test_an_answer_that_no_longer_fits_is_told_even_if_evidence_answers(client):
    page = client.get("/en/guides/rdp/?symptom=gone&read=port.timeout.2").content.decode()
    assert "Not all answers of this link fit any more" in page


def test_lines_keep_their_numbers_below_empty_ones(client):
    assert "<i>9</i><bdi>PingSucceeded" in paste(client, "\n\n\n" + SILENT)
    assert "<i>9</i><bdi>PingSucceeded" in paste(client, "\r\n\r\n\r\n" + SILENT.replace("\n", "\r\n"))


def test_a_long_line_is_shown_shortened_and_output_is_not_taken_for_words():
    found = paste_of("ssh: connect to host example.com port 22: Connection refused " + "x" * 900, NOW, "")
    assert max(map(len, found.lines.values())) == LONGEST_LINE
    line = "ssh: connect to host example.com port 22: Connection refused"
    assert paste_of(line, NOW, "").said == ()


def test_every_meaning_is_shown_once():
    found = paste_of(SILENT + SILENT, NOW, "")
    assert len(seen(found.observations, found.lines)) == 2


def test_facts_that_no_rule_and_no_place_needs_stay_out_of_the_address():
    text = "C:\\>nslookup example.com\nName:    example.com\nAddress:  203.0.113.10\n" + SILENT
    start = start_of(current_guides(), "rdp", paste_of(text, NOW, ""), {})
    assert {fact.subject for fact in start.walk.facts} == {"port", "ping"}


def test_a_guide_that_asks_later_what_is_known_is_offered_too():
    found = starts(current_guides(), paste_of(SILENT, NOW, ""))
    assert [start.graph.key for start in found] == ["rdp", "tcp"]
    later = start_of(current_guides(), "rdp", paste_of(SILENT, NOW, ""), {"symptom": "asked"})
    assert later.later is False or later.answered


def test_no_title_holds_what_was_pasted(client):
    assert "Test-NetConnection" not in paste(client, SILENT).split("</title>")[0]
    assert "zebra" in client.get("/en/search/?q=zebra").content.decode().split("</title>")[0]


def test_the_transcript_tells_what_was_read_and_what_was_only_said(client):
    query = "symptom=no-answer&read=port.timeout.7~ping.ok.6~ping.no-reply.9&said=changed.port.1"
    text = client.get(f"/en/guides/rdp/hand-over/transcript.txt?{query}").content.decode()
    read = text.split("Read from what was pasted")[1].split("Tried")[0]
    assert "changed the port" not in read
    assert "contradicted" in read


def order_of(text):
    return [start.graph.key for start in starts(current_guides(), paste_of(text, NOW, ""))]


def test_the_guide_that_the_paste_is_about_comes_first():
    assert order_of("ssh: connect to host 203.0.113.10 port 22: Connection refused")[0] == "ssh"
    assert order_of("nc: connect to 203.0.113.10 port 8080 (tcp) failed: Connection refused")[0] == "tcp"
    assert order_of("SERVICE_NAME: TermService\n        STATE              : 1  STOPPED")[0] == "rdp"
    both = "nc: connect to 203.0.113.10 port 8080 (tcp) failed: Connection refused\n"
    assert order_of(both + "Connection to 203.0.113.10 443 port [tcp/https] succeeded!")[0] == "tcp"


def test_for_a_paste_what_was_read_is_searched_for_and_not_every_word(client):
    found = paste_of("dear all,\n\ncurl: (60) SSL certificate problem: certificate has expired\n\nregards", NOW, "")
    assert searched(found).splitlines() == [
        "The certificate has expired",
        "curl: (60) SSL certificate problem: certificate has expired",
    ]
    assert searched(paste_of("hello", NOW, "")) == ""
