"""The store of the tables of all plans."""
