import pytest

from tests.builders import both, make_choice, make_graph, make_outcome, make_question
from wizard.graph import Check, Elsewhere
from wizard.guide_file import parse_guide
from wizard.guide_text import guide_text
from wizard.story_file import parse_vignettes
from wizard.yaml_file import GuideFileError

FULL = make_graph(
    make_question(
        "a",
        make_choice("x > how", detour=True, says=both("says"), path={"computer": "good"}),
        "y > support",
        hint=both("hint"),
        why=both("why"),
        checks=(Check("windows", both("```cmd\nping\n```")),),
        unknown_text=both("no idea"),
    ),
    make_outcome("how", place="firewall", resume=True),
    at_hand=(both("the address"),),
    elsewhere=(Elsewhere("slow", both("slow")),),
)


def test_a_guide_survives_the_way_to_yaml_and_back():
    assert parse_guide(guide_text(FULL), "g.yaml") == FULL
    assert guide_text(parse_guide(guide_text(FULL), "g.yaml")) == guide_text(FULL)


@pytest.mark.parametrize(
    ("change", "line", "words"),
    [
        (("minutes: 5", "minutes: many"), 5, "must be a whole number"),
        (("minutes: 5", "minuts: 5"), 5, "“minuts” is not known here"),
        (("key: x", "key: X!"), None, "“X!” is not a key"),
        (("go: how", "go: [how]"), None, "is missing or not a text"),
        (("detour: true", "detour: maybe"), None, "must be true or false"),
        (("start: a", "start: a\nstart: a"), None, "stands twice"),
        (("start: a", "start: &x a\nother: *x"), None, "aliases are not allowed"),
        (("start: a", "start: ["), None, "g.yaml:"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(change, line, words):
    text = guide_text(FULL)
    assert change[0] in text
    with pytest.raises(GuideFileError) as refused:
        parse_guide(text.replace(*change), "g.yaml")
    assert words in str(refused.value)
    assert str(refused.value).startswith(f"g.yaml:{line}:" if line else "g.yaml:")


@pytest.mark.parametrize("text", ["", "[]", "just words", "\x00", "a: " + "[" * 2000, "x" * 3_000_000])
def test_what_is_no_guide_at_all_is_refused_politely(text):
    with pytest.raises(GuideFileError):
        parse_guide(text, "g.yaml")


def test_vignettes_are_read_and_checked():
    good = "- {id: S1, guide: g, article: fix.a, answers: {a: x, b: '?'}, story: {en: A, zh-hans: 甲}}\n"
    (vignette,) = parse_vignettes(good, "v.yaml")
    assert vignette.answers == {"a": "x", "b": "?"}
    assert (vignette.within, vignette.kind, vignette.source) == (1, "plain", "")
    (other,) = parse_vignettes(
        good.replace("story", "within: 2, kind: no-console, source: 'https://a.example', story"), "v"
    )
    assert (other.within, other.kind, other.source) == (2, "no-console", "https://a.example")
    old, odd = good.replace("{a: x, b: '?'}", "[x]"), good.replace("story", "kind: strange, story")
    for broken in (
        "{}",
        old,
        odd,
        good + good,
        good.replace("zh-hans", "fr"),
        "- 3",
        good.replace("article: fix.a, ", ""),
    ):
        with pytest.raises(GuideFileError, match=r"v\.yaml:\d"):
            parse_vignettes(broken, "v.yaml")
