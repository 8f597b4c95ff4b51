"""The rows, columns and cells of tables, wherever they are drawn."""
