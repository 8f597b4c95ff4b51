"""`python -m kehoach`: the command line, for who has the package but not its script on the path."""

from kehoach.cli.start import entry

if __name__ == "__main__":
    entry()
