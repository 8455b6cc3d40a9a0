"""Markdown in, safe HTML out: the one function between what editors write and what readers see.

Pure: text in, HTML out, no database, no settings. Links of the forms ``kb:<article key>`` and ``guide:<guide key>``
are turned into addresses by the caller's `link` function. All that an author wrote passes nh3's allow-list last, so no
raw HTML, script or style of an author reaches a page (tests/kb/test_rendering.py holds the attack strings). Only then
our own drawings and pictures are put where a paragraph says ``![](diagram:<key>)`` or ``![](picture:<key>)``.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

import markdown
import nh3
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import TocExtension
from markdown.treeprocessors import Treeprocessor
from pymdownx.superfences import SuperFencesCodeExtension

MAX_CHARACTERS = 100_000
MAX_OPEN_BRACKETS = 50
MAX_BLOCKS = 2000
LINK_KINDS = ("kb", "guide", "site")
"""Schemes of links inside the site; the caller of `render` knows their addresses."""

SHELLS = ("powershell", "cmd", "bash", "sql", "text")

# Reserved headings get the same id in both languages, so that a link to #fix works after switching language.
SECTION_IDS = {
    "What you see": "see",
    "您会看到什么": "see",
    "Why it happens": "why",
    "为什么会这样": "why",
    "When you need this": "why",
    "什么时候需要": "why",
    "Before you start": "before",
    "动手之前": "before",
    "Fix it": "fix",
    "解决步骤": "fix",
    "Steps": "fix",
    "操作步骤": "fix",
    "Check that it worked": "check",
    "确认已恢复": "check",
    "确认结果": "check",
    "Undo": "undo",
    "撤销": "undo",
    "So that it stays fixed": "again",
    "避免再次发生": "again",
    "If it did not help": "next",
    "如果没有解决": "next",
}

_TAGS = {
    *("p", "br", "hr", "h2", "h3", "h4", "strong", "em", "b", "i", "code", "pre", "kbd", "del", "sup", "sub"),
    *("ul", "ol", "li", "dl", "dt", "dd", "blockquote", "a", "div", "span", "details", "summary"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {
    "a": {"href", "title"},
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
    "ol": {"start"},
    "th": {"align", "scope"},
    "td": {"align"},
    "div": {"tabindex"},
}
_CLASSES = {
    "div": {"cmd", "notice", "notice-warn", "notice-bad", "notice-info", "notice-good", "stack", "scroll"},
    "p": {"where", "notice-title"},
    "pre": {"out", "out-wrap"},
    "ol": {"steps"},
    "span": {"nb"},
    "details": {"fold"},
}
_SCHEMES = {"http", "https", "mailto", "tel"}
_NOTICES = {"danger": "bad", "warning": "warn", "note": "info", "tip": "good"}

Link = Callable[[str, str], str | None]
Diagram = Callable[[str, int], str | None]
Picture = Callable[[str, str], str | None]


@dataclass(frozen=True, slots=True)
class Section:
    """A part under one second-level heading; the part before the first has neither id nor title."""

    id: str
    title: str
    html: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """`html` is the whole text, `sections` the same cut at the second-level headings."""

    html: str
    sections: tuple[Section, ...]

    @property
    def toc(self) -> tuple[Section, ...]:
        return tuple(section for section in self.sections if section.id)

    def section(self, id: str) -> Section | None:
        return next((section for section in self.sections if section.id == id), None)


class TooLong(ValueError):
    """The text is longer than MAX_CHARACTERS, or so tangled that Markdown could take minutes over it."""


def no_links(kind: str, key: str) -> str | None:
    """A `link` function that knows no address: such links become plain text."""
    return None


def no_diagrams(key: str, number: int) -> str | None:
    """A `diagram` function that knows no figure: their paragraphs disappear."""
    return None


def no_pictures(key: str, words: str) -> str | None:
    """A `picture` function that knows no picture: their paragraphs disappear."""
    return None


def render(
    text: str, link: Link = no_links, diagram: Diagram = no_diagrams, picture: Picture = no_pictures
) -> Rendered:
    """Render Markdown as docs/writing.md describes it.

    `link(kind, key)` gives the address for ``kb:key`` and ``guide:key`` links, or None if there is no such page; the
    link is then left as plain text. `diagram(key, number)` gives the HTML of a figure, trusted as it is, or None if
    there is no such figure; `number` counts the figures of the text from 1, for ids. `picture(key, words)` does the
    same for pictures; `words` are those in the brackets. Raises TooLong.
    """
    _check_size(text)
    figures = _Figures(text, diagram, picture)
    try:
        raw = _markdown(link, figures).convert(text.replace("\x00", ""))
    except RecursionError as error:
        raise TooLong("lists and quotes stand too deep in one another") from error
    safe = nh3.clean(
        raw,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        allowed_classes=_CLASSES,
        url_schemes=_SCHEMES,
        attribute_filter=_checked,
        link_rel="noopener noreferrer",
        # script and style lose their content too, everything else unknown keeps its text
        clean_content_tags={"script", "style"},
    )
    shown = figures.put_into(safe)
    return Rendered(shown, tuple(_sections(shown)))


def _check_size(text: str) -> None:
    if len(text) > MAX_CHARACTERS:
        raise TooLong(f"{len(text)} characters, at most {MAX_CHARACTERS}")
    if _open_brackets(text) > MAX_OPEN_BRACKETS:
        raise TooLong(f"more than {MAX_OPEN_BRACKETS} brackets are open at once")
    if len(re.findall(r"^\s*(?:```|~~~|\?\?\?|!!!)", text, re.MULTILINE)) > MAX_BLOCKS:
        raise TooLong(f"more than {MAX_BLOCKS} lines begin a block")


def can_be_shown(text: str) -> bool:
    """False if `render` would raise TooLong."""
    try:
        render(text)
    except TooLong:
        return False
    return True


def _open_brackets(text: str) -> int:
    """The most that are open at once within a paragraph; for each of them the library reads on to the end of it."""
    paragraphs = re.split(r"\n[ \t]*\n", text)
    return max(_deepest(paragraph, pair) for paragraph in paragraphs for pair in ("[]", "()", "<>"))


def _deepest(paragraph: str, pair: str) -> int:
    depth = most = 0
    for bracket in re.findall(f"[{re.escape(pair)}]", paragraph):
        depth = max(0, depth + (1 if bracket == pair[0] else -1))
        most = max(most, depth)
    return most


class _Figures:
    """Holds drawings and pictures back until the sanitiser is done; a paragraph with a mark keeps the place of each.

    The marks carry the digest of the text, so that no author can write one: a text cannot hold its own digest.
    """

    def __init__(self, text: str, diagram: Diagram, picture: Picture):
        self.diagram = diagram
        self.picture = picture
        self.digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
        self.drawn: list[str] = []

    def mark(self, kind: str, key: str, words: str) -> str | None:
        """The words of the paragraph that keeps the place; None if there is nothing to show."""
        drawn = self._drawn(kind, key, words)
        if drawn is None:
            return None
        self.drawn.append(drawn)
        return f"{self.digest}-{len(self.drawn)}"

    def _drawn(self, kind: str, key: str, words: str) -> str | None:
        if kind == "diagram":
            return self.diagram(key, len(self.drawn) + 1)
        return self.picture(key, words) if kind == "picture" else None

    def put_into(self, safe: str) -> str:
        return re.sub(rf"<p>{self.digest}-(\d+)</p>", lambda found: self.drawn[int(found[1]) - 1], safe)


def _checked(tag: str, attribute: str, value: str) -> str | None:
    """Drop addresses whose scheme shows only after a browser has decoded and trimmed them ("jav&#9;ascript:")."""
    if attribute != "href":
        return value
    seen = value
    for _ in range(3):
        seen = html.unescape(seen)
    seen = re.sub(r"[\x00-\x20\x7f-\xa0\u2028\u2029\ufeff]+", "", seen)
    scheme = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):", seen)
    return None if scheme and scheme.group(1).lower() not in _SCHEMES else value


def _markdown(link: Link, figures: _Figures) -> markdown.Markdown:
    fences = [
        *({"name": shell, "class": shell, "format": _command, "validator": _titled} for shell in SHELLS),
        {"name": "output", "class": "output", "format": _output, "validator": _titled},
    ]
    return markdown.Markdown(
        extensions=[
            "sane_lists",
            "admonition",
            "pymdownx.details",
            TableExtension(use_align_attribute=True),
            SuperFencesCodeExtension(custom_fences=fences, disable_indented_code_blocks=True),
            TocExtension(slugify=_heading_id),
            _HouseExtension(link, figures),
        ],
        output_format="html",
    )


def _heading_id(title: str, separator: str) -> str:
    """Known headings have fixed ids; others keep their letters, Han included."""
    known = SECTION_IDS.get(title.strip())
    return known or re.sub(r"[^\w]+", separator, title.strip().lower()).strip(separator) or "part"


def _titled(language: str, inputs: dict[str, str], options: dict[str, Any], attrs: dict[str, Any], md: Any) -> bool:
    options["title"] = inputs.pop("title", "")
    return not inputs


def _command(source: str, language: str, css_class: str, options: dict[str, Any], md: Any, **rest: Any) -> str:
    where = f'<p class="where">{html.escape(options["title"])}</p>' if options.get("title") else ""
    return f'{where}<div class="cmd"><pre><code>{_unbroken(html.escape(source))}</code></pre></div>'


def _output(source: str, language: str, css_class: str, options: dict[str, Any], md: Any, **rest: Any) -> str:
    where = f'<p class="where">{html.escape(options["title"])}</p>' if options.get("title") else ""
    return f'{where}<pre class="out out-wrap"><code>{html.escape(source)}</code></pre>'


def _unbroken(escaped: str) -> str:
    """Keep words with a hyphen in one piece, so that a flag is never broken at the end of a line."""
    return re.sub(r"(?<![\w-])(-?\w+(?:-\w+)+|-\w+)(?![\w-])", r'<span class="nb">\1</span>', escaped)


class _HouseExtension(markdown.Extension):
    def __init__(self, link: Link, figures: _Figures):
        super().__init__()
        self.link = link
        self.figures = figures

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 (the library's name)
        md.treeprocessors.register(_House(md, self.link, self.figures), "house", 4)


class _House(Treeprocessor):
    """Turns the library's markup into the house's:

    numbered steps, notices, folds, tables that scroll, checked links, places for figures.
    """

    def __init__(self, md: markdown.Markdown, link: Link, figures: _Figures):
        super().__init__(md)
        self.link = link
        self.figures = figures

    def run(self, root: ElementTree.Element) -> None:
        for child in root:
            if child.tag == "ol":
                child.set("class", "steps")
        for parent in list(root.iter()):
            for index, child in enumerate(list(parent)):
                if child.tag == "table":
                    parent[index] = _scrolling(child)
        for parent in list(root.iter()):
            for child in list(parent):
                if (image := _only_image_in(child)) is not None:
                    self._keep_place(parent, child, image)
        for element in list(root.iter()):
            self._adapt(element)

    def _adapt(self, element: ElementTree.Element) -> None:
        classes = element.get("class", "").split()
        if element.tag == "div" and "admonition" in classes:
            kind = next((_NOTICES[name] for name in classes if name in _NOTICES), "info")
            element.set("class", f"notice notice-{kind} stack")
        elif element.tag == "p" and "admonition-title" in classes:
            element.set("class", "notice-title")
        elif element.tag == "details":
            element.set("class", "fold")
        elif element.tag == "th" and not "".join(element.itertext()).strip():
            element.tag = "td"  # the corner of a table heads nothing
        elif element.tag == "th":
            element.set("scope", "col")
        elif element.tag == "a":
            self._resolve(element)

    def _keep_place(
        self, parent: ElementTree.Element, paragraph: ElementTree.Element, image: ElementTree.Element
    ) -> None:
        kind, _, key = image.get("src", "").partition(":")
        mark = self.figures.mark(kind, key, image.get("alt", ""))
        if mark is None:
            parent.remove(paragraph)
        else:
            del paragraph[0]
            paragraph.text = mark

    def _resolve(self, element: ElementTree.Element) -> None:
        kind, _, key = element.get("href", "").partition(":")
        if kind not in LINK_KINDS:
            return
        address = self.link(kind, key)
        if address:
            element.set("href", address)
        else:
            element.tag = "span"
            del element.attrib["href"]


def _only_image_in(paragraph: ElementTree.Element) -> ElementTree.Element | None:
    """The image, if this is a paragraph that holds nothing but one."""
    if paragraph.tag != "p" or len(paragraph) != 1 or paragraph[0].tag != "img":
        return None
    words = (paragraph.text or "") + (paragraph[0].tail or "")
    return None if words.strip() else paragraph[0]


def _scrolling(table: ElementTree.Element) -> ElementTree.Element:
    """A wide table scrolls in its own box, which the keyboard can reach."""
    box = ElementTree.Element("div", {"class": "scroll", "tabindex": "0"})
    box.tail, table.tail = table.tail, "\n"
    box.append(table)
    return box


_BREAKS = re.compile(r"<(?:/?(?:p|li|h[2-4]|tr|pre|div|details|summary|table|ul|ol|dt|dd|blockquote)\b[^>]*|br/?)>")


def plain(safe: str) -> str:
    """The words of rendered HTML, one line a paragraph, list item or table row."""
    text = html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"</t[hd]>", " ", _BREAKS.sub("\n", safe))))
    lines = (re.sub(r"[ \t]+", " ", line).strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def _sections(safe: str) -> Iterable[Section]:
    parts = re.split(r'<h2 id="([^"]*)">(.*?)</h2>', safe, flags=re.DOTALL)
    if parts[0].strip():
        yield Section("", "", parts[0].strip())
    for id, title, body in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        yield Section(id, html.unescape(re.sub(r"<[^>]+>", "", title)), body.strip())
