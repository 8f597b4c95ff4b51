"""The local server behind `kehoach review`."""
