"""Headings, list items, and how lines go on."""
