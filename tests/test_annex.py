"""Annex tables as real files: the same plan as DOCX, as PDF with and without the tables' lines, and as scan.

The set and what it must give are in tests/annexes (see `tests.annex_set`).
"""

import pathlib

import pytest

from benchmarks.annex import Counted, expected, found
from tests.annex_set import AnnexPlan, annexes, write_files

PLANS = annexes()


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """The set as DOCX and as PDF with lines."""
    folder = tmp_path_factory.mktemp("annexes")
    write_files(PLANS, folder, ("docx", "ruled"))
    return folder


@pytest.mark.parametrize("annex", PLANS, ids=lambda annex: annex.name)
@pytest.mark.parametrize("form", ["docx", "ruled"])
def test_every_cell_and_row_is_right(files: pathlib.Path, annex: AnnexPlan, form: str) -> None:
    read = found(files / form / f"{annex.name}.{'docx' if form == 'docx' else 'pdf'}")
    wanted = expected(annex)
    assert {kind: _differences(wanted[kind], read[kind]) for kind in wanted} == dict.fromkeys(wanted, ([], []))


def _differences(wanted: Counted, read: Counted) -> tuple[list[object], list[object]]:
    """The rows that are missing, and those that are too many."""
    return list((wanted - read).elements()), list((read - wanted).elements())


def test_the_set_is_large_enough() -> None:
    assert len(PLANS) >= 10
