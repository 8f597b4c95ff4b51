"""`kehoach evaluate` and `kehoach gold`: a store held against what people read, and what people read made into gold files."""

from __future__ import annotations

import contextlib
import functools
import json
import pathlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from outputs.evaluation import Difference, Evaluation

BELOW, COULD_NOT = 1, 3
Option = functools.partial(typer.Option, show_envvar=False)
StoreArgument = Annotated[pathlib.Path, typer.Argument(metavar="STORE", help="The output folder of `kehoach run`.")]


def evaluate(
    store: StoreArgument,
    gold: Annotated[pathlib.Path, typer.Argument(metavar="GOLD", help="A folder of gold files, one JSON file a plan.")],
    min_f1: Annotated[float, Option("--min-f1", min=0, max=1, help="Exit with 1 where a table's F1 is below.")] = 0.0,
    differences: Annotated[bool, Option("--differences/--no-differences", help="List every difference.")] = True,
    as_json: Annotated[bool, Option("--json", help="Print the scores and differences as JSON.")] = False,
) -> None:
    """Hold a store against gold files: precision, recall and F1 by table, and every difference."""
    from outputs.gold import evaluate as evaluate_store

    with _said():
        evaluation, absent = evaluate_store(store, gold)
    if as_json:
        typer.echo(json.dumps(_as_json(evaluation, absent), ensure_ascii=False, indent=1, default=str))
    else:
        _print(evaluation, absent, differences=differences)
    if any(score.f1 < min_f1 for score in evaluation.scores.values()):
        raise typer.Exit(BELOW)


def gold(
    store: StoreArgument,
    output: Annotated[pathlib.Path, Option("--output", "-o", metavar="DIR", help="Where the gold files go.")],
) -> None:
    """Make gold files of the plans that people reviewed: those with corrections, as corrected."""
    from outputs.correction import apply
    from outputs.correction_file import corrected_plans, read_corrections
    from outputs.gold import write_gold
    from outputs.stored import read_plan_rows, read_rows, read_text

    with _said():
        held = {str(row["doc_id"]) for row in read_rows(store, "documents")}
        plans = (
            apply(read_plan_rows(store, doc_id), read_text(store, doc_id), read_corrections(store, doc_id))
            for doc_id in corrected_plans(store)
            if doc_id in held
        )
        written = write_gold(plans, output)
    for path in written:
        typer.echo(path)
    if not written:
        typer.echo(f"no plan in {store} was corrected or accepted; see `kehoach review`", err=True)


@contextlib.contextmanager
def _said() -> Iterator[None]:
    """What goes wrong is said in a line."""
    from outputs.place import OutputError

    try:
        yield
    except (OutputError, OSError) as error:
        typer.echo(f"kehoach: {error}", err=True)
        raise typer.Exit(COULD_NOT) from error


def _print(evaluation: Evaluation, absent: list[str], *, differences: bool) -> None:
    typer.echo(f"{'table':12} {'precision':>9} {'recall':>7} {'F1':>7} {'strict':>7} {'gold':>6} {'found':>6}")
    for name, score in evaluation.scores.items():
        figures = f"{score.precision:9.4f} {score.recall:7.4f} {score.f1:7.4f} {score.strict_f1:7.4f}"
        typer.echo(f"{name:12} {figures} {score.gold:6} {score.found:6}")
    for name in absent:
        typer.echo(f"absent       {name}: the store holds no such plan")
    for difference in evaluation.differences if differences else ():
        typer.echo(_line(difference))


def _line(difference: Difference) -> str:
    quote = f"  “{_short(difference.quote)}”" if difference.quote else ""
    head = f"{difference.kind:6} {difference.plan} {difference.table} {difference.what}"
    if difference.kind == "wrong":
        head += f": gold {difference.gold!s}, found {difference.found!s}"
    return head + quote


def _short(quote: str) -> str:
    line = " ".join(quote.split())
    return line if len(line) <= 100 else line[:99] + "…"


def _as_json(evaluation: Evaluation, absent: list[str]) -> dict[str, object]:
    import dataclasses

    scores = {name: {"precision": round(score.precision, 4), "recall": round(score.recall, 4), "f1": round(score.f1, 4),
                     "strict_f1": round(score.strict_f1, 4), "gold": score.gold, "found": score.found}
              for name, score in evaluation.scores.items()}  # fmt: skip
    return {
        "scores": scores,
        "absent": absent,
        "differences": [dataclasses.asdict(one) for one in evaluation.differences],
    }
