"""`kehoach review`."""
import typer
def review() -> None:
    """x"""
