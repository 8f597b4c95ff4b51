"""Encodings from before Unicode."""
