"""Address of what changed between two gradings."""

from fastapi import APIRouter, Request, Response

from autograder.staff.pages.changes import changes_view
from autograder.staff.room import Room
from autograder.staff.web.pages import Pages


def routes(room: Room, pages: Pages) -> APIRouter:
    """What it shows."""
    router = APIRouter()

    @router.get("/{name}/changes")
    def changed(request: Request, name: str, since: int | None = None) -> Response:
        with room.store(name) as store:
            view = changes_view(store, since)
        values = {"name": name, "here": "changes", "title": "Changes", "view": view}
        return pages.show(request, "changes", values)

    return router
