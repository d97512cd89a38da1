"""Pictures that a student pasted into an answer: only what is a picture by its bytes."""

import base64
import binascii

from autograder.grading.store.database import Store
from autograder.grading.store.kept import kept_cells

_SIGNS = ((b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"), (b"GIF8", "image/gif"))
_LARGEST = 4 * 2**20  # bytes, as kept


def pasted_picture(store: Store, number: int, question: str, name: str) -> tuple[bytes, str] | None:
    """A picture and its type.

    Args:
        store: The store.
        number: Of the person.
        question: The written question.
        name: What the notebook calls it.

    Returns:
        None where there is none, or it is no PNG, JPEG, GIF or WebP.
    """
    sha256 = store.value(
        """SELECT c.sha256 FROM attempts a JOIN contents c ON c.id = a.content
        WHERE a.id = (SELECT max(id) FROM attempts WHERE person = ? AND counts)""",
        number,
    )
    kept = kept_cells(store, str(sha256))
    answer = (kept.answers or {}).get(question) if kept else None
    for data in answer.pictures.get(name, {}).values() if answer else ():
        try:
            picture = base64.b64decode("".join(data.split())[: 2 * _LARGEST])
        except (binascii.Error, ValueError):
            continue
        if kind := media_type(picture):
            return picture, kind
    return None


def media_type(data: bytes) -> str:
    """The type of a picture by its first bytes; empty for anything else."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for sign, kind in _SIGNS if data.startswith(sign)), "")
