import itertools
import re
from hashlib import sha256
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.article_file import parse as parse_article
from kb.diagrams.canvas import WIDTH
from kb.diagrams.drawing import draw, placed
from kb.diagrams.figure import LANGUAGES, Line, Message, Phase, Sequence, Stack, StackBox
from kb.diagrams.figure_file import FigureFileError, figures, parse
from kb.diagrams.lettering import width, wrap
from kb.diagrams.words import SUMMARY
from kb.rendering import plain, render
from kb.stock import diagram
from tests.builders import BODY, make_article
from tests.kb.test_article_file import FRONT, mistakes

EVERY = [(key, language) for key in figures() for language in LANGUAGES]
SVG = "{http://www.w3.org/2000/svg}"


def shown(text, draw=lambda key, number: diagram(key, number, "en")):
    return render(text, diagram=draw).html


def texts_of(value, language):
    """Every text of a figure in this language, and every name of a state."""
    if isinstance(value, str):
        return
    if isinstance(value, dict):
        if set(value) == set(LANGUAGES):
            yield value[language]
        else:
            for part in value.values():
                yield from [part] if isinstance(part, str) else texts_of(part, language)
    elif isinstance(value, tuple):
        for part in value:
            yield from texts_of(part, language)
    elif hasattr(value, "__slots__"):
        for name in value.__slots__:
            yield from texts_of(getattr(value, name), language)


def assert_nothing_overlaps(figure, language):
    canvas, height = placed(figure, language)
    for box in canvas.words:
        assert box.x >= 0, box
        assert box.x + box.width <= WIDTH, box
        assert box.y >= 0, box
        assert box.bottom <= height, box
    for one, other in itertools.combinations(canvas.words, 2):
        assert not one.overlaps(other), (one, other)
    for frame, other in itertools.product(canvas.frames, canvas.words + canvas.frames):
        assert frame.holds(other) or other.holds(frame) or not frame.overlaps(other), (frame, other)
    assert_lifelines_keep_clear(canvas)


def assert_lifelines_keep_clear(canvas):
    for path in canvas.lines:
        for x, top, bottom in re.findall(r"M([\d.]+) ([\d.]+)V([\d.]+)", path):
            for box in canvas.words:
                behind = box.x < float(x) < box.x + box.width
                # Coordinates are written with six digits.
                assert not behind or box.bottom <= float(top) + 0.01 or box.y >= float(bottom) - 0.01, (path, box)


def test_the_figures_are_those_the_articles_use():
    assert set(figures()) == {
        "certificate-chain",
        "mutual-tls",
        "network-path",
        "ssh-connection",
        "tcp-connection",
        "tls12-handshake",
        "tls13-handshake",
    }


@pytest.mark.parametrize(("key", "language"), EVERY)
def test_a_figure_is_well_formed_and_has_a_name(key, language):
    figure = draw(figures()[key], language, "one")
    root = ElementTree.fromstring(figure)
    svg = root.find("svg")
    assert svg.get("role") == "img"
    named = [root.find(f".//*[@id='{id}']") for id in svg.get("aria-labelledby").split()]
    assert [element.tag for element in named] == ["title", "desc"]
    assert all(element.text for element in named)
    assert root.find("figcaption").text is None
    assert root.find("details/summary").text == SUMMARY[language]


@pytest.mark.parametrize(("key", "language"), EVERY)
def test_a_figure_holds_nothing_the_security_policy_forbids(key, language):
    root = ElementTree.fromstring(draw(figures()[key], language, "one"))
    for element in root.iter():
        assert element.tag not in {"script", "style", "image", "foreignObject", "a"}
        for name, value in element.attrib.items():
            assert name != "style"
            assert not name.startswith("on")
            assert not re.search(r"#[0-9a-f]{3}|rgb|url\(", value), "colours come from the style sheet"


