"""Figures that a plan commits to or reports, and the words around them."""
