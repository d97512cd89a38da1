"""Addresses of a person."""

from http import HTTPStatus
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from autograder.grading.store.staff import adjust, revoke
from autograder.staff.pages.check import amount
from autograder.staff.pages.classroom import neighbours
from autograder.staff.pages.person import check_picture, feedback_page, person_view
from autograder.staff.room import Room
from autograder.staff.web.guard import ALONE, Form, checked_form
from autograder.staff.web.pages import Pages


def routes(room: Room, pages: Pages) -> APIRouter:
    """What they show and do."""
    router = APIRouter()

    @router.get("/{name}/person/{number}")
    def person(request: Request, name: str, number: int, done: int = 0) -> Response:
        standings = room.standings(name)
        with room.store(name) as store:
            view = person_view(store, standings, number)
        before, after = neighbours(standings, number)
        values = {
            "name": name, "title": "person", "view": view, "before": before, "after": after,
            "assignment": standings.assignment, "done": "It is kept." if done else "",
        }  # fmt: skip
        return pages.show(request, "person", values)

    @router.get("/{name}/person/{number}/feedback")
    def feedback(name: str, number: int) -> Response:
        with room.store(name) as store:
            data = feedback_page(store, room.standings(name), number)
        return Response(data, media_type="text/html", headers={"Content-Security-Policy": ALONE})

    @router.get("/{name}/person/{number}/picture/{question}/{check}")
    def picture(name: str, number: int, question: str, check: str) -> Response:
        with room.store(name) as store:
            found = check_picture(store, room.standings(name), number, question, check)
        if found is None:
            raise HTTPException(404, "There is no such picture.")
        headers = {"Content-Security-Policy": ALONE}
        return Response(found.data, media_type=found.media_type, headers=headers)

    @router.post("/{name}/person/{number}/adjust")
    def adjust_one(name: str, number: int, form: Annotated[Form, Depends(checked_form)]) -> Response:
        standings = room.standings(name)
        key, question = standings.person(number).standing.student.key, form.text("question")
        kind, points = amount(form.text("points"))
        if question:
            standings.assignment.question(question)
        with room.store(name) as store:
            adjust(store, key, question, kind, points, form.text("reason"), form.reader)
        return back(name, number)

    @router.post("/{name}/person/{number}/revoke")
    def take_back(name: str, number: int, form: Annotated[Form, Depends(checked_form)]) -> Response:
        with room.store(name) as store:
            revoke(store, (form.numbers("number") or [0])[0], form.text("reason"), form.reader)
        return back(name, number)

    def back(name: str, number: int) -> Response:
        room.changed(name)
        return RedirectResponse(f"/{quote(name)}/person/{number}?done=1", HTTPStatus.SEE_OTHER)

    return router
