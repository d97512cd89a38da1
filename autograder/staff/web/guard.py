"""What holds for every answer: our own address only, a visit, forms that are ours, strict headers."""

import hmac
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from fastapi import HTTPException, Request, Response
from starlette.datastructures import FormData, UploadFile

from autograder.staff.web.sessions import Session, Sessions

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Of our own pages: nothing inline, nothing from elsewhere."""
ALONE = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox"
"""Of what somebody else's text stands in as it is: it may look, and do nothing."""
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # no-referrer would hide from us, too, where a form comes from
    "Cache-Control": "no-store",
    "X-Frame-Options": "SAMEORIGIN",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_OPEN = ("/enter", "/static/")  # needs no visit
_READS = {"GET", "HEAD"}
_LARGEST_FORM = 2 * 2**20


@dataclass(frozen=True)
class Guard:
    """Looks at each request before a page does.

    Attributes:
        sessions: Who is there.
        hosts: How this server may be called, with its port; another is a page elsewhere pointed here.
        cookie: Name of the cookie; browsers share cookies between ports.
    """

    sessions: Sessions
    hosts: frozenset[str]
    cookie: str

    async def __call__(self, request: Request, go_on: Callable[[Request], Awaitable[Response]]) -> Response:
        """Refuses, or goes on; both with the headers."""
        refused = self._refused(request)
        response = refused or await go_on(request)
        for name, value in _HEADERS.items():
            if name not in response.headers:
                response.headers[name] = value
        return response

    def _refused(self, request: Request) -> Response | None:
        host = request.headers.get("host", "").lower()
        if host not in self.hosts:
            return Response("This address is not ours.\n", 421, media_type="text/plain")
        request.state.visit = self.sessions.visit(request.cookies.get(self.cookie))
        if request.url.path.startswith(_OPEN):
            return None
        if request.state.visit is None:
            said = "Open the link that the terminal shows: it lets this browser in.\n"
            return Response(said, 401, media_type="text/plain")
        origin = request.headers.get("origin")
        site = request.headers.get("sec-fetch-site", "same-origin")
        ours = origin in {None, f"http://{host}"} and site in {"same-origin", "none"}
        if request.method not in _READS and not ours:
            return Response("This form is not ours.\n", 403, media_type="text/plain")
        return None


def visit_of(request: Request) -> Session:
    """The visit of a request that the guard let in."""
    visit: Session | None = request.state.visit
    if visit is None:
        raise HTTPException(401, "Open the link that the terminal shows.")
    return visit


@dataclass(frozen=True)
class Form:
    """What a form of ours sent.

    Attributes:
        reader: Who sent it.
        fields: Its fields, as they came.
    """

    reader: str
    fields: FormData

    def text(self, name: str) -> str:
        """A field's text; empty where there is none."""
        value = self.fields.get(name, "")
        return "" if isinstance(value, UploadFile) else value

    def numbers(self, name: str) -> list[int]:
        """A field's whole numbers, which may be several, separated by commas."""
        texts = [v for v in self.fields.getlist(name) if isinstance(v, str)]
        return [int(part) for text in texts for part in text.split(",") if part.strip().isdecimal()]


async def checked_form(request: Request) -> Form:
    """The form of a request, if it is one of this visit's.

    Raises:
        HTTPException: When it is not.
    """
    visit = visit_of(request)
    if int(request.headers.get("content-length") or 0) > _LARGEST_FORM:
        raise HTTPException(413, "This form is too large.")
    fields = await request.form(max_files=0, max_fields=1000)
    said = request.headers.get("x-csrf-token") or fields.get("csrf") or ""
    if not isinstance(said, str) or not hmac.compare_digest(said.encode(), visit.csrf.encode()):
        raise HTTPException(403, "This form is of another visit: load the page again.")
    return Form(visit.reader, fields)
