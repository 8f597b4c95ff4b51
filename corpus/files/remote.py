"""Files and folders by URL (`s3://…`, `gs://…`, `hdfs://…`, `file://…`), through fsspec."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from corpus.errors import DeniedError, VanishedError

if TYPE_CHECKING:
    import fsspec


def is_url(name: str) -> bool:
    """Whether a name is a URL and not a path of this machine.

    >>> is_url("s3://inbox/2024"), is_url("inbox/2024")
    (True, False)
    """
    scheme, mark, _ = name.partition("://")
    return bool(mark) and scheme.isalnum()


def without_secret(name: str) -> str:
    """A name that may be printed: in a URL, what is before `@` is left out.

    >>> without_secret("ftp://office:mật-khẩu@host/inbox"), without_secret("kế hoạch @ 2024.txt")
    ('ftp://***@host/inbox', 'kế hoạch @ 2024.txt')
    """
    if not is_url(name):
        return name
    scheme, _, rest = name.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}://***@{host.rsplit('@', 1)[1]}{slash}{path}" if "@" in host else name


def open_filesystem(url: str) -> tuple[fsspec.AbstractFileSystem, str]:
    """The file system of a URL and the path on it.

    Raises `DeniedError` if that kind of URL is not known, or the package for it is missing.
    """
    import fsspec

    try:
        found = fsspec.core.url_to_fs(url)
    except ImportError as error:
        raise DeniedError("file.url_package", "do.pip", scheme=url.partition(":")[0], detail=error) from error
    except ValueError as error:
        raise DeniedError("file.url_bad", "do.address", url=without_secret(url), detail=error) from error
    return found  # type: ignore[no-any-return]  # fsspec ships no types


def find(url: str) -> Iterator[tuple[str, int, int]]:
    """The files at or below a URL, as URL, size, and a number that changes when the file does.  Raises `DeniedError`."""
    system, path = open_filesystem(url)
    try:
        system.invalidate_cache()
        listed = sorted(system.find(path, detail=True).items())
    except Exception as error:
        raise _denied(error) from error
    for name, info in listed:
        yield system.unstrip_protocol(name), int(info["size"] or 0), _time(info)


def _denied(error: Exception) -> DeniedError:
    """What a file system stated; every kind of it has errors of its own, that of S3 some that are no `OSError`."""
    return DeniedError("file.cannot_read", "do.accept_rights", detail=error)


def _time(info: Mapping[str, Any]) -> int:
    """A file's time in nanoseconds, or, if the store shows none, a number made of its entity tag."""
    for name in ("mtime", "LastModified", "last_modified", "updated", "modificationTime"):
        value = info.get(name)
        if isinstance(value, datetime.datetime):
            return int(value.timestamp() * 1e9)
        if isinstance(value, int | float):
            return int(value * 1e9) if value < 1e12 else int(value)
    return int.from_bytes(hashlib.sha256(str(info.get("ETag") or info.get("etag")).encode()).digest()[:7])


def read(url: str) -> tuple[bytes, int, int]:
    """The bytes of a file by URL, its size and time as they were before it was read.

    Raises `VanishedError` and `DeniedError`.
    """
    system, path = open_filesystem(url)
    try:
        system.invalidate_cache()
        info = system.info(path)
        data: bytes = system.cat_file(path)
    except FileNotFoundError as error:
        raise VanishedError("file.vanished", "do.url") from error
    except Exception as error:
        raise _denied(error) from error
    return data, int(info["size"] or 0), _time(info)
