"""The head and the signature of an administrative document."""
