"""What all pages share: templates, and filters that make text of other people safe to show."""

import base64
import re
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup, escape

from autograder.assignment import Picture
from autograder.cells.text import cleaned
from autograder.report.wording import counted

_CODE = re.compile(r"`([^`\n]+)`")


@cache
def environment() -> Environment:
    """The templates, compiled once; everything that is put into them is escaped."""
    made = Environment(
        loader=PackageLoader("autograder.report"),
        autoescape=select_autoescape(default=True),
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # else each use looks whether the file has changed
        undefined=StrictUndefined,
    )
    made.filters |= {
        "counted": counted,
        "points": points,
        "cleaned": cleaned,
        "with_code": with_code,
        "data_url": data_url,
        "page_name": page_name,
    }
    return made


def page_name(number: int) -> str:
    """Path of a page of the class's report, below the assignment's folder."""
    return "report.html" if number == 1 else f"report/{number}.html"


def points(value: float) -> str:
    """Points without a needless fraction."""
    return f"{value:g}"


def with_code(text: str) -> Markup:
    """Text, escaped, in which what stands between backticks is set as code."""
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(cleaned(text)))))  # noqa: S704 - escaped above


def data_url(picture: Picture) -> str:
    """A picture as an address that holds all of it."""
    return f"data:{picture.media_type};base64,{base64.b64encode(picture.data).decode()}"
