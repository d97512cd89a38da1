"""``assignment.toml``: the only configuration of an assignment."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.assignment.errors import ChaffinchError
from autograder.assignment.limits import Limits

_ASSIGNMENT_KEYS = {"name", "title", "summary", "limits", "questions", "show_hidden"}
_QUESTION_KEYS = {"name", "title", "defines", "manual", "points"}


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
        root: The course's root folder, below which everything of the assignment lies.
    """

    name: str
    title: str
    summary: str
    questions: tuple[Question, ...]
    limits: Limits
    show_hidden: bool = True
    root: Path = Path()

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

    @property
    def graded(self) -> tuple[Question, ...]:
        """The questions that checks grade."""
        return tuple(q for q in self.questions if not q.manual)

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
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ChaffinchError(f"{path} is missing.", "Every assignment has one beside its master.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ChaffinchError(f"{path} is not valid TOML: {error}.", "Mend that line.") from None
    where = str(path)
    _require_keys(table, _ASSIGNMENT_KEYS, {"name": str, "title": str, "questions": list}, where)
    if table["name"] != path.parent.name:
        raise ChaffinchError(
            f"{where}: name is {table['name']!r}, its folder is {path.parent.name!r}.",
            "Give both the same name.",
        )
    questions = tuple(_question(q, f"{where}, question {i + 1}") for i, q in enumerate(table["questions"]))
    names = [q.name for q in questions]
    for name in names:
        if names.count(name) > 1:
            raise ChaffinchError(f"{where}: two questions are called {name!r}.", "Give each its own name.")
    if not questions:
        raise ChaffinchError(f"{where}: there is no question.", "Add a [[questions]] table.")
    return Assignment(
        name=table["name"],
        title=table["title"],
        summary=table.get("summary", ""),
        questions=questions,
        limits=Limits.from_table(table.get("limits", {}), where),
        show_hidden=table.get("show_hidden", True),
        root=path.resolve().parents[2],
    )


def _question(table: Any, where: str) -> Question:
    if not isinstance(table, dict):
        raise ChaffinchError(f"{where} is not a table.", "Write [[questions]] above each question.")
    _require_keys(table, _QUESTION_KEYS, {"name": str, "title": str}, where)
    manual, points = table.get("manual", False), table.get("points", 0)
    if not re.fullmatch(r"[a-z][a-z0-9_]*", table["name"]):
        raise ChaffinchError(f"{where}: name {table['name']!r}.", "Use lower-case letters, digits and _.")
    if manual and not (isinstance(points, int | float) and points > 0):
        raise ChaffinchError(f"{where}: a manual question needs points.", "Add `points = 2`, say.")
    if not manual and not table.get("defines"):
        raise ChaffinchError(f"{where}: it does not say what the student writes.", 'Add `defines = ["f"]`.')
    return Question(table["name"], table["title"], tuple(table.get("defines", ())), manual, float(points))


def _require_keys(table: dict[str, Any], known: set[str], needed: dict[str, type], where: str) -> None:
    for key in table:
        if key not in known:
            raise ChaffinchError(f"{where}: unknown key {key!r}.", f"Known keys: {', '.join(sorted(known))}.")
    for key, kind in needed.items():
        if not isinstance(table.get(key), kind):
            raise ChaffinchError(
                f"{where}: {key!r} is missing or not a {kind.__name__}.", f"Add `{key} = …`."
            )
