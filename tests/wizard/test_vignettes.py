import pytest

from tests.builders import make_graph, make_guides, make_outcome, make_question
from wizard.vignettes import DoesNotFit, Vignette, failures, follow

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
