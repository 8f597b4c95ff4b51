"""The folder for what is kept between runs to save time, and may be deleted at any time."""

import os
import pathlib


def cache_folder() -> pathlib.Path:
    """`KEHOACH_CACHE`, else the user's cache folder (XDG Base Directory Specification)."""
    home = os.environ.get("KEHOACH_CACHE") or os.path.join(os.environ.get("XDG_CACHE_HOME") or "~/.cache", "kehoach")
    return pathlib.Path(home).expanduser()
