"""Amounts of money and the words around them."""
