import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import make_choice, make_graph, make_guides, make_outcome, make_question
from wizard.graph import Outcome, SecondLook
from wizard.replay import replay

GUIDES = make_guides(
    make_graph(
        make_question("symptom", "silent > reach", "slow > h.pattern", unknown="reach"),
        make_question(
            "reach",
            make_choice("blocked > console", detour=True),
            "ping-only > rule",
            "none > stopped",
            unknown="stopped",
        ),
        make_question("console", "never > how", "frozen > support", unknown="how"),
        make_outcome("how", "console.how", then="stopped", resume=True),
        make_outcome("rule", "fw.rule", then="late-rule"),
        make_outcome("late-rule", "fw.rule", then="stopped"),
        make_outcome("stopped", "instance.stopped"),
    ),
    make_graph(
        make_question("pattern", "idle > idle", "busy > busy"), make_outcome("idle"), make_outcome("busy"), key="h"
    ),
)


def walk(**answers):
    return replay(
        GUIDES, "g", {name.replace("_", "-").replace("-DOT-", "."): answer for name, answer in answers.items()}
    )


def test_no_answers_stand_at_the_first_question():
    found = walk()
    assert (found.ref, found.steps, found.questions_asked) == ("g.symptom", (), 0)


def test_answers_lead_to_their_outcome():
    found = walk(symptom="silent", reach="ping-only")
    assert found.ref == "g.rule"
    assert found.questions_asked == 2


def test_i_dont_know_is_an_answer():
    assert walk(symptom="unknown").ref == "g.reach"


def test_did_not_help_leads_on_and_the_same_article_is_not_offered_twice():
    found = walk(symptom="silent", reach="ping-only", rule="not-helped", second_look="as-said")
    assert found.ref == "g.stopped"
    assert [step.node.article for step in found.tried] == ["fw.rule"]


def test_an_edge_leads_into_another_guide():
    found = replay(GUIDES, "g", {"symptom": "slow", "h.pattern": "idle"})
    assert found.ref == "h.idle"
    assert found.answers == {"symptom": "slow", "h.pattern": "idle"}


def test_an_answer_that_does_not_exist_is_dropped_and_told():
    found = walk(symptom="silent", reach="gone")
    assert found.ref == "g.reach"
    assert [(entry.name, entry.answer, entry.node.key) for entry in found.dropped] == [("reach", "gone", "reach")]


def test_an_old_link_lands_on_the_nearest_valid_question_and_says_so():
    found = replay(GUIDES, "g", {"symptom": "silent", "renamed-question": "busy"})
    assert found.ref == "g.reach"
    assert [entry.node for entry in found.dropped] == [None]


def test_junk_parameters_are_ignored():
    found = replay(GUIDES, "g", {"symptom": "silent", "utm_source": "mail", "q": "<script>", "": ""})
    assert found.dropped == ()


def test_a_taken_back_answer_keeps_the_later_ones_for_when_they_come_up():
    found = walk(symptom="silent", reach="none")
    earlier = replay(GUIDES, "g", found.without("symptom"))
    assert earlier.ref == "g.symptom"
    assert earlier.pending == {"reach": "none"}
    assert not earlier.dropped
    assert replay(GUIDES, "g", earlier.answered("silent")).ref == "g.stopped"


def test_a_changed_answer_drops_what_no_longer_fits():
    changed = {"symptom": "slow", "reach": "none"}
    found = replay(GUIDES, "g", changed)
    assert found.ref == "h.pattern"
    assert [entry.name for entry in found.dropped] == ["reach"]


def test_getting_in_returns_to_the_question_that_sent_here_without_that_choice():
    stuck = walk(symptom="silent", reach="blocked", console="never")
    assert stuck.ref == "g.how"
    back = replay(GUIDES, "g", stuck.answered("resumed"))
    assert back.ref == "g.reach"
    assert [choice.key for choice in back.choices] == ["ping-only", "none"]
    onward = replay(GUIDES, "g", back.answered("ping-only"))
    assert onward.ref == "g.rule"
    assert onward.dropped == ()


