"""One plan for a person to read: its header, then each table with the words behind every row."""

from collections.abc import Callable, Mapping

from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from kehoach.api import Plan
from outputs.table import Row

_SHOWN: Mapping[str, Callable[[Row], str]] = {
    "legal_bases": lambda row: _joined(row["role"], row["instrument_type"], row["number"], row["issued_date"], row["issuer"]),
    "targets": lambda row: _joined(row["kind"], row["indicator_code"], row["direction"], row["comparator"], _figure(row), row["unit"],
                                   f"per {row['per']}" if row["per"] else None, row["year"], row["population"]),
    "components": lambda row: _joined(row["component_code"], row["title"], row["status"], row["reason"]),
    "funding": lambda row: _joined(row["component_code"], row["source"], row["capital_type"], f"{row['amount_vnd']:,} đồng", row["budget_year"],
                                   row["status"] if row["status"] != "as_printed" else None),
    "agencies": lambda row: _joined(row["role"], row["agency"], row["component_code"]),
    "issues": lambda row: _joined(row["severity"], row["code"], row["message"]),
}  # fmt: skip


def show_plan(plan: Plan) -> None:
    """Print a plan to standard output; plain where that is no terminal."""
    console = Console(highlight=False)
    rows = plan.rows()
    header = rows["documents"][0]
    grid = Grid.grid(padding=(0, 2))
    for name, value in header.items():
        if value is not None:
            grid.add_row(Text(name, style="dim"), Text(str(value)))
    console.print(grid)
    for name, describe in _SHOWN.items():
        if rows[name]:
            console.print()
            console.print(Text(f"{name} ({len(rows[name])})", style="bold"))
        for row in rows[name]:
            _print_row(console, row, describe(row))


def _print_row(console: Console, row: Row, words: str) -> None:
    place = _joined(row["section"], f"page {row['page']}" if row["page"] else None)
    console.print(Text(f"  {words}" + (f"  [{place}]" if place else "")), soft_wrap=True)
    if row["quote"]:
        console.print(Text(f"      “{row['quote']}”", style="italic dim"), soft_wrap=True)


def _joined(*parts: object) -> str:
    return " · ".join(str(part) for part in parts if part is not None)


def _figure(row: Row) -> str:
    low, high = row["value"], row["value_max"]
    return f"{low:g}" if high is None else f"{low:g}–{high:g}"
