"""The report of a class: one page that needs nothing else; a large class has further pages of scores."""

import statistics
from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape
from urllib.parse import quote

from markupsafe import Markup

from autograder.assignment import Assignment, Verdict
from autograder.cells.text import cleaned
from autograder.grading.record import Record
from autograder.grading.totals import Total
from autograder.report.frequent import MistakeRow, happened
from autograder.report.pages import environment, page_name
from autograder.report.summaries import points

PAGE_ROWS = 1000  # people on a page
_DETAILED = 400  # a class of up to so many has everybody's verdicts in the page itself
_DETAIL_BYTES = 3_000_000  # and no more than so much of them: a page stays below 5 MB
_NAMED = 50  # people who are named beside a check
_BARS = 20
_WIDTH, _HEIGHT = 600, 150  # of the histogram, in pixels


@dataclass(frozen=True)
class CheckRow:
    """How a check came out in a class.

    Attributes:
        question: Name of the question.
        name: Name of the check.
        rule: What a student reads.
        hidden: Whether it is a hidden one.
        passed: How many passed it.
        failed: How many did not.
        skipped: How many failed before it.
        errors: How often it broke.
        names: Some who failed it, each with a link.
        groups: What happened to them, each with names and links, the frequent first; empty in a large class.
    """

    question: str
    name: str
    rule: str
    hidden: bool
    passed: int
    failed: int
    skipped: int
    errors: int
    names: Sequence[tuple[str, str]]
    groups: Sequence[tuple[str, Sequence[tuple[str, str]]]] = ()

    @property
    def total(self) -> int:
        """How many were judged by it."""
        return max(self.passed + self.failed + self.skipped + self.errors, 1)


