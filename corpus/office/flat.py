"""A DOCX that is one XML file (Flat OPC) into the parts that it stands for.  Source: ECMA-376, part 2, annex; Word's `pkg:package`."""

import base64
import binascii
import io
import zipfile

from lxml import etree

from corpus.errors import CorruptError

_PACKAGE = "{http://schemas.microsoft.com/office/2006/xmlPackage}"


def packed_docx(data: bytes) -> bytes:
    """The DOCX that a flat file stands for.  Raises `CorruptError`."""
    made = io.BytesIO()
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for part in root.iterchildren(f"{_PACKAGE}part"):
                content = next((child for child in part if isinstance(child.tag, str)), None)
                if content is None:
                    continue
                name = part.get(f"{_PACKAGE}name", "").lstrip("/")
                binary = content.tag == f"{_PACKAGE}binaryData"
                inner = next((child for child in content if isinstance(child.tag, str)), None)
                written = base64.b64decode(content.text or "") if binary else etree.tostring(inner) if inner is not None else b""  # fmt: skip
                archive.writestr(name, written)
    except (etree.XMLSyntaxError, binascii.Error, ValueError) as error:
        raise CorruptError("file.word_xml", "do.resave_as", form="DOCX", detail=error) from error
    return made.getvalue()
