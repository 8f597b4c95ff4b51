"""Plans' pages as files that open without a server, `<doc_id>.html` each."""

from __future__ import annotations

import os
import pathlib
from collections.abc import Sequence

from outputs.review.highlight import entries
from outputs.review.page_image import PageImage, page_images
from outputs.review.plan_page import render_page
from outputs.store.content import read_plan_rows, read_text


def write_page(
    store: pathlib.Path, doc_id: str, folder: pathlib.Path, *, back: str = "", terms: Sequence[str] = ()
) -> pathlib.Path:
    """Write the page of a plan into a folder; `back` is the address of the page that lists the plans.

    Raises `KeyError` if the store does not contain the plan.
    """
    return _write(store, doc_id, folder, back, (), terms)


def write_page_with_images(
    store: pathlib.Path, doc_id: str, folder: pathlib.Path, *, back: str = "", terms: Sequence[str] = ()
) -> pathlib.Path:
    """The same with images of the PDF's pages in it (some 100 kB each).

    Raises `ImageError` if the plan's file cannot be shown.
    """
    rows, text = read_plan_rows(store, doc_id), read_text(store, doc_id)
    drawn = page_images(store, rows, text)
    return _write(store, doc_id, folder, back, drawn.all(entries(rows), drawn.inline), terms)


def _write(
    store: pathlib.Path, doc_id: str, folder: pathlib.Path, back: str, images: Sequence[PageImage], terms: Sequence[str]
) -> pathlib.Path:
    folder.mkdir(parents=True, exist_ok=True)
    page = render_page(read_plan_rows(store, doc_id), read_text(store, doc_id), images=images, back=back, terms=terms)
    path = folder / f"{doc_id}.html"
    path.with_suffix(".new").write_text(page, encoding="utf-8")
    os.replace(path.with_suffix(".new"), path)
    return path
