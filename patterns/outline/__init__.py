"""Headings, list items, and how lines continue."""
