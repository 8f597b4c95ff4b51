"""Documents: find the files and read each into one normalised `Document`."""
