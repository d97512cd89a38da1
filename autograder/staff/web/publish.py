"""Addresses of publishing."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request, Response
from fastapi.responses import FileResponse

from autograder.grading.store.release import set_release
from autograder.report.export import SYSTEMS
from autograder.staff.pages.publish import exported_file, publish_view, write_all, write_export
from autograder.staff.room import Room
from autograder.staff.web.guard import Form, checked_form
from autograder.staff.web.pages import Pages


def routes(room: Room, pages: Pages) -> APIRouter:
    """What they show and do."""
    router = APIRouter()

    def show(request: Request, name: str, said: str, status: int = HTTPStatus.OK) -> Response:
        with room.store(name) as store:
            view = publish_view(store, room.standings(name))
        values = {
            "name": name, "here": "publish", "title": "Publish", "view": view, "said": said,
            "systems": SYSTEMS,
        }  # fmt: skip
        return pages.show(request, "publish", values, status)

    @router.get("/{name}/publish")
    def publish(request: Request, name: str) -> Response:
        return show(request, name, "")

    @router.post("/{name}/publish/files")
    def files(request: Request, name: str, form: Annotated[Form, Depends(checked_form)]) -> Response:
        del form
        with room.store(name) as store:
            said = write_all(store, room.assignment(name))
        return show(request, name, said)

    @router.post("/{name}/publish/release")
    def release(request: Request, name: str, form: Annotated[Form, Depends(checked_form)]) -> Response:
        full = form.text("full") == "1"
        with room.store(name) as store:
            set_release(store, room.assignment(name), full=full)
        room.changed(name)
        said = "Students will read what hidden checks say in full." if full else "Hidden checks keep values."
        return show(request, name, f"{said} Write feedback anew.")

    @router.post("/{name}/publish/export")
    def export(request: Request, name: str, form: Annotated[Form, Depends(checked_form)]) -> Response:
        with room.store(name) as store:
            said = write_export(store, room.assignment(name), form.text("system"))
        return show(request, name, said)

    @router.get("/{name}/publish/file/{file}")
    def download(name: str, file: str) -> Response:
        with room.store(name) as store:
            path = exported_file(store, file)
        if path is None:
            raise HTTPException(404, "There is no such file yet.")
        return FileResponse(path, filename=f"{name}_{path.name}", media_type="application/octet-stream")

    return router
