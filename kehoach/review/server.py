"""The server of `kehoach review`: reachable from this machine only, with a token, and from its own pages only."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, get_args

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from corpus.message import Message, system_error
from kehoach.review.plan_list import Show
from kehoach.review.request import RefusedError
from kehoach.review.session import ReviewSession
from outputs.review.page_image import ImageError
from outputs.review.plan_page import policy, render
from outputs.store.folder import OutputError
from outputs.value import WrongValueError

if TYPE_CHECKING:
    from starlette.requests import Request

Answer = Callable[["Request"], Awaitable[Response]]
_PAGE = 50
_LARGEST = 1 << 20
_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def make_app(session: ReviewSession, port: int, token: str) -> Starlette:
    """The application that serves a review session at `http://127.0.0.1:port`; the first request with the token gets a cookie."""
    pages = _Pages(session)
    routes = [
        Route("/", pages.plans),
        Route("/plan/{doc_id}", pages.plan),
        Route("/plan/{doc_id}/images", pages.images),
        Route("/plan/{doc_id}/image/{number:int}", pages.image),
        Route("/plan/{doc_id}/corrections", pages.correct, methods=["POST"]),
        Route("/plan/{doc_id}/undo", pages.undo, methods=["POST"]),
    ]
    return Starlette(routes=routes, middleware=[Middleware(BaseHTTPMiddleware, dispatch=_Guard(port, token))])


class _Guard:
    """Lets in only this machine's browser with the token, from the server's own pages.

    The host is checked because a foreign name may be made to point here (DNS rebinding), the origin because foreign
    pages may send forms here.
    """

    def __init__(self, port: int, token: str) -> None:
        self.token = token
        self.cookie = f"kehoach-{port}"  # browsers share cookies between ports
        self.value = hashlib.sha256(
            f"{port}:{token}".encode()
        ).hexdigest()  # what the cookie holds opens this port only
        self.hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}

    async def __call__(self, request: Request, go_on: Answer) -> Response:
        response = self._refusal(request) or self._welcome(request) or await go_on(request)
        response.headers.update(
            _HEADERS | {"Content-Security-Policy": policy(connect=True) + "; frame-ancestors 'none'"}
        )
        return response

    def _refusal(self, request: Request) -> Response | None:
        host, origin = request.headers.get("host", ""), request.headers.get("origin")
        if host not in self.hosts:
            return PlainTextResponse("this host is not served", 421)
        is_safe = request.method in ("GET", "HEAD")
        if (origin is not None or not is_safe) and origin != f"http://{host}":
            return PlainTextResponse("only this server's own pages may ask", 403)
        if request.headers.get("sec-fetch-site", "none") not in ("none", "same-origin") and not self._is_entry(request):
            return PlainTextResponse("only this server's own pages may ask", 403)
        if self._is_same(request.cookies.get(self.cookie), self.value) or self._is_entry(request):
            return None
        return PlainTextResponse("open the address that kehoach review printed, with its token", 403)

    @staticmethod
    def _is_same(given: str | None, secret: str) -> bool:
        return given is not None and secrets.compare_digest(given.encode(), secret.encode())

    def _is_entry(self, request: Request) -> bool:
        return (
            request.method == "GET"
            and request.url.path == "/"
            and self._is_same(request.query_params.get("token"), self.token)
        )

    def _welcome(self, request: Request) -> Response | None:
        """The cookie that replaces the token in the address."""
        if not self._is_entry(request):
            return None
        response = RedirectResponse("/", 303)
        response.set_cookie(self.cookie, self.value, httponly=True, samesite="strict")
        return response


class _Pages:
    """The server's responses; the session works in threads, because it reads files."""

    def __init__(self, session: ReviewSession) -> None:
        self.session = session

    async def plans(self, request: Request) -> Response:
        """The list of plans."""
        query, number = request.query_params.get("q", ""), _whole(request.query_params.get("page"))
        show: Show = next((name for name in get_args(Show) if name == request.query_params.get("show")), "all")
        return await _found(lambda: HTMLResponse(self._list(query, show, number)))

    def _list(self, query: str, show: Show, number: int) -> str:
        found, first = self.session.search(query, show), (number - 1) * _PAGE
        plans, more = found[first : first + _PAGE], len(found) > first + _PAGE
        place = {"store": str(self.session.store), "user": self.session.user}
        return render(
            "list.html", plans=plans, total=len(found), number=number, more=more, query=query, show=show, shows=get_args(Show),
            progress=self.session.progress(), hits=self.session.passages(query), **place,
        )  # fmt: skip

    async def plan(self, request: Request) -> Response:
        """A plan's page."""
        return await _found(lambda: HTMLResponse(self.session.page(request.path_params["doc_id"])))

    async def images(self, request: Request) -> Response:
        """The images of a plan's pages with their boxes."""
        return await _found(lambda: HTMLResponse(self.session.images(request.path_params["doc_id"])))

    async def image(self, request: Request) -> Response:
        """The image of one page."""
        doc_id, number = request.path_params["doc_id"], request.path_params["number"]
        return await _found(lambda: Response(self.session.image(doc_id, number), media_type="image/webp"))

    async def correct(self, request: Request) -> Response:
        """Make a correction."""
        return await _answer(request, lambda given: self.session.correct(request.path_params["doc_id"], given))

    async def undo(self, request: Request) -> Response:
        """Take a correction back."""
        return await _answer(
            request,
            lambda given: self.session.undo(
                request.path_params["doc_id"], _number(given.get("number")), str(given.get("at"))
            ),
        )


async def _found(make: Callable[[], Response]) -> Response:
    """What a thread makes, or that it is not there."""
    try:
        return await run_in_threadpool(make)
    except (KeyError, IndexError):
        return PlainTextResponse("the store holds no such plan or page", 404)
    except ImageError as error:
        return PlainTextResponse(str(error), 404)
    except OutputError as error:
        return PlainTextResponse(str(error), 500)


async def _answer(request: Request, make: Callable[[dict[str, object]], str]) -> Response:
    """Perform an action that a page requests in JSON, and return the result."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        return JSONResponse({"error": "JSON is wanted"}, 415)
    body = await _body(request)
    if body is None:
        return JSONResponse({"error": "too large, or of unknown size"}, 413)
    try:
        given = json.loads(body)
    except (ValueError, RecursionError):
        return JSONResponse({"error": "this is not JSON that can be read"}, 400)
    try:
        if not isinstance(given, dict):
            raise RefusedError("refused.no_object")
        return JSONResponse({"id": await run_in_threadpool(make, given)})
    except KeyError:
        return JSONResponse({"error": "the store holds no such plan"}, 404)
    except WrongValueError as error:
        return JSONResponse(_error_of(error.message), 422)
    except OutputError as error:
        return JSONResponse(_error_of(error.message), 500)
    except OSError as error:
        return JSONResponse(_error_of(system_error(error)), 500)


def _error_of(message: Message) -> dict[str, str]:
    """What is wrong, in both languages."""
    return {"error": message.en, "error_vi": message.vi}


async def _body(request: Request) -> bytes | None:
    """The body of a request; None if it is larger than a correction can be, whatever its headers state."""
    if _whole(request.headers.get("content-length"), 0) not in range(1, _LARGEST):
        return None
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) >= _LARGEST:
            return None
    return bytes(body)


def _whole(text: str | None, otherwise: int = 1) -> int:
    return (
        int(text) if text and text.isascii() and text.isdigit() and 0 < len(text) < 10 and int(text) > 0 else otherwise
    )


def _number(given: object) -> int:
    return given if isinstance(given, int) else -1
