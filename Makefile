# kehoach: `make run` reads the sample plans, `make test` runs all tests.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

.PHONY: run test lint bench soak docs clean

run: $(VENV)/.installed
	$(BIN)/kehoach run corpus/samples/*.txt corpus/samples/*.docx corpus/samples/*.pdf --output kehoach-output
	@echo "The tables are in kehoach-output: a .parquet folder and a .csv file each, and the plans' texts in kehoach-output/text."

test: $(VENV)/.developing programs
	$(BIN)/pytest -n auto

lint: $(VENV)/.developing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/.developing programs
	$(BIN)/python benchmarks/plan.py
	$(BIN)/python benchmarks/pdf.py
	$(BIN)/python -m benchmarks.factory_score
	$(BIN)/python -m benchmarks.annex
	$(BIN)/python -m benchmarks.report
	$(BIN)/python -m benchmarks.search
	$(BIN)/python -m benchmarks.store --small

# Nights in the life of a store with kills, full disks, jumps of the clock and damage; not part of the tests.
soak: $(VENV)/.developing
	$(BIN)/python -m tools.soak --minutes $(or $(MINUTES),40) --seed $(or $(SEED),1)

# The guides as a site that works and searches offline: out/docs/index.html.
docs: $(VENV)/.developing
	$(BIN)/pip install --quiet --disable-pip-version-check '.[docs]'
	$(BIN)/python -m tools.site
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet
	@echo "The site is in out/docs: open index.html."

# LibreOffice makes the DOC, RTF and PDF files of the tests, and opens the CSV files; kehoach reads legacy office files with it.
# Tesseract with its Vietnamese data reads scans.  bsdtar unpacks 7z and RAR archives; 7zz makes those of the tests.  systemd and
# logrotate check what is in deploy/.  Chromium shows the HTML pages in the tests.
.PHONY: programs
programs:
	@command -v soffice >/dev/null || { $(SUDO) apt-get update -qq && $(SUDO) env DEBIAN_FRONTEND=noninteractive \
		apt-get install -y -qq --no-install-recommends libreoffice-writer-nogui libreoffice-calc-nogui fonts-liberation fonts-dejavu-core >/dev/null; }
	@command -v soffice >/dev/null || { echo "LibreOffice is needed: install libreoffice-writer-nogui and libreoffice-calc-nogui" >&2; exit 1; }
	@tesseract --list-langs 2>/dev/null | grep -qx vie || { $(SUDO) apt-get update -qq && \
		$(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends tesseract-ocr tesseract-ocr-vie >/dev/null; }
	@dpkg -s libreoffice-calc-nogui >/dev/null 2>&1 || dpkg -s libreoffice-calc >/dev/null 2>&1 || { $(SUDO) apt-get update -qq && \
		$(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends libreoffice-calc-nogui >/dev/null; }
	@command -v bsdtar >/dev/null && command -v 7zz >/dev/null || { $(SUDO) apt-get update -qq && \
		$(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends libarchive-tools 7zip >/dev/null; }
	@[ -f /usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf ] || { $(SUDO) apt-get update -qq && \
		$(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends fonts-dejavu-core >/dev/null; }
	@command -v chromedriver >/dev/null && command -v chromium >/dev/null || { $(SUDO) apt-get update -qq && \
		$(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium chromium-driver >/dev/null; }
	@command -v systemd-analyze >/dev/null && PATH="$$PATH:/usr/sbin" command -v logrotate >/dev/null || { $(SUDO) apt-get update -qq && \
		$(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends systemd logrotate >/dev/null; }

$(VENV)/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "kehoach needs Python 3.11 or later: make $(MAKECMDGOALS) PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt | $(VENV)/bin/pip
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.developing: pyproject.toml constraints.txt | $(VENV)/bin/pip
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $(VENV)/.installed $@

clean:
	rm -rf $(VENV) kehoach-output
