"""What stands around a node of a draft."""

from tests.builders import make_graph, make_guides, make_outcome, make_question
from wizard.editing.neighbours import Edge, answers_of, asked_before, expected, leading_from, leading_to, way_to

GRAPH = make_graph(
    make_question("a", "x > b", "y > fix"),
    make_question("b", "p > fix", "q > other"),
    make_outcome("fix", then="other"),
    make_outcome("other"),
)


def test_edges_that_lead_to_a_node_are_found_in_every_guide():
    elsewhere = make_graph(make_question("s", "x > g.fix", "y > support"), key="h")
    guides = make_guides(GRAPH, elsewhere)
    assert leading_to(guides, "g.fix") == [
        Edge("g.a", "y", "g.fix"),
        Edge("g.b", "p", "g.fix"),
        Edge("h.s", "x", "g.fix"),
    ]
    assert leading_from(guides, "g.fix") == [Edge("g.fix", "not-helped", "g.other")]


def test_questions_on_the_way_are_those_before_it_and_not_behind_a_fix_that_failed():
    assert asked_before(GRAPH, "fix") == ["a", "b"]
    assert asked_before(GRAPH, "b") == ["a"]
    assert asked_before(GRAPH, "a") == []


def test_where_only_a_fix_that_failed_leads_its_questions_count():
    graph = make_graph(
        make_question("a", "x > fix", "y > support"), make_outcome("fix", then="last"), make_outcome("last")
    )
    assert asked_before(graph, "last") == ["a"]


def test_a_circle_in_a_draft_does_no_harm():
    graph = make_graph(
        make_question("a", "x > b", "y > fix"), make_question("b", "p > a", "q > fix"), make_outcome("fix")
    )
    assert asked_before(graph, "fix") == ["a", "b"]
    assert way_to(make_guides(graph), "g", "nowhere") is None


def test_the_shortest_way_to_a_node_is_a_walk():
    guides = make_guides(GRAPH)
    assert way_to(guides, "g", "a") == {}
    assert way_to(guides, "g", "other") == {"a": "x", "b": "q"}


def test_ticks_keep_the_order_that_was_and_what_is_not_ticked_is_gone():
    before = {"b": ["q", "p"], "a": ["x"]}
    assert list(expected(GRAPH, before, {"a": ["x", "y"], "b": ["p", "q"]}).items()) == [
        ("b", ["q", "p"]),
        ("a", ["x", "y"]),
    ]
    assert expected(GRAPH, before, {"b": ["p"]}) == {"b": ["p"]}


def test_ticks_for_what_the_guide_does_not_have_are_ignored():
    assert expected(GRAPH, {}, {"gone": ["x"], "a": ["<b>"], "fix": ["x"]}) == {}


def test_what_an_older_draft_named_stays_until_it_is_unticked():
    assert expected(GRAPH, {"gone": ["x"]}, {"gone": ["x"]}) == {"gone": ["x"]}
    assert expected(GRAPH, {"gone": ["x"]}, {}) == {}


def test_a_story_may_answer_with_any_choice_or_not_know():
    guides = make_guides(GRAPH)
    assert answers_of(guides, "g", "a") == ["x", "y", "?"]
    assert answers_of(guides, "g", "fix") == []
    assert answers_of(guides, "g", "nothing") == []
