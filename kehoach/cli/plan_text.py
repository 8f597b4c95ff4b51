"""One plan for a person to read: its header, then each table with the source text of every row."""

import datetime
from collections.abc import Callable, Iterator, Mapping

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from kehoach.api import Plan
from kehoach.words import Wording
from outputs.table import Row, Value

_IMPLIED = {"number_symbol": "number", "issued_day": "issued_date", "issued_month": "issued_date", "issued_year": "issued_date",
            "n_pages": "media_type"}  # fmt: skip
"""Columns that are not missed if another one is known (a format without pages has none)."""

_SHOWN: Mapping[str, Callable[[Row, Wording], str]] = {
    "legal_bases": lambda row, say: _joined(say.code(row["role"]), say.code(row["relation"]), row["instrument_type"], _name_of_law(row) or row["number"],
                                            _dated(row["issued_date"], say), row["issuer"]),
    "targets": lambda row, say: _joined(*(say.code(row[name]) for name in ("kind", "indicator_code", "direction", "measure")), _figure(row, say),
                                        say("show.per_year") if row["per"] else None, row["year"], row["population"], row["area"]),
    "components": lambda row, say: _joined(row["component_code"], row["title"], say.code(row["status"]), row["reason"]),
    "funding": lambda row, say: _joined(row["component_code"], say.code(row["source"]), say.code(row["capital_type"]),
                                        f"{_number(row['amount_vnd'], say)} đồng", row["budget_year"],
                                        say.code(row["status"]) if row["status"] != "as_printed" else None),
    "agencies": lambda row, say: _joined(say.code(row["role"]), row["agency"], row["component_code"]),
    "issues": lambda row, say: _joined(say.code(row["severity"]), say.code(row["code"]), say.message(row["message"], row["message_vi"])),
}  # fmt: skip
_SIGNS = {"eq": "", "ge": "≥ ", "gt": "> ", "le": "≤ ", "lt": "< ", "approx": "≈ ", "range": ""}


def show_plan(plan: Plan, say: Wording, *, why: bool = False) -> None:
    """Print a plan to standard output; plain, a row per line, if that is not a terminal.

    `why` adds to every row the rules that decided it, and to every table what was examined but excluded.
    """
    console = Console(highlight=False)
    rows = plan.rows()
    _print_header(console, rows["documents"][0], say)
    for name, describe in _SHOWN.items():
        console.print()
        console.print(Text(f"{say.table(name)} ({say.written(len(rows[name]))})", style="bold"))
        for row in rows[name]:
            _print_row(console, row, describe(row, say), say)
            if why and row.get("rule"):
                _print(console, Text(_rules(row, say), style="cyan"), 6, 6)
        if why:
            _print_dismissed(console, plan, name, say)
    console.print()
    counts = {"sections": len(rows["sections"]), "cells": len(rows["annexes"])}
    console.print(Text(say("show.annexes", **counts), style="dim"))


def _rules(row: Row, say: Wording) -> str:
    """The rules of a row, one per line, and how often they were correct."""
    lines = str(row["rule"]).split("; ")
    if row.get("confidence") is not None:
        lines.append(say("show.confidence", share=f"{row['confidence']:.0%}"))
    return "\n".join(lines)


def _print_dismissed(console: Console, plan: Plan, table: str, say: Wording) -> None:
    """What an extractor examined but excluded, each with its source text and the rule."""
    document = plan.reading.document
    for one in plan.reading.dismissed:
        if one.table == table:
            paragraph = document.paragraph_at(one.span.start)
            start, end = max(paragraph.start, one.span.start - 60), min(paragraph.end, one.span.end + 40)
            words = f"{document.text[start : one.span.start]}»{document.quote(one.span)}«{document.text[one.span.end : end]}"
            _print(console, Text(say("show.no_row", rule=one.rule)), 2, 4)
            _print(console, Text(f"“…{words}…”", style="italic dim"), 6, 6)


def _print_header(console: Console, header: Row, say: Wording) -> None:
    lines = [(say(f"show.{label}"), words) for label, words in _header_lines(header, say)]
    unstated = say("show.unstated")
    width = max(len(label) for label in (unstated, *dict(lines))) + 1
    for label, words in lines:
        _print(console, Text.assemble((f"{label:{width}}", "dim"), words or "–"), 0, width)
    missing = [
        say.column(name)
        for name, value in header.items()
        if name != "same_as" and value is None and header.get(_IMPLIED.get(name, "")) is None
    ]
    if missing:
        _print(console, Text.assemble((f"{unstated:{width}}", "dim"), ", ".join(missing)), 0, width)


def _header_lines(header: Row, say: Wording) -> Iterator[tuple[str, str]]:
    """What the header states, a line for each question that a reader has."""
    yield "file", _joined(header["source"])
    yield "plan", _joined(header["doc_type"], header["number"] or header["number_symbol"], header["title"])
    yield "date", _dated(header["issued_date"], say) or _joined(*_named(header, say, "day", "month", "year"))
    yield "issuer", _joined(header["issuer"], say.code(header["issuer_level"]))
    units = (_unit(header, name, say) for name in ("commune", "district", "province"))
    yield "place", _joined(header["place"], *units)
    first, last = header["period_start"], header["period_end"]
    yield "period", _joined(first) if first == last else f"{first or '…'}–{last or '…'}"
    yield "signed", _joined(header["signing_capacity"], header["signer_position"], header["signer"])
    pages = say("show.pages", pages=_number(header["n_pages"], say)) if header["n_pages"] else None
    characters = say("show.characters", characters=_number(header["n_chars"], say))
    yield "text", _joined(header["media_type"], pages, characters, say.code(header["text_source"]), header["doc_id"])


def _dated(date: Value, say: Wording) -> str | None:
    """A day as the language writes it."""
    return say.written(date) if isinstance(date, datetime.date) else None


def _number(value: Value, say: Wording) -> str:
    """A number as the language writes it."""
    return say.written(value) if isinstance(value, int | float) else ""


def _named(header: Row, say: Wording, *parts: str) -> Iterator[str]:
    known = ((part, header[f"issued_{part}"]) for part in parts)
    return (say(f"show.{part}", value=str(value)) for part, value in known if value is not None)


def _unit(header: Row, level: str, say: Wording) -> str | None:
    code = header[f"{level}_code"]
    return f"{say.code(level)} {header[level]}" + (f" ({code})" if code else "") if header[level] else None


def _print_row(console: Console, row: Row, words: str, say: Wording) -> None:
    place = _joined(row["section"], say("show.page", page=str(row["page"])) if row["page"] else None)
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


def _name_of_law(row: Row) -> str | None:
    """The name by which a law is known."""
    named = str(row["instrument_type"]) in ("Luật", "Bộ luật") and row["subject"]
    return _joined(row["subject"], row["number"]) if named else None


def _figure(row: Row, say: Wording) -> str:
    low, high = row["value"], row["value_max"]
    figure = _number(low, say) if high is None else f"{_number(low, say)}–{_number(high, say)}"
    unit = "%" if row["unit"] == "percent" else f" {say.unit(row['unit'])}"
    return f"{_SIGNS[str(row['comparator'])]}{figure}{unit}"
