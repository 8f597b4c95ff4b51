"""What the commands share: how options are declared, and where messages to the user go."""

import contextlib
import functools
import inspect
import pathlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from kehoach.cli.exit_status import COULD_NOT_RUN, WRONG_USAGE
from kehoach.cli.help_page import import_help_page
from kehoach.words import Lang, set_language, wording

if TYPE_CHECKING:
    from rich.console import Console

    from corpus.message import Message

Option = functools.partial(typer.Option, show_envvar=False)
"""An option of a command; environment variables are explained once, in the help of `kehoach run`."""

Flag = functools.partial(Option, metavar="")
"""An option without a value; its help shows no type."""


class Command(TyperCommand):
    """A command of kehoach.  Its help names arguments without braces and types, and flags without a type."""

    def make_context(self, *arguments: Any, **options: Any) -> Any:
        """The context of a call.  Raises `BadParameter`, which states what a value must be and, if it was not typed, where it was set."""
        try:
            return super().make_context(*arguments, **options)
        except typer.BadParameter as error:
            error.message = _plain(error.message).removesuffix(".") + _origin(error)
            raise

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """The parts of the usage line, without the braces that Typer puts around required arguments."""
        return [piece.replace("{", "").replace("}", "") for piece in super().collect_usage_pieces(ctx)]

    def get_help_option(self, ctx: Any) -> TyperOption | None:
        """The `--help` option."""
        return _without_type(super().get_help_option(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the help."""
        import_help_page()
        for parameter in self.get_params(ctx):
            if isinstance(parameter, TyperArgument):
                parameter.display_type_rich = lambda ctx: None  # type: ignore[method-assign]  # `<list[str]>` is Python's
        super().format_help(ctx, formatter)


class Group(TyperGroup):
    """kehoach itself.  Its help shows `--help` like other flags, without a type."""

    def get_help_option(self, ctx: Any) -> TyperOption | None:
        """The `--help` option."""
        return _without_type(super().get_help_option(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the help."""
        import_help_page()
        super().format_help(ctx, formatter)


_PLAIN = {
    "Value error, ": "",
    "Input should be greater than or equal to ": "must be at least ",
    "Input should be less than or equal to ": "must be at most ",
    "Input should be a valid integer, unable to parse string as an integer": "must be a whole number",
    "Input should be a valid number, unable to parse string as a number": "must be a number",
}
"""How messages of the library that checks options begin, and plain words for it."""


def _plain(message: str) -> str:
    """A message about an option's value in plain words."""
    begin = next((begin for begin in _PLAIN if message.startswith(begin)), "")
    return _PLAIN.get(begin, "") + message.removeprefix(begin)


def _origin(error: typer.BadParameter) -> str:
    """Where a refused value was set, if that is the environment or a configuration file; else empty."""
    context, parameter = error.ctx, error.param
    source = context.get_parameter_source(parameter.name) if context and parameter and parameter.name else None
    if context is None or parameter is None or source is None:
        return ""
    if source.name == "ENVIRONMENT":
        return f" (set by {parameter.envvar or f'{context.auto_envvar_prefix}_{parameter.name}'.upper()} in the environment)"
    return (
        f" (set in {context.find_root().params.get('config') or 'kehoach.toml'})"
        if source.name == "DEFAULT_MAP"
        else ""
    )


def _without_type(option: TyperOption | None) -> TyperOption | None:
    if option is not None:
        option.metavar = ""
    return option


LangOption = Annotated[
    Lang, Option("--lang", envvar="KEHOACH_LANG", help="Language of summaries and messages: English or Vietnamese.")
]
"""The language; also in the environment as KEHOACH_LANG, and in kehoach.toml as `lang` for all commands."""


def with_language_option(command: Callable[..., None]) -> Callable[..., None]:
    """A command with the option `--lang`, whose messages (`wording`) are in that language."""
    own = inspect.signature(command)
    lang = inspect.Parameter("lang", inspect.Parameter.KEYWORD_ONLY, default=Lang.en, annotation=LangOption)

    @functools.wraps(command)
    def localised(*, lang: Lang, **options: Any) -> None:
        set_language(lang)
        command(**options)

    localised.__signature__ = own.replace(parameters=[*own.parameters.values(), lang])  # type: ignore[attr-defined]  # typer reads it
    return localised


StoreArgument = Annotated[str, typer.Argument(metavar="STORE", help="The store: the --output of a run.")]
StoreFolderArgument = Annotated[
    pathlib.Path, typer.Argument(metavar="STORE", help="The store folder: the --output of a run.")
]


def console() -> "Console":
    """The console for messages: standard error, because standard output is for data."""
    from rich.console import Console

    return Console(stderr=True)


def print_error(message: "str | Message") -> None:
    """Print an error message on standard error."""
    console().print(
        f"kehoach: {wording().written(message)}", style="red", markup=False, highlight=False, soft_wrap=True
    )


@contextlib.contextmanager
def errors_as_messages() -> Iterator[None]:
    """Print an error of the command line, a store or the system as one line, and exit with the matching status."""
    from outputs.store.folder import OutputError, UsageError

    try:
        yield
    except OutputError as error:
        print_error(error.message)
        raise typer.Exit(WRONG_USAGE if isinstance(error, UsageError) else COULD_NOT_RUN) from error
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        print_error(f"{place}{wording().written(error)}")
        raise typer.Exit(COULD_NOT_RUN) from error
