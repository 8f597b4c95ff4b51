"""The `components` rows of a plan."""
