"""A plan's page and the corrections made on it."""
