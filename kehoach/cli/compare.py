"""`kehoach compare`: the same figures of many places in one table, with the source text of each figure."""

import pathlib
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from kehoach.cli.shared import Flag, Option, StoreArgument, errors_as_messages
from kehoach.words import wording

if TYPE_CHECKING:
    from outputs.comparison.build import Choice, Comparison
    from outputs.comparison.file import Numbers


_Output = Annotated[
    pathlib.Path | None,
    Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Output file: .xlsx, .csv, .parquet or .md.",
        show_default="print Markdown",
    ),
]
_Level = Annotated[
    Literal["province", "district", "commune", "part"] | None,
    Option(
        "--level",
        help="Only places at this level; `part` means any part of a place that is not an official unit, e.g. a hamlet or a group of communes.",
    ),
]
_Province = Annotated[
    str | None,
    Option(
        "--province",
        metavar="NAME|CODE",
        help="Only this province, by its former or current name; accents are optional.",
    ),
]
_District = Annotated[
    str | None,
    Option("--district", metavar="NAME|CODE", help="Only this district, including the communes that cover it today."),
]
_Year = Annotated[
    int | None,
    Option("--year", metavar="YEAR", help="Only figures for this year, including periods that contain it."),
]
_Indicators = Annotated[
    list[str] | None,
    Option(
        "--indicator",
        "-i",
        metavar="CODE",
        help="Only this indicator, or `money`; may be repeated.",
        show_default="all",
    ),
]
_Long = Annotated[bool, Flag("--long", help="Write a row per figure, with its source text.", show_default=False)]
_Series = Annotated[
    bool,
    Flag("--series", help="Write a time series: a row per place and figure, a column per year.", show_default=False),
]
_NumberStyle = Annotated[
    Literal["en", "vi"] | None,
    Option(
        "--numbers",
        help="Number format, 1,200.5 (en) or 1.200,5 (vi), and language of the accompanying words, in Markdown and .xlsx.",
        show_default="that of --lang",
    ),
]


def compare(
    store: StoreArgument,
    output: _Output = None,
    level: _Level = None,
    province: _Province = None,
    district: _District = None,
    year: _Year = None,
    indicator: _Indicators = None,
    is_long: _Long = False,
    is_series: _Series = False,
    numbers: _NumberStyle = None,
) -> None:
    """Compare the plans of a store: a row per place and year, a column per indicator, money by project and funding source.

    Only figures of the same kind share a column: percentages and counts, and targets and baselines, have separate columns; years and
    periods have separate rows; a reduction is negative.  If plans state different figures, the cell is empty and the sources list them.
    Places carry their official codes before and after 1 July 2025.
    """
    from outputs.comparison.build import Choice

    style = numbers or wording().lang.value
    with errors_as_messages():
        _check(output, indicator or [], is_long=is_long, is_series=is_series)
        found = _compared(store, Choice(level, province, year, tuple(indicator or ()), district), is_series=is_series)
        if output is not None:
            _write(found, output, style, is_long=is_long)
            return
    typer.echo(_as_markdown(found, style, is_long=is_long), nl=False)


def _check(output: pathlib.Path | None, indicators: list[str], *, is_long: bool, is_series: bool) -> None:
    """Refuse an unknown file format, indicator or combination of options before the store is read."""
    from outputs.comparison.file import FORMS
    from outputs.store.folder import UsageError
    from patterns.target.indicator import indicator_codes

    if output is not None and output.suffix.lower() not in FORMS:
        raise UsageError("store.file_ending", path=output, endings=", ".join(FORMS))
    if is_long and is_series:
        raise typer.BadParameter("--long and --series cannot be combined; use one of them", param_hint="--series")
    known = (*indicator_codes()[:-1], "money")
    unknown = [code for code in indicators if code not in (*indicator_codes(), "money")]
    if unknown:
        raise typer.BadParameter(
            f"{unknown[0]} is not an indicator; choose from {', '.join(known)}", param_hint="--indicator"
        )


def _compared(store: str, choice: "Choice", *, is_series: bool) -> "Comparison":
    """The selected figures of a store, as a comparison or a time series.  Raises `OutputError` if there are none."""
    from outputs.comparison.build import Choice
    from outputs.comparison.build import compare as comparison
    from outputs.comparison.series import series_of
    from outputs.store.folder import OutputError

    found = comparison(store, choice)
    if not found.rows:
        raise OutputError("store.no_figures" if choice == Choice() else "store.no_figures_chosen", store=store)
    return series_of(found) if is_series else found


def _write(found: "Comparison", output: pathlib.Path, style: "Numbers", *, is_long: bool) -> None:
    """Write a comparison to a file and print what was written."""
    from outputs.comparison.file import write_comparison

    written = write_comparison(found, output, is_long=is_long, numbers=style)
    key = "compare.long" if is_long else "compare.places"
    files = ", ".join(map(str, written))
    typer.echo(wording()(key, rows=len(found.rows), sources=len(found.source_rows), files=files), err=True)


def _as_markdown(found: "Comparison", style: "Numbers", *, is_long: bool) -> str:
    """A comparison as Markdown: a row per place, or a row per figure."""
    from outputs.comparison.file import long_markdown, markdown

    return (long_markdown if is_long else markdown)(found, style)
