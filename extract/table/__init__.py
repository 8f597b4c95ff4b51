"""The rows that are read from a plan's tables."""
