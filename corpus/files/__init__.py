"""Which files there are, what is known of them, and their bytes."""
