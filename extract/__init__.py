"""Records from one `Document`, each with the span of its source text."""
