"""Where the words of a text are on a page's image."""
