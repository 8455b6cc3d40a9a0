"""What a drawing may hold, read as it is parsed."""

from __future__ import annotations

import re
from typing import Any

from django.utils.translation import gettext_lazy as _

from kb.pictures.made import NotAPicture

SVG_NAMESPACE = "http://www.w3.org/2000/svg"
XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"
MAX_DEPTH = 100
MAX_ELEMENTS = 20_000
ELEMENTS = {
    *("svg", "g", "defs", "symbol", "use", "switch", "title", "desc", "a", "style"),
    *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "textPath"),
    *("linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern", "marker", "filter"),
    *("feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feDropShadow", "feFlood", "feGaussianBlur"),
    *("feFuncA", "feFuncB", "feFuncG", "feFuncR", "feMerge", "feMergeNode", "feMorphology", "feOffset", "feTile"),
}
# A style may name parts of its own drawing and nothing else; a backslash could hide any of these words.
_FETCHES = re.compile(
    r"url\(\s*(?!['\"]?#)|@|\\|//|expression\(|image\(|image-set\(|src\(|javascript:|data:|-moz-binding"
)


class Scanner:
    """Refuses what could grow without end, before anything else reads the drawing."""

    def __init__(self) -> None:
        self.root_name = ""
        self.root: dict[str, str] = {}
        self.depth = self.count = 0

    def listen_to(self, parser: Any) -> None:
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.EntityDeclHandler = self.refuse_entities
        parser.StartDoctypeDeclHandler = self.doctype

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if not self.count:
            self.root_name, self.root = name, attributes
        self.depth += 1
        self.count += 1
        if self.depth > MAX_DEPTH or self.count > MAX_ELEMENTS:
            raise NotAPicture(_("The drawing is too complicated. Simplify it, or upload a screenshot of it."))

    def end(self, name: str) -> None:
        self.depth -= 1

    def refuse_entities(self, *declaration: Any) -> None:
        raise NotAPicture(_("The drawing declares entities. Save it as plain SVG."))

    def doctype(self, name: str, system: str | None, public: str | None, has_internal_subset: bool) -> None:
        if has_internal_subset:
            self.refuse_entities()


class Checker(Scanner):
    """Refuses everything that is not on our own list of what only draws."""

    def __init__(self) -> None:
        super().__init__()
        self.styles: list[str] = []

    def listen_to(self, parser: Any) -> None:
        super().listen_to(parser)
        parser.CharacterDataHandler = self.words
        parser.ProcessingInstructionHandler = self.instruction
        parser.XmlDeclHandler = self.declaration

    def doctype(self, name: str, system: str | None, public: str | None, has_internal_subset: bool) -> None:
        self.refuse_entities()

    def declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        """A browser would believe another encoding, and read other words than we did."""
        if (encoding or "utf-8").lower() != "utf-8":
            raise _not_allowed(f"encoding={encoding}")

    def instruction(self, target: str, data: str) -> None:
        raise _not_allowed(f"<?{target}?>")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        super().start(name, attributes)
        namespace, _space, tag = name.rpartition(" ")
        if namespace != SVG_NAMESPACE or tag not in ELEMENTS:
            raise _not_allowed(f"<{tag}>")
        for attribute, value in attributes.items():
            _check_attribute(tag, attribute, value)
        self.styles.append("")

    def words(self, text: str) -> None:
        if self.styles:
            self.styles[-1] += text

    def end(self, name: str) -> None:
        super().end(name)
        # What stands in a style sheet may come in pieces.
        words = self.styles.pop()
        if name == f"{SVG_NAMESPACE} style" and _FETCHES.search(words.lower()):
            raise _not_allowed("<style>")


def _check_attribute(tag: str, attribute: str, value: str) -> None:
    namespace, _space, name = attribute.rpartition(" ")
    tight = re.sub(r"[\x00-\x20]+", "", value).lower()
    if name.lower().startswith("on") or namespace not in ("", XML_NAMESPACE, "http://www.w3.org/1999/xlink"):
        raise _not_allowed(f"{tag} {name}=")
    if name.lower() in ("href", "src", "base") and not tight.startswith("#"):
        raise _not_allowed(f"{tag} {name}=")
    if _FETCHES.search(tight):
        raise _not_allowed(f"{tag} {name}=")


def _not_allowed(what: str) -> NotAPicture:
    text = _("The drawing holds %(what)s, which is not allowed. Take it out, or upload a screenshot of the drawing.")
    return NotAPicture(text % {"what": what})
