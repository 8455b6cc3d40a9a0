"""What comes after "did not help": partners, questions, the likeliest cause, the second look, the hand-over."""

import random
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import both, make_choice, make_graph, make_guides, make_outcome, make_question
from wizard.graph import Outcome, Question, SecondLook
from wizard.offering import ENOUGH
from wizard.people import Person, knowing, send
from wizard.replay import replay

REACH = make_question(
    "reach",
    make_choice("open > busy", when=({"port": ("open",)},)),
    make_choice("silent > rule", when=({"port": ("timeout",)},)),
    "refused > listen",
    unknown="rule",
)
GUIDES = make_guides(
    make_graph(
        make_question("changed", "port > rule", "restart > stopped", "nothing > reach", unknown="reach"),
        REACH,
        make_question("listen", "nothing > service", "other > port", unknown="service"),
        make_outcome("rule", then="wall", likelihood="common", minutes=5, partners=("fix.wall",)),
        make_outcome("wall", then="stopped", minutes=5, expects={"changed": ("port", "nothing"), "reach": ("silent",)}),
        make_outcome("stopped", then="reach", minutes=10, risk="interrupts"),
        make_outcome("busy", then="service", minutes=20),
        make_outcome("service", then="port", minutes=10),
        make_outcome("port", then="service", minutes=10),
    )
)


def walk(**answers):
    return replay(GUIDES, "g", {name.replace("_", "-"): answer for name, answer in answers.items()})


def test_the_partner_of_what_did_not_help_comes_first():
    assert walk(changed="port", rule="not-helped").ref == "g.wall"


def test_an_article_is_never_offered_twice_by_whatever_way():
    found = walk(changed="port", rule="not-helped", wall="not-helped")
    assert found.ref not in {"g.rule", "g.wall"}


def test_the_question_comes_before_the_cause_behind_it():
    found = walk(changed="restart", stopped="not-helped")
    assert found.ref == "g.reach"


def test_the_likeliest_cause_is_offered_wherever_it_stands():
    found = walk(changed="nothing", reach="refused", listen="nothing", service="not-helped", second_look="as-said")
    assert found.ref == "g.port"


def test_evidence_rules_a_cause_out():
    assert walk(changed="port", rule="not-helped").ref == "g.wall"
    assert walk(changed="port", rule="not-helped", read="port.open.3").ref != "g.wall"


def test_the_second_look_lists_what_stands_in_the_way_and_is_taken_once():
    found = walk(changed="nothing", reach="refused", listen="other", port="not-helped")
    assert isinstance(found.node, SecondLook)
    assert set(found.doubts) <= {"g.changed", "g.reach", "g.listen"}
    assert "g.listen" in found.doubts
    after = replay(GUIDES, "g", found.answered("as-said"))
    assert not isinstance(after.node, SecondLook)
    assert after.answers["second-look"] == "as-said"


def test_an_answer_looked_at_again_is_asked_again_and_counts_as_checked():
    found = walk(changed="nothing", reach="refused", listen="other", port="not-helped")
    asked = replay(GUIDES, "g", found.again("listen"))
    assert (asked.ref, asked.checked) == ("g.listen", {"listen"})
    same = replay(GUIDES, "g", asked.answered("other"))
    assert same.known["g.listen"].source == "checked"
    assert "g.listen" not in same.doubts
    assert replay(GUIDES, "g", asked.answered("nothing")).ref == "g.service"


def test_after_a_changed_answer_what_was_tried_stays_tried():
    found = walk(changed="port", rule="not-helped", reach="silent")
    changed = replay(GUIDES, "g", found.answers | {"changed": "nothing"})
    assert changed.ref != "g.rule"
    assert "fix.rule" in changed.tried_articles


def test_what_no_answer_on_the_way_offered_again_still_counts_as_tried():
    found = walk(changed="nothing", reach="open", rule="not-helped")
    assert (found.ref, [step.name for step in found.earlier]) == ("g.busy", ["rule"])
    assert found.answers["rule"] == "not-helped"
    assert not found.dropped


ALIKE = make_guides(
    make_graph(
        make_question("a", "x > one", "y > three"),
        make_question("b", "p > one-again", "q > two", unknown="two"),
        make_outcome("one", "fix.one", then="b", expects={"a": ("x",), "b": ("p",)}),
        make_outcome("one-again", "fix.one"),
        make_outcome("two", expects={"a": ("x",), "b": ("q",)}),
        make_outcome("three", expects={"a": ("y",)}),
    )
)


def test_a_question_that_every_cause_left_answers_alike_is_skipped_unless_the_visitor_wants_it():
    found = replay(ALIKE, "g", {"a": "x", "one": "not-helped"})
    assert [(step.name, step.answer) for step in found.steps if step.skipped] == [("b", "q")]
    assert found.ref == "g.two"
    assert "b" not in found.answers
    assert "g.b" not in found.known
    asked = replay(ALIKE, "g", found.without("b"))
    assert (asked.ref, asked.node.key) == ("g.b", "b")
    assert replay(ALIKE, "g", asked.answered("p")).ref != "g.one"


def test_what_was_answered_under_another_name_is_not_asked_again():
    twin = make_question("page-again", "p > two", "r > one", unknown="two")
    twin = replace(twin, ask=both("page?"))
    graph = make_graph(
        make_question("page", "p > page-again", "q > page-again"), twin, make_outcome("one"), make_outcome("two")
    )
    guides = make_guides(graph)
    found = replay(guides, "g", {"page": "p"})
    assert (found.ref, found.answers) == ("g.two", {"page": "p"})
    assert replay(guides, "g", {"page": "q"}).ref == "g.page-again"
    assert replay(guides, "g", found.without("page-again")).ref == "g.page-again"


