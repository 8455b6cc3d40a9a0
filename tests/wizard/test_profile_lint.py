"""What lint says of profiles: all of it warnings, so that a guide without profiles can be published."""

from tests.builders import articles_of, make_choice, make_graph, make_outcome, make_question
from wizard.lint import lint


def told(*nodes):
    graph = make_graph(*nodes)
    problems = lint(graph, {}, articles_of(graph))
    assert all(problem.level == "warning" for problem in problems)
    return [str(problem) for problem in problems]


TWO = make_question("q", "a > one", "b > two")


def test_profiles_that_name_what_does_not_exist():
    found = " · ".join(
        told(
            TWO,
            make_outcome("one", expects={"q": ("a",), "gone": ("x",)}, partners=("fix.nowhere",)),
            make_outcome("two", expects={"q": ("b", "c")}),
        )
    )
    assert "speaks of “gone”, which is no question" in found
    assert "partner “fix.nowhere” is offered by no guide" in found
    assert "expects “c” at “q”, which is no choice there" in found


def test_an_outcome_whose_own_path_contradicts_its_profile():
    found = told(TWO, make_outcome("one", expects={"q": ("b",)}), make_outcome("two"))
    assert "g.one: “q” leads here by “a”, which its own profile does not expect" in found


def test_a_choice_no_cause_expects():
    nodes = make_outcome("one", expects={"q": ("a",)}), make_outcome("two", expects={"q": ("a",)})
    assert "g.q: no cause expects the choice “b”" in told(TWO, *nodes)


def test_a_way_into_the_server_need_not_be_expected():
    way = make_question("q", "a > one", make_choice("b > how", detour=True))
    found = told(way, make_outcome("one"), make_outcome("how", then="one", resume=True))
    assert not [problem for problem in found if "no cause expects" in problem]


def test_a_cause_whose_people_never_get_to_it():
    found = told(
        make_question("first", "x > q", "y > three"),
        TWO,
        make_outcome("one", expects={"first": ("y",), "q": ("a",)}),
        make_outcome("two"),
        make_outcome("three"),
    )
    assert "g.one: nobody with this fault gets here: every way to “fix.one” contradicts its profile" in found
    assert len([problem for problem in found if "gets here" in problem]) == 1


def test_a_way_into_the_server_that_failed_does_not_cut_the_way_off():
    found = told(
        make_question("q", make_choice("a > how", detour=True), "b > two"),
        make_outcome("how", then="one", resume=True),
        make_outcome("one"),
        make_outcome("two"),
    )
    assert not [problem for problem in found if "gets here" in problem]


def test_two_causes_that_nothing_tells_apart():
    found = told(
        TWO,
        make_outcome("one", then="late", expects={"q": ("a",)}),
        make_outcome("late", expects={"q": ("a",)}),
        make_outcome("two", expects={"q": ("b",)}),
    )
    assert "g.one: nothing can tell “fix.one”, “fix.late” apart" in found
