"""`kehoach review`: review the plans of a store in the browser and correct them."""

from typing import TYPE_CHECKING, Annotated

import typer

from kehoach.cli.shared import Option, StoreFolderArgument, errors_as_messages
from kehoach.words import wording

if TYPE_CHECKING:
    import socket

    from starlette.applications import Starlette


def review(
    store: StoreFolderArgument,
    port: Annotated[
        int, Option("--port", metavar="PORT", min=0, max=65535, help="Local port; 0 chooses a free one.")
    ] = 0,
    user: Annotated[
        str, Option("--user", metavar="NAME", help="Name recorded with corrections.", show_default="login name")
    ] = "",
) -> None:
    """Review and correct plans in the browser; later runs apply the corrections.

    The server accepts connections from this machine only, and only with the token in the address that it prints.
    """
    import getpass
    import secrets
    import socket

    from kehoach.review.server import make_app
    from kehoach.review.session import ReviewSession
    from outputs.store.folder import OutputError

    with errors_as_messages():
        session = ReviewSession(store, user or getpass.getuser())
        try:
            listener = socket.create_server(("127.0.0.1", port))
        except OSError as error:
            raise OutputError("store.port", port=str(port), detail=error) from error
    own, token = listener.getsockname()[1], secrets.token_urlsafe(32)
    typer.echo(f"http://127.0.0.1:{own}/?token={token}")
    typer.echo(wording()("review.open"), err=True)
    _serve(make_app(session, own, token), listener)


def _serve(app: "Starlette", listener: "socket.socket") -> None:
    import uvicorn

    uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)).run([listener])
