"""Addresses of answers that are alike."""

from functools import lru_cache
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request, Response

from autograder.staff.room import Room
from autograder.staff.web.pages import Pages

if TYPE_CHECKING:
    from autograder.staff.pages.similar import Similarities


def routes(room: Room, pages: Pages) -> APIRouter:
    """What they show."""
    router = APIRouter()

    @lru_cache(maxsize=1)
    def similarities() -> "Similarities":
        # copydetect loads matplotlib, which takes seconds: not before somebody opens these pages
        from autograder.staff.pages.similar import Similarities  # noqa: PLC0415

        return Similarities(room)

    def values(name: str, question: str) -> dict[str, object]:
        return {
            "name": name, "here": "similar", "title": "Similar", "assignment": room.assignment(name),
            "question": question,
        }  # fmt: skip

    @router.get("/{name}/similar")
    def overview(request: Request, name: str) -> Response:
        return pages.show(request, "similar", values(name, "") | {"pairs": []})

    @router.get("/{name}/similar/{question}")
    def pairs(request: Request, name: str, question: str) -> Response:
        from autograder.staff.pages.similar import LEAST  # noqa: PLC0415 - likewise

        found = similarities().pairs(name, question)
        return pages.show(request, "similar", values(name, question) | {"pairs": found, "least": LEAST})

    @router.get("/{name}/similar/{question}/{one}/{other}")
    def pair(request: Request, name: str, question: str, one: int, other: int) -> Response:
        from autograder.staff.pages.similar import side_by_side  # noqa: PLC0415 - likewise

        left, right, share = side_by_side(room, name, question, one, other)
        return pages.show(request, "pair", values(name, question) | {"sides": (left, right), "share": share})

    return router
