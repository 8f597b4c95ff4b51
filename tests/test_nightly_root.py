"""The nightly recipe to its end in a fresh root: installed by its script, then run as the unit and the cron line run it, by their user.

The root is this machine's system, read-only, with /etc of its own and empty /opt, /srv and /var; systemd itself does not run in it.
"""

import os
import pathlib
import shlex
import shutil
import site
import subprocess
import sys
from collections.abc import Iterator

import pytest
import regex

from tests.conftest import ROOT
from tests.plans import write_plans

_SYSTEM = ("bin", "lib", "lib64", "sbin", "usr", "dev", "proc")
_MOUNT = """set -e
cd "$ROOT"
for name in {system}; do if [ -L "/$name" ]; then cp -a "/$name" .; elif [ -d "/$name" ]; then mkdir -p "$name"; mount --rbind "/$name" "$name"; fi; done
{more}
exec chroot "$ROOT" /bin/sh -c "$COMMAND"
"""


class Machine:
    """A fresh root."""

    def __init__(self, root: pathlib.Path) -> None:
        self.root = root
        for name in ("opt", "srv", "var/tmp", "tmp", "clone", "root", "home"):
            (root / name).mkdir(parents=True)
        (root / "tmp").chmod(0o1777)
        shutil.copytree("/etc", root / "etc", symlinks=True, ignore_dangling_symlinks=True)
        mounts = {str(ROOT): "clone"}
        own = [sys.base_prefix] if not sys.base_prefix.startswith("/usr") else []
        for path in {*own, *(path for path in [*site.getsitepackages(), *sys.path] if path.endswith("site-packages"))}:
            mounts[path] = path.lstrip("/")
        self._more = "\n".join(
            f"mkdir -p {shlex.quote(inside)}; mount --rbind {shlex.quote(path)} {shlex.quote(inside)}" for path, inside in mounts.items()
        )  # fmt: skip

    def run(self, command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a shell command as root in it."""
        script = _MOUNT.format(system=" ".join(_SYSTEM), more=self._more)
        clean = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8"}
        return subprocess.run(
            [*_as_root(), "unshare", "--mount", "env", "-i", *(f"{name}={value}" for name, value in (
                clean | {"ROOT": str(self.root), "COMMAND": command} | environment).items()), "sh", "-c", script],
            capture_output=True, text=True, check=False, timeout=300,
        )  # fmt: skip

    def as_user(self, command: str, unit: dict[str, str]) -> subprocess.CompletedProcess[str]:
        """Run a command as a unit does: as its user, in its folder, with only its folders to write to."""
        writable = ["/tmp", *unit["ReadWritePaths"].split(), f"/var/cache/{unit['CacheDirectory']}"]
        binds = "; ".join(f"mount --rbind {path} {path}" for path in writable)
        name, _, value = unit["Environment"].partition("=")
        inner = f"cd {unit['WorkingDirectory']} && exec env {name}={value} HOME=/srv/kehoach setpriv --reuid={unit['User']} --regid={unit['Group']} --init-groups --no-new-privs {command}"
        return self.run(f"mount --bind / /; {binds}; mount -o remount,ro,bind /; {inner}")


def _as_root() -> list[str]:
    return [] if os.getuid() == 0 else ["sudo", "-n"]


def _unit(name: str) -> dict[str, str]:
    text = (ROOT / "deploy" / name).read_text(encoding="utf-8")
    return dict(line.split("=", 1) for line in text.splitlines() if "=" in line and not line.startswith("#"))


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    """A fresh root in which the installer has run; the packages that kehoach uses come from this environment."""
    if subprocess.run([*_as_root(), "unshare", "--mount", "true"], capture_output=True, check=False).returncode:
        pytest.skip("a fresh root needs root, or sudo without a password")
    root = tmp_path_factory.mktemp("root")
    root.parent.chmod(0o755)
    root.chmod(0o755)
    made = Machine(root)
    paths = "\\n".join(
        path for path in dict.fromkeys([*site.getsitepackages(), *sys.path]) if path.endswith("site-packages")
    )
    python = pathlib.Path(sys.base_prefix) / "bin" / "python3"
    (root / "python").write_text(
        f'#!/bin/sh\nset -e\n{python} "$@"\n/opt/kehoach/bin/pip uninstall -q -y setuptools 2>/dev/null\n'
        f"printf '{paths}\\n' > /opt/kehoach/lib/python{sys.version_info.major}.{sys.version_info.minor}/site-packages/packages.pth\n"
    )
    (root / "python").chmod(0o755)
    done = made.run(
        "/clone/deploy/install.sh --systemd --cron", PYTHON="/python", PIP_NO_DEPS="1", PIP_NO_BUILD_ISOLATION="0"
    )
    assert done.returncode == 0, done.stderr
    yield made
    subprocess.run([*_as_root(), "rm", "-rf", "--one-file-system", str(root)], check=False)


def test_the_unit_runs_as_its_user(machine: Machine) -> None:
    unit = _unit("kehoach.service")
    assert sorted(path.name for path in (machine.root / "etc/systemd/system").glob("kehoach*")) == [
        "kehoach-age.service", "kehoach-age.timer", "kehoach-alert@.service", "kehoach.service", "kehoach.timer"
    ]  # fmt: skip
    write_plans(machine.root / "srv/kehoach/inbox", range(2))
    (machine.root / "srv/kehoach/inbox/bad.pdf").write_bytes(b"%PDF-1.4\n" + b"x" * 300)
    done = machine.as_user(unit["ExecStart"], unit)
    assert done.returncode == int(unit["SuccessExitStatus"]), done.stderr
    assert (machine.root / "srv/kehoach/store/documents.parquet").is_dir()
    assert (
        'kehoach_files{reason="corrupt",state="failed"} 1.0' in (machine.root / "srv/kehoach/kehoach.prom").read_text()
    )
    age = _unit("kehoach-age.service")
    assert machine.as_user(age["ExecStart"], unit).returncode == 0
    assert machine.as_user(age["ExecStart"].replace("26", "0"), unit).returncode == 1
    touched = machine.as_user("touch /opt/kehoach/bin/kehoach", unit)
    assert touched.returncode != 0, "the user that reads uploads cannot change the program"


def test_the_cron_line_runs_and_its_mail_says_exit_3(machine: Machine) -> None:
    line = next(
        line for line in (machine.root / "etc/cron.d/kehoach").read_text().splitlines() if line.startswith("30")
    )
    command = line.split(" ", 6)[6]
    user = "setpriv --reuid=kehoach --regid=kehoach --init-groups sh -c"
    printed = machine.run(f"{user} {shlex.quote(command)}")
    assert printed.stdout.startswith(
        "exit status 0: all new and changed files were read\n"
    ) or printed.stdout.startswith("exit status 1:")
    assert regex.search(r"^store +/srv/kehoach/store$", printed.stdout, regex.MULTILINE)
    held = f"exec 9>/srv/kehoach/store/{_lock()}; flock 9; {user} {shlex.quote(command)}"
    assert machine.run(held).stdout.startswith("exit status 3: could not run; the tables are unchanged\n")
    assert '"fault"' in (machine.root / "var/log/kehoach/run.log").read_text()


def test_the_alert_is_a_mail(machine: Machine) -> None:
    (machine.root / "etc/kehoach/alert").write_text('MAILTO=archive@example.org\nSENDMAIL="cat"\n')
    command = _unit("kehoach-alert@.service")["ExecStart"].replace("%i", "kehoach.service")
    (machine.root / "opt/kehoach/bin/systemctl").write_text("#!/bin/sh\necho 3\n")
    (machine.root / "opt/kehoach/bin/systemctl").chmod(0o755)
    mail = machine.run(f"PATH=/opt/kehoach/bin:$PATH {command}")
    head, _, body = mail.stdout.partition("\n\n")
    assert head.splitlines()[0] == "To: archive@example.org"
    assert regex.search(r"^Subject: kehoach on .*: exit status 3, could not run", head, regex.MULTILINE)
    assert body.startswith("unit kehoach.service failed\nexit status 3: could not run")


def _lock() -> str:
    from outputs.store import folder

    return folder._LOCK
