"""Full-text search over the plans of a store."""
