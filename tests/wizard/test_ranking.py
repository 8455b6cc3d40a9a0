"""Causes beside a walk: what fits, what does not, and how sure anybody may be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import make_choice, make_graph, make_guides, make_outcome, make_question
from wizard.graph_data import ShapeError, from_data, to_data
from wizard.offering import possible
from wizard.profiles import causes
from wizard.ranking import rank
from wizard.replay import replay

REACH = make_question(
    "reach",
    make_choice("both > service", when=({"port": ("open",)},)),
    make_choice("ping-only > rule", when=({"port": ("timeout",)},)),
    "neither > stopped",
    unknown="stopped",
)
GRAPH = make_graph(
    make_question("changed", "port > rule", "restart > stopped", "nothing > reach", unknown="reach"),
    REACH,
    make_outcome("rule", then="wall", likelihood="common", risk="lockout", minutes=5),
    make_outcome("wall", then="stopped", expects={"changed": ("nothing",)}),
    make_outcome("stopped", then="service", risk="interrupts", minutes=10),
    make_outcome("service", likelihood="rare"),
)
GUIDES = make_guides(GRAPH)


def order(**answers):
    return [candidate.cause.article for candidate in rank(GUIDES, "g", replay(GUIDES, "g", answers).known)]


def beside(article, **answers):
    found = rank(GUIDES, "g", replay(GUIDES, "g", answers).known)
    return next(candidate for candidate in found if candidate.cause.article == article)


def test_what_a_cause_expects_follows_from_the_graph():
    expected = causes(GUIDES, "g")["fix.rule"].expects
    assert expected["g.reach"] == {"ping-only"}
    assert expected["g.changed"] == {"port", "nothing"}


def test_a_cause_behind_did_not_help_is_expected_where_the_one_before_it_is():
    graph = make_graph(make_question("q", "x > one", "y > two"), make_outcome("one", then="late"), *OTHERS)
    assert causes(make_guides(graph), "g")["fix.late"].expects == {"g.q": {"x"}}


OTHERS = (make_outcome("two"), make_outcome("late"))


def test_an_editor_s_profile_replaces_what_the_graph_says():
    assert causes(GUIDES, "g")["fix.wall"].expects == {"g.changed": {"nothing"}}


def test_without_answers_the_common_cause_comes_first():
    assert order()[0] == "fix.rule"
    assert order()[-1] == "fix.service"


def test_answers_turn_the_order():
    assert order(changed="nothing", reach="neither")[0] == "fix.stopped"
    assert order(changed="restart")[0] == "fix.stopped"


def test_what_speaks_for_and_against_is_told():
    rule = beside("fix.rule", changed="nothing", reach="neither")
    assert rule.speaks_against == ("g.reach",)
    assert rule.speaks_for == ("g.changed",)


def test_evidence_weighs_more_than_memory_and_rules_a_cause_out():
    said = beside("fix.rule", changed="nothing", reach="both")
    read = beside("fix.rule", changed="nothing", read="port.open.3")
    again = beside("fix.rule", changed="nothing", reach="both", checked="reach")
    assert read.doubt < again.doubt < said.doubt < 0
    assert (possible(said), possible(read)) == (True, False)


def test_evidence_counts_even_for_a_question_that_is_never_asked():
    assert beside("fix.rule", changed="restart", read="port.timeout.3").weights["g.reach"] > 0


def test_i_do_not_know_changes_nothing():
    assert order(changed="unknown", reach="unknown") == order()


ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "changed": st.sampled_from(["port", "restart", "nothing", "unknown", "junk"]),
        "reach": st.sampled_from(["both", "ping-only", "neither", "unknown", "asked"]),
        "read": st.sampled_from(["port.open.1", "port.timeout.2", "port.open.1~port.timeout.2", "<>"]),
    },
)


@given(ANSWERS)
def test_ranking_never_raises_and_knows_every_cause_once(answers):
    found = order(**answers)
    assert sorted(found) == sorted({"fix.rule", "fix.wall", "fix.stopped", "fix.service"})


@given(ANSWERS, st.randoms())
def test_the_order_of_the_answers_does_not_matter(answers, random):
    names = list(answers)
    random.shuffle(names)
    assert order(**{name: answers[name] for name in names}) == order(**answers)


@pytest.mark.parametrize("article", ["fix.rule", "fix.wall", "fix.stopped", "fix.service"])
@pytest.mark.parametrize("answer", ["both", "ping-only", "neither"])
def test_an_answer_that_fits_never_lowers_a_cause(article, answer):
    before = beside(article, changed="nothing").score
    after = beside(article, changed="nothing", reach=answer)
    if answer in after.cause.expects.get("g.reach", ()):
        assert after.score >= before


def test_a_profile_survives_the_way_to_a_file_and_back():
    assert from_data(to_data(GRAPH)) == GRAPH


@pytest.mark.parametrize(
    "wrong",
    [{"likelihood": "often"}, {"risk": "high"}, {"minutes": -1}, {"minutes": True}, {"partners": "x"}, {"expects": []},
     {"expects": {"reach": "both"}}, {"expects": {"Reach": ["both"]}}, {"expects": {"reach": [3]}}],
)  # fmt: skip
def test_a_profile_of_the_wrong_shape_is_told(wrong):
    data = to_data(GRAPH)
    data["outcomes"]["rule"] |= wrong
    with pytest.raises(ShapeError):
        from_data(data)
