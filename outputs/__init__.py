"""Records into tables: the one declaration of every table, and its writers."""
