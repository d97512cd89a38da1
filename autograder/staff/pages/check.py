"""One check: who did not pass it, grouped by mistake and by what happened; a group is adjusted at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from autograder.assignment import ChaffinchError, CheckResult, QuestionResult
from autograder.grading.store.database import Store
from autograder.grading.store.reading import check_names, question_of
from autograder.grading.store.staff import adjust
from autograder.grading.totals import Total
from autograder.report.frequent import happened
from autograder.staff.room import CheckCount, Standings

_WORDS = {"f": "failed", "s": "skipped", "e": "grader error"}
_BATCH = 500  # results that are looked up in one statement


@dataclass(frozen=True)
class Group:
    """People to whom the same happened.

    Attributes:
        title: What it is: the known mistake, or what happened with its numbers left out.
        known: Whether it is a mistake that was recognised.
        verdict: ``"failed"``, ``"skipped"`` or ``"grader error"``.
        example: What happened to one of them, in full.
        people: Who.
    """

    title: str
    known: bool
    verdict: str
    example: str
    people: tuple[Total, ...]


@dataclass(frozen=True)
class CheckView:
    """What the page shows.

    Attributes:
        check: The check and how it came out.
        hint: What a student is told.
        groups: Large ones first; who was skipped comes last.
    """

    check: CheckCount
    hint: str
    groups: tuple[Group, ...]


def check_view(store: Store, standings: Standings, question: str, name: str) -> CheckView:
    """Who did not pass a check, in groups.

    Raises:
        ChaffinchError: When there is no such check.
    """
    check = next((c for c in standings.checks if (c.question, c.name) == (question, name)), None)
    if check is None:
        raise ChaffinchError("There is no such check.", "Begin at the class page.")
    found = _not_passed(store, standings, question, name)
    results = _results(store, {result for _, result in found})
    groups: dict[tuple[str, str, bool], tuple[list[str], list[Total]]] = {}
    hint = ""
    for total, row in found:
        result = results[row]
        mine = next((c for c in result.checks if c.name == name), None)
        if mine is None:
            continue
        hint = mine.hint or hint
        title, known = _title(result, mine)
        messages, people = groups.setdefault((mine.verdict.value, title, known), ([], []))
        messages.append(mine.message)
        people.append(total)
    ordered = sorted(groups.items(), key=lambda item: (item[0][0] == "skipped", -len(item[1][1]), item[0][1]))
    found_groups = tuple(
        Group(title if known else _common_title(title, messages), known, verdict, messages[0], tuple(people))
        for (verdict, title, known), (messages, people) in ordered
    )
    return CheckView(check, hint, found_groups)


def adjust_group(
    store: Store,
    standings: Standings,
    numbers: Sequence[int],
    question: str,
    points: str,
    reason: str,
    author: str,
) -> int:
    """Adjusts a question's points of several people, with one reason.

    Args:
        store: The store.
        standings: The class.
        numbers: Of the people.
        question: Which question; empty for the whole assignment.
        points: ``"3"`` sets them, ``"+1.5"`` and ``"-1"`` add to them.
        reason: Why.
        author: Who says so.

    Returns:
        How many were adjusted.

    Raises:
        ChaffinchError: When somebody is not there, or a part of it makes no sense; then nobody is adjusted.
    """
    kind, value = amount(points)
    if question:
        standings.assignment.question(question)
    people = [standings.person(number) for number in dict.fromkeys(numbers)]
    if not people:
        raise ChaffinchError("Nobody was chosen.", "Choose somebody.")
    for total in people:
        adjust(store, total.standing.student.key, question, kind, value, reason, author)
    return len(people)


def amount(text: str) -> tuple[str, float]:
    """``"3"`` is to set points, ``"+1.5"`` and ``"-1"`` add to them.

    Raises:
        ChaffinchError: When it is no number.
    """
    text = text.strip().replace(",", ".").replace("\u2212", "-")
    try:
        return ("add" if text[:1] in {"+", "-"} else "set"), float(text)
    except ValueError:
        raise ChaffinchError(f"{text[:40]!r} is no number of points.", "Give 3, +1.5 or -1, say.") from None


def _not_passed(store: Store, standings: Standings, question: str, name: str) -> list[tuple[Total, int]]:
    places: dict[int, int | None] = {}
    found = []
    for total in standings.people:
        grade = total.standing.grades.get(question)
        if grade is None:
            continue
        if grade.check_list not in places:
            names = [check for check, *_ in check_names(store, grade.check_list)]
            places[grade.check_list] = names.index(name) if name in names else None
        place = places[grade.check_list]
        if place is not None and grade.verdicts[place] in _WORDS:
            found.append((total, grade.result))
    return found


def _results(store: Store, rows: set[int]) -> dict[int, QuestionResult]:
    found: dict[int, QuestionResult] = {}
    wanted = sorted(rows)
    for first in range(0, len(wanted), _BATCH):
        some = wanted[first : first + _BATCH]
        for row in store.query(
            f"SELECT * FROM results WHERE id IN ({','.join('?' * len(some))})",  # noqa: S608 - question marks only
            *some,
        ):
            found[row["id"]] = question_of(store, row)
    return found


def _title(result: QuestionResult, check: CheckResult) -> tuple[str, bool]:
    if result.mistake and check.verdict.value == "failed":
        alike = "" if result.mistake.exact else "perhaps: "
        return f"{alike}{result.mistake.note or result.mistake.name}", True
    return happened(check.message) or "nothing is said", False


def _common_title(title: str, messages: Sequence[str]) -> str:
    """What was said to all of them, with its numbers where these are the same."""
    lines = {message.strip().split("\n")[0][:200] for message in messages}
    return lines.pop() or title if len(lines) == 1 else title