@pytest.mark.parametrize(("key", "language"), EVERY)
def test_the_words_say_all_that_the_picture_says(key, language):
    figure = figures()[key]
    told = " ".join(ElementTree.fromstring(draw(figure, language, "one")).find("details/div").itertext())
    drawn = set(texts_of(figure, language)) - {figure.title[language], figure.caption[language]}
    assert len(drawn) > 5
    assert [text for text in drawn if text not in told] == []


@pytest.mark.parametrize(("key", "language"), EVERY)
def test_every_number_of_the_picture_is_an_item_of_the_words(key, language):
    root = ElementTree.fromstring(draw(figures()[key], language, "one"))
    numbers = [text.text for text in root.iter("text") if text.get("class") == "d-number"]
    assert numbers == [str(number) for number in range(1, len(root.findall("details/div/ol/li")) + 1)]


@pytest.mark.parametrize(("key", "language"), EVERY)
def test_no_words_overlap_in_our_figures(key, language):
    assert_nothing_overlaps(figures()[key], language)


@pytest.mark.parametrize(("key", "language"), EVERY)
def test_letters_are_large_enough_on_a_phone(key, language):
    # A page 320 px wide leaves 288 px between its margins.
    sizes = re.findall(r'font-size="([\d.]+)"', draw(figures()[key], language, "one"))
    assert min(map(float, sizes)) * 288 / WIDTH >= 12


LATIN = st.text("abcWM -_/.,(<&", min_size=1, max_size=120)
HAN = st.text("连接服务器，。（）“” a", min_size=1, max_size=80)
TEXT = st.builds(
    lambda latin, han: {"en": latin, "zh-hans": han},
    LATIN.filter(lambda text: text.strip()),
    HAN.filter(lambda text: text.strip()),
)


@st.composite
def sequences(draw):
    keys = ["a", "b", "c"][: draw(st.integers(2, 3))]
    states = st.dictionaries(st.sampled_from(keys), LATIN.filter(str.strip))
    message = st.builds(
        lambda ends, label, note, states, both_ways: Message(*ends, label, note, states, both_ways),
        st.permutations(keys).map(lambda order: order[:2]),
        TEXT,
        st.none() | TEXT,
        states,
        st.booleans(),
    )
    phase = st.builds(
        Phase,
        st.none() | TEXT,
        st.sampled_from(["clear", "encrypted"]),
        st.lists(message, min_size=1, max_size=3).map(tuple),
    )
    return Sequence(
        draw(TEXT),
        draw(TEXT),
        {key: draw(TEXT) for key in keys},
        draw(states),
        tuple(draw(st.lists(phase, min_size=1, max_size=3))),
    )


LINES = st.lists(st.builds(Line, st.sampled_from(["good", "bad", "unknown"]), TEXT), max_size=3).map(tuple)
STACKS = st.builds(
    Stack,
    TEXT,
    TEXT,
    st.lists(st.builds(StackBox, TEXT, TEXT, LINES, st.none() | TEXT), min_size=1, max_size=4).map(tuple),
)


@given(sequences() | STACKS, st.sampled_from(LANGUAGES))
def test_no_words_overlap_however_long_they_are(figure, language):
    assert_nothing_overlaps(figure, language)
    ElementTree.fromstring(draw(figure, language, "one"))


