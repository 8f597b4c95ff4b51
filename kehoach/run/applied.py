"""Which corrections the tables contain, recorded next to the files of corrections, so that one that is removed by hand is undone."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import pathlib
from collections.abc import Iterable, Mapping

from outputs.review.correction import Correction
from outputs.review.correction_file import CorrectionError
from outputs.store.folder import OutputError

_NAME = ".applied"
_DIGITS = 16


@dataclasses.dataclass(frozen=True, slots=True)
class Applied:
    """Which corrections of a plan the tables contain."""

    digest: str = ""
    """Of its file of corrections; empty if there was none."""
    corrections: frozenset[str] | None = frozenset()
    """A digest of each correction that changes a row; None if an older kehoach noted none."""
    lost: frozenset[str] = frozenset()
    """Those that people removed since, while the plan could not be read again: its rows still have them."""

    def with_(self, digest: str, corrections: Iterable[Correction]) -> Applied:
        """What such rows contain once the corrections of a file with that digest are applied to them."""
        names = _names(corrections)
        lost = self.lost if self.corrections is None else self.lost | self.corrections
        return Applied(digest, names, lost - names)

    def lacks(self, corrections: Iterable[Correction]) -> bool:
        """Whether a file with those corrections may lack one that is applied."""
        return self.corrections is None or not self.corrections <= _names(corrections)


NONE = Applied()


def _names(corrections: Iterable[Correction]) -> frozenset[str]:
    return frozenset(_name(one) for one in corrections if one.action != "accept")


def _name(correction: Correction) -> str:
    text = json.dumps(dataclasses.asdict(correction), sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]


def read_applied(folder: pathlib.Path) -> dict[str, Applied]:
    """By plan, what a run recorded in the folder of corrections.  Raises `CorrectionError`."""
    path = folder / _NAME
    try:
        return {str(doc_id): _applied(found) for doc_id, found in json.loads(path.read_text("utf-8")).items()}
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise CorrectionError("store.corrections_denied", path=path, detail=error) from error
    except (ValueError, AttributeError, TypeError) as error:
        raise CorrectionError("store.applied_damaged", path=path, detail=error) from error


def _applied(found: object) -> Applied:
    if not isinstance(found, Mapping):  # kehoach before 0.2 noted the digest alone
        return Applied(str(found), None)
    noted = found.get("corrections")
    return Applied(
        str(found.get("digest")),
        None if noted is None else frozenset(map(str, noted)),
        frozenset(map(str, found.get("lost", ()))),
    )


def write_applied(folder: pathlib.Path, applied: Mapping[str, Applied]) -> None:
    """Record it in one step: an incomplete file would stop the next run.  Raises `OutputError`."""
    content = {doc_id: _as_json(held) for doc_id, held in applied.items()}
    part = folder / f"{_NAME}.part"
    try:
        folder.mkdir(exist_ok=True)
        part.write_text(json.dumps(content, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        part.replace(folder / _NAME)
    except OSError as error:
        raise OutputError("store.applied_unwritten", folder=folder, detail=error) from error


def _as_json(held: Applied) -> Mapping[str, object]:
    noted = None if held.corrections is None else sorted(held.corrections)
    lost = {"lost": sorted(held.lost)} if held.lost else {}
    return {"digest": held.digest, "corrections": noted, **lost}
