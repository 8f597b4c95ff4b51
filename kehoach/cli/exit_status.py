"""The exit statuses of the command line; README has the same table."""

OK, WITH_FAILURES, WRONG_USAGE, COULD_NOT_RUN, STOPPED = 0, 1, 2, 3, 130
