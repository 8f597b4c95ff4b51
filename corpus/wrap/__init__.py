"""What shows whether a line continues in the next one."""
