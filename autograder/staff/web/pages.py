"""Makes pages of templates, and what these call."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from autograder.cells.text import cleaned
from autograder.grading.totals import Total
from autograder.report.html import histogram
from autograder.report.summaries import points
from autograder.report.wording import counted
from autograder.staff.markdown import rendered
from autograder.staff.web.guard import visit_of

_HTMX = {
    "allowEval": False, "allowScriptTags": False, "includeIndicatorStyles": False, "selfRequestsOnly": True,
    "historyCacheSize": 0, "refreshOnHistoryMiss": True,
}  # fmt: skip


class Pages:
    """Makes pages of templates; what somebody else wrote is escaped and made fit to be shown."""

    def __init__(self) -> None:
        self._environment = Environment(
            loader=PackageLoader("autograder.staff.web"), autoescape=select_autoescape(default=True),
            trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined, finalize=_fit,
        )  # fmt: skip
        self._environment.filters |= {
            "counted": counted, "points": _points, "when": _when, "bidi": bidi, "markdown": rendered,
            "namesakes": _namesakes,
        }  # fmt: skip
        self._environment.globals |= {
            "htmx_config": Markup(escape(json.dumps(_HTMX))),  # noqa: S704 - ours
            "histogram": lambda scores, top: Markup(histogram(scores, top)),  # noqa: S704 - numbers only
        }

    def show(
        self, request: Request, template: str, values: Mapping[str, object], status: int = 200
    ) -> HTMLResponse:
        """A page, or the part of one that a template has."""
        visit = visit_of(request)
        return HTMLResponse(
            self._environment.get_template(f"{template}.html.j2").render(
                {"reader": visit.reader, "csrf": visit.csrf, "name": "", "title": "", "here": "", **values}
            ),
            status,
        )


def bidi(text: object) -> Markup:
    """Somebody's text by itself, so that its direction turns nothing else around."""
    return Markup("<bdi>{}</bdi>").format(cleaned(str(text)))


def _fit(value: object) -> object:
    return cleaned(value) if type(value) is str else value


def _points(value: float | None) -> str:
    return "–" if value is None else points(round(value, 2))


def _namesakes(people: Sequence[Total]) -> frozenset[str]:
    """Names that more than one of them has."""
    numbers = Counter(total.standing.student.name for total in people)
    return frozenset(name for name, number in numbers.items() if number > 1)


def _when(text: str) -> str:
    """A time as people read it, to the minute."""
    return text[:16].replace("T", " ")
