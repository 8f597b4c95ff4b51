"""One plan for a person to read: its header, then each table with the source text of every row."""

from collections.abc import Callable, Iterator, Mapping

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from kehoach.api import Plan
from outputs.table import Row

_IMPLIED = {"number_symbol": "number", "issued_day": "issued_date", "issued_month": "issued_date", "issued_year": "issued_date",
            "n_pages": "media_type"}  # fmt: skip
"""Columns that are no loss where another one is known (a format without pages has none)."""

_SHOWN: Mapping[str, Callable[[Row], str]] = {
    "legal_bases": lambda row: _joined(row["role"], row["relation"], row["instrument_type"], row["number"], row["issued_date"], row["issuer"]),
    "targets": lambda row: _joined(row["kind"], row["indicator_code"], row["direction"], row["measure"], _figure(row),
                                   f"per {row['per']}" if row["per"] else None, row["year"], row["population"], row["area"]),
    "components": lambda row: _joined(row["component_code"], row["title"], row["status"], row["reason"]),
    "funding": lambda row: _joined(row["component_code"], row["source"], row["capital_type"], f"{row['amount_vnd']:,} đồng", row["budget_year"],
                                   row["status"] if row["status"] != "as_printed" else None),
    "agencies": lambda row: _joined(row["role"], row["agency"], row["component_code"]),
    "issues": lambda row: _joined(row["severity"], row["code"], row["message"]),
}  # fmt: skip
_SIGNS = {"eq": "", "ge": "≥ ", "gt": "> ", "le": "≤ ", "lt": "< ", "approx": "≈ ", "range": ""}


def show_plan(plan: Plan, *, why: bool = False) -> None:
    """Print a plan to standard output; plain, a row a line, if that is not a terminal.

    `why` adds to every row the rules that decided it, and to every table what was looked at and gave no row.
    """
    console = Console(highlight=False)
    rows = plan.rows()
    _print_header(console, rows["documents"][0])
    for name, describe in _SHOWN.items():
        console.print()
        console.print(Text(f"{name} ({len(rows[name])})", style="bold"))
        for row in rows[name]:
            _print_row(console, row, describe(row))
            if why and row.get("rule"):
                _print(console, Text(_rules(row), style="cyan"), 6, 6)
        if why:
            _print_dismissed(console, plan, name)
    console.print()
    console.print(Text(f"beside these: {len(rows['sections'])} sections, {len(rows['annexes'])} annex cells (see --json)", style="dim"))  # fmt: skip


def _rules(row: Row) -> str:
    """The rules of a row, one a line, and how often they were right."""
    lines = str(row["rule"]).split("; ")
    if row.get("confidence") is not None:
        lines.append(f"right in {row['confidence']:.0%} of the gold rows that these rules decided")
    return "\n".join(lines)


def _print_dismissed(console: Console, plan: Plan, table: str) -> None:
    """What an extractor looked at without making a row of it, each with its words and the rule."""
    document = plan.reading.document
    for one in plan.reading.dismissed:
        if one.table == table:
            paragraph = document.paragraph_at(one.span.start)
            start, end = max(paragraph.start, one.span.start - 60), min(paragraph.end, one.span.end + 40)
            words = f"{document.text[start : one.span.start]}»{document.quote(one.span)}«{document.text[one.span.end : end]}"
            _print(console, Text(f"no row: {one.rule}"), 2, 4)
            _print(console, Text(f"“…{words}…”", style="italic dim"), 6, 6)


def _print_header(console: Console, header: Row) -> None:
    for label, words in _header_lines(header):
        _print(console, Text.assemble((f"{label:9}", "dim"), words or "–"), 0, 9)
    missing = [
        name
        for name, value in header.items()
        if name != "same_as" and value is None and header.get(_IMPLIED.get(name, "")) is None
    ]
    if missing:
        _print(console, Text.assemble(("unstated ", "dim"), ", ".join(missing)), 0, 9)


def _header_lines(header: Row) -> Iterator[tuple[str, str]]:
    """What the header says, a line for each question that a reader has."""
    yield "file", _joined(header["source"])
    yield "plan", _joined(header["doc_type"], header["number"] or header["number_symbol"], header["title"])
    yield (
        "date",
        _joined(header["issued_date"] or _joined(*_named(header, "issued_day", "issued_month", "issued_year"))),
    )
    yield "issuer", _joined(header["issuer"], header["issuer_level"])
    yield "place", _joined(header["place"], *(_unit(header, name) for name in ("commune", "district", "province")))
    first, last = header["period_start"], header["period_end"]
    yield "period", _joined(first) if first == last else f"{first or '…'}–{last or '…'}"
    yield "signed", _joined(header["signing_capacity"], header["signer_position"], header["signer"])
    pages = f"{header['n_pages']} pages" if header["n_pages"] else None
    yield "text", _joined(header["media_type"], pages, f"{header['n_chars']:,} characters", header["text_source"], header["doc_id"])  # fmt: skip


def _named(header: Row, *names: str) -> Iterator[str]:
    return (f"{name.removeprefix('issued_')} {header[name]}" for name in names if header[name] is not None)


def _unit(header: Row, level: str) -> str | None:
    code = header[f"{level}_code"]
    return f"{level} {header[level]}" + (f" ({code})" if code else "") if header[level] else None


def _print_row(console: Console, row: Row, words: str) -> None:
    place = _joined(row["section"], f"page {row['page']}" if row["page"] else None)
    _print(console, Text(words + (f"  [{place}]" if place else "")), 2, 4)
    if row["quote"]:
        _print(console, Text(f"“{row['quote']}”", style="italic dim"), 6, 6)


def _print(console: Console, text: Text, first: int, others: int) -> None:
    """Print a text with its first line and the others indented; on no terminal it is not broken into lines."""
    if not console.is_terminal:
        console.print(Text(" " * first) + Text(text.plain.replace("\n", "\n" + " " * others)), soft_wrap=True)
        return
    lines = text.wrap(console, max(20, console.width - others))
    for number, line in enumerate(lines):
        console.print(Padding(line, (0, 0, 0, others if number else first)))


def _joined(*parts: object) -> str:
    return " · ".join(str(part) for part in parts if part is not None and part != "")


def _figure(row: Row) -> str:
    low, high = row["value"], row["value_max"]
    figure = f"{low:,g}" if high is None else f"{low:,g}–{high:,g}"
    return f"{_SIGNS[str(row['comparator'])]}{figure}{'%' if row['unit'] == 'percent' else ' ' + str(row['unit'])}"