def test_changing_an_answer_asks_it_even_if_it_would_be_skipped_now():
    found = replay(ALIKE, "g", {"a": "x", "one": "not-helped", "b": "q"})
    assert replay(ALIKE, "g", found.without("b")).ref == "g.b"


def test_an_answer_in_another_guide_can_be_checked_too():
    other = make_graph(make_question("q", "p > one", "r > two"), make_outcome("one"), make_outcome("two"), key="h")
    guides = make_guides(make_graph(make_question("a", "x > h.q", "y > z"), make_outcome("z")), other)
    found = replay(guides, "g", {"a": "x", "h.q": "p", "h.one": "not-helped", "checked": "h.q~a~g.a~gone~z.z"})
    assert found.checked == {"h.q", "a"}
    assert found.known["h.q"].source == "checked"


def test_what_was_not_known_is_not_put_again_after_a_second_look():
    found = walk(changed="unknown", reach="refused", listen="unknown", service="not-helped")
    assert isinstance(found.node, SecondLook)
    assert "g.listen" in found.doubts
    again = replay(GUIDES, "g", replay(GUIDES, "g", found.again("listen")).answered("unknown"))
    assert "g.listen" not in again.doubts


def test_getting_in_forgets_nothing_that_failed():
    graph = make_graph(
        make_question("q", make_choice("stuck > a", detour=True), "x > a2"),
        make_outcome("a", "fix.a", then="r"),
        make_question("r", make_choice("no > how", detour=True), "yes > b"),
        make_outcome("how", resume=True),
        make_outcome("a2", "fix.a"),
        make_outcome("b"),
    )
    guides = make_guides(graph)
    there = replay(guides, "g", {"q": "stuck", "a": "not-helped", "r": "no"})
    back = replay(guides, "g", there.answered("resumed"))
    assert back.tried_articles == {"fix.a"}
    assert replay(guides, "g", back.answered("x")).ref != "g.a2"


def test_a_sixth_article_is_not_offered_even_after_an_answer_was_changed():
    many = make_graph(
        make_question("q", *(f"c{n} > o{n}" for n in range(5))),
        make_question("r", *(f"c{n} > o{n}" for n in range(5, 9)), unknown="support"),
        *(make_outcome(f"o{n}", then="r", expects={"q": (f"c{n % 5}",)}) for n in range(9)),
    )
    guides = make_guides(many)
    failed = {f"o{n}": "not-helped" for n in range(ENOUGH)}
    found = replay(guides, "g", {"q": "c0", "second-look": "as-said", "r": "unknown", **failed})
    assert isinstance(found.node, Outcome)
    assert found.node.escalates


NAMES = {
    "changed": ["port", "restart", "nothing"],
    "reach": ["open", "silent", "refused"],
    "listen": ["nothing", "other"],
}
OUTCOMES = ["rule", "wall", "stopped", "busy", "service", "port"]
ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        **{name: st.sampled_from([*choices, "unknown", "junk"]) for name, choices in NAMES.items()},
        **{name: st.just("not-helped") for name in OUTCOMES},
        "second-look": st.just("as-said"),
        "checked": st.sampled_from(["reach", "changed~listen", "x"]),
        "read": st.sampled_from(["port.open.1", "port.timeout.2", "port.open.1~port.timeout.2"]),
    },
)


@given(ANSWERS, st.randoms(use_true_random=False))
def test_the_position_does_not_depend_on_the_order_of_the_answers(answers, shuffle):
    names = list(answers)
    shuffle.shuffle(names)
    one, other = replay(GUIDES, "g", answers), replay(GUIDES, "g", {name: answers[name] for name in names})
    assert (one.ref, one.steps, one.answers) == (other.ref, other.steps, other.answers)


@given(ANSWERS)
def test_the_canonical_link_leads_to_the_same_place(answers):
    found = replay(GUIDES, "g", answers)
    again = replay(GUIDES, "g", found.answers)
    assert (again.ref, again.steps, again.dropped) == (found.ref, found.steps, ())


def slip(at, answer):
    return lambda ref, question: answer if ref == at else ""


def somebody(seed):
    """Somebody nothing helps, who answers at random."""
    rng = random.Random(seed)

    def answer(ref, question: Question):
        return rng.choice([choice.key for choice in question.choices] + ["unknown"])

    return Person("no.such", answer)


@pytest.mark.parametrize("seed", range(40))
def test_every_walk_ends_at_the_hand_over_with_no_article_twice(seed):
    journey = send(GUIDES, "g", somebody(seed))
    assert isinstance(journey.walk.node, Outcome)
    assert journey.walk.node.escalates
    assert len(set(journey.offers)) == len(journey.offers) <= ENOUGH + 1
    assert journey.looks <= 1


@pytest.mark.parametrize("article", ["fix.rule", "fix.wall", "fix.stopped", "fix.busy", "fix.service", "fix.port"])
def test_one_wrong_answer_costs_little(article):
    answer = knowing(GUIDES, "g", article, {})
    honest = send(GUIDES, "g", Person(article, answer))
    assert honest.found
    for step in honest.walk.steps:
        if isinstance(step.node, Question):
            for choice in step.node.choices:
                if choice.key != step.answer:
                    journey = send(GUIDES, "g", Person(article, answer, slip(step.ref, choice.key)))
                    assert journey.found, (article, step.ref, choice.key, journey.moves)
                    assert len(journey.offers) <= len(honest.offers) + 4


def test_each_offer_is_new():
    journey = send(GUIDES, "g", somebody(3))
    assert all(one != other for one, other in pairwise(journey.offers))
