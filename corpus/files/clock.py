"""The time, as the ledger records it."""

import datetime


def now() -> str:
    """ISO 8601 in UTC."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
