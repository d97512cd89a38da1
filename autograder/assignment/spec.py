"""``assignment.toml``: the only configuration of an assignment."""

import datetime as dt
import re
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from autograder.assignment.errors import ChaffinchError
from autograder.assignment.late import LatePolicy
from autograder.assignment.limits import Limits
from autograder.assignment.sources import read_source
from autograder.assignment.table import Table

_ASSIGNMENT_KEYS = {
    "name",
    "title",
    "summary",
    "limits",
    "questions",
    "show_hidden",
    "release",
    "late",
    "date",
    "package_url",
    "device",
}
_QUESTION_KEYS = {"name", "title", "defines", "manual", "points"}
RELEASES = ("after-due", "always", "never")
"""When students may read values of hidden checks: once `grade --release full` says so, at once, or never."""
_DEVICES = ("cpu", "cuda")
_NAME = r"[a-z][a-z0-9_]*"
_EARLIEST, _LATEST = 1980, 2107  # what a zip can name
_NAME_TIP = "Use lower-case letters, digits and _, and begin with a letter."


@dataclass(frozen=True)
class Question:
    """One question.

    Attributes:
        name: For instance ``"q2_update"``; its check files are ``test_q2_update.py``.
        title: What a student reads.
        defines: Names that the student writes; empty for a written question.
        manual: Whether a person grades it.
        points: Points of a manual question; those of the others follow from their checks.
    """

    name: str
    title: str
    defines: tuple[str, ...] = ()
    manual: bool = False
    points: float = 0.0


@dataclass(frozen=True)
class Assignment:
    """One assignment as ``assignment.toml`` states it.

    Attributes:
        name: For instance ``"hw1_perceptron"``: the name of its folders and zips.
        title: What a student reads.
        summary: One sentence for tables.
        questions: In order.
        limits: What a student process may use.
        show_hidden: Whether a student sees hidden checks (rule, hint and outcome, never values) at once.
        release: When students may read the messages of hidden checks, with values: see `RELEASES`.
        late: What handing in late costs; None when nothing is said.
        date: Of this version; files in the zips carry it.
        package_url: Where students can fetch the zip for students; empty when nothing is said.
        root: The course's root folder, below which everything of the assignment lies.
        device: Where it must be graded, ``"cpu"`` or ``"cuda"``; empty where that is all the same.
    """

    name: str
    title: str
    summary: str
    questions: tuple[Question, ...]
    limits: Limits
    show_hidden: bool = True
    release: str = RELEASES[0]
    late: LatePolicy | None = None
    date: dt.date = dt.date(1980, 1, 1)
    package_url: str = ""
    root: Path = Path()
    device: str = ""

    @property
    def folder(self) -> Path:
        """Where master and ``assignment.toml`` lie."""
        return self.root / "solutions" / self.name

    @property
    def master(self) -> Path:
        """The master in percent format."""
        return self.folder / f"{self.name}.py"

    @property
    def graders(self) -> Path:
        """The folder with ``public`` and ``hidden``."""
        return self.root / "autograder" / "graders" / self.name

    def check_file(self, question: str, kind: str) -> Path:
        """A question's check file; ``kind`` is ``"public"`` or ``"hidden"``."""
        return self.graders / kind / f"test_{question}.py"

    @property
    def generated(self) -> Path:
        """The committed student files."""
        return self.root / "assignments" / self.name

    @property
    def variants(self) -> Path:
        """Wheat and chaff."""
        return self.root / "tests" / "submissions" / self.name

    @property
    def shared(self) -> Path:
        """The course's own package ``shared``, which students and graders both import; may be missing."""
        return self.root / "shared"

    @cached_property
    def written(self) -> tuple[Question, ...]:
        """The questions that a person reads."""
        return tuple(q for q in self.questions if q.manual)

    @cached_property
    def graded(self) -> tuple[Question, ...]:
        """The questions that checks grade."""
        return tuple(q for q in self.questions if not q.manual)

    def graded_question(self, name: str) -> Question:
        """Finds a question that checks grade.

        Raises:
            ChaffinchError: When there is none of that name, or people grade it.
        """
        question = self.question(name)
        if question.manual:
            tip = f"Questions with checks: {', '.join(q.name for q in self.graded)}."
            raise ChaffinchError(f"{self.name}: {name!r} is graded by people; it has no checks.", tip)
        return question

    def question(self, name: str) -> Question:
        """Finds a question.

        Raises:
            ChaffinchError: When there is none of that name.
        """
        for question in self.questions:
            if question.name == name:
                return question
        known = ", ".join(q.name for q in self.questions)
        raise ChaffinchError(f"{self.name} has no question {name!r}.", f"Its questions: {known}.")


