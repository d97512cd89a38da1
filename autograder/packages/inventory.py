"""Which checks each question has and what they are worth, and whether students can run the public ones."""

import ast
from dataclasses import dataclass
from pathlib import Path

from autograder.assignment import Assignment, ChaffinchError, CheckResult, Question, parse_source, read_source
from autograder.checks.runner import check_files, list_checks


@dataclass(frozen=True)
class CheckList:
    """The checks of one question.

    Attributes:
        question: The question.
        public: Those that students have at home, in the order of the file.
        hidden: The others.
    """

    question: Question
    public: tuple[CheckResult, ...]
    hidden: tuple[CheckResult, ...]

    @property
    def points(self) -> float:
        """What the question is worth."""
        return sum(check.points for check in (*self.public, *self.hidden))

    @property
    def public_points(self) -> float:
        """What a student can see for sure at home."""
        return sum(check.points for check in self.public)


def inventory(assignment: Assignment) -> tuple[CheckList, ...]:
    """Lists the checks of all graded questions; runs none.

    Raises:
        ChaffinchError: When a file or a check is malformed, a question has no public check, or a public check
            asks for what only graders have.
    """
    _require_known_names(assignment)
    for question in assignment.graded:
        _require_home_checks(assignment.check_file(question.name, "public"), question)
    checks = list_checks(check_files(assignment))
    lists = []
    for question in assignment.graded:
        mine = [check for check in checks if check.question == question.name]
        public, hidden = ([c for c in mine if c.hidden is kind] for kind in (False, True))
        lists.append(CheckList(question, tuple(public), tuple(hidden)))
    return tuple(lists)


def _require_known_names(assignment: Assignment) -> None:
    """A check file that is called like no question would never run."""
    names = {f"test_{question.name}.py" for question in assignment.graded}
    for path in sorted(assignment.graders.glob("*/*.py")):
        meant = path.name.startswith("test_") or "@check" in read_source(path)
        if path.parent.name in {"public", "hidden"} and path.name not in names and meant:
            tip = f"Check files are called like questions: {', '.join(sorted(names))}."
            raise ChaffinchError(f"{path} belongs to no question with checks.", tip)


def _require_home_checks(path: Path, question: Question) -> None:
    if not path.is_file():
        raise ChaffinchError(
            f"{question.name} has no public check.", f"Students need one to go by: write {path}."
        )
    for node in ast.walk(parse_source(read_source(path), path)):
        if isinstance(node, ast.FunctionDef) and "solution" in {arg.arg for arg in node.args.args}:
            tip = "Write the expected value out, or make the check hidden."
            where = f"{path}, line {node.lineno}"
            raise ChaffinchError(f"{where}: the public {node.name} asks for the solution.", tip)
