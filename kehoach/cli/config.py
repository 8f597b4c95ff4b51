"""`kehoach.toml`: default options in a file.  A flag takes precedence over the environment, the environment over the file.

lang = "vi"

[run]
sources = ["/srv/inbox"]
output = "/srv/store"
workers = 4
csv = false
"""

import difflib
import os
import pathlib
import tomllib
from typing import Any

import typer

NAME = "kehoach.toml"
_PREFIX = "KEHOACH_"
_OTHERS = ("CACHE", "LANG")
"""Settings of the environment that are not options of one command."""
LANG = "lang"
"""The one option that may be above all sections: it is for every command that has it."""


class ConfigError(Exception):
    """The file cannot be used; the message states where, why and what to do."""


def read_config(path: pathlib.Path | None, context: typer.Context) -> dict[str, Any]:
    """The settings in the file at `path` (without one, in `kehoach.toml` of the working folder if it exists), by command and option.

    Raises `ConfigError` for a file that does not exist or is not TOML, and for a command or an option that does not exist.
    """
    file = path or pathlib.Path(NAME)
    if path is None and not file.is_file():
        return {}
    try:
        found = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ConfigError(_unreadable(file, error)) from error
    commands: dict[str, Any] = getattr(context.command, "commands", {})
    shared = {LANG: found.pop(LANG)} if LANG in found else {}
    options = {name: _options(file, name, settings, commands) for name, settings in found.items()}
    localised = [name for name, command in commands.items() if LANG in {parameter.name for parameter in command.params}]
    return options | {name: shared | options.get(name, {}) for name in localised}


def _unreadable(file: pathlib.Path, error: OSError | ValueError) -> str:
    """Why a configuration file cannot be read, and what to do."""
    from corpus.message import written

    if isinstance(error, OSError):
        return f"cannot read {file} ({written(error, 'en')}); check the path"
    return f"{file} is not valid TOML ({error}); correct it"


def _options(file: pathlib.Path, name: str, settings: Any, commands: dict[str, Any]) -> dict[str, Any]:
    if name not in commands or not isinstance(settings, dict):
        raise ConfigError(
            f"{file}: [{name}] is not a command; use one of {', '.join(f'[{known}]' for known in sorted(commands))}"
        )
    known = {parameter.name for parameter in commands[name].params}
    options = {option.replace("-", "_"): value for option, value in settings.items()}
    if unknown := sorted(options.keys() - known):
        raise ConfigError(f"{file}: [{name}] has no option {', '.join(unknown)}; use one of {', '.join(sorted(known))}")
    return options


def check_environment(context: typer.Context) -> None:
    """Raises `ConfigError` for a variable such as `KEHOACH_RUN_WORKRES` that sets no option of any command."""
    commands: dict[str, Any] = getattr(context.command, "commands", {})
    known = {*_OTHERS, *(str(parameter.name).upper() for parameter in context.command.params)}
    known |= {f"{name}_{parameter.name}".upper() for name, command in commands.items() for parameter in command.params}
    names = {f"{_PREFIX}{name}" for name in known}
    for name in sorted(os.environ):
        if name.startswith(_PREFIX) and name not in names:
            near = difflib.get_close_matches(name, names, n=1, cutoff=0.8)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise ConfigError(f"{name} is not an option; correct or unset it{hint}")
