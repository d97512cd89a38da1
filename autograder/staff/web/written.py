"""Addresses of written answers."""

import base64
import binascii
from http import HTTPStatus
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from autograder.staff.markdown import rendered
from autograder.staff.pages.open_answers import OpenAnswers
from autograder.staff.pages.pasted import pasted_picture
from autograder.staff.pages.turns import TURNS, next_answer
from autograder.staff.pages.written import give, progress, reading, state_words, take_back
from autograder.staff.room import Room
from autograder.staff.web.guard import ALONE, Form, checked_form, visit_of
from autograder.staff.web.pages import Pages


def routes(room: Room, pages: Pages) -> APIRouter:
    """What they show and do."""
    router, open_answers = APIRouter(), OpenAnswers()

    def where(name: str, question: str, person: int | None, turn: str) -> str:
        if person is None:
            return f"/{quote(name)}/written?read={quote(question)}"
        return f"/{quote(name)}/written/{quote(question)}/{person}?turn={quote(turn)}"

    @router.get("/{name}/written")
    def questions(request: Request, name: str, read: str = "") -> Response:
        assignment = room.assignment(name)
        with room.store(name) as store:
            found = progress(store, assignment, visit_of(request).reader)
        values = {"name": name, "here": "written", "title": "Written answers", "found": found, "read": read}
        return pages.show(request, "written", values)

    @router.get("/{name}/written/{question}")
    def begin(
        request: Request, name: str, question: str, turn: str = "first", after: int | None = None
    ) -> Response:
        reader = visit_of(request).reader
        with room.store(name) as store:
            elsewhere = open_answers.elsewhere(name, question, reader)
            person = next_answer(store, question, reader, turn, after, elsewhere)
        return RedirectResponse(where(name, question, person, turn), HTTPStatus.SEE_OTHER)

    @router.get("/{name}/written/{question}/{number}")
    def one(
        request: Request, name: str, question: str, number: int, turn: str = "first", shown: int = 0
    ) -> Response:
        reader, turn = visit_of(request).reader, turn if turn in TURNS else "first"
        open_answers.take(name, question, number, reader)
        elsewhere = open_answers.elsewhere(name, question, reader)
        with room.store(name) as store:
            view = reading(store, room.assignment(name), question, number, reader, turn, elsewhere)
            who = store.value("SELECT name FROM people WHERE id = ?", number) if shown else ""
        address = f"/{quote(name)}/written/{quote(question)}/{number}/picture/"
        answer = view.answer
        text = rendered(
            answer.text, lambda picture: f"{address}{_id(picture)}" if picture in answer.pictures else ""
        ) if answer else ""  # fmt: skip
        values = {
            "name": name, "here": "written", "title": question, "view": view, "answer": text, "turn": turn,
            "turns": TURNS, "who": who or "", "state": state_words(view.place), "shown": shown,
        }  # fmt: skip
        return pages.show(request, "answer", values)

    @router.get("/{name}/written/{question}/{number}/picture/{picture}")
    def picture(name: str, question: str, number: int, picture: str) -> Response:
        with room.store(name) as store:
            found = pasted_picture(store, number, question, _name(picture))
        if found is None:
            raise HTTPException(404, "There is no such picture.")
        data, media_type = found
        return Response(data, media_type=media_type, headers={"Content-Security-Policy": ALONE})

    @router.post("/{name}/written/{question}/{number}")
    def keep(name: str, question: str, number: int, form: Annotated[Form, Depends(checked_form)]) -> Response:
        turn = form.text("turn")
        with room.store(name) as store:
            if form.text("take_back"):
                take_back(store, question, number, form.reader)
                person: int | None = number
            else:
                give(
                    store, room.assignment(name), question, number, form.reader, items=form.numbers("item"),
                    points=form.text("points"), comment=form.text("comment"),
                )  # fmt: skip
                elsewhere = open_answers.elsewhere(name, question, form.reader)
                person = next_answer(store, question, form.reader, turn, number, elsewhere)
        room.changed(name)
        return RedirectResponse(where(name, question, person, turn), HTTPStatus.SEE_OTHER)

    return router


def _id(picture: str) -> str:
    """A picture's name as a part of an address that says nothing of it."""
    return base64.urlsafe_b64encode(picture.encode("utf-8", "surrogatepass")).decode().rstrip("=")


def _name(text: str) -> str:
    try:
        return base64.urlsafe_b64decode(f"{text}{'=' * (-len(text) % 4)}").decode("utf-8", "surrogatepass")
    except (binascii.Error, UnicodeError):
        return ""
