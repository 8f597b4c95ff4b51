"""The forms of a clause: none is left untried that would state what a figure measures (`extract.target.indicator`)."""

import pathlib

import pytest

import extract.target.reading
import kehoach
from extract.target.frame import Frame
from extract.target.indicator import FORMS, evidence_of, forms_of, measured
from extract.target.measured import Measured
from tests.conftest import SAMPLES

PLANS = sorted(path for path in SAMPLES.iterdir() if path.is_file())


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)
def test_forms_that_the_evidence_excludes_state_nothing(path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    frames: list[Frame] = []

    def seen(frame: Frame) -> Measured:
        frames.append(frame)
        return measured(frame)

    monkeypatch.setattr(extract.target.reading, "measured", seen)
    kehoach.read(path).rows()
    assert frames
    for frame in frames:
        tried = {name for _, name in forms_of(evidence_of(frame))}
        excluded = {form.name: form.read for form in FORMS if form.name not in tried}
        assert [name for name, read in excluded.items() if read(frame) is not None] == []
