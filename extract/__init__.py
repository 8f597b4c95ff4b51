"""One `Document` into records, each with the span of words it came from."""
