"""Cited instruments: types, numbers, issuers, subjects."""
