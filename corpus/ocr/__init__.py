"""Pages that are images."""