def load_assignment(path: Path) -> Assignment:
    """Reads an ``assignment.toml``.

    Args:
        path: ``<root>/solutions/<name>/assignment.toml``.

    Raises:
        ChaffinchError: When it is missing or malformed; the message says where and how to mend it.
    """
    where = str(path)
    table = Table.of(_parsed(path), where, _ASSIGNMENT_KEYS, "")
    name = table.text("name")
    if not re.fullmatch(_NAME, name):
        raise ChaffinchError(f"{where}: name is {name!r}.", _NAME_TIP)
    if name != path.parent.name:
        raise ChaffinchError(
            f"{where}: name is {name!r}, its folder is {path.parent.name!r}.", "Give both the same name."
        )
    items = table.items("questions", "Add a [[questions]] table.")
    questions = tuple(_question(item, f"{where}, question {i}") for i, item in enumerate(items, start=1))
    names = [q.name for q in questions]
    for one in names:
        if names.count(one) > 1:
            raise ChaffinchError(f"{where}: two questions are called {one!r}.", "Give each its own name.")
    return Assignment(
        name=name,
        title=table.text("title"),
        summary=table.text("summary") if table.values.get("summary", "") != "" else "",
        questions=questions,
        limits=Limits.from_table(table.values.get("limits", {}), where),
        show_hidden=table.flag("show_hidden", default=True),
        release=table.choice("release", RELEASES),
        late=LatePolicy.from_table(table.values["late"], where) if "late" in table.values else None,
        date=_date(table),
        package_url=_url(table),
        root=path.resolve().parents[2],
        device=_device(table, where),
    )


def _device(table: Table, where: str) -> str:
    if "device" not in table.values:
        return ""
    device = table.text("device")
    if device not in _DEVICES:
        raise ChaffinchError(f"{where}: device is {device!r}.", f"It is one of {', '.join(_DEVICES)}.")
    return device


def _parsed(path: Path) -> dict[str, Any]:
    text = read_source(path, "Every assignment has one beside its master.")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ChaffinchError(f"{path} is not valid TOML: {error}.", "Mend that line.") from None
    except RecursionError:
        raise ChaffinchError(f"{path} is nested too deeply.", "Write it more plainly.") from None


def _date(table: Table) -> dt.date:
    value = table.values.get("date", Assignment.date)
    if type(value) is not dt.date or not _EARLIEST <= value.year <= _LATEST:
        raise table.wrong("date", f"a day from {_EARLIEST} to {_LATEST}", "Write `date = 2026-10-01`, say.")
    return value


def _url(table: Table) -> str:
    value = table.values.get("package_url", "")
    if not isinstance(value, str) or not re.fullmatch(r"(https?://[^\s\"\\\\{}]+)?", value):
        tip = 'Write `package_url = "https://example.org/hw1_perceptron-student.zip"`, say.'
        raise table.wrong("package_url", "an address that begins with https://", tip)
    return value


def _question(item: Any, where: str) -> Question:
    table = Table.of(item, where, _QUESTION_KEYS, "Write [[questions]] above each question.")
    name, defines = table.text("name"), table.identifiers("defines")
    if not re.fullmatch(_NAME, name):
        raise ChaffinchError(f"{where}: name is {name!r}.", _NAME_TIP)
    manual = table.flag("manual", default=False)
    if manual and defines:
        raise ChaffinchError(f"{where}: a manual question defines nothing.", "Drop `manual` or `defines`.")
    if not manual and "points" in table.values:
        tip = "Drop `points`, or add `manual = true`."
        raise ChaffinchError(f"{where}: the points of {name} are those of its checks.", tip)
    if not manual and not defines:
        raise ChaffinchError(f"{where}: it does not say what the student writes.", 'Add `defines = ["f"]`.')
    return Question(name, table.text("title"), defines, manual, table.positive("points") if manual else 0.0)
