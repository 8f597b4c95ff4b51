"""Places that are named before a figure without their kind: of the official lists, abroad, or named with their kind elsewhere in the plan."""

from collections.abc import Iterator

from corpus.document import Span
from extract.context import Context
from extract.kept import asked_once
from patterns.fold import fold
from patterns.target.bare_place import AT_BARE, BARE_PLACE, CAPITAL_BEFORE_FIGURE, FOREIGN_PLACE, NAMES, PLACES_NAMED
from patterns.unit_list import find, is_listed


@asked_once
def bare_places(context: Context) -> tuple[Span, ...]:
    """Where the names are, in order."""
    return tuple(sorted((*_found(context), *_where(context)), key=lambda span: span.start))


def _found(context: Context) -> Iterator[Span]:
    document, end = context.document, context.outline.body_end
    likely = CAPITAL_BEFORE_FIGURE.finditer(document.text, 0, end)
    for line in dict.fromkeys([document.paragraph_at(match.start()) for match in likely]):
        for match in BARE_PLACE.finditer(document.text, line.start, min(line.end, end)):
            name = fold(match["place"])
            if FOREIGN_PLACE.match(name) or _is_known(context, name):
                yield Span(match.start("place"), match.end("place"))


def _where(context: Context) -> Iterator[Span]:
    """Where place names alone state where something is; a whole province is not a place of the plan."""
    document, end = context.document, context.outline.body_end
    for match in AT_BARE.matches_at(document.text, AT_BARE.places(document.folded, 0, end), end):
        found = [fold(name[0]) for name in NAMES.finditer(match["place"])]
        if all(_is_known(context, name) and not find("province", name) for name in found):
            yield Span(match.start(), match.end())


def _is_known(context: Context, name: str) -> bool:
    """Whether a folded name is in the official lists, or the plan prints it with its kind."""
    return is_listed(name) or name in _named(context)


@asked_once
def _named(context: Context) -> frozenset[str]:
    """The folded names of places that the plan prints with their kind, or alone in a table's cell."""
    document = context.document
    named = PLACES_NAMED.finditer(document.text)
    cells = (document.quote(cell.span) for table in document.tables for cell in table.cells)
    alone = (fold(text) for text in cells if NAMES.fullmatch(text))
    return frozenset(alone) | {fold(name[0]) for match in named for name in NAMES.finditer(match["names"])}
