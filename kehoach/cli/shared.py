"""What the commands share: how options are declared, and where messages to the user go."""

import contextlib
import functools
import inspect
import pathlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from kehoach.cli.exit_status import COULD_NOT_RUN
from kehoach.cli.help_page import import_help_page
from kehoach.words import Lang, speak, tongue

if TYPE_CHECKING:
    from rich.console import Console

    from corpus.message import Message

Option = functools.partial(typer.Option, show_envvar=False)
"""An option of a command; environment variables are explained once, in the help of `kehoach run`."""

Flag = functools.partial(Option, metavar="")
"""An option without a value; its help shows no type."""


class Command(TyperCommand):
    """A command of kehoach; its `--help` is shown like other flags, without a type."""

    def make_context(self, *arguments: Any, **options: Any) -> Any:
        """The context of a call; what is wrong with an option is stated without words of the library that checks it."""
        try:
            return super().make_context(*arguments, **options)
        except typer.BadParameter as error:
            error.message = error.message.removeprefix("Value error, ")
            raise

    def get_help_option(self, ctx: Any) -> TyperOption | None:
        """The `--help` option."""
        return _without_type(super().get_help_option(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the help."""
        import_help_page()
        super().format_help(ctx, formatter)


class Group(TyperGroup):
    """kehoach itself; its `--help` is shown like other flags, without a type."""

    def get_help_option(self, ctx: Any) -> TyperOption | None:
        """The `--help` option."""
        return _without_type(super().get_help_option(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the help."""
        import_help_page()
        super().format_help(ctx, formatter)


def _without_type(option: TyperOption | None) -> TyperOption | None:
    if option is not None:
        option.metavar = ""
    return option


LangOption = Annotated[
    Lang, Option("--lang", envvar="KEHOACH_LANG", help="Language of summaries and messages: English or Vietnamese.")
]
"""The language; also in the environment as KEHOACH_LANG, and in kehoach.toml as `lang` for all commands."""


def speaking(command: Callable[..., None]) -> Callable[..., None]:
    """A command with the option `--lang`, whose words (`tongue`) are in that language."""
    own = inspect.signature(command)
    lang = inspect.Parameter("lang", inspect.Parameter.KEYWORD_ONLY, default=Lang.en, annotation=LangOption)

    @functools.wraps(command)
    def speaks(*, lang: Lang, **options: Any) -> None:
        speak(lang)
        command(**options)

    speaks.__signature__ = own.replace(parameters=[*own.parameters.values(), lang])  # type: ignore[attr-defined]  # typer reads it
    return speaks


StoreArgument = Annotated[str, typer.Argument(metavar="STORE", help="The store: the --output of a run.")]
StoreFolderArgument = Annotated[
    pathlib.Path, typer.Argument(metavar="STORE", help="The store folder: the --output of a run.")
]


def console() -> "Console":
    """The console for messages: standard error, because standard output is for data."""
    from rich.console import Console

    return Console(stderr=True)


def complain(message: "str | Message") -> None:
    """Print an error message on standard error."""
    console().print(f"kehoach: {tongue().said(message)}", style="red", markup=False, highlight=False, soft_wrap=True)


@contextlib.contextmanager
def errors_as_messages() -> Iterator[None]:
    """Print an error of a store or the system as one line, and exit with the matching status."""
    from outputs.store.folder import OutputError

    try:
        yield
    except OutputError as error:
        complain(error.message)
        raise typer.Exit(COULD_NOT_RUN) from error
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        complain(f"{place}{tongue().said(error)}")
        raise typer.Exit(COULD_NOT_RUN) from error
