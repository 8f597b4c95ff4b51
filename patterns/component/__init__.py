"""Projects and sub-projects of the national programmes."""
