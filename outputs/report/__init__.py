"""The report on all plans of a store."""
