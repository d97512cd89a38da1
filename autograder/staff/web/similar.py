"""Addresses of answers that are alike."""

from fastapi import APIRouter, Request, Response

from autograder.staff.pages.similar import LEAST, Similarities, side_by_side
from autograder.staff.room import Room
from autograder.staff.web.pages import Pages


def routes(room: Room, pages: Pages) -> APIRouter:
    """What they show."""
    router, similarities = APIRouter(), Similarities(room)

    def values(name: str, question: str) -> dict[str, object]:
        return {
            "name": name, "here": "similar", "title": "Similar", "assignment": room.assignment(name),
            "question": question, "least": LEAST,
        }  # fmt: skip

    @router.get("/{name}/similar")
    def overview(request: Request, name: str) -> Response:
        return pages.show(request, "similar", values(name, "") | {"pairs": []})

    @router.get("/{name}/similar/{question}")
    def pairs(request: Request, name: str, question: str) -> Response:
        found = similarities.pairs(name, question)
        return pages.show(request, "similar", values(name, question) | {"pairs": found})

    @router.get("/{name}/similar/{question}/{one}/{other}")
    def pair(request: Request, name: str, question: str, one: int, other: int) -> Response:
        left, right, share = side_by_side(room, name, question, one, other)
        return pages.show(request, "pair", values(name, question) | {"sides": (left, right), "share": share})

    return router
