"""Every kind of problem lint can tell, one broken graph each."""

import dataclasses

import pytest

from tests.builders import articles_of, both, make_choice, make_graph, make_outcome, make_question
from wizard.graph import Check, Elsewhere, Outcome
from wizard.lint import lint


def messages(*graphs, articles=None, level="error"):
    first = graphs[0]
    found = lint(first, {graph.key: graph for graph in graphs}, articles_of(*graphs) if articles is None else articles)
    return [str(problem) for problem in found if problem.level == level]


GOOD = make_graph(make_question("a", "x > fix", "y > support"), make_outcome("fix"))


def test_a_sound_graph_has_no_problem():
    assert messages(GOOD) == []
    assert messages(GOOD, level="warning") == []


@pytest.mark.parametrize(
    ("graph", "expected"),
    [
        (
            make_graph(make_question("a", "x > gone", "y > support")),
            "g.a: answer “x” leads to “g.gone”, which does not exist",
        ),
        (
            make_graph(make_question("a", "x > support", "y > support"), make_outcome("lost")),
            "g.lost: cannot be reached from the start",
        ),
        (
            make_graph(make_question("a", "x > b", "y > support"), make_question("b", "x > a", "y > support")),
            "g.a: goes in a circle: g.a → g.b → g.a",
        ),
        (make_graph(make_question("a", "x > support")), "g.a: has 1 choices; a question needs 2 to 5"),
        (
            make_graph(make_question("a", *(f"c{i} > support" for i in range(6)))),
            "g.a: has 6 choices; a question needs 2 to 5",
        ),
        (
            make_graph(make_question("a", "x > support", "y > support", unknown="")),
            "g.a: has no way onwards for “I don't know”",
        ),
        (make_graph(make_question("a", "x > support", "x > support")), "g.a: two choices have the key “x”"),
        (
            make_graph(make_question("a", "unknown > support", "y > support")),
            "g.a: “unknown” is reserved and cannot be the key of a choice",
        ),
        (
            make_graph(make_question("a", "x > fix", "y > support"), make_outcome("fix", then="")),
            "g.fix: has no way onwards for “did not help”",
        ),
        (
            make_graph(make_question("a", "x > fix", "y > support"), make_outcome("fix", place="moon")),
            "g.fix: “moon” is not a place of the path",
        ),
        (
            make_graph(make_question("a", make_choice("x > support", path={"moon": "good"}), "y > support")),
            "g.a: “x” marks “moon: good” on the path",
        ),
        (
            make_graph(make_question("a", "x > support", "y > support", checks=(Check("amiga", both("look")),))),
            "g.a: “how to check” names the system “amiga”; known are windows, macos, linux, phone, server, cloud",
        ),
        (
            make_graph(make_question("a", make_choice("x > support", detour=True), "y > support")),
            "g.a: “x” is a detour, but no way leads back from it",
        ),
        (
            make_graph(make_question("a", "x > how", "y > support"), make_outcome("how", resume=True)),
            "g.how: leads back to the question that sent here, but no detour leads to it",
        ),
        (
            make_graph(
                make_question("a", make_choice("x > how", detour=True), "y > how"), make_outcome("how", resume=True)
            ),
            "g.how: can be reached without a detour; then there is no question to lead back to",
        ),
        (dataclasses.replace(GOOD, start="gone"), "g: starts at “gone”, which does not exist"),
        (dataclasses.replace(GOOD, title={"en": "only"}), "g: the title has no text in Chinese"),
        (
            make_graph(
                dataclasses.replace(make_question("a", "x > support", "y > support"), ask={"zh-hans": "只有中文"})
            ),
            "g.a: the question has no text in English",
        ),
    ],
)
def test_each_problem_is_told_with_its_place(graph, expected):
    assert expected in messages(graph)


def test_a_dead_end_is_told():
    first = make_question("a", "x > b", "y > b", unknown="b")
    second = make_question("b", "x > a", "y > a", unknown="a")
    graph = dataclasses.replace(make_graph(first, second), nodes={"a": first, "b": second})
    assert "g.a: is a dead end: no outcome can be reached from it" in messages(graph)


def test_an_outcome_needs_its_article_published_in_every_language():
    found = messages(GOOD, articles={"fix.fix": {"en"}})
    assert found == ["g.fix: the article “fix.fix” is not published in Chinese"]


def test_all_problems_come_at_once():
    graph = make_graph(make_question("a", "x > gone"), Outcome("fix", "fix.fix"), title={})
    assert len(messages(graph)) >= 4


def test_an_edge_to_a_guide_that_is_not_published_is_a_warning():
    graph = make_graph(make_question("a", "x > tcp.start", "y > support"), elsewhere=(Elsewhere("ssh", both("ssh")),))
    assert messages(graph) == []
    assert len(messages(graph, level="warning")) == 2


def test_a_node_that_another_guide_leads_to_must_stay():
    other = make_graph(make_question("b", "x > g.removed", "y > support"), key="h")
    assert any("guide “h” leads here (h.b, “x”) to “removed”" in message for message in messages(GOOD, other))


def test_a_circle_through_two_guides_is_told():
    first = make_graph(make_question("a", "x > h.b", "y > support"))
    second = make_graph(make_question("b", "x > g.a", "y > support"), key="h")
    assert any("goes in a circle: g.a → h.b → g.a" in message for message in messages(first, second))


@pytest.mark.parametrize("words", ["a" * 100_001, "[" * 51], ids=["long", "tangled"])
def test_a_check_that_cannot_be_shown_is_an_error(words):
    check = Check("windows", {"en": words, "zh-hans": "看"})
    graph = make_graph(make_question("a", "x > fix", "y > support", checks=(check,)), make_outcome("fix"))
    assert messages(graph) == ["g.a: “how to check” for windows is too long or too tangled to be shown, in English"]