@given(st.one_of(LATIN, HAN).filter(lambda text: text.strip()), st.floats(60, 300), st.booleans())
def test_lines_fit_and_lose_no_letter(text, limit, bold):
    lines = wrap(text, limit, 14, bold)
    assert all(width(line, 14, bold) <= limit for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_chinese_lines_break_between_words_and_not_before_a_comma():
    lines = wrap("连接服务器，连接服务器，连接服务器。", 75, 14)
    assert lines == ["连接", "服务器，", "连接", "服务器，", "连接", "服务器。"]


GOOD = """kind: stack
title: {en: One, zh-hans: 一}
caption: {en: Two, zh-hans: 二}
boxes:
  - title: {en: Three, zh-hans: 三}
    text: {en: Four, zh-hans: 四}
"""
GOOD_SEQUENCE = """kind: sequence
title: {en: One, zh-hans: 一}
caption: {en: Two, zh-hans: 二}
lifelines:
  a: {en: A, zh-hans: 甲}
  b: {en: B, zh-hans: 乙}
phases:
  - messages:
      - from: a
        to: b
        label: {en: Hello, zh-hans: 你好}
"""


@pytest.mark.parametrize(
    ("text", "change", "expected"),
    [
        (GOOD, ("kind: stack", "kind: pie"), "f.yaml:1: “kind” must be sequence or stack"),
        (GOOD, (", zh-hans: 四", ""), "f.yaml:6: “zh-hans” is missing"),
        (GOOD, ("zh-hans: 四", "zh-hans: ' '"), "f.yaml:6: the text in zh-hans is empty"),
        (GOOD, ("    text:", "    colour: red\n    text:"), "f.yaml:6: the field “colour” is not known"),
        (GOOD, ("boxes:", "boxes: []\nother:"), "the field “other” is not known"),
        (GOOD, ("{en: Three, zh-hans: 三}", "Three"), "f.yaml:5: must be a text in en and zh-hans"),
        (GOOD, ("title: {en: One", "title: {en: One, en: One"), "f.yaml:2: the key “en” stands twice"),
        (GOOD_SEQUENCE, ("to: b", "to: c"), "f.yaml:10: “c” is not one of a, b"),
        (GOOD_SEQUENCE, ("to: b", "to: a"), "f.yaml:10: a message goes from one lifeline to another"),
        (GOOD_SEQUENCE, ("to: b", "to: [b]"), "f.yaml:10:"),
        (GOOD_SEQUENCE, ("to: b", "to: b\n        both_ways: maybe"), "f.yaml:11: “both_ways” is true or false"),
        (GOOD_SEQUENCE, ("to: b", "to: b\n        states: {c: X}"), "the field “c” is not known"),
        (GOOD_SEQUENCE, ("  b: {en: B, zh-hans: 乙}\n", ""), "f.yaml:4: a sequence has two or three lifelines"),
        (
            GOOD_SEQUENCE,
            ("- messages", "- ground: red\n    messages"),
            "f.yaml:8: “red” is not one of clear, encrypted",
        ),
    ],
)
def test_a_mistake_in_a_figure_is_told_with_its_line(text, change, expected):
    parse(text, "f.yaml")
    with pytest.raises(FigureFileError) as refused:
        parse(text.replace(*change), "f.yaml")
    assert expected in str(refused.value)


@pytest.mark.parametrize("text", ["", "[]", "x", "kind: [stack]", "kind: stack", "a: &a [*a]"])
def test_what_is_no_figure_is_refused_politely(text):
    with pytest.raises(FigureFileError, match=r"^f\.yaml:1: "):
        parse(text, "f.yaml")


def test_a_paragraph_of_its_own_becomes_the_figure():
    html = shown("Before.\n\n![](diagram:tls13-handshake)\n\nAfter.")
    assert html.startswith('<p>Before.</p>\n<figure class="diagram" lang="en">')
    assert html.endswith("</figure>\n<p>After.</p>")


def test_a_figure_belongs_to_its_section_and_stays_in_its_step():
    rendered = render(
        "## One\n\n![](diagram:x)\n\n## Two\n\n1. **Look.**\n\n    ![](diagram:y)\n\n2. Next.",
        diagram=lambda key, number: f"<figure>{key}{number}</figure>",
    )
    assert "<figure>x1</figure>" in rendered.sections[0].html
    assert "<figure>y2</figure>\n</li>" in rendered.sections[1].html


def test_without_drawings_the_paragraph_disappears():
    assert render("Before.\n\n![](diagram:tls13-handshake)\n\nAfter.").html == "<p>Before.</p>\n<p>After.</p>"


def test_two_figures_on_a_page_share_no_id():
    ids = re.findall(r'\bid="([^"]+)"', shown("![](diagram:mutual-tls)\n\n![](diagram:mutual-tls)"))
    assert len(ids) == len(set(ids)) == 4


@pytest.mark.django_db
def test_the_page_shows_the_figure_in_the_readers_language(client):
    body = BODY["en"].replace("## Undo\n", "## Undo\n\n![](diagram:network-path)\n")
    make_article("fix.one", body=body)
    for address, words in (
        ("/en/articles/fix-one/", "The picture in words"),
        ("/zh-hans/articles/fix-one/", "图中内容"),
    ):
        page = client.get(address).content.decode()
        assert words in page
        marks = set(re.findall(r'href="#(i-\w+)"', page.split('class="diagram"')[1].split("</figure>")[0]))
        assert marks == {"i-good", "i-bad", "i-unknown"}
        assert all(f'id="{mark}"' in page for mark in marks)


@pytest.mark.parametrize(
    "text",
    [
        "![x](diagram:../x)",
        "![](diagram:)",
        "![](diagram:nothing)",
        "![](diagram:tls13-handshake.yaml)",
        "Words ![](diagram:tls13-handshake)",
        "![](diagram:tls13-handshake) words",
        "![](diagram:tls13-handshake)![](diagram:tls13-handshake)",
        "- ![](diagram:tls13-handshake)",
        '<p><img src="diagram:tls13-handshake"></p>',
        "![](https://example.com/x.png)",
        '<figure class="diagram"><svg><text>x</text></svg></figure>',
    ],
)
def test_nothing_else_becomes_a_figure(text):
    html = shown(text)
    assert not re.search("<(figure|svg|img|text)", html)


@pytest.mark.parametrize(
    "alt",
    ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</title><svg onload=alert(1)>", "a & b"],
)
def test_an_authors_words_never_reach_the_figure(alt):
    plain_figure = shown("![](diagram:tls13-handshake)")
    assert shown(f"![{alt}](diagram:tls13-handshake)") == plain_figure
    assert shown(f'![{alt}](diagram:tls13-handshake "{alt}")') == plain_figure


def test_a_place_of_a_figure_cannot_be_written_by_an_author():
    text = "![](diagram:x)"
    digest = sha256(text.encode()).hexdigest()
    # The digest of one text is not that of another which holds it.
    forged = f"<p>{digest}-1</p>\n\n{digest}-1\n\n{text}"
    assert render(forged, diagram=lambda key, number: "<b>drawn</b>").html.count("drawn") == 1


def test_a_search_index_never_sees_a_figure():
    assert plain(render("One.\n\n![](diagram:mutual-tls)\n\nTwo.").html) == "One.\nTwo."


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("![](diagram:nothing)", "the diagram “nothing” is not known; known are certificate-chain, "),
        ("![](diagram:../x)", "the diagram “../x” is not known"),
        ("![A picture](diagram:mutual-tls)", "a diagram stands alone between empty lines"),
        ("See ![](diagram:mutual-tls)", "a diagram stands alone between empty lines"),
        ("![](diagram:mutual-tls)\nand so on", "a diagram stands alone between empty lines"),
        ("- ![](diagram:mutual-tls)", "a diagram stands alone between empty lines"),
    ],
)
def test_a_wrong_figure_is_a_mistake_with_its_line(line, expected):
    body = BODY["en"].replace("## Undo\n", f"## Undo\n\n{line}\n")
    number = (FRONT + body).splitlines().index(line.splitlines()[0]) + 1
    assert any(f"a.md:{number}: {expected}" in mistake for mistake in mistakes(FRONT + body))


def test_a_right_figure_is_none():
    body = BODY["en"].replace("## Undo\n", "## Undo\n\n![](diagram:mutual-tls)\n")
    assert parse_article(FRONT + body, "en", "a.md").body
