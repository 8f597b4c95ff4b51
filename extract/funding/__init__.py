"""The `funding` rows of a plan's running text."""
