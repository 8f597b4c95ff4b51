"""The `legal_bases` rows of a plan."""
