"""The `documents` row of a plan."""
