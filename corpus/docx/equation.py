"""An equation as one line of text (`1/2`, `x^2`, `√(a + b)`).  Source: ECMA-376, part 1, 22.1 (office math)."""

from collections.abc import Iterator

from corpus.docx.names import Element, m, w

_RAISED, _LOWERED = m("sup"), m("sub")


def equation_text(equation: Element) -> str:
    """The words and figures of an equation, in reading order."""
    return "".join(_pieces(equation))


def _pieces(parent: Element) -> Iterator[str]:
    for child in parent:
        if child.tag in (m("t"), w("t")):
            yield child.text or ""
        elif child.tag == m("f"):
            yield f"{_grouped(child.find(m('num')))}/{_grouped(child.find(m('den')))}"
        elif child.tag == m("d"):
            opening, closing = _brackets(child)
            yield f"{opening}{', '.join(equation_text(part) for part in child.iterchildren(m('e')))}{closing}"
        elif child.tag == m("rad"):
            yield f"√{_grouped(child.find(m('e')))}"
        elif child.tag == _RAISED and equation_text(child):
            yield f"^{_grouped(child)}"
        elif child.tag == _LOWERED and equation_text(child):
            yield f"_{_grouped(child)}"
        elif isinstance(child.tag, str):
            yield from _pieces(child)


def _grouped(part: Element | None) -> str:
    """A part of a fraction or power; in brackets if it is more than one word."""
    text = equation_text(part).strip() if part is not None else ""
    return text if all(char.isalnum() or char in ".,%" for char in text) else f"({text})"


def _brackets(delimiters: Element) -> tuple[str, str]:
    properties = delimiters.find(m("dPr"))
    found = {
        name: part.get(m("val"), "")
        for name in ("begChr", "endChr")
        if properties is not None and (part := properties.find(m(name))) is not None
    }
    return found.get("begChr", "("), found.get("endChr", ")")
