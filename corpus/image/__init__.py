"""Images of pages."""
