"""What no student may read before the deadline: solutions, rubrics and hidden checks, line by line."""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from autograder.assignment import parse_source, read_source
from autograder.cells.solution_blocks import Part, blocks, stubbed
from autograder.grading.recognition.book import Book
from autograder.packages.inventory import CheckList
from autograder.packages.master import Master
from autograder.packages.rendering import Files

_WORD = re.compile(r"[^\W\d]\w*|\d+(?:\.\d+)?")
_FORMULA = re.compile(r"\$[^$]*\$")
_ITEM = re.compile(r"^[*+-]\s+[^:\s]+(?:\s+points?)?\s*:\s+")  # a rubric's points say nothing
_TELLING_WORDS = 4
_TELLING_LENGTH = 12  # characters without white space
_DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
_VALUES = " off0 ^"  # what a digest of numbers holds
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

    @cached_property
    def key(self) -> str:
        """The line without white space, so that reformatting hides nothing."""
        return squeezed(self.text)


def squeezed(text: str) -> str:
    """A text without white space."""
    return "".join(text.split())


def secrets_of_known_mistakes(book: Book) -> list[Secret]:
    """What known mistakes do to checks, and their lessons: students read them when they made one."""
    found = []
    for question, known in book.known.items():
        source = f"a known mistake of {question}"
        for one in known:
            digests = [f.digest for f in one.signature if _VALUES in f.digest]
            found += [Secret(text, source) for text in (*digests, one.lesson) if is_telling(text)]
    return found


def secrets_of(master: Master, lists: Iterable[CheckList], public: Files) -> list[Secret]:
    """Every line that must not be in a student's package.

    Left out are lines that say nothing by themselves: short ones, imports, idioms (``templates/idioms.txt``),
    and those that stand openly in a stub or a public check. A stub's docstring is prose: what a rule says may
    stand there, but not a line of the solution, except in an example after ``>>>``.

    Args:
        master: The master.
        lists: The checks of its graded questions.
        public: The public check files.
    """
    public_text = "\n".join(squeezed(text) for text in (*map(bytes.decode, public.values()), *idioms()))
    stubs = list(_stubs(master))
    opened = "\n".join([public_text, *map(squeezed, stubs)])
    opened_code = "\n".join([public_text, *(squeezed(without_docstrings(stub)) for stub in stubs)])
    visible = {squeezed(line) for line in _visible_lines(master)}
    found = [*_rubric_lines(master)]
    for entry in lists:
        path = master.assignment.check_file(entry.question.name, "hidden")
        if path.is_file():
            found += _docstrings(path)
            found += [
                Secret(spec.hint, f"a hint of {path.name}") for spec in entry.hidden if is_telling(spec.hint)
            ]
            # data that the notebook makes too, e.g. `X, y = rings(400, seed=0)`, says nothing about a check
            lines = _check_lines(path)
            found += [line for line in lines if _JUDGES.search(line.text) or line.key not in visible]
    solution = [secret for secret in _solution_lines(master) if secret.key not in opened_code]
    return list({s.key: s for s in (*solution, *(s for s in found if s.key not in opened))}.values())


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
        for line in blocks(cell) if "question" in cell.metadata else ():
            if line.part is Part.INSIDE and is_telling(line.text):
                yield Secret(line.text.strip(), f"the solution of {cell.metadata['question']}")


def _rubric_lines(master: Master) -> Iterator[Secret]:
    for cell in master.cells:
        for line in cell.source.split("\n") if "rubric" in cell.metadata else []:
            if len(set(_WORD.findall(_FORMULA.sub(" ", line)))) >= _TELLING_WORDS:
                yield Secret(_ITEM.sub("", line.strip()), f"the rubric of {cell.metadata['rubric']}")


def _check_lines(path: Path) -> Iterator[Secret]:
    for line in read_source(path).split("\n"):
        if is_telling(line):
            yield Secret(line.strip(), f"the hidden checks {path.name}")


def _docstrings(path: Path) -> Iterator[Secret]:
    """First paragraphs whole: a wrapped line of one might say too little by itself."""
    for node in ast.walk(parse_source(read_source(path), path)):
        if isinstance(node, ast.FunctionDef):
            rule = (ast.get_docstring(node) or "").split("\n\n")[0]
            if is_telling(rule):
                yield Secret(" ".join(rule.split()), f"the hidden checks {path.name}")


def without_docstrings(source: str) -> str:
    """A stub's code without its docstrings; their examples stay.

    Args:
        source: Python, or Python with magics, which is left as it is.
    """
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return source
    lines = source.split("\n")
    for node in ast.walk(tree):
        if isinstance(node, _DOCUMENTED) and ast.get_docstring(node) is not None:
            first = node.body[0]
            for index in range(first.lineno - 1, first.end_lineno or first.lineno):
                lines[index] = lines[index] if _is_example(lines, index, first.lineno - 1) else ""
    return "\n".join(lines)


def _is_example(lines: list[str], index: int, first: int) -> bool:
    """Whether a docstring's line is code after ``>>>``, or what that prints."""
    while index >= first and lines[index].strip():
        if lines[index].strip().startswith(">>>"):
            return True
        index -= 1
    return False


def _stubs(master: Master) -> Iterator[str]:
    for cell in master.cells:
        if "question" in cell.metadata:
            yield stubbed(cell).source


def _visible_lines(master: Master) -> Iterator[str]:
    for cell in master.cells:
        if "question" not in cell.metadata and "rubric" not in cell.metadata:
            yield from cell.source.split("\n")
