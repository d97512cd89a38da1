"""What all pages share: templates, and filters that make text of other people safe to show."""

import base64

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from autograder.assignment import Picture
from autograder.cells.text import cleaned
from autograder.report.wording import counted


def environment() -> Environment:
    """The templates; everything that is put into them is escaped."""
    made = Environment(
        loader=PackageLoader("autograder.report"),
        autoescape=select_autoescape(default=True),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    made.filters |= {"counted": counted, "points": points, "cleaned": cleaned, "data_url": data_url}
    return made


def points(value: float) -> str:
    """Points without a needless fraction."""
    return f"{value:g}"


def data_url(picture: Picture) -> str:
    """A picture as an address that holds all of it."""
    return f"data:{picture.media_type};base64,{base64.b64encode(picture.data).decode()}"
