"""RTF and ODT files whose date fields keep the words that are stored in them: LibreOffice would insert today's date.

Source: Rich Text Format 1.9.1 (fields); OpenDocument 1.3, part 3, 7.3.2 to 7.3.9 (date and time fields).
"""

import io
import zipfile

from corpus.errors import CorruptError, EncryptedError
from corpus.zipped import DAMAGE, check_parts
from patterns.office import ODT_DATE_TAG, RTF_CURRENT_DATE, RTF_DATE_FIELD, XML_DATE_FIELD

_TEXTS = ("content.xml", "styles.xml")


def rtf_with_stored_dates(data: bytes) -> bytes:
    """An RTF file whose date fields are of a kind that LibreOffice does not update."""
    text = data.decode("latin-1")
    return RTF_CURRENT_DATE.sub(" ", RTF_DATE_FIELD.sub(r"\g<before>STORED", text)).encode("latin-1")


def xml_with_stored_dates(data: bytes) -> bytes:
    """A file in Word's XML of 2003 or in one file of OpenDocument, likewise; one that is not UTF-8 is left as it is."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return data
    return ODT_DATE_TAG.sub("", XML_DATE_FIELD.sub(r"\g<before>STORED", text)).encode()


def odt_with_stored_dates(data: bytes) -> bytes:
    """An ODT file with the words of its date fields as plain text.  Raises `EncryptedError`, `CorruptError`, `TooLargeError`."""
    made = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
            parts = check_parts(source)
            names = set(source.namelist())
            if "encrypted-package" in names or b"encryption-data" in _part(source, "META-INF/manifest.xml"):
                raise EncryptedError("file.password", "do.remove_password")
            for part in parts:
                content = source.read(part)
                if part.filename in _TEXTS:
                    content = ODT_DATE_TAG.sub("", content.decode("utf-8")).encode()
                kind = zipfile.ZIP_STORED if part.filename == "mimetype" else zipfile.ZIP_DEFLATED
                target.writestr(part.filename, content, kind)
    except (*DAMAGE, ValueError) as error:
        raise CorruptError("file.odt_broken", "do.get_again", detail=error) from error
    return made.getvalue()


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        return archive.read(name)
    except KeyError:
        return b""
