"""Files: finding them, what is known about them, and reading their bytes."""
