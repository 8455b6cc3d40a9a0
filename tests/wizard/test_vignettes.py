import pytest

from tests.builders import make_choice, make_graph, make_guides, make_outcome, make_question
from wizard.evidence.paste import MAX_TEXT
from wizard.vignettes import DoesNotFit, Vignette, failures, follow, pasted

GUIDES = make_guides(make_graph(make_question("a", "x > fix", "y > support"), make_outcome("fix")))


def test_answers_are_given_in_the_order_they_are_asked():
    assert follow(GUIDES, "g", ["x"]).ref == "g.fix"
    assert follow(GUIDES, "g", ["?"]).ref == "g.support"
    assert follow(GUIDES, "g", ["x", "not-helped"]).ref == "g.support"


def test_an_answer_that_is_not_offered_is_told_with_those_that_are():
    with pytest.raises(DoesNotFit, match=r"“z” does not fit at g\.a, which offers x, y, unknown"):
        follow(GUIDES, "g", ["z"])


def test_failures_say_what_happened_instead():
    def vignette(*answers, article="fix.fix"):
        return Vignette("S", "g", article, answers)

    told = [what for _, what in failures(GUIDES, [vignette("x"), vignette("y"), vignette(), vignette("q")])]
    assert told == [
        "ends at support.escalate (g.support), expected fix.fix",
        "ends at the question g.a, not at an article",
        "“q” does not fit at g.a, which offers x, y, unknown",
    ]


REFUSED = make_choice("refused > fix", when=({"port": ("refused",)},))
WITH_RULE = make_guides(
    make_graph(make_question("how", REFUSED, "open > other"), make_outcome("fix"), make_outcome("other"))
)
LINE = "ssh: connect to host example.com port 2222: Connection refused"


def test_who_pastes_first_is_asked_only_what_the_output_leaves_open():
    told = Vignette("S", "g", "fix.fix", ("refused",), paste=LINE)
    assert follow(WITH_RULE, "g", told.answers).questions_left_open == 1
    assert pasted(WITH_RULE, told).questions_left_open == 0
    assert failures(WITH_RULE, [told]) == []


def test_a_paste_that_leads_elsewhere_is_a_failure():
    told = Vignette("S", "g", "fix.other", ("open",), paste=LINE)
    ((_, what),) = failures(WITH_RULE, [told])
    assert what == "with its paste ends at fix.fix (g.fix), expected fix.other"


def test_a_paste_that_is_too_long_says_so():
    ((_, what),) = failures(WITH_RULE, [Vignette("S", "g", "fix.fix", ("refused",), paste="x" * (MAX_TEXT + 1))])
    assert "more than 1000000 characters" in what
