from tests.builders import make_choice, make_graph, make_guides, make_outcome, make_question
from wizard.path import path_of, tried_places
from wizard.replay import replay

GUIDES = make_guides(
    make_graph(
        make_question(
            "a",
            make_choice("near > b", path={"computer": "good", "carrier": "good"}, says={"en": "works elsewhere"}),
            make_choice("far > b", path={"computer": "bad"}),
        ),
        make_question("b", make_choice("wall > wall", path={"computer": "bad"}, says={"en": "after all"}), "x > wall"),
        make_outcome("wall", place="firewall", then="wire"),
        make_outcome("wire", place="carrier"),
    )
)


def states(**answers):
    return {place.place: place.state for place in path_of(replay(GUIDES, "g", answers))}


def test_nothing_is_known_at_the_start():
    assert set(states().values()) == {"unknown"}


def test_answers_mark_places_and_a_later_one_wins():
    assert states(a="near")["computer"] == "good"
    assert states(a="near", b="wall")["computer"] == "bad"


def test_the_outcomes_own_place_is_where_it_stops():
    found = states(a="near", b="x")
    assert (found["firewall"], found["service"]) == ("bad", "unknown")


def test_a_stretch_is_joined_only_if_both_ends_are_in_order():
    path = path_of(replay(GUIDES, "g", {"a": "near"}))
    assert [place.joined for place in path] == [True, False, False, False, False, False]
    assert path[0].note == {"en": "works elsewhere"}


def test_a_place_whose_fix_was_tried_is_not_shown_as_broken_any_more():
    assert states(a="far", b="x", wall="not-helped") == {
        "computer": "bad", "carrier": "bad", "cloud": "unknown", "security-group": "unknown", "firewall": "unknown",
        "service": "unknown",
    }  # fmt: skip
    assert tried_places(replay(GUIDES, "g", {"a": "far", "b": "x", "wall": "not-helped"})) == {"firewall"}
