"""What publishing a draft would do to stories, to walks that helped somebody, and to the figures."""

from dataclasses import replace

import pytest

from tests.builders import make_choice, make_graph, make_guides, make_outcome, make_question
from wizard.affected import affected
from wizard.editing.proposal.confirmed import Confirmed, Walked, confirmed
from wizard.editing.proposal.what_if import endings, what_if
from wizard.editing.proposal.worse import beside, reasons
from wizard.graph import RESUMED
from wizard.vignettes import Journeys, Vignette

ONE = make_outcome("one", then="two", expects={"a": ("x",)})
TWO = make_outcome("two", expects={"a": ("y",)})
GRAPH = make_graph(make_question("a", "x > one", "y > two", unknown="two"), ONE, TWO)
SWAPPED = make_graph(make_question("a", "x > two", "y > one", unknown="two"), ONE, TWO)
OLD, NEW = make_guides(GRAPH), make_guides(SWAPPED)
STORY = Vignette("S1", "g", "fix.one", {"a": "x"})


def walked(article, *answers, guide="g"):
    return Walked(guide, answers, article)


def asked_twice():
    first = make_question("first", "p > a", "q > a", unknown="a")
    return make_guides(make_graph(first, *list(GRAPH.nodes.values())[:-1]))


def test_a_story_that_now_fails_is_told_with_where_it_ended_before():
    found = what_if(OLD, NEW, ["g"], [STORY], {})
    (story,) = found.told
    assert (story.before.article, story.before.fails, story.now.article) == ("fix.one", [], "fix.two")
    assert "expected fix.one" in str(story.now.fails[0])
    assert "Stories that do not come to their article in time: S1" in map(str, found.worse)


def test_a_story_that_ends_elsewhere_without_failing_is_told():
    (story,) = what_if(OLD, NEW, ["g"], [replace(STORY, within=2)], {}).told
    assert (story.elsewhere, story.mended, story.now.fails) == (True, False, [])


def test_a_mended_story_is_told_and_makes_nothing_worse():
    found = what_if(NEW, OLD, ["g"], [STORY], {})
    assert [story.mended for story in found.told] == [True]
    assert found.worse == []


def test_stories_that_end_as_before_are_not_told():
    found = what_if(OLD, OLD, ["g"], [STORY], {})
    assert (len(found.stories), list(found.told), found.worse) == (1, [], [])


def test_what_fails_is_told_before_what_is_mended():
    mended = Vignette("A", "g", "fix.two", {"a": "x"})
    assert [story.vignette.id for story in what_if(OLD, NEW, ["g"], [mended, STORY], {}).told] == ["S1", "A"]


def test_the_first_publication_of_a_guide_has_nothing_to_be_worse_than():
    found = what_if(make_guides(), OLD, ["g"], [STORY], {walked("fix.one", ("a", "x")): 1})
    assert (found.stories[0].before, found.figures[0].before, found.walks.count, found.worse) == (None, None, 0, [])
    assert {line.before for line in beside(None, found.figures[0].after)} == {""}


def test_stories_of_guides_nobody_can_walk_are_left_out():
    assert endings(Journeys(OLD), [replace(STORY, guide="gone")]) == {}


def test_a_walk_that_helped_somebody_is_lost_when_another_article_comes_first():
    found = confirmed(OLD, NEW, {walked("fix.one", ("a", "x")): 3, walked("fix.two", ("a", "unknown")): 1})
    assert (found.count, found.elsewhere_before, found.elsewhere, found.lost_count) == (4, 0, 3, 3)
    assert [(turn.article, turn.instead, turn.count) for turn in found.lost] == [("fix.one", "fix.two", 3)]


def test_what_a_visitor_tried_in_vain_is_no_other_article():
    walk = walked("fix.two", ("a", "x"), ("one", "not-helped"))
    assert confirmed(OLD, OLD, {walk: 1}).elsewhere == 0
    assert confirmed(OLD, NEW, {walk: 1}).elsewhere == 0


def test_a_walk_that_ended_elsewhere_already_is_not_lost():
    walk = walked("fix.two", ("a", "x"))
    found = confirmed(OLD, OLD, {walk: 2})
    assert (found.elsewhere_before, found.elsewhere, found.lost_count) == (2, 2, 0)


def test_questions_of_confirmed_walks_are_means():
    found = confirmed(OLD, asked_twice(), {walked("fix.one", ("a", "x")): 3})
    assert (found.questions_before, found.questions) == (1.0, 2.0)


def test_a_question_that_is_new_is_answered_with_i_do_not_know():
    new = make_graph(make_question("b", "p > one", "q > one", unknown="two"), ONE, TWO)
    found = confirmed(OLD, make_guides(new), {walked("fix.one", ("a", "x")): 1})
    assert [turn.instead for turn in found.lost] == ["fix.two"]


