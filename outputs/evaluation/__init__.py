"""Rows compared with gold."""
