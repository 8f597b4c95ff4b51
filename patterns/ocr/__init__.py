"""What optical character recognition misreads."""
