"""Causes beside a walk: what fits, what does not, and how sure anybody may be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import articles_of, make_choice, make_graph, make_guides, make_outcome, make_question
from wizard.graph_data import ShapeError, from_data, to_data
from wizard.lint import lint
from wizard.profiles import causes
from wizard.ranking import rank, source
from wizard.walk import replay

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
    return [candidate.cause.article for candidate in rank(GUIDES, replay(GUIDES, "g", answers))]


def beside(article, checked=(), **answers):
    found = rank(GUIDES, replay(GUIDES, "g", answers), checked)
    return next(candidate for candidate in found if candidate.cause.article == article)


def test_what_a_cause_expects_follows_from_the_graph():
    expected = causes(GUIDES, "g")["fix.rule"].expects
    assert expected["g.reach"] == {"ping-only"}
    assert expected["g.changed"] == {"port", "nothing"}


def test_a_cause_behind_did_not_help_is_expected_where_the_one_before_it_is():
    assert causes(GUIDES, "g")["fix.wall"].expects["g.reach"] == {"ping-only"}


def test_an_editor_s_word_replaces_what_the_graph_says():
    assert causes(GUIDES, "g")["fix.wall"].expects["g.changed"] == {"nothing"}


def test_without_answers_the_common_cause_comes_first():
    assert order()[0] == "fix.rule"
    assert order()[-1] == "fix.service"


def test_answers_turn_the_order():
    assert order(changed="nothing", reach="neither")[0] == "fix.stopped"
    assert order(changed="nothing", reach="both")[0] == "fix.service"


def test_what_speaks_for_and_against_is_told():
    rule = beside("fix.rule", changed="nothing", reach="neither")
    assert [step.name for step in rule.speaks_against] == ["reach"]
    assert [step.name for step in rule.speaks_for] == ["changed"]


def test_evidence_weighs_more_than_memory_and_rules_a_cause_out():
    said = beside("fix.rule", changed="nothing", reach="both")
    read = beside("fix.rule", changed="nothing", read="port.open.3")
    again = beside("fix.rule", {"reach"}, changed="nothing", reach="both")
    assert read.doubt < again.doubt < said.doubt < 0
    assert (said.likely, read.likely) == (True, False)
    assert source(replay(GUIDES, "g", {"changed": "nothing", "read": "port.open.3"}).steps[-1]) == "read"


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


def test_lint_tells_of_profiles_that_cannot_be_right():
    graph = make_graph(
        make_question("q", "a > one", "b > two"),
        make_outcome("one", expects={"q": ("b",), "gone": ("x",)}, partners=("fix.nowhere",)),
        make_outcome("two", expects={"q": ("c",)}),
    )
    told = " · ".join(map(str, lint(graph, {}, articles_of(graph))))
    assert "“q” leads here by “a”, which its own profile does not expect" in told
    assert "speaks of “gone”, which is no question" in told
    assert "partner “fix.nowhere” is offered by no guide" in told
    assert "expects “c” at “q”, which is no choice there" in told
