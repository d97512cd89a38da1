"""Wheat, chaff and the bare stub: submissions whose verdicts are known."""

import ast
import difflib
from dataclasses import dataclass
from pathlib import Path

from autograder.assignment import Assignment, ChaffinchError, Question, parse_source, read_source
from autograder.cells.solution_blocks import stubbed
from autograder.cells.statements import bound_names
from autograder.cells.trusted import TrustedScript, defined_names, read_trusted
from autograder.checks.solution import solution_cells

_NAME_A_CHECK = 'Add `CAUGHT_BY = "test_…"`.'
_NEARLY = 0.8
_A_LESSON = 'Write `LESSON = ("Your loop …")`: what a student reads whose code does the same.'


@dataclass(frozen=True)
class Variant:
    """A submission with a known verdict.

    Attributes:
        question: The question that it is about.
        name: File name without ending, e.g. ``"chaff_wrong_sign"``; ``"solution"`` or ``"stub"``.
        lesson: First line of its docstring: what is wrong with it, for staff.
        caught_by: The check that must fail; empty unless it is chaff.
        cells: Its code cells, in order.
        told: What a student reads whose code does the same; empty when nobody wrote it.
    """

    question: str
    name: str
    lesson: str
    caught_by: str
    cells: tuple[str, ...]
    told: str = ""

    @property
    def is_chaff(self) -> bool:
        """Whether a named check must catch it."""
        return self.name.startswith("chaff_")


def solution_variant(assignment: Assignment) -> Variant:
    """The solution itself."""
    cells = tuple(cell.source for cell in solution_cells(assignment.master))
    return Variant("", "solution", "solution", "", cells)


def stub_variant(assignment: Assignment) -> Variant:
    """What a student gets, unfilled."""
    cells = tuple(stubbed(cell).source for cell in solution_cells(assignment.master))
    return Variant("", "stub", "bare stub", "", cells)


def load_variants(assignment: Assignment, question: str | None = None) -> list[Variant]:
    """All wheat and chaff of an assignment, or of one question, sorted by question and name.

    Raises:
        ChaffinchError: When a file is no Python, has no docstring or replaces nothing of its question,
            a chaff names no check, or a folder is no question.
    """
    script = read_trusted(assignment.master)
    base = tuple(cell.source for cell in script.cells if cell.graded)
    found = []
    for path in sorted(assignment.variants.glob("*.py")):
        raise ChaffinchError(
            f"{path} lies in no question's folder.", f"Move it into {path.parent}/QUESTION/."
        )
    for path in sorted(assignment.variants.glob("*/*.py")):
        of = assignment.question(path.parent.name)
        kind = path.stem.split("_")[0]
        if kind not in {"wheat", "chaff", "hostile"}:
            raise ChaffinchError(
                f"{path}: not wheat, chaff or hostile.", "Begin its name with wheat_ or chaff_."
            )
        if kind != "hostile" and question in {None, of.name}:
            text = read_source(path)
            tree = parse_source(text, path)
            _require_replacing(path, tree, _names_of(script, of))
            found.append(
                Variant(
                    of.name, path.stem, _lesson(path, tree), _caught_by(path, tree), (*base, text),
                    _constant(path, tree, "LESSON", _A_LESSON),
                )
            )  # fmt: skip
    return found


def _lesson(path: Path, tree: ast.Module) -> str:
    lesson = (ast.get_docstring(tree) or "").split("\n")[0]
    if not lesson:
        raise ChaffinchError(f"{path} has no docstring.", "Its first line is the lesson.")
    return lesson


def _caught_by(path: Path, tree: ast.Module) -> str:
    name = _constant(path, tree, "CAUGHT_BY", _NAME_A_CHECK)
    if not name and path.stem.startswith("chaff_"):
        raise ChaffinchError(f"{path} names no check.", _NAME_A_CHECK)
    if name and path.stem.startswith("wheat_"):
        raise ChaffinchError(
            f"{path} is wheat, which no check catches.", "Begin its name with chaff_, or drop CAUGHT_BY."
        )
    return name


def _constant(path: Path, tree: ast.Module, name: str, tip: str) -> str:
    """The text that a variant gives a name; empty when it does not."""
    for node in tree.body:
        given = getattr(node.targets[0], "id", "") if isinstance(node, ast.Assign) else ""
        if given != name and difflib.get_close_matches(given, [name], 1, _NEARLY):
            raise ChaffinchError(
                f"{path}, line {node.lineno}: {given} means nothing here.", f"Call it {name}."
            )
        if isinstance(node, ast.Assign) and given == name:
            if isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
                return node.value.value
            raise ChaffinchError(f"{path}, line {node.lineno}: {name} is no text.", tip)
    return ""


def _names_of(script: TrustedScript, question: Question) -> set[str]:
    """What the cells of a question define, and what it asks for."""
    mine = [cell for cell in script.cells if cell.metadata.get("question") == question.name]
    return {*question.defines, *defined_names(mine)}


def _require_replacing(path: Path, tree: ast.Module, wanted: set[str]) -> None:
    """A variant whose names are misspelt is the solution once more, and proves nothing."""
    changed = {
        node.id
        for statement in tree.body
        for node in ast.walk(statement)
        # `Net.forward = …` changes Net, too
        if isinstance(node, ast.Name) and isinstance(statement, ast.Assign | ast.AugAssign)
    }
    if not wanted & {*bound_names(tree.body), *changed}:
        tip = f"Define one of: {', '.join(sorted(wanted))}."
        raise ChaffinchError(f"{path} replaces nothing of its question.", tip)
