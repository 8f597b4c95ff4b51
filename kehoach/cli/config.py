"""`kehoach.toml`: default options in a file.  A flag takes precedence over the environment, the environment over the file.

[run]
sources = ["/srv/inbox"]
output = "/srv/store"
workers = 4
csv = false
"""

import pathlib
import tomllib
from typing import Any

import typer

NAME = "kehoach.toml"


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
        raise ConfigError(f"{file}: {error}") from error
    commands: dict[str, Any] = getattr(context.command, "commands", {})
    return {name: _options(file, name, settings, commands) for name, settings in found.items()}


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
