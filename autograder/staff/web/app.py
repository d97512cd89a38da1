"""The application: all routes, behind one guard."""

from collections.abc import Sequence
from http import HTTPStatus
from pathlib import Path

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.responses import PlainTextResponse, RedirectResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException as StarletteHTTPException

from autograder.assignment import ChaffinchError
from autograder.staff.room import Room
from autograder.staff.web import changes, classroom, person, publish, similar, written
from autograder.staff.web.guard import Guard
from autograder.staff.web.pages import Pages
from autograder.staff.web.sessions import Sessions

_STATIC = Path(__file__).with_name("static")
_DAY = 86_400


def make_app(room: Room, sessions: Sessions, port: int) -> FastAPI:
    """The staff room's application.

    Args:
        room: Whose results.
        sessions: Who may come in.
        port: Where it will be served on 127.0.0.1.
    """
    app = FastAPI(title="Staff room", docs_url=None, redoc_url=None, openapi_url=None)
    cookie = f"chaffinch_staff_{port}"
    hosts = frozenset(f"{host}:{port}" for host in ("127.0.0.1", "localhost"))
    app.middleware("http")(Guard(sessions, hosts, cookie))
    pages = Pages()
    app.mount("/static", StaticFiles(directory=_STATIC))

    @app.get("/enter")
    def enter(token: str = "") -> Response:
        value = sessions.enter(token)
        if value is None:
            said = "This link is of another evening: open the one that the terminal shows now.\n"
            return PlainTextResponse(said, HTTPStatus.UNAUTHORIZED)
        answer = RedirectResponse("/", HTTPStatus.SEE_OTHER)
        answer.set_cookie(cookie, value, max_age=_DAY, httponly=True, samesite="strict")
        return answer

    @app.get("/")
    def home(request: Request) -> Response:
        assignments = [room.assignment(name) for name in room.names]
        return pages.show(request, "home", {"assignments": assignments})

    for part in (classroom, written, person, changes, similar, publish):
        app.include_router(part.routes(room, pages))
    _tell_errors(app, pages)
    return app


def _tell_errors(app: FastAPI, pages: Pages) -> None:
    @app.exception_handler(ChaffinchError)
    def mendable(request: Request, error: ChaffinchError) -> Response:
        values = {"message": error.message, "tip": error.tip}
        return pages.show(request, "error", values, HTTPStatus.BAD_REQUEST)

    @app.exception_handler(StarletteHTTPException)
    def refused(request: Request, error: HTTPException) -> Response:
        if getattr(request.state, "visit", None) is None:
            return PlainTextResponse(f"{error.detail}\n", error.status_code)
        return pages.show(request, "error", {"message": str(error.detail), "tip": ""}, error.status_code)


def links(sessions: Sessions, port: int) -> Sequence[tuple[str, str]]:
    """Each reader's name and link."""
    return [(name, f"http://127.0.0.1:{port}/enter?token={token}") for name, token in sessions.tokens.items()]
