import pytest

from tests.builders import make_choice, make_graph, make_guides, make_outcome, make_question
from wizard.evidence.paste import MAX_TEXT
from wizard.vignettes import DoesNotFit, Vignette, failures, follow, pasted, sent

GUIDES = make_guides(make_graph(make_question("a", "x > fix", "y > support"), make_outcome("fix")))


def test_a_sequence_of_answers_leads_to_its_place():
    assert follow(GUIDES, "g", ["x"]).ref == "g.fix"
    assert follow(GUIDES, "g", ["y"]).ref == "g.second-look"
    assert follow(GUIDES, "g", ["y", "as-said"]).ref == "g.support"
    assert follow(GUIDES, "g", ["x", "not-helped"]).ref == "g.support"


def test_an_answer_that_is_not_offered_is_told_with_those_that_are():
    with pytest.raises(DoesNotFit, match=r"“z” does not fit at g\.a, which offers x, y, unknown"):
        follow(GUIDES, "g", ["z"])


def vignette(article="fix.fix", within=1, **answers):
    return Vignette("S", "g", article, answers, within=within)


def test_a_story_ends_at_its_article():
    journey = sent(GUIDES, vignette(a="x"))
    assert (journey.place(), journey.questions, journey.answers) == (1, 1, {"a": "x"})
    assert failures(GUIDES, [vignette(a="x")]) == []


def test_what_the_story_leaves_open_is_answered_as_the_fault_has_it():
    assert sent(GUIDES, vignette()).answers == {"a": "x"}
    assert sent(GUIDES, vignette("support.escalate")).answers == {"a": "unknown", "second-look": "as-said"}


def test_failures_say_what_happened_instead():
    found = failures(GUIDES, [vignette(a="y"), vignette("fix.none", a="x"), vignette(a="q"), vignette(gone="x")])
    assert [str(what) for _, what in found] == [
        "never comes to fix.fix: it is offered g.support",
        "never comes to fix.none: it is offered g.fix, g.support",
        "answers “q” to a, which takes unknown, x, y",
        "never comes to fix.fix: it is offered g.support",
        "answers “x” to gone, which takes nothing",
    ]


def test_a_wrong_belief_is_said_first_and_found_out_at_the_second_look():
    believed = Vignette("S", "g", "fix.fix", {"a": "x"}, believes={"a": "y"})
    journey = sent(GUIDES, believed)
    assert (journey.moves, journey.looks, journey.place()) == (("y", "again a", "x"), 1, 1)
    assert failures(GUIDES, [believed]) == []
    assert follow(GUIDES, "g", journey.moves).ref == "g.fix"


LATE = make_guides(
    make_graph(
        make_question("a", "x > first", "y > support"),
        make_outcome("first", then="second", likelihood="common"),
        make_outcome("second", expects={"a": ("x",)}),
    )
)


def test_a_story_may_come_to_its_article_later_if_it_says_so():
    ((_, what),) = failures(LATE, [vignette("fix.second", a="x")])
    what = str(what)
    assert what == "ends at fix.first (g.first), expected fix.second"
    assert failures(LATE, [vignette("fix.second", within=2, a="x")]) == []


REFUSED = make_choice("refused > fix", when=({"port": ("refused",)},))
WITH_RULE = make_guides(
    make_graph(make_question("how", REFUSED, "open > other"), make_outcome("fix"), make_outcome("other"))
)
LINE = "ssh: connect to host example.com port 2222: Connection refused"


def test_who_pastes_first_is_asked_only_what_the_output_leaves_open():
    told = Vignette("S", "g", "fix.fix", {"how": "refused"}, paste=LINE)
    assert sent(WITH_RULE, told).questions == 1
    assert pasted(WITH_RULE, told).questions == 0
    assert failures(WITH_RULE, [told]) == []


def test_a_paste_that_leads_elsewhere_is_a_failure():
    told = Vignette("S", "g", "fix.other", {"how": "open"}, paste=LINE)
    ((_, what),) = failures(WITH_RULE, [told])
    what = str(what)
    assert what == "with its paste never comes to fix.other: it is offered g.fix, g.support"


def test_a_paste_that_is_too_long_says_so():
    ((_, what),) = failures(WITH_RULE, [Vignette("S", "g", "fix.fix", {"how": "refused"}, paste="x" * (MAX_TEXT + 1))])
    what = str(what)
    assert "more than 1000000 characters" in what
