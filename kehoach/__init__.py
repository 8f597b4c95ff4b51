"""kehoach reads the plans (kế hoạch) of Vietnamese People's Committees into tables.

>>> import kehoach
>>> plan = kehoach.read("plan.docx")        # doctest: +SKIP
>>> plan.tables()["targets"]                # doctest: +SKIP
>>> kehoach.compare("kehoach-output", level="district").places  # doctest: +SKIP
"""

from corpus.errors import UnreadableError
from kehoach.api import Plan, compare, read

__all__ = ["Plan", "UnreadableError", "compare", "read"]
__version__ = "0.2.0"
