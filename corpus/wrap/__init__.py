"""What shows whether a line goes on in the next one."""
