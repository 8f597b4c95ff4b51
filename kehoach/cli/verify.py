"""`kehoach verify`: check a store for damage, and rebuild a damaged ledger."""

from typing import Annotated

import typer

from kehoach.cli.exit_status import WITH_FAILURES
from kehoach.cli.shared import Flag, StoreFolderArgument, errors_as_messages

_SHOWN = 20


def verify(
    store: StoreFolderArgument,
    repair: Annotated[bool, Flag("--repair", help="Rebuild a damaged ledger from the tables.")] = False,
) -> None:
    """Check that the ledger, tables and texts of a store are consistent."""
    from outputs.store.verify import repair as repair_ledger
    from outputs.store.verify import verify as verify_store

    with errors_as_messages():
        finding = verify_store(store)
        if repair and finding.ledger:
            count = repair_ledger(store)
            typer.echo(f"ledger rebuilt: {count:,} plans; the damaged one is kept as ledger.sqlite.damaged", err=True)
            finding = verify_store(store)
    for fault in [*(f"ledger: {fault}" for fault in finding.ledger), *(f"tables: {fault}" for fault in finding.tables)][
        :_SHOWN
    ]:
        typer.echo(fault)
    if (more := len(finding.ledger) + len(finding.tables) - _SHOWN) > 0:
        typer.echo(f"and {more:,} more")
    if not finding.is_whole:
        raise typer.Exit(WITH_FAILURES)
    typer.echo(f"consistent: {finding.plans:,} plans")
