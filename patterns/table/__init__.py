"""The language of tables: headers, row labels, units."""
