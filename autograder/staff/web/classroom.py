"""Addresses of the class and of a check."""

from http import HTTPStatus
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse

from autograder.report.wording import counted
from autograder.staff.pages.check import adjust_group, check_view
from autograder.staff.pages.classroom import SHOWN, Asked, class_view, distribution
from autograder.staff.room import Room
from autograder.staff.web.guard import Form, checked_form
from autograder.staff.web.pages import Pages


def routes(room: Room, pages: Pages) -> APIRouter:
    """What they show and do."""
    router = APIRouter()

    def show(request: Request, name: str, asked: Asked, template: str) -> Response:
        standings = room.standings(name)
        values = {
            "name": name, "here": "class", "title": standings.assignment.title,
            "assignment": standings.assignment,
            "worth": standings.worth, "checks": standings.checks,
            "mistakes": standings.mistakes, "shown": SHOWN,
            "view": class_view(standings, asked), "spread": distribution(standings),
        }  # fmt: skip
        return pages.show(request, template, values)

    @router.get("/{name}/class")
    def classroom(request: Request, name: str, asked: Annotated[Asked, Depends()]) -> Response:
        return show(request, name, asked, "class")

    @router.get("/{name}/class/rows")
    def rows(request: Request, name: str, asked: Annotated[Asked, Depends()]) -> Response:
        return show(request, name, asked, "class_rows")

    @router.get("/{name}/check/{question}/{check}")
    def one_check(request: Request, name: str, question: str, check: str, done: int = 0) -> Response:
        standings = room.standings(name)
        with room.store(name) as store:
            view = check_view(store, standings, question, check)
        said = f"{counted(done, 'person', 'people')} adjusted." if done else ""
        return pages.show(request, "check", {"name": name, "title": check, "view": view, "done": said})

    @router.post("/{name}/check/{question}/{check}")
    def adjust(
        name: str, question: str, check: str, form: Annotated[Form, Depends(checked_form)]
    ) -> Response:
        standings = room.standings(name)
        with room.store(name) as store:
            done = adjust_group(
                store, standings, form.numbers("people"), question, form.text("points"), form.text("reason"),
                form.reader,
            )  # fmt: skip
        room.changed(name)
        where = f"/{quote(name)}/check/{quote(question)}/{quote(check)}?done={done}"
        return RedirectResponse(where, HTTPStatus.SEE_OTHER)

    return router
