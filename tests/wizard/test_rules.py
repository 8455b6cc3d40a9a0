"""Rules on choices: what evidence answers, what it leaves to the visitor, and what an editor is told of them."""

import pytest

from tests.builders import articles_of, make_choice, make_graph, make_guides, make_outcome, make_question
from wizard.evidence.facts import Fact
from wizard.graph_data import ShapeError, from_data, to_data, when_data, when_from
from wizard.lint import lint
from wizard.replay import replay
from wizard.rules import decide, proof


def when(*clauses):
    return tuple({subject: tuple(values.split()) for subject, values in clause.items()} for clause in clauses)


def facts(**values):
    return {subject.replace("_", "-"): Fact(subject.replace("_", "-"), value) for subject, value in values.items()}


REFUSED = make_choice("refused > listen", when=when({"port": "refused"}))
SILENT = make_choice(
    "silent > rule", when=when({"port": "timeout not-open", "ping": "ok"}, {"dialog": "three-reasons"})
)
REACH = make_question("reach", REFUSED, SILENT, make_choice("other > fix"), unknown="fix")
GRAPH = make_graph(
    make_question("what", "cannot > reach", "slow > fix", unknown="fix"),
    REACH,
    make_question(
        "listen",
        make_choice("yes > rule", when=when({"listening": "listening"})),
        make_choice("no > fix", when=when({"listening": "not-listening"})),
    ),
    make_outcome("rule", place="security-group"),
    make_outcome("fix"),
)
GUIDES = make_guides(GRAPH)


def walk(**answers):
    return replay(GUIDES, "g", answers)


def test_all_subjects_of_a_clause_must_fit_and_any_clause_is_enough():
    assert proof(SILENT, facts(port="timeout")) == ()
    assert {fact.key for fact in proof(SILENT, facts(port="not-open", ping="ok"))} == {"port.not-open", "ping.ok"}
    assert [fact.key for fact in proof(SILENT, facts(dialog="three-reasons"))] == ["dialog.three-reasons"]
    assert proof(make_choice("a > b"), facts(port="refused")) == ()


def test_exactly_one_choice_must_hold():
    assert decide(REACH, facts(port="refused")).choice is REFUSED
    both = decide(REACH, facts(port="refused", dialog="three-reasons"))
    assert (both.choice, both.torn) == (None, ("refused", "silent"))
    assert decide(REACH, facts(ping="ok")).choice is None
    assert decide(REACH, facts(port="refused"), hidden={"refused"}).choice is None


def test_a_question_that_evidence_answers_is_not_asked():
    found = walk(what="cannot", read="port.refused.12~listening.not-listening.20")
    assert [(step.name, step.answer) for step in found.steps] == [
        ("what", "cannot"),
        ("reach", "refused"),
        ("listen", "no"),
    ]
    assert found.node.article == "fix.fix"
    assert [[fact.lines for fact in step.facts] for step in found.steps] == [[], [(12,)], [(20,)]]
    assert found.answers == {
        "what": "cannot",
        "reach": "refused",
        "listen": "no",
        "read": "port.refused.12~listening.not-listening.20",
    }


def test_a_question_before_it_is_still_asked_and_evidence_waits():
    found = walk(read="port.refused")
    assert (found.name, found.steps) == ("what", ())
    assert replay(GUIDES, "g", found.answered("cannot")).name == "listen"


def test_the_visitor_s_answer_counts_before_evidence():
    found = walk(what="cannot", reach="other", read="port.refused")
    assert found.node.article == "fix.fix"
    assert found.steps[-1].facts == ()


def test_an_answer_from_evidence_can_be_changed():
    found = walk(what="cannot", read="port.refused")
    asked = replay(GUIDES, "g", found.without("reach"))
    assert (asked.name, asked.asked, asked.decision.choice.key) == ("reach", True, "refused")
    assert asked.answers == {"what": "cannot", "reach": "asked", "read": "port.refused"}
    assert replay(GUIDES, "g", asked.answers).name == "reach"
    assert replay(GUIDES, "g", asked.answered("silent")).answers["reach"] == "silent"
    assert "asked" not in replay(GUIDES, "g", asked.answered("silent")).answers.values()


def test_an_answer_that_replaced_evidence_can_be_changed_again():
    for answer in ("other", "unknown"):
        found = walk(what="cannot", reach=answer, read="port.refused")
        assert replay(GUIDES, "g", found.without("reach")).name == "reach"


def test_an_answer_that_no_longer_fits_is_told_even_if_evidence_answers():
    found = walk(what="cannot", reach="gone", read="port.refused")
    assert (found.name, [entry.name for entry in found.dropped]) == ("listen", ["reach"])