@dataclass
class ClassPages:
    """Takes one person after the other and gives the pages; holds one page at a time.

    Attributes:
        assignment: What was graded.
        possible: Points of each question.
        people: How many there will be.
        check_names: Names, rules, points and hiddenness of a list of checks.
        namesakes: Names that several people have.
    """

    assignment: Assignment
    possible: Mapping[str, float]
    people: int
    check_names: Callable[[int], list[tuple[str, str, float, bool]]]
    namesakes: frozenset[str] = frozenset()
    _rows: list[str] = field(default_factory=list)
    _first: list[str] = field(default_factory=list)
    _details: list[str] = field(default_factory=list)
    _detail_bytes: int = 0
    _seen: int = 0
    _points: "array[float]" = field(default_factory=lambda: array("d"))
    _sums: dict[str, float] = field(default_factory=dict)
    _verdicts: Counter[tuple[str, int, str]] = field(default_factory=Counter)
    _failed: dict[tuple[str, int, int], list[tuple[str, str]]] = field(default_factory=dict)
    _happened: dict[tuple[str, str], dict[str, list[tuple[str, str]]]] = field(default_factory=dict)
    _best: float = 0.0

    def __post_init__(self) -> None:
        self._environment = environment()
        self._person = self._environment.get_template("person.html.j2")
        self._worth = {q.name: self.possible.get(q.name, 0.0) for q in self.assignment.graded}
        self._worth |= {q.name: q.points for q in self.assignment.written}

    @property
    def detailed(self) -> bool:
        """Whether the page itself has everybody's verdicts, so that records are wanted."""
        return self.people <= _DETAILED

    @property
    def pages(self) -> int:
        """Number of pages."""
        return pages_of(self.people)

    def add(self, total: Total, record: Record | None) -> Iterator[tuple[str, str]]:
        """Takes a person; yields ``(file name, text)`` when a further page is full."""
        self._seen += 1
        link = self._link(total, record)
        self._rows.append(self._row(total, link))
        self._count(total, link)
        self._sort(self._called(total), link, record)
        if self._seen == PAGE_ROWS:
            self._first, self._rows = self._rows, []
        elif self._seen % PAGE_ROWS == 0:
            yield self._page(self._seen // PAGE_ROWS)

    def finish(
        self, passed_over: Sequence[tuple[str, str]], mistakes: Sequence[MistakeRow] = ()
    ) -> Iterator[tuple[str, str]]:
        """The last page, and the first one."""
        if self._seen > PAGE_ROWS and self._rows:
            yield self._page(self.pages)
        elif self._seen < PAGE_ROWS:
            self._first, self._rows = self._rows, []
        text = self._render(
            1, self._first, checks=list(self._checks()), passed_over=passed_over[:PAGE_ROWS],
            mistakes=mistakes, named=_NAMED,
        )  # fmt: skip
        yield page_name(1), text

    def _page(self, number: int) -> tuple[str, str]:
        rows, self._rows = self._rows, []
        return page_name(number), self._render(number, rows)

    def _render(self, number: int, rows: Sequence[str], **more: object) -> str:
        questions = [
            {"name": q.name, "title": q.title, "points": self._worth[q.name], "mean": self._mean(q.name)}
            for q in (*self.assignment.graded, *self.assignment.written)
        ]
        template = self._environment.get_template("class.html.j2")
        return template.render(
            assignment=self.assignment, overview=self._overview(), questions=questions, page=number,
            pages=self.pages, root="" if number == 1 else "../", rows=Markup("\n".join(rows)),  # noqa: S704 - escaped in _row
            details=Markup("\n".join(self._details)), **more,  # noqa: S704 - rendered with autoescape
        )  # fmt: skip

    def _mean(self, name: str) -> float:
        return round(self._sums.get(name, 0.0) / max(len(self._points), 1), 2)

    def _overview(self) -> dict[str, object]:
        scores = self._points
        return {
            "people": self.people,
            "handed_in": len(scores),
            "possible": self._best,
            "mean": round(statistics.fmean(scores), 2) if scores else 0.0,
            "median": round(statistics.median(scores), 2) if scores else 0.0,
            "lowest": min(scores, default=0.0),
            "highest": max(scores, default=0.0),
            "histogram": Markup(histogram(scores, self._best)),  # noqa: S704 - numbers only
        }

    def _link(self, total: Total, record: Record | None) -> str:
        if self.detailed and self._detail_bytes < _DETAIL_BYTES:
            anchor = f"p{self._seen}"
            name = self._called(total)
            text = self._person.render(total=total, record=record, name=name, anchor=anchor)
            self._details.append(text)
            self._detail_bytes += len(text)
            return f"#{anchor}"
        root = "" if self._seen <= PAGE_ROWS else "../"
        return f"{root}staff/{quote(total.standing.student.file_name)}.txt"

    def _row(self, total: Total, link: str) -> str:
        cells = [
            f'<td><a href="{escape(link)}">{escape(cleaned(self._called(total)))}</a></td>',
            _number("points", total.after, total.possible),
        ]
        for question in self.assignment.graded:
            value = total.questions[question.name]
            cells.append(_number(question.name.split("_")[0], value, self._worth[question.name]))
        for question in self.assignment.written:
            value = total.written[question.name]
            cells.append(_number(question.name.split("_")[0], value, question.points, "not read yet"))
        status = "" if total.status == "Completed" else escape(cleaned(total.status))
        return f"<tr>{''.join(cells)}<td>{status}</td></tr>"

    def _called(self, total: Total) -> str:
        return total.standing.student.called(self.namesakes)

    def _count(self, total: Total, link: str) -> None:
        self._best = total.possible
        if not total.standing.file:
            return
        self._points.append(total.after)
        for name, value in (*total.questions.items(), *total.written.items()):
            self._sums[name] = self._sums.get(name, 0.0) + (value or 0.0)
        for grade in total.standing.grades.values():
            same = grade.question, grade.check_list, grade.verdicts
            self._verdicts[same] += 1
            if "f" not in grade.verdicts or self._verdicts[same] > _NAMED:
                continue  # enough are named for whatever fails in it
            for place, letter in enumerate(grade.verdicts):
                if letter == "f":
                    names = self._failed.setdefault((grade.question, grade.check_list, place), [])
                    if len(names) < _NAMED:
                        names.append((self._called(total), link.removeprefix("../")))

    def _sort(self, name: str, link: str, record: Record | None) -> None:
        """Puts a person to those to whom the same happened."""
        for check in (c for q in record.questions for c in q.checks) if record else ():
            if check.verdict is Verdict.FAILED:
                groups = self._happened.setdefault((check.question, check.name), {})
                groups.setdefault(happened(check.message), []).append((name, link))

    def _checks(self) -> Iterator[CheckRow]:
        order = {q.name: place for place, q in enumerate(self.assignment.graded)}
        lists = sorted(
            {(q, c) for q, c, _ in self._verdicts}, key=lambda k: (order.get(k[0], len(order)), k[1])
        )
        for question, check_list in lists:
            mine = [(v, n) for (q, c, v), n in self._verdicts.items() if (q, c) == (question, check_list)]
            for place, (name, rule, _, hidden) in enumerate(self.check_names(check_list)):
                counts: Counter[str] = Counter()
                for verdicts, number in mine:
                    counts[verdicts[place]] += number
                names = self._failed.get((question, check_list, place), [])
                groups = self._happened.get((question, name), {}).items()
                yield CheckRow(
                    question, name, rule, hidden, counts["p"], counts["f"], counts["s"], counts["e"], names,
                    sorted(groups, key=lambda group: -len(group[1])),
                )  # fmt: skip


def pages_of(people: int) -> int:
    """Number of pages of a class."""
    return max(-(-people // PAGE_ROWS), 1)


@lru_cache(maxsize=4096)  # a class has few different ones
def _number(label: str, value: float | None, most: float, none: str = "–") -> str:
    if value is None:
        return f'<td class="n" data-label="{escape(label)}" data-sort="-1">{none}</td>'
    part = value / most if most else 1.0
    shade = " low" if part < 1 / 2 else " mid" if part < 1 else ""
    return f'<td class="n{shade}" data-label="{escape(label)}">{points(round(value, 2))}</td>'


def histogram(scores: Sequence[float], top: float) -> str:
    """Scores of the class as a picture: bars of equal width from 0 to all points."""
    counts = [0] * _BARS
    for score in scores:
        counts[min(max(int(_BARS * score / top), 0), _BARS - 1) if top else 0] += 1
    most, step = max(*counts, 1), _WIDTH / _BARS
    bars = [
        f'<rect x="{place * step:.0f}" y="{_HEIGHT - _HEIGHT * n / most:.0f}" width="{step - 2:.0f}"'
        f' height="{_HEIGHT * n / most:.0f}"><title>{n}</title></rect>'
        for place, n in enumerate(counts)
    ]
    label = f"Histogram of the scores of {len(scores)} submissions: 0 to {points(top)} points"
    return (
        f'<svg role="img" aria-label="{label}" viewBox="0 0 {_WIDTH} {_HEIGHT + 24}" width="{_WIDTH}"'
        f' fill="#0072b2">{"".join(bars)}<g fill="currentColor" font-size="18">'
        f'<text x="0" y="{_HEIGHT + 20}">0</text><text x="{_WIDTH}" y="{_HEIGHT + 20}" text-anchor="end">'
        f"{points(top)} points</text></g></svg>"
    )
