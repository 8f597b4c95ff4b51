"""The run: files into the tables of a store."""
