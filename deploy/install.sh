#!/bin/sh
# Installs the nightly run on this machine, or updates it: run as root in a clone of kehoach.
#   sudo deploy/install.sh                      with the systemd units
#   sudo deploy/install.sh --cron               with the cron line, on a machine without systemd
# Program: /opt/kehoach .  Configuration: /etc/kehoach (kept if it exists).  Uploads and tables: /srv/kehoach/inbox and /srv/kehoach/store .
# Cache: /var/cache/kehoach .  Log of the cron line: /var/log/kehoach .  All of it runs as the user `kehoach`.
set -eu
PYTHON=${PYTHON:-python3}
with=${*:---systemd}
for option in $with; do
  case $option in --systemd | --cron) ;; *) echo "install.sh: $option is unknown; use --systemd or --cron" >&2; exit 2 ;; esac
done
[ "$(id -u)" = 0 ] || { echo "install.sh: run it as root: sudo deploy/install.sh" >&2; exit 2; }
clone=$(cd "$(dirname "$0")/.." && pwd)

id kehoach >/dev/null 2>&1 || useradd --system --user-group --home-dir /srv/kehoach --shell /usr/sbin/nologin kehoach

# The program belongs to root: the user that reads uploaded files cannot change it.
# It is built from a copy, because building writes into the folder.
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
for name in pyproject.toml constraints.txt README.md LICENSE patterns corpus extract outputs kehoach; do cp -R "$clone/$name" "$copy/"; done
umask 022
[ -x /opt/kehoach/bin/pip ] || "$PYTHON" -m venv /opt/kehoach
/opt/kehoach/bin/pip install --quiet --disable-pip-version-check --no-cache-dir --upgrade --constraint "$copy/constraints.txt" "$copy"
install -m 755 "$clone/deploy/kehoach-alert" /opt/kehoach/bin/kehoach-alert

install -d -o kehoach -g kehoach -m 2775 /srv/kehoach /srv/kehoach/inbox
install -d -o kehoach -g kehoach -m 755 /var/cache/kehoach /var/log/kehoach
install -d -m 755 /etc/kehoach
for name in kehoach.toml alert; do
  [ -e "/etc/kehoach/$name" ] || install -m 644 "$clone/deploy/$name" "/etc/kehoach/$name"
done

case $with in *--cron*)
  install -d /etc/cron.d /etc/logrotate.d
  install -m 644 "$clone/deploy/kehoach.cron" /etc/cron.d/kehoach
  install -m 644 "$clone/deploy/kehoach.logrotate" /etc/logrotate.d/kehoach
esac
case $with in *--systemd*)
  install -d /etc/systemd/system
  for unit in kehoach.service kehoach.timer kehoach-age.service kehoach-age.timer kehoach-alert@.service; do
    install -m 644 "$clone/deploy/$unit" "/etc/systemd/system/$unit"
  done
  echo "installed; now: systemctl daemon-reload && systemctl enable --now kehoach.timer kehoach-age.timer"
esac