def test_getting_in_without_having_been_sent_goes_on_instead_of_standing_still():
    graph = make_graph(
        make_question("a", "x > how", "y > fix"), make_outcome("how", resume=True, then="fix"), make_outcome("fix")
    )
    guides = make_guides(graph)
    there = replay(guides, "g", {"a": "x"})
    assert replay(guides, "g", there.answered("resumed")).ref == "g.fix"


def test_resumed_on_a_node_that_cannot_be_resumed_is_dropped():
    found = walk(symptom="silent", rule="resumed")
    assert found.ref == "g.reach"
    assert found.resumed == {}


def test_an_unknown_guide_is_a_key_error():
    with pytest.raises(KeyError):
        replay(GUIDES, "nothing", {})


# Random graphs, broken and cyclic ones included.
KEYS = [f"n{number}" for number in range(6)]
TARGETS = st.sampled_from([*KEYS, "support", "gone", "h.n0", "h.gone", "nowhere.n0"])


@st.composite
def graphs(draw, key="g"):
    nodes = []
    for name in KEYS:
        if draw(st.booleans()):
            edges = [
                make_choice(f"c{i} > {draw(TARGETS)}", detour=draw(st.booleans()))
                for i in range(draw(st.integers(0, 3)))
            ]
            nodes.append(make_question(name, *edges, unknown=draw(TARGETS)))
        else:
            article = draw(st.sampled_from(["fix.a", "fix.b", "support.escalate"]))
            nodes.append(make_outcome(name, article, then=draw(TARGETS), resume=draw(st.booleans())))
    return make_graph(*nodes, key=key)


NAMES = st.sampled_from([*KEYS, "support", "h.n0", "h.n1", "g.n0", "x", "", "second-look", "checked"]) | st.text(
    max_size=5
)
ANSWERS = st.dictionaries(
    NAMES,
    st.sampled_from(["c0", "c1", "c2", "unknown", "not-helped", "resumed", "asked", "as-said", "n0~n2", "junk"])
    | st.text(max_size=5),
    max_size=14,
)


@given(first=graphs(), second=graphs(key="h"), answers=ANSWERS)
def test_replay_never_raises_and_always_ends_whatever_graph_and_answers(first, second, answers):
    guides = make_guides(first, second)
    found = replay(guides, "g", answers)
    assert len({step.ref for step in found.steps}) == len(found.steps)
    assert 0 <= found.least <= found.most
    assert not set(found.answers) & set(found.pending)


@given(first=graphs(), second=graphs(key="h"), answers=ANSWERS)
def test_the_canonical_answers_give_the_same_place(first, second, answers):
    guides = make_guides(first, second)
    found = replay(guides, "g", answers)
    again = replay(guides, "g", found.answers)
    assert (again.ref, again.steps, again.dropped) == (found.ref, found.steps, ())


@given(answers=ANSWERS, changed=st.sampled_from(["symptom", "reach", "console"]), data=st.data())
def test_changing_an_answer_keeps_what_still_fits(answers, changed, data):
    full = {"symptom": "silent", "reach": "none", **answers}
    found = replay(GUIDES, "g", full)
    before = [step for step in found.steps if step.name != changed]
    after = replay(GUIDES, "g", found.without(changed))
    kept = set(after.answers) | set(after.pending)
    reachable = GUIDES.reachable.get(after.ref, frozenset())
    for step in before:
        if step.ref in reachable and step.ref != after.ref:
            assert step.name in kept


@given(data=st.data())
def test_any_walk_by_offered_answers_reaches_an_outcome_and_then_the_hand_over(data):
    found = replay(GUIDES, "g", {})
    for _ in range(30):
        if isinstance(found.node, Outcome) and found.node.escalates:
            break
        answers = [choice.key for choice in found.choices] + ["unknown"]
        answer = {Outcome: "not-helped", SecondLook: "as-said"}.get(type(found.node))
        answer = answer or data.draw(st.sampled_from(answers))
        found = replay(GUIDES, "g", found.answered(answer))
    assert found.node.escalates