def test_the_mark_of_a_paste_travels_with_its_facts():
    assert walk(read="port.refused", paste="ab12").answers["paste"] == "ab12"
    assert "paste" not in walk(paste="ab12").answers
    assert "paste" not in walk(read="port.refused", paste="<x>").answers


def test_an_answer_the_visitor_gave_is_simply_taken_back():
    found = walk(what="cannot", read="port.refused")
    assert replay(GUIDES, "g", found.without("what")).answers == {"read": "port.refused"}


def test_conflicting_evidence_asks():
    found = walk(what="cannot", read="port.refused.1~port.open.2")
    assert (found.name, [fact.value for fact in found.torn]) == ("reach", ["refused", "open"])
    assert walk(what="cannot", read="port.refused~dialog.three-reasons").decision.torn == ("refused", "silent")


def test_what_was_said_and_confirmed_answers_too_and_keeps_its_name():
    found = walk(what="cannot", said="port.refused.1")
    assert (found.name, found.steps[-1].facts[0].source) == ("listen", "said")
    assert found.answers["said"] == "port.refused.1"


def test_a_way_back_from_a_detour_keeps_the_evidence():
    graph = make_graph(
        make_question("rules", make_choice("blocked > console", detour=True), "open > fix"),
        make_outcome("console", resume=True),
        make_outcome("fix"),
    )
    found = replay(make_guides(graph), "g", {"rules": "blocked", "read": "ping.ok"})
    assert replay(make_guides(graph), "g", found.answered("resumed")).answers["read"] == "ping.ok"


def test_a_mark_to_be_asked_is_never_told_as_a_lost_answer():
    assert walk(listen="asked", what="slow").dropped == ()
    assert dict(walk(listen="asked").pending) == {"listen": "asked"}


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        ({"port": "refused"}, ({"port": ("refused",)},)),
        ({"port": ["refused", "timeout"], "ping": "ok"}, ({"port": ("refused", "timeout"), "ping": ("ok",)},)),
        ([{"port": "open"}, {"tls": "ok"}], ({"port": ("open",)}, {"tls": ("ok",)})),
        ([], ()),
    ],
)
def test_a_rule_is_written_and_read_back(data, rule):
    assert when_from(data) == rule
    assert when_data(rule) == data


@pytest.mark.parametrize(
    "data", [{}, "port", [{}], {"port": []}, {"port": 3}, {"Port": "x"}, {"port": ["A b"]}, 7, None]
)
def test_what_is_no_rule_is_told(data):
    with pytest.raises(ShapeError):
        when_from(data)


def test_rules_and_ports_are_part_of_a_guide_s_data():
    graph = make_graph(*GRAPH.nodes.values(), ports=(3389, 4489))
    assert from_data(to_data(graph)) == graph
    for wrong in ([0], [70000], ["22"], 22, [True]):
        with pytest.raises(ShapeError):
            from_data({**to_data(graph), "ports": wrong})


def warnings(*choices):
    graph = make_graph(make_question("q", *choices), make_outcome("fix"))
    found = lint(graph, {}, articles_of(graph))
    assert all(problem.level == "warning" for problem in found)
    return [problem.message for problem in found]


def test_lint_tells_rules_that_can_never_hold():
    told = warnings(
        make_choice("a > fix", when=when({"weather": "fine"})), make_choice("b > fix", when=when({"ping": "ok maybe"}))
    )
    assert len(told) == 2
    assert "no subject “weather”" in told[0]
    assert "“ping: maybe”" in told[1]


@pytest.mark.parametrize(
    ("one", "other", "overlaps"),
    [
        ({"port": "refused"}, {"port": "timeout"}, False),
        ({"port": "refused timeout"}, {"port": "timeout"}, True),
        ({"port": "refused", "ping": "ok"}, {"port": "refused", "ping": "no-reply"}, False),
        ({"port": "refused"}, {"port": "refused", "ping": "no-reply"}, True),
        ({"port": "refused"}, {"dialog": "credentials"}, False),
    ],
)
def test_lint_tells_rules_that_overlap(one, other, overlaps):
    told = warnings(make_choice("a > fix", when=when(one)), make_choice("b > fix", when=when(other)))
    assert bool(told) is overlaps
    assert not told or "overlap" in told[0]


def test_lint_keeps_the_name_of_the_mark_free():
    graph = make_graph(
        make_question("q", "asked > fix", "b > fix"), make_question("read", "a > fix", "b > fix"), make_outcome("fix")
    )
    told = " ".join(problem.message for problem in lint(graph, {}, articles_of(graph)))
    assert "“asked” is reserved" in told
    assert "“read” is reserved" in told
