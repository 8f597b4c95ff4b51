"""kehoach reads the plans (kế hoạch) of Vietnamese People's Committees into tables.

>>> import kehoach
>>> plan = kehoach.read("plan.docx")        # doctest: +SKIP
>>> plan.tables()["targets"]                # doctest: +SKIP
"""

from kehoach.api import Plan, read

__all__ = ["Plan", "read"]
__version__ = "0.1.0"
