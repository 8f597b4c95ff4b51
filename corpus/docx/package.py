"""A DOCX file's parts: opened safely, found by their relationships, and parsed.

Source: ECMA-376, part 2 (open packaging conventions) and part 4 (the strict form has other namespaces).  Documents, templates and
files with macros differ only in a media type, which is not asked; macros are never examined.
"""

import io
import posixpath
import zipfile

from lxml import etree

from corpus.docx.names import Element
from corpus.errors import CorruptError, TooLargeError
from corpus.zipped import DAMAGE, MAX_UNPACKED, check_parts

MAX_PART = 96 * 1024 * 1024

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)  # fmt: skip
_AGAIN = "do.resave"


class Package:
    """The parts of a DOCX file by their names (`word/document.xml`)."""

    def __init__(self, data: bytes) -> None:
        """Open the file.  Raises `CorruptError`, `EncryptedError`, and `TooLargeError` past `MAX_UNPACKED` bytes."""
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self._check()
        except DAMAGE as error:
            raise CorruptError("file.docx_broken", "do.get_again", detail=error) from error
        self._names = {name.replace("\\", "/").lower(): name for name in self._archive.namelist()}
        self._relations: dict[str, dict[str, tuple[str, str]]] = {}
        self.damaged: list[str] = []
        """Parts beside the text that are there and cannot be read."""
        self.main = self._main()

    def _check(self) -> None:
        """Refuse what would not be read safely: bombs, and entities, which no office program writes."""
        texts = [part for part in check_parts(self._archive) if part.filename.endswith((".xml", ".rels"))]
        if any(part.file_size > MAX_PART for part in texts):
            raise TooLargeError("file.unpacks_more", "do.right_file", most=MAX_UNPACKED >> 20)
        for part in texts:
            with self._archive.open(part) as file:
                if b"<!DOCTYPE" in file.read(4096):
                    raise _doctype(part.filename)

    def _main(self) -> str:
        """The part that contains the text: as the package states, else by its usual name."""
        named = (target for kind, target in self._relations_of("").values() if kind == "officeDocument")
        for name in (*named, "word/document.xml"):
            if name.lower() in self._names:
                return name
        raise CorruptError("file.docx_main", _AGAIN)

    def text(self) -> Element:
        """The root of the main part.  Raises `CorruptError`."""
        try:
            return self._parsed(self.main)
        except (*DAMAGE, etree.XMLSyntaxError) as error:
            raise CorruptError("file.docx_part", _AGAIN, part=self.main, detail=error) from error

    def part(self, name: str) -> Element | None:
        """The root of a part; None if it is not there or cannot be read, which `damaged` then states."""
        if name.lower() not in self._names:
            return None
        try:
            return self._parsed(name)
        except (*DAMAGE, etree.XMLSyntaxError):
            self.damaged.append(name)
            return None

    def of_kind(self, kind: str) -> Element | None:
        """The root of the part that the text names as its `kind` (`styles`, `numbering`, `footnotes`)."""
        found = (target for other, target in self._relations_of(self.main).values() if other == kind)
        name = next(found, posixpath.join(posixpath.dirname(self.main), f"{kind}.xml"))
        return self.part(name)

    def target(self, owner: str, relation: str | None) -> str | None:
        """The name of the part that a relationship of the part `owner` leads to; None for links and what is not there."""
        found = self._relations_of(owner).get(relation or "")
        return found[1] if found and found[1].lower() in self._names else None

    def content(self, name: str) -> bytes | None:
        """A part's bytes; None if they cannot be read."""
        try:
            return self._archive.read(self._names[name.lower()])
        except (KeyError, *DAMAGE):
            return None

    def _relations_of(self, owner: str) -> dict[str, tuple[str, str]]:
        """The relationships of a part by their names: the last word of their kind, and the part they lead to."""
        if owner not in self._relations:
            folder, last = posixpath.split(owner)
            root = self.part(posixpath.join(folder, "_rels", f"{last}.rels"))
            self._relations[owner] = {
                relation.get("Id", ""): (
                    relation.get("Type", "").rsplit("/", 1)[-1],
                    posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/"),
                )
                for relation in (root.iter(_RELATIONSHIP) if root is not None else ())
                if relation.get("TargetMode") != "External"
            }
        return self._relations[owner]

    def _parsed(self, name: str) -> Element:
        data = self._archive.read(self._names[name.lower()])
        if b"http://purl.oclc.org/ooxml/" in data:
            for strict, usual in _STRICT:
                data = data.replace(strict, usual)
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
        if root.getroottree().docinfo.internalDTD is not None:
            raise _doctype(name)
        return root


def _doctype(name: str) -> CorruptError:
    return CorruptError("file.docx_doctype", _AGAIN, part=name)
