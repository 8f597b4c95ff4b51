"""What operators copy: the systemd units, the cron line, the configuration, the image."""

import pathlib
import shlex
import shutil
import subprocess
import sys
import tomllib

import pytest
import regex
import typer.main

from kehoach.cli.app import app
from kehoach.cli.config import read_config
from tests.conftest import ROOT

DEPLOY = ROOT / "deploy"


def test_systemd_accepts_the_units(tmp_path: pathlib.Path) -> None:
    program = shutil.which("systemd-analyze")
    assert program, "systemd is needed: run the tests by `make test`"
    for name in ("kehoach.service", "kehoach.timer"):
        text = (DEPLOY / name).read_text(encoding="utf-8")
        # The one thing that only the place of installation has: the program itself.
        (tmp_path / name).write_text(text.replace("/opt/kehoach/.venv/bin/kehoach", sys.executable), encoding="utf-8")
    units = [str(tmp_path / "kehoach.service"), str(tmp_path / "kehoach.timer")]
    done = subprocess.run([program, "verify", "--man=no", *units], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    calendar = regex.search(r"OnCalendar=(.*)", (DEPLOY / "kehoach.timer").read_text(encoding="utf-8"))
    assert calendar
    subprocess.run([program, "calendar", calendar[1]], capture_output=True, check=True)


def test_the_configuration_is_accepted() -> None:
    command = typer.main.get_command(app)
    with command.make_context("kehoach", ["--version"], resilient_parsing=True) as context:
        settings = read_config(DEPLOY / "kehoach.toml", context)
    assert settings["run"]["sources"] == ["/srv/kehoach/inbox"]


@pytest.mark.parametrize("name", ["kehoach.service", "kehoach.cron"])
def test_the_commands_exist(name: str) -> None:
    text = (DEPLOY / name).read_text(encoding="utf-8")
    commands = regex.findall(r"/bin/kehoach ([^;>\n]*)", text)
    assert commands
    known = typer.main.get_command(app).commands.keys()  # type: ignore[attr-defined]  # a group of commands
    for command in commands:
        words = [word for word in shlex.split(command) if not word.startswith(("-", "/"))]
        assert words[0] in known


def test_the_cron_line_is_one(tmp_path: pathlib.Path) -> None:
    lines = (DEPLOY / "kehoach.cron").read_text(encoding="utf-8").splitlines()
    (line,) = [line for line in lines if line and not line.startswith(("#", "MAILTO"))]
    minute, hour, day, month, weekday, user, command = line.split(" ", 6)
    assert (minute.isdigit(), hour.isdigit(), day, month, weekday, user) == (True, True, "*", "*", "*", "kehoach")
    subprocess.run(["sh", "-n", "-c", command], check=True)


def test_the_image_holds_all_that_is_installed() -> None:
    text = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
    copied = {word for line in regex.findall(r"^COPY (.*)$", text, regex.MULTILINE) for word in line.split()[:-1]}
    assert [name for name in copied if not (ROOT / name).exists()] == []
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    packages = project["tool"]["setuptools"]["packages"]["find"]["include"]
    assert {name.removesuffix("*") for name in packages} <= copied
    assert set(regex.findall(r"'\.\[(.*)\]'", text)[0].split(",")) <= project["project"]["optional-dependencies"].keys()
