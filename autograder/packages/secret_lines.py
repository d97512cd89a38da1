"""What no student may read before the deadline: solutions, rubrics and hidden checks, line by line."""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from autograder.assignment import Course
from autograder.cells.solution_blocks import stubbed
from autograder.packages.inventory import CheckList
from autograder.packages.master import Master
from autograder.packages.rendering import Files

_WORD = re.compile(r"[^\W\d]\w*|\d+(?:\.\d+)?")
_FORMULA = re.compile(r"\$[^$]*\$")
_TELLING_WORDS = 4
_TELLING_LENGTH = 12  # characters without white space
_JUDGES = re.compile(r"\b(?:expect\.|solution\.|student\.|assert\b|@check)")


@dataclass(frozen=True)
class Secret:
    """One line that must not get out.

    Attributes:
        text: The line.
        source: Whose it is, for people: e.g. ``"the solution of q2_update"``.
    """

    text: str
    source: str

    @property
    def key(self) -> str:
        """The line without white space, so that reformatting hides nothing."""
        return squeezed(self.text)


def squeezed(text: str) -> str:
    """A text without white space."""
    return "".join(text.split())


def secrets_of(course: Course, master: Master, lists: Iterable[CheckList], public: Files) -> list[Secret]:
    """Every line that must not be in a student's package.

    Left out are lines that say nothing by themselves: short ones, imports, idioms (``templates/idioms.txt``),
    and those that stand openly in a stub or a public check.

    Args:
        course: Where things lie.
        master: The master.
        lists: The checks of its graded questions.
        public: The public check files.
    """
    opened = "\n".join(
        squeezed(text) for text in (*map(bytes.decode, public.values()), *_stubs(master), *idioms())
    )
    visible = {squeezed(line) for line in _visible_lines(master)}
    found = [*_solution_lines(master), *_rubric_lines(master)]
    for entry in lists:
        path = course.graders(master.assignment.name) / "hidden" / f"test_{entry.question.name}.py"
        if path.is_file():
            found += _docstrings(path)
            found += [
                Secret(spec.hint, f"a hint of {path.name}") for spec in entry.hidden if is_telling(spec.hint)
            ]
            # data that the notebook makes too, e.g. `X, y = rings(400, seed=0)`, says nothing about a check
            lines = _check_lines(path)
            found += [line for line in lines if _JUDGES.search(line.text) or line.key not in visible]
    return list({secret.key: secret for secret in found if secret.key not in opened}.values())


def idioms() -> list[str]:
    """Lines that everybody writes."""
    path = Path(__file__).with_name("templates") / "idioms.txt"
    return [
        line for line in path.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")
    ]


def is_telling(line: str) -> bool:
    """Whether a line says something by itself: four different words, no import, no head of a loop."""
    bare = line.strip()
    if bare.startswith(("import ", "from ", "#")) or (bare.startswith("for ") and bare.endswith(":")):
        return False
    return len(set(_WORD.findall(bare))) >= _TELLING_WORDS and len(squeezed(bare)) >= _TELLING_LENGTH


def _solution_lines(master: Master) -> Iterator[Secret]:
    for cell in master.cells:
        inside = False
        for line in cell.source.split("\n") if "question" in cell.metadata else []:
            if line.strip() == "# BEGIN SOLUTION":
                inside = True
            elif line.strip() == "# END SOLUTION":
                inside = False
            elif inside and is_telling(line):
                yield Secret(line.strip(), f"the solution of {cell.metadata['question']}")


def _rubric_lines(master: Master) -> Iterator[Secret]:
    for cell in master.cells:
        for line in cell.source.split("\n") if "rubric" in cell.metadata else []:
            if len(set(_WORD.findall(_FORMULA.sub(" ", line)))) >= _TELLING_WORDS:
                yield Secret(line.strip(), f"the rubric of {cell.metadata['rubric']}")


def _check_lines(path: Path) -> Iterator[Secret]:
    for line in path.read_text(encoding="utf-8").split("\n"):
        if is_telling(line):
            yield Secret(line.strip(), f"the hidden checks {path.name}")


def _docstrings(path: Path) -> Iterator[Secret]:
    """First paragraphs whole: a wrapped line of one might say too little by itself."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            rule = (ast.get_docstring(node) or "").split("\n\n")[0]
            if is_telling(rule):
                yield Secret(" ".join(rule.split()), f"the hidden checks {path.name}")


def _stubs(master: Master) -> Iterator[str]:
    for cell in master.cells:
        if "question" in cell.metadata:
            yield stubbed(cell).source


def _visible_lines(master: Master) -> Iterator[str]:
    for cell in master.cells:
        if "question" not in cell.metadata and "rubric" not in cell.metadata:
            yield from cell.source.split("\n")
