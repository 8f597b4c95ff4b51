"""Tables from records: the declaration of every table, and its writers."""
