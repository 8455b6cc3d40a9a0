"""A readable diff of two guides: nothing that changes is left out, and what is told is told in an editor's words."""

from dataclasses import fields, replace

import pytest

from tests.builders import both, make_choice, make_graph, make_outcome, make_question
from wizard.editing.proposal.change import moved
from wizard.editing.proposal.graph_diff import differences
from wizard.graph import Check, Choice, Elsewhere, Graph, Outcome, Question

CHOICE = make_choice("x > fix", says=both("says"), path={"computer": "good"}, when=({"port": ("open",)},))
QUESTION = make_question("a", CHOICE, "y > other", checks=(Check("windows", both("look")),))
OUTCOME = make_outcome("fix", expects={"a": ("x",)})
GRAPH = make_graph(
    QUESTION, OUTCOME, make_outcome("other"), at_hand=(both("keys"),), elsewhere=(Elsewhere("slow", both("slow?")),)
)

CHANGED = {
    Graph: {
        "key": "h",
        "title": both("new"),
        "summary": both("new"),
        "scope": both("new"),
        "minutes": 6,
        "start": "fix",
        "nodes": {**GRAPH.nodes, "fresh": make_outcome("fresh")},
        "at_hand": (both("keys"), both("more")),
        "elsewhere": (),
        "ports": (22,),
        "checklist": ("fix.fix",),
    },
    Question: {
        "key": "b",
        "ask": both("new"),
        "short": both("new"),
        "choices": QUESTION.choices[:1],
        "unknown": "fix",
        "unknown_text": both("no idea"),
        "hint": both("new"),
        "why": both("new"),
        "checks": (),
    },
    Choice: {
        "key": "z",
        "text": both("new"),
        "go": "other",
        "says": {},
        "path": {"computer": "bad"},
        "detour": True,
        "when": (),
    },
    Outcome: {
        "key": "fixed",
        "article": "fix.other",
        "then": "other",
        "place": "firewall",
        "resume": True,
        "likelihood": "rare",
        "minutes": 7,
        "risk": "lockout",
        "partners": ("fix.other",),
        "expects": {"a": ("x", "y")},
    },
    Check: {"on": "linux", "text": both("new")},
    Elsewhere: {"guide": "tcp", "text": both("new")},
}
WHERE = {
    Graph: lambda **new: replace(GRAPH, **new),
    Question: lambda **new: with_node(replace(QUESTION, **new), instead_of="a"),
    Choice: lambda **new: with_node(replace(QUESTION, choices=(replace(CHOICE, **new), QUESTION.choices[1]))),
    Outcome: lambda **new: with_node(replace(OUTCOME, **new), instead_of="fix"),
    Check: lambda **new: with_node(replace(QUESTION, checks=(replace(QUESTION.checks[0], **new),))),
    Elsewhere: lambda **new: replace(GRAPH, elsewhere=(replace(GRAPH.elsewhere[0], **new),)),
}


def with_node(node, instead_of="a"):
    nodes = [node if key == instead_of else old for key, old in GRAPH.nodes.items()]
    return replace(GRAPH, nodes={node.key: node for node in nodes})


def told(old, new):
    return [str(change) for change in differences(old, new)]


@pytest.mark.parametrize(("cls", "name"), [(cls, field.name) for cls in WHERE for field in fields(cls)])
def test_a_change_of_any_field_is_told(cls, name):
    changed = WHERE[cls](**{name: CHANGED[cls][name]})
    assert told(GRAPH, changed)
    assert told(changed, GRAPH)


@pytest.mark.parametrize("cls", [Graph, Question, Choice, Outcome])
def test_equal_guides_have_no_differences(cls):
    assert differences(GRAPH, WHERE[cls]()) == []


def with_choices(*choices):
    return with_node(replace(QUESTION, choices=choices))


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        (with_choices(replace(CHOICE, go="other"), QUESTION.choices[1]),
         ["question a: choice “x” now leads to “other” (was “fix”)"]),
        (with_choices(*reversed(QUESTION.choices)), ["question a: choice “x” now comes after “y”"]),
        (with_choices(replace(CHOICE, key="z"), QUESTION.choices[1]),
         ["question a: choice “x” is now called “z”"]),
        (with_choices(CHOICE), ["question a: choice “y” is gone; it led to “other”"]),
        (with_choices(replace(CHOICE, when=({"port": ("open", "closed"), "ping": ("ok",)},)), QUESTION.choices[1]),
         ["question a: the rule of choice “x” is now: port = open | closed & ping = ok (was: port = open)"]),
        (with_choices(replace(CHOICE, detour=True), QUESTION.choices[1]),
         ["question a: choice “x” is now a detour"]),
        (with_node(replace(QUESTION, unknown="fix")),
         ["question a: “I don't know” now leads to “fix” (was “support”)"]),
        (with_node(replace(OUTCOME, then=""), "fix"), ["outcome fix: “did not help” now leads to “–” (was “support”)"]),
        (with_node(replace(OUTCOME, minutes=9, risk="lockout"), "fix"),
         ["outcome fix: mending it now takes 9 minutes (was –)",
          "outcome fix: the risk of mending it: now lockout (was –)"]),
        (with_node(replace(OUTCOME, expects={"a": ("y",)}), "fix"),
         ["outcome fix: somebody with this fault answers “a” with: now y (was x)"]),
        (replace(GRAPH, ports=(22, 23)), ["guide: the usual ports are now 22, 23 (were –)"]),
    ],
)  # fmt: skip
def test_the_words_of_a_change(changed, words):
    assert told(GRAPH, changed) == words


