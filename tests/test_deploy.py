"""What operators copy: the systemd units, the cron line, the configuration, the image."""

import email
import email.policy
import grp
import os
import pathlib
import pwd
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
from kehoach.run.status import Status, write_metrics
from tests.conftest import ROOT

DEPLOY = ROOT / "deploy"


UNITS = ("kehoach.service", "kehoach.timer", "kehoach-age.service", "kehoach-age.timer", "kehoach-alert@.service")


def test_systemd_accepts_the_units(tmp_path: pathlib.Path) -> None:
    program = shutil.which("systemd-analyze")
    assert program, "systemd is needed: run the tests by `make test`"
    for name in UNITS:
        text = (DEPLOY / name).read_text(encoding="utf-8")
        # What only the place of installation has: the programs themselves.
        (tmp_path / name).write_text(regex.sub(r"/opt/kehoach/bin/[a-z-]+", sys.executable, text), encoding="utf-8")
    units = [str(tmp_path / name) for name in UNITS]
    done = subprocess.run([program, "verify", "--man=no", *units], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    for name in UNITS:
        for calendar in regex.findall(r"OnCalendar=(.*)", (DEPLOY / name).read_text(encoding="utf-8")):
            subprocess.run([program, "calendar", calendar], capture_output=True, check=True)


def test_the_configuration_is_accepted() -> None:
    command = typer.main.get_command(app)
    with command.make_context("kehoach", ["--version"], resilient_parsing=True) as context:
        settings = read_config(DEPLOY / "kehoach.toml", context)
    assert settings["run"]["sources"] == ["/srv/kehoach/inbox"]


@pytest.mark.parametrize("name", ["kehoach.service", "kehoach-age.service", "kehoach.cron"])
def test_the_commands_exist(name: str) -> None:
    text = (DEPLOY / name).read_text(encoding="utf-8")
    commands = regex.findall(r"/bin/kehoach ([^;>\n]*)", text)
    assert commands
    known = typer.main.get_command(app).commands  # type: ignore[attr-defined]  # a group of commands
    for command in commands:
        words = [word for word in shlex.split(command) if not word.startswith(("-", "/"))]
        options = {option for parameter in known[words[0]].params for option in parameter.opts} | {"--config"}
        assert {word for word in shlex.split(command) if word.startswith("-")} <= options


def test_all_agree_where_things_are() -> None:
    """The unit, the cron line, the guide, the configuration and the installer name the same paths."""
    places = {"/opt/kehoach/bin", "/etc/kehoach", "/srv/kehoach", "/var/cache/kehoach", "/var/log/kehoach"}
    files = [path for path in DEPLOY.iterdir() if path.name != "Dockerfile"]
    texts = {path.name: path.read_text(encoding="utf-8") for path in [*files, ROOT / "docs" / "nightly.md"]}
    for name, text in texts.items():
        named = regex.findall(r"/(?:opt|etc|srv|var/cache|var/log)/kehoach[a-z/-]*", text)
        unknown = [path for path in named if path != "/opt/kehoach" and not path.startswith(tuple(places))]
        assert not unknown, name


def test_the_cron_lines_are_right() -> None:
    lines = (DEPLOY / "kehoach.cron").read_text(encoding="utf-8").splitlines()
    jobs = [line.split(" ", 6) for line in lines if line[:1].isdigit()]
    assert [job[:6] for job in jobs] == [
        ["30", "1", "*", "*", "*", "kehoach"], ["0", "8", "*", "*", "*", "kehoach"]
    ]  # fmt: skip
    for job in jobs:
        assert "%" not in job[6], "cron reads % as the end of the line"
        subprocess.run(["sh", "-n", "-c", job[6]], check=True)


@pytest.mark.parametrize("name", ["install.sh", "kehoach-alert"])
def test_the_scripts_are_plain_sh(name: str) -> None:
    assert os.access(DEPLOY / name, os.X_OK)
    subprocess.run(["sh", "-n", str(DEPLOY / name)], check=True)


def test_logs_are_rotated(tmp_path: pathlib.Path) -> None:
    program = shutil.which("logrotate") or shutil.which("logrotate", path="/usr/sbin")
    assert program, "logrotate is needed: run the tests by `make test`"
    text = (DEPLOY / "kehoach.logrotate").read_text(encoding="utf-8")
    user, group = pwd.getpwuid(os.getuid()).pw_name, grp.getgrgid(os.getgid()).gr_name
    here = text.replace("/var/log/kehoach", str(tmp_path)).replace("kehoach kehoach", f"{user} {group}")
    (tmp_path / "conf").write_text(here, encoding="utf-8")
    (tmp_path / "conf").chmod(0o644)
    (tmp_path / "run.log").write_text("one line\n", encoding="utf-8")
    subprocess.run([program, "--force", "--state", tmp_path / "state", tmp_path / "conf"], check=True)
    assert (tmp_path / "run.log.1").read_text(encoding="utf-8") == "one line\n"
    assert (tmp_path / "run.log").read_text(encoding="utf-8") == ""


def test_the_alerts_ask_for_metrics_that_are_written(tmp_path: pathlib.Path) -> None:
    asked = set(regex.findall(r"kehoach_[a-z_]+", (DEPLOY / "kehoach.rules.yml").read_text(encoding="utf-8")))
    write_metrics(Status("store", 0, 0, 0, {("failed", "corrupt"): 1}, None, []), tmp_path / "metrics")
    assert asked <= set(regex.findall(r"^kehoach_[a-z_]+", (tmp_path / "metrics").read_text(), regex.MULTILINE))


def test_the_image_holds_all_that_is_installed() -> None:
    text = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
    copied = {word for line in regex.findall(r"^COPY (.*)$", text, regex.MULTILINE) for word in line.split()[:-1]}
    assert [name for name in copied if not (ROOT / name).exists()] == []
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    packages = project["tool"]["setuptools"]["packages"]["find"]["include"]
    assert {name.removesuffix("*") for name in packages} <= copied
    assert set(regex.findall(r"'\.\[(.*)\]'", text)[0].split(",")) <= project["project"]["optional-dependencies"].keys()


def test_the_user_of_the_image_can_write_its_volume() -> None:
    text = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
    (volume,) = regex.findall(r'^VOLUME \["(.*)"\]$', text, regex.MULTILINE)
    (user,) = regex.findall(r"^USER (.*)$", text, regex.MULTILINE)
    assert f"install -d -o {user} -g {user} {volume}" in text
    assert text.index(f"install -d -o {user}") < text.index("VOLUME") < text.index("\nUSER ")
    assert f"--output {volume}\n" in text


@pytest.mark.parametrize(
    ("settings", "subject", "meaning"),
    [
        ('lang = "vi"\n[run]\n', "kehoach: có lỗi (", "kết thúc bất thường; lần chạy sau"),
        ('# lang = "vi"\n[run]\n', "kehoach on ", "exit status unknown: ended unexpectedly"),
    ],
    ids=["vi", "en"],
)
def test_the_mail_is_in_the_language_of_the_settings(
    tmp_path: pathlib.Path, settings: str, subject: str, meaning: str
) -> None:
    (tmp_path / "kehoach.toml").write_text(settings, encoding="utf-8")
    (tmp_path / "alert").write_text("MAILTO=a@b.vn\nSENDMAIL=cat\n", encoding="utf-8")
    told = {"KEHOACH_SETTINGS": str(tmp_path / "kehoach.toml"), "ALERT_CONFIG": str(tmp_path / "alert")}
    done = subprocess.run(
        ["sh", str(DEPLOY / "kehoach-alert"), "no-such.service"], env={"PATH": os.environ["PATH"]} | told,
        capture_output=True, check=False,
    )  # fmt: skip
    mail = email.message_from_bytes(done.stdout, policy=email.policy.default)
    assert str(mail["Subject"]).startswith(subject)
    assert meaning in done.stdout.decode("utf-8")
