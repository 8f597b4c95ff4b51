"""What the commands share: how an option is declared, and where messages for people go."""

from __future__ import annotations

import contextlib
import functools
import pathlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from kehoach.cli.exit_status import COULD_NOT_RUN

if TYPE_CHECKING:
    from rich.console import Console

Option = functools.partial(typer.Option, show_envvar=False)
"""An option of a command; the environment variable is explained once, in the help of `kehoach run`."""

StoreArgument = Annotated[str, typer.Argument(metavar="STORE", help="The --output of a run.")]
StoreFolderArgument = Annotated[pathlib.Path, typer.Argument(metavar="STORE", help="The --output of a run.")]


def console() -> Console:
    """The console for messages: standard error, for standard output is data."""
    from rich.console import Console

    return Console(stderr=True)


def complain(message: str) -> None:
    """Print an error message on standard error."""
    console().print(f"kehoach: {message}", style="red", markup=False, highlight=False, soft_wrap=True)


@contextlib.contextmanager
def errors_as_messages() -> Iterator[None]:
    """Print what goes wrong with a store as one line, and exit with the status for it."""
    from outputs.store.folder import OutputError

    try:
        yield
    except (OutputError, OSError) as error:
        complain(str(error))
        raise typer.Exit(COULD_NOT_RUN) from error
