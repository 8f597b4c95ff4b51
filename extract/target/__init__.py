"""The `targets` rows of a plan's running text."""