def test_a_walk_through_another_guide_answers_its_questions():
    other = make_graph(
        make_question("b", "p > three", "q > four"), make_outcome("three"), make_outcome("four"), key="h"
    )
    start = make_graph(make_question("a", "x > h.b", "y > one"), ONE)
    guides = make_guides(start, other)
    walk = walked("fix.four", ("a", "x"), ("h.b", "q"))
    assert confirmed(guides, guides, {walk: 1}).elsewhere == 0
    turned = replace(other, nodes={**other.nodes, "b": make_question("b", "p > four", "q > three")})
    assert confirmed(guides, make_guides(start, turned), {walk: 1}).elsewhere == 1


def test_a_way_in_that_worked_leads_back_as_it_did():
    detour = make_choice("y > how", detour=True)
    graph = make_graph(make_question("a", "x > one", detour), ONE, make_outcome("how", resume=True, then="two"), TWO)
    guides = make_guides(graph)
    found = confirmed(guides, guides, {walked("fix.one", ("a", "x"), ("how", RESUMED)): 1})
    assert found.elsewhere == 0


def test_a_walk_of_a_guide_that_is_gone_does_not_count():
    assert confirmed(OLD, NEW, {walked("fix.one", ("a", "x"), guide="gone"): 1}) == Confirmed()


def test_worse_figures_are_reasons_in_words():
    found = [str(reason) for reason in what_if(OLD, NEW, ["g"], [STORY], {walked("fix.one", ("a", "x")): 5}).worse]
    assert "Of 5 visitors who said that an article helped, 5 would be offered another" in found
    assert "g, vignettes: first offer right (top-1): 0.000 instead of 1.000" in found


def test_a_longer_way_is_worse_and_a_shorter_one_is_not():
    longer = [str(reason) for reason in what_if(OLD, asked_twice(), ["g"], [STORY], {}).worse]
    assert "g, vignettes: questions (Q): 2.00 instead of 1.00" in longer
    shorter = [str(reason) for reason in what_if(asked_twice(), OLD, ["g"], [STORY], {}).worse]
    assert not any("questions (Q)" in reason for reason in shorter)


def figures_of(guides):
    return what_if(OLD, guides, ["g"], [STORY], {}).figures[0].after


@pytest.mark.parametrize(("field", "good"), [("top1", 1), ("top3", 1), ("found", 1), ("questions", -1), ("unsafe", -1)])
def test_every_figure_that_falls_behind_is_a_reason_and_one_that_gains_is_none(field, good):
    base = replace(figures_of(OLD), vignettes=replace(figures_of(OLD).vignettes, **{field: 0.5}))
    for step in (0.2, -0.2):
        after = replace(base, vignettes=replace(base.vignettes, **{field: 0.5 + step}))
        assert len(reasons([], Confirmed(), [(base, after)])) == (step * good < 0)


def test_efficiency_that_falls_is_a_reason():
    base = figures_of(OLD)
    (reason,) = reasons([], Confirmed(), [(base, replace(base, efficiency=base.efficiency - 0.1))])
    assert "efficiency" in str(reason)


def test_what_rounds_to_the_same_is_not_worse():
    base = figures_of(OLD)
    slightly = replace(base.vignettes, questions=base.vignettes.questions + 0.04, top1=base.vignettes.top1 - 0.0001)
    assert reasons([], Confirmed(), [(base, replace(base, vignettes=slightly))]) == []


def test_marks_say_which_way_a_figure_went():
    marks = {str(line.name): line.mark for line in beside(figures_of(OLD), figures_of(NEW))}
    assert marks["vignettes: first offer right (top-1)"] == "worse"
    assert marks["vignettes: walks"] == ""
    back = {str(line.name): line.mark for line in beside(figures_of(NEW), figures_of(OLD))}
    assert back["vignettes: first offer right (top-1)"] == "better"


def test_figures_known_already_are_not_measured_again():
    known = replace(figures_of(OLD), efficiency=0.25)
    assert what_if(OLD, NEW, ["g"], [], {}, {"g": known}).figures[0].before == known


def test_only_guides_that_come_by_what_changed_are_looked_at():
    far = make_graph(make_question("a", "x > one", "y > one"), ONE, key="far")
    near = make_graph(make_question("a", "x > g.a", "y > one"), ONE, key="near")
    guides = make_guides(GRAPH, far, near)
    assert affected(guides, guides, ["g"]) == {"g", "near"}
    assert affected(guides, make_guides(replace(GRAPH, ports=(22,)), far, near), ["g"]) == {"g", "near", "far"}
    assert affected(make_guides(far), guides, ["g"]) == {"g", "near"}