def test_changed_words_are_given_old_and_new_by_language():
    (change,) = differences(GRAPH, with_node(replace(QUESTION, hint={"zh-hans": "提示"})))
    assert (change.kind, change.node, change.language) == ("question", "a", "zh-hans")
    assert (change.old, change.new) == ("", "提示")


def test_a_question_that_comes_or_goes_is_told_with_what_it_asks():
    wider = make_graph(QUESTION, make_question("b", "p > fix", "q > other"), *list(GRAPH.nodes.values())[1:3])
    plain = replace(GRAPH, elsewhere=(), at_hand=())
    came, went = differences(plain, wider), differences(wider, plain)
    assert (came[0].node, came[0].what, str(came[0])) == ("b", "added", "question b: is new")
    assert "question b: new choice “p” leads to “fix”" in map(str, came)
    assert [(change.node, change.what, change.old) for change in went] == [("b", "removed", "b?\nb?（中文）")]


def test_a_node_that_turns_into_an_outcome_is_told_as_such():
    changed = with_node(make_outcome("a"))
    assert "outcome a: was a question before" in told(GRAPH, changed)
    assert "question a: was an outcome before" in told(changed, GRAPH)


def test_a_question_that_moves_is_told_once_and_the_others_are_not():
    order = [make_question(key, "x > fix", "y > fix") for key in "abcd"]
    old = make_graph(*order, OUTCOME, start="a")
    new = make_graph(*(order[place] for place in (0, 3, 1, 2)), OUTCOME, start="a")
    assert told(old, new) == ["question d: now comes after “a”"]
    first = make_graph(*(order[place] for place in (3, 0, 1, 2)), OUTCOME, start="a")
    assert told(old, first) == ["question d: now comes first"]


def test_how_questions_and_outcomes_are_mixed_is_no_difference():
    mixed = replace(GRAPH, nodes=dict(reversed(GRAPH.nodes.items())))
    assert told(GRAPH, mixed) == told(GRAPH, replace(GRAPH, nodes={"a": QUESTION, **mixed.nodes}))
    assert differences(GRAPH, replace(GRAPH, nodes={"fix": OUTCOME, **GRAPH.nodes})) == []


def test_naming_the_own_guide_in_a_reference_is_no_difference():
    long = make_outcome("fix", then="g.support", expects={"a": ("x",)})
    assert differences(GRAPH, with_node(long, "fix")) == []
    assert differences(GRAPH, with_choices(replace(CHOICE, go="g.fix"), QUESTION.choices[1])) == []


def test_two_entries_of_one_name_are_told_apart():
    twice = replace(GRAPH, elsewhere=(*GRAPH.elsewhere, Elsewhere("slow", both("again"))))
    assert "guide: it now points to guide “slow (2)”" in told(GRAPH, twice)


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("", "", []),
        ("abc", "abc", []),
        ("abc", "bca", [("a", "c")]),
        ("abcd", "dabc", [("d", "")]),
        ("ab", "ba", [("a", "b")]),
    ],
)
def test_the_fewest_that_have_to_move(old, new, found):
    assert moved(list(old), list(new)) == found


@pytest.mark.parametrize("word", ["100%", "%(name)s", "%s"])
def test_a_percent_sign_in_a_guide_breaks_no_sentence(word):
    assert any(word in line for line in told(GRAPH, with_node(replace(OUTCOME, article=word), "fix")))


def test_the_order_of_the_parts_of_a_rule_is_no_difference():
    rule = {"port": ("open",), "ping": ("ok",)}
    turned = dict(reversed(rule.items()))
    old, new = (with_choices(replace(CHOICE, when=(one,)), QUESTION.choices[1]) for one in (rule, turned))
    assert differences(old, new) == []
