"""The `agencies` rows of a plan."""
