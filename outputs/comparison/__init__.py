"""The comparison of places."""
