"""The local server of `kehoach review`."""
