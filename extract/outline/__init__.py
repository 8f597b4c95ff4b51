"""The `sections` of a plan."""
