"""The local server after `kehoach review`."""
