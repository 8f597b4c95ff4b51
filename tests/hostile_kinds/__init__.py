"""Damaged and hostile files by kind, each with what a run must say of it.

`python -m tests.hostile_kinds FOLDER` makes them all, always the same.
"""

import pathlib

from tests.hostile_kinds import holder, image, mail, mistaken, office, package, pdf, place, text, word
from tests.hostile_kinds.kind import Kind

KINDS: tuple[Kind, ...] = (*pdf.KINDS, *word.KINDS, *office.KINDS, *package.KINDS, *holder.KINDS, *mail.KINDS, *mistaken.KINDS, *image.KINDS, *text.KINDS, *place.KINDS)  # fmt: skip


def make(folder: pathlib.Path) -> None:
    """Make one file of each kind in a new folder, a loop of links among them, and a folder named like a file."""
    folder.mkdir(parents=True)
    for kind in KINDS:
        kind.make(folder / kind.name)
    (folder / "loop").symlink_to(folder)
    (folder / "folder.pdf").mkdir()
