"""Web pages, alone or saved with their images."""
