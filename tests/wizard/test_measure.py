"""Figures of guides small enough to check by hand."""

import json
import math
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.builders import make_graph, make_guides, make_outcome, make_question, release
from wizard import limits
from wizard.measure import figures
from wizard.models import Guide, Vignette
from wizard.vignettes import Vignette as Told

# Weights 9, 3, 3 and 1: the common one behind x, two behind y, the rare one after any of them.
GRAPH = make_graph(
    make_question("a", "x > one", "y > b"),
    make_question("b", "p > two", "q > three", unknown="two"),
    make_outcome("one", then="four", likelihood="common", minutes=30, expects={"a": ("x",)}),
    make_outcome("two", then="four", minutes=5, risk="data-loss", expects={"a": ("y",), "b": ("p",)}),
    make_outcome("three", then="four", minutes=5, expects={"a": ("y",), "b": ("q",)}),
    make_outcome("four", likelihood="rare", minutes=5, expects={"a": ("x",)}),
    checklist=("fix.four", "fix.three"),
)
GUIDES = make_guides(GRAPH)


def told(article, within=1, **answers):
    return Told(article, "g", article, answers, within=within)


STORIES = [told("fix.one", a="x"), told("fix.two", a="y", b="p"), told("fix.four", 2, a="x")]


def test_the_list_from_the_top():
    # four, three, one, two: (1*0 + 3*1 + 9*2 + 3*3) / 16
    assert limits.linear(GUIDES, "g") == 30 / 16


def test_the_list_by_likelihood_per_minute():
    # three and two (3 / 5), one (9 / 30), four (1 / 5): (3*0 + 3*1 + 9*2 + 1*3) / 16
    assert limits.by_effort(GUIDES, "g") == 24 / 16


def test_the_optimal_order_is_exact_for_few_causes():
    # Trying one, two, three, four costs 7 + 4 + 1; to ask anything first costs 16.
    assert limits.optimal(GUIDES, "g") == (12 / 16, True)


def test_many_causes_have_a_bound_that_no_order_can_beat():
    outcomes = [make_outcome(f"o{number}") for number in range(limits.EXACT + 1)]
    chain = [f"c{number} > o{number}" for number in range(limits.EXACT + 1)]
    guides = make_guides(make_graph(make_question("a", *chain), *outcomes))
    bound, exact = limits.optimal(guides, "g")
    assert (bound, exact) == (15 / 16, False)
    # Four alike: one question; trying them in turn would cost (3 + 2 + 1) / 4.
    few = make_guides(make_graph(make_question("a", *chain[:4]), *outcomes[:4]))
    assert limits.optimal(few, "g") == (1.0, True)


def test_entropy_counts_questions_of_the_widest_kind():
    four = [make_outcome(f"o{number}") for number in range(4)]
    guides = make_guides(make_graph(make_question("a", *(f"c{n} > o{n}" for n in range(4))), *four))
    # two bits; the question has four choices and "I don't know"
    assert limits.entropy(guides, "g") == pytest.approx(2 / math.log2(5))


def test_stories_are_counted():
    walks = figures(GUIDES, "g", STORIES, people=5).vignettes
    assert (walks.count, walks.top1, walks.top3, walks.found) == (3, 2 / 3, 1.0, 1.0)
    # one question; two questions; one question, a vain article and what came between
    assert walks.questions >= (1 + 2 + 2) / 3


def test_risky_advice_before_a_safe_one_is_told():
    answers = {"a": "y", "b": "?"}
    found = figures(GUIDES, "g", [Told("S", "g", "fix.three", answers)], people=5)
    assert found.vignettes.unsafe == 1.0
    assert figures(GUIDES, "g", STORIES, people=5).vignettes.unsafe == 0.0


def test_coverage_counts_the_choices_somebody_takes():
    assert figures(GUIDES, "g", STORIES, people=5).coverage == 3 / 4


def test_people_are_drawn_alike_every_time_and_do_worse_when_they_are_wrong():
    first, second = (figures(GUIDES, "g", [], people=60) for _ in range(2))
    assert first == second
    assert figures(GUIDES, "g", [], people=60, seed=1) != first
    population = first.population
    assert population[0.1].top1 < population[0.0].top1 < 1
    assert population[0.1].questions >= population[0.0].questions


@pytest.fixture
def site(db):
    release(GRAPH)
    Vignette.objects.create(key="S1", guide=Guide.objects.get(), article="fix.one", answers={"a": "x"})


def run(*arguments):
    out = StringIO()
    call_command("measure_guides", *arguments, stdout=out)
    return out.getvalue()


def test_the_command_prints_a_table_or_json(site):
    assert "first offer right (top-1)" in run("--people", "5")
    (entry,) = json.loads(run("g", "--json", "--people", "5"))
    assert (entry["guide"], entry["vignettes"]["top1"], entry["exact"]) == ("g", 1.0, True)


@pytest.mark.parametrize("arguments", [["nothing"], ["--people", "0"], ["--people", "99999"]])
def test_the_command_says_what_is_wrong(site, arguments):
    with pytest.raises(CommandError):
        run(*arguments)


def test_a_guide_without_causes_has_figures_too():
    empty = make_guides(make_graph(make_question("q", "x > support", "y > support")))
    found = figures(empty, "g", [], people=5)
    assert (found.population[0.0].count, found.optimal, found.entropy) == (0, 0.0, 0.0)
