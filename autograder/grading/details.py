"""Pictures and recognised mistakes as JSON knows them, and back."""

import base64
from dataclasses import asdict
from typing import Any

from autograder.assignment import Mistake, Picture


def picture_table(picture: Picture) -> dict[str, str]:
    """An SVG stays text, which is shorter; a PNG becomes base64."""
    if picture.media_type == "image/png":
        return {"png": base64.b64encode(picture.data).decode(), "alt": picture.alt}
    return {"svg": picture.data.decode(), "alt": picture.alt}


def picture_of(table: Any) -> Picture | None:
    """What `picture_table` was made of; None for None.

    Raises:
        KeyError: When it is something else.
    """
    if table is None:
        return None
    data = base64.b64decode(table["png"]) if "png" in table else table["svg"].encode()
    return Picture(data, table["alt"])


def mistake_table(mistake: Mistake) -> dict[str, Any]:
    """As a table."""
    return asdict(mistake)


def mistake_of(table: Any) -> Mistake | None:
    """What `mistake_table` was made of; None for None.

    Raises:
        TypeError: When it is something else.
    """
    return None if table is None else Mistake(**table)
