"""Publishing: what students will get, the files that they get it in, and what other systems import."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from autograder.assignment import Assignment, ChaffinchError
from autograder.grading.store.database import Store
from autograder.grading.store.release import is_released
from autograder.grading.store.roster import kept_roster
from autograder.grading.totals import Total
from autograder.report.export import SYSTEMS, export
from autograder.report.renew import renew_views
from autograder.report.wording import counted
from autograder.staff.room import Standings

_NAMED = 10


@dataclass(frozen=True)
class Written:
    """A file that was written for another system.

    Attributes:
        name: Of the file.
        size: In bytes.
        current: Whether nothing was said of grades since.
    """

    name: str
    size: int
    current: bool


@dataclass(frozen=True)
class PublishView:
    """What the page shows.

    Attributes:
        handed_in: How many will get something.
        unread: People of whom a written answer is not read yet.
        broken: People for whom a check broke.
        problems: People whose file could not be graded.
        adjusted: How many have an adjustment.
        late: How many lose points for being late.
        show_hidden: Whether students see hidden checks at all.
        released: Whether they see what these say in full.
        may_release: Whether that is for staff to decide.
        current: Whether tables and feedback are of now.
        feedback: How many people's feedback is written.
        files: What was written for other systems.
        roster: Name of the class list; empty when there is none.
    """

    handed_in: int
    unread: Sequence[Total]
    broken: Sequence[Total]
    problems: Sequence[Total]
    adjusted: int
    late: int
    show_hidden: bool
    released: bool
    may_release: bool
    current: bool
    feedback: int
    files: Sequence[Written]
    roster: str


def publish_view(store: Store, standings: Standings) -> PublishView:
    """What students would get now."""
    handed_in = [t for t in standings.people if t.standing.file]
    last, roster = _last_word(store), kept_roster(store)
    folder = store.folder / "export"
    files = [
        Written(path.name, path.stat().st_size, _is_newer(path, last))
        for path in sorted(folder.glob("*"))
        if path.suffix in {".csv", ".zip"} and path.name.split(".")[0].removesuffix("_feedback") in SYSTEMS
    ]
    return PublishView(
        len(handed_in), [t for t in handed_in if t.unread],
        [t for t in handed_in if any(g.broken for g in t.standing.grades.values())],
        [t for t in handed_in if t.standing.problem], sum(bool(t.adjustments) for t in handed_in),
        sum(t.after != t.before for t in handed_in), standings.assignment.show_hidden,
        is_released(store, standings.assignment), standings.assignment.release == "after-due",
        _is_newer(store.folder / "grades.csv", last), len(list((store.folder / "summaries").glob("*.txt"))),
        files, roster.name if roster else "",
    )  # fmt: skip


def write_all(store: Store, assignment: Assignment) -> str:
    """Writes tables, report and feedback.

    Returns:
        What happened, as a sentence.
    """
    return renew_views(store, assignment)


def write_export(store: Store, assignment: Assignment, system: str) -> str:
    """Writes feedback anew, then the table and the zip that another system imports.

    Returns:
        What happened, as sentences.

    Raises:
        ChaffinchError: When there is no such system, or a file cannot be written.
    """
    if system not in SYSTEMS:
        raise ChaffinchError(f"{system[:40]!r} is no system that is known.", f"Known: {', '.join(SYSTEMS)}.")
    write_all(store, assignment)
    roster = kept_roster(store)
    done = export(store, assignment, system, roster.text if roster else "")
    said = [f"Wrote {done.table.name} ({counted(done.people, 'grade')}) and {done.feedback.name}."]
    if done.unread:
        said.append(f"{counted(done.unread, 'person', 'people')} handed in answers that nobody has read yet.")
    for names, what in ((done.unlisted, "not in the class list, so not in the table"),
                        (done.unmatched, f"without feedback that {system} could match")):  # fmt: skip
        if names:
            some = ", ".join(names[:_NAMED]) + (" and more" if len(names) > _NAMED else "")
            said.append(f"{len(names)} {what}: {some}.")
    return " ".join(said)


def exported_file(store: Store, name: str) -> Path | None:
    """A file that was written for another system, or a table; None for anything else."""
    known = {f"{system}{end}" for system in SYSTEMS for end in (".csv", "_feedback.zip")}
    path = store.folder / "export" / name if name in known else None
    return path if path is not None and path.is_file() else None


def _last_word(store: Store) -> str:
    """When something was last said or graded, ISO 8601 in UTC."""
    tables = ("SELECT max(at) FROM adjustments", "SELECT max(at) FROM written", "SELECT max(at) FROM times",
              "SELECT max(ended) FROM runs")  # fmt: skip
    return max((str(store.value(sql) or "") for sql in tables), default="")


def _is_newer(path: Path, moment: str) -> bool:
    try:
        return not moment or path.stat().st_mtime >= datetime.fromisoformat(moment).timestamp()
    except OSError:
        return False
