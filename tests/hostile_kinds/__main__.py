"""Makes the files: `python -m tests.hostile_kinds FOLDER`."""

import pathlib
import sys

from tests.hostile_kinds import make

make(pathlib.Path(sys.argv[1]))
