"""The style of a part of a web page, as far as its text depends on it: hidden, struck out, or set in a font from before Unicode.

Source: CSS 2.2, 9.2.4 (display), 11.2 (visibility), 16.3.1 (text-decoration); `mso-hide` is Word's own.
"""

import dataclasses

from lxml import html

from patterns.encoding.legacy import Encoding, encoding_of_font, is_capitals_font
from patterns.web import CSS_FONT, CSS_HIDDEN, CSS_RULE


@dataclasses.dataclass(frozen=True, slots=True)
class Look:
    """How a part is shown: not at all, or in which font."""

    hidden: bool = False
    font: str = ""
    encoding: Encoding | None = None
    capitals: bool = False


class PageStyles:
    """The rules of a page's own style sheets for classes and kinds of elements."""

    def __init__(self, root: html.HtmlElement) -> None:
        self._rules: dict[str, str] = {}
        for sheet in root.iter("style"):
            for rule in CSS_RULE.finditer((sheet.text or "").lower()):
                for name in rule["names"].split(","):
                    self._rules[name.strip()] = self._rules.get(name.strip(), "") + ";" + rule["body"]

    def look(self, element: html.HtmlElement, outside: Look) -> Look:
        """How an element is shown that is in a part which is shown like `outside`."""
        tag = str(element.tag)
        styles = [self._rules.get(tag, "")]
        for name in (element.get("class") or "").lower().split():
            styles += [self._rules.get(f".{name}", ""), self._rules.get(f"{tag}.{name}", "")]
        style = ";".join([*styles, (element.get("style") or "").lower()])
        hidden = outside.hidden or "hidden" in element.attrib or CSS_HIDDEN.search(style) is not None
        font = _font(style) or (element.get("face") or "").lower()
        if not font or font == outside.font:
            return dataclasses.replace(outside, hidden=hidden) if hidden != outside.hidden else outside
        encoding = encoding_of_font(font)
        return Look(hidden, font, encoding, bool(encoding) and is_capitals_font(font))


def _font(style: str) -> str:
    """The first font that a style names last."""
    found = [match["font"] for match in CSS_FONT.finditer(style)]
    return found[-1].strip(" \"'") if found else ""
