"""The picture of a guide: everything of it is there, once, and nothing lies on anything else."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from tests.builders import both, make_choice, make_graph, make_outcome, make_question
from wizard.editing.graph_picture.card_words import CARD
from wizard.editing.graph_picture.cards import Marks
from wizard.editing.graph_picture.columns import in_columns, leading_right
from wizard.editing.graph_picture.layout import Arrow, lay_out
from wizard.editing.graph_picture.outline import Language, Title, outline
from wizard.editing.graph_picture.picture import picture
from wizard.graph import Question
from wizard.guide_file import parse_guide
from wizard.problem import Problem

FILES = sorted((Path(__file__).parents[2] / "fixtures/guides").iterdir())
SHIPPED = [parse_guide(path.read_text("utf-8"), path.name) for path in FILES]
ENGLISH = Language("en", "I don't know", "Did not help")
MARKS = Marks({"firewall": "Host firewall"}, {"lockout": "Can lock you out"})


def entries_of(graph, *others, problems=(), titles=None, language=ENGLISH):
    return outline(graph, others, titles or {}, language, problems)


def drawn(graph, *others, **options):
    return picture(entries_of(graph, *others, **options), MARKS)


def rows(drawing):
    return [row for card in drawing.cards for row in card.rows]


def words(row):
    return " ".join(line.words for line in row.lines)


shipped = pytest.mark.parametrize("graph", SHIPPED, ids=lambda graph: graph.key)
with_itself = make_graph(
    make_question("a", "x > b", "y > fix"), make_question("b", "x > a", "y > gone", unknown=""), make_outcome("fix")
)
GRAPHS = [*SHIPPED, with_itself, make_graph(make_outcome("only", then="support"))]


@pytest.mark.parametrize("graph", GRAPHS, ids=lambda graph: graph.key)
def test_every_edge_of_a_guide_stands_in_its_picture_once(graph):
    told = [(row.way.source, row.way.answer) for row in rows(drawn(graph, *SHIPPED)) if row.way]
    assert sorted(told) == sorted((key, answer) for key, answer, _ in graph.edges())


@pytest.mark.parametrize("graph", GRAPHS, ids=lambda graph: graph.key)
def test_every_node_of_a_guide_stands_in_its_picture_and_table_once(graph):
    entries = entries_of(graph, *SHIPPED)
    drawing = picture(entries, MARKS)
    homes = [row.entry.key for row in rows(drawing) if row.home]
    assert sorted([*homes, *(card.key for card in drawing.cards if card.entry)]) == sorted(graph.nodes)
    assert [entry.key for entry in entries] == list(graph.nodes)


@shipped
def test_every_answer_that_leads_to_a_question_has_its_line(graph):
    lines = [(edge.source, edge.way.answer, edge.target) for edge in drawn(graph, *SHIPPED).edges]
    expected = [
        (question.key, answer, target)
        for question in graph.questions()
        for answer, target in question.edges()
        if isinstance(graph.nodes.get(target), Question)
    ]
    assert sorted(lines) == sorted(expected)


@shipped
def test_no_cards_overlap_and_all_lie_inside_the_picture(graph):
    drawing = drawn(graph)
    for one, other in combinations(drawing.cards, 2):
        beside = one.x + CARD <= other.x or other.x + CARD <= one.x
        assert beside or one.y + one.height <= other.y or other.y + other.height <= one.y, f"{one.key} {other.key}"
    for card in drawing.cards:
        assert 0 <= card.x < card.x + CARD < drawing.width
        assert 0 <= card.y < card.y + card.height < drawing.height


@shipped
def test_rows_follow_each_other_without_overlap_and_hold_their_words(graph):
    for card in drawn(graph).cards:
        below = card.head
        for row in card.rows:
            assert row.y >= below
            below = row.y + row.height
            assert all(row.y < line.y < below for line in row.lines)
        assert below <= card.height


@shipped
def test_lines_of_a_shipped_guide_lead_to_the_right(graph):
    drawing = drawn(graph)
    left = {card.key: card.x for card in drawing.cards}
    assert all(left[edge.source] < left[edge.target] for edge in drawing.edges)


@shipped
def test_the_same_guide_gives_the_same_picture(graph):
    assert drawn(graph) == drawn(graph)


def test_the_start_stands_first_and_is_marked():
    drawing = drawn(make_graph(make_question("b", "x > z", "y > a"), make_question("a", "x > z"), make_outcome("z")))
    assert [(card.key, card.entry.starts) for card in drawing.cards] == [("b", True), ("a", False)]
    assert drawing.cards[0].x < drawing.cards[1].x


def test_an_outcome_is_a_row_with_its_title_place_and_risk():
    fix = make_outcome("fix", place="firewall", risk="lockout")
    drawing = drawn(make_graph(make_question("a", "x > fix"), fix), titles={"fix.fix": Title("Open the port", "none")})
    offer = next(row for row in rows(drawing) if row.home and row.entry.key == "fix")
    assert words(offer) == "choice x Open the port Host firewall · Can lock you out"


def test_an_outcome_offered_twice_tells_what_follows_once():
    graph = make_graph(make_question("a", "x > fix", "y > fix"), make_outcome("fix"))
    offers = [row for row in rows(drawn(graph)) if row.entry and row.entry.key == "fix"]
    assert [row.home for row in offers] == [True, False]


def test_an_outcome_that_only_follows_another_stands_below_it():
    graph = make_graph(make_question("a", "x > one"), make_outcome("one", then="two"), make_outcome("two"))
    below = [(row.entry.key, row.depth) for row in rows(drawn(graph)) if row.entry]
    assert below == [("one", 0), ("two", 1), ("support", 2), ("support", 0)]


def test_what_no_answer_leads_to_has_a_card_of_its_own():
    graph = make_graph(make_question("a", "x > support"), make_outcome("lost"), make_outcome("lost-too", then="lost"))
    loose = next(card for card in drawn(graph).cards if card.entry is None)
    assert [row.entry.key for row in loose.rows if row.home] == ["lost", "lost-too"]


def test_a_way_into_another_guide_names_it_and_a_missing_node_is_told():
    other = make_graph(make_question("there", "x > support"), key="other")
    graph = make_graph(make_question("a", "x > other.there", "y > gone", "z > other.gone"))
    ways = {row.way.answer: row.way.to for row in rows(drawn(graph, other)) if row.way}
    assert (ways["x"].kind, ways["x"].guide, ways["x"].name) == ("elsewhere", "other", "there")
    assert (ways["y"].kind, ways["z"].kind) == ("missing", "missing")


def test_a_problem_stands_on_its_card_with_a_sign_and_the_number_of_others():
    found = [Problem("g", "a", "has no way onwards"), Problem("g", "a", "is long", "warning"), Problem("g", "", "odd")]
    card = drawn(make_graph(make_question("a", "x > support")), problems=found).cards[0]
    assert [line.words for line in card.lines if line.role == "problem"] == ["✕ (+1) has no way onwards"]


def test_texts_fall_back_to_the_language_there_is():
    asked = make_question("a", make_choice("x > support", text={"zh-hans": "选项"}))
    english, chinese = (
        entries_of(make_graph(asked), language=Language(code, "?", "–"))[0] for code in ("en", "zh-hans")
    )
    assert (english.name, english.ways[0].text) == ("a", "选项")
    assert chinese.name == both("a")["zh-hans"]


def test_long_words_end_in_dots_inside_their_card():
    graph = make_graph(make_question("a", make_choice("x > support", text=both("much to say " * 40))))
    answer = [line.words for line in rows(drawn(graph))[0].lines if line.role == "answer"]
    assert len(answer) == 3
    assert answer[-1].endswith("…")


def test_circles_are_drawn_all_the_same():
    arrows = [Arrow("a", "b", 5), Arrow("b", "c", 5), Arrow("c", "a", 5), Arrow("c", "c", 5)]
    assert leading_right("abc", arrows) == arrows[:2]
    layout = lay_out(dict.fromkeys("abc", 40.0), arrows, 10)
    assert layout.columns == {"a": 0, "b": 1, "c": 2}


def test_a_card_nothing_leads_to_stands_beside_what_it_leads_to():
    arrows = [Arrow("a", "b", 5), Arrow("b", "c", 5), Arrow("late", "c", 5)]
    assert in_columns(["a", "b", "c", "late"], arrows, "a")["late"] == 1


def test_an_arrow_over_several_columns_keeps_clear_of_their_cards():
    arrows = [Arrow("a", "b", 5), Arrow("b", "c", 5), Arrow("a", "c", 30)]
    layout = lay_out({"a": 40.0, "b": 40.0, "c": 40.0}, arrows, 10, "a")
    along = layout.tracks["c"][1]
    assert not layout.tops["b"] <= along <= layout.tops["b"] + 40


def test_an_empty_guide_has_an_empty_picture():
    drawing = picture((), MARKS)
    assert (drawing.cards, drawing.edges) == ((), ())
