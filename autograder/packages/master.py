"""The master read and held against ``assignment.toml``, before anything is made of it."""

import ast
from dataclasses import dataclass
from pathlib import Path

from autograder.assignment import Assignment, ChaffinchError, Question, read_source
from autograder.cells.cell import Cell
from autograder.cells.dialect import parse_cell
from autograder.cells.solution_blocks import BEGIN, END, BlockError, stubbed
from autograder.cells.trusted import TrustedScript, defined_names, read_trusted
from autograder.grading.written.rubric import read_rubric
from autograder.packages.markers import require_readable_markers


@dataclass(frozen=True)
class Master:
    """A master whose cells fit its assignment.

    Attributes:
        assignment: What ``assignment.toml`` says.
        script: Its cells, and where they stand in the file.
    """

    assignment: Assignment
    script: TrustedScript

    @property
    def path(self) -> Path:
        """Where it lies."""
        return self.script.path

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Its cells, in order."""
        return self.script.cells

    def last_cell_of(self, question: str) -> int:
        """Index of the last cell that belongs to a question."""
        return max(i for i, cell in enumerate(self.cells) if question_of(cell) == question)


def question_of(cell: Cell) -> str:
    """Name of the question that a cell belongs to; empty for story, plots and experiments."""
    for key in ("question", "written", "rubric"):
        if key in cell.metadata:
            return str(cell.metadata[key])
    return ""


def read_master(assignment: Assignment) -> Master:
    """Reads a master and checks that it and ``assignment.toml`` speak of the same questions.

    Args:
        assignment: What ``assignment.toml`` says.

    Raises:
        ChaffinchError: When it is missing or no UTF-8, or when a cell and the questions do not fit together.
    """
    master = Master(assignment, read_trusted(assignment.master))
    require_readable_markers(master.path, read_source(master.path))
    _check_title(master)
    for index, cell in enumerate(master.cells):
        _check_cell(master, index, cell)
    for question in assignment.questions:
        _check_question(master, question)
    return master


def _check_title(master: Master) -> None:
    if not master.cells or master.cells[0].kind != "markdown" or not master.cells[0].source.startswith("# "):
        raise ChaffinchError(
            f"{master.path} does not begin with a title.",
            "It is in percent format: begin with a line `# %% [markdown]` and below it `# # Title`.",
        )


def _check_cell(master: Master, index: int, cell: Cell) -> None:
    where = master.script.where(index)
    name = question_of(cell)
    known = {question.name: question for question in master.assignment.questions}
    if name and name not in known:
        tip = f"Name it in assignment.toml, or use one of: {', '.join(known)}."
        raise ChaffinchError(f"{where} belongs to {name!r}, which is no question.", tip)
    if name and known[name].manual != ("question" not in cell.metadata):
        tip = 'Use written="…" and rubric="…" for manual questions, question="…" for the others.'
        raise ChaffinchError(
            f"{where}: {name} is{'' if known[name].manual else ' not'} a manual question.", tip
        )
    if name and ("question" in cell.metadata) != (cell.kind == "code"):
        raise ChaffinchError(
            f"{where}: a {cell.kind} cell of {name}.", "Questions are code, written ones markdown."
        )
    if "question" in cell.metadata and not cell.graded:
        raise ChaffinchError(
            f"{where}: a cell of {name} that grading ignores.", "Drop the tag or the question."
        )
    if "question" not in cell.metadata and (BEGIN in cell.source or END in cell.source):
        raise ChaffinchError(
            f"{where}: a solution outside any question.", 'Add question="…" to its `# %%` line.'
        )
    if cell.kind == "code":
        _check_blocks(master, index, cell)
    if cell.kind == "code" and cell.graded:
        _refuse_graders_package(master, index, cell)


def _check_blocks(master: Master, index: int, cell: Cell) -> None:
    try:
        stub = stubbed(cell)
    except BlockError as error:
        raise ChaffinchError(
            f"{master.script.where(index, error.line)}: {error.message}", error.tip
        ) from None
    try:
        parse_cell(stub.source)
    except SyntaxError as error:
        first = next(n for n, line in enumerate(cell.source.split("\n"), 1) if line.strip() == BEGIN)
        raise ChaffinchError(
            f"{master.script.where(index, first)}: without its solution this cell is no Python: {error.msg}.",
            f"Give {BEGIN} the same white space in front as the lines of its function have.",
        ) from None


def _refuse_graders_package(master: Master, index: int, cell: Cell) -> None:
    """It is at a student's home, so that it would work there, and is kept from submissions in grading."""
    for node in ast.walk(parse_cell(cell.source)[1]):
        modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        modules += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        if any(module.partition(".")[0] == "autograder" for module in modules):
            where = master.script.where(index, getattr(node, "lineno", 1))
            raise ChaffinchError(
                f"{where}: submissions cannot import autograder.",
                "It is for checks; what students and checks share belongs into shared/.",
            )


def _check_question(master: Master, question: Question) -> None:
    name, manual = question.name, question.manual
    mine = [i for i, cell in enumerate(master.cells) if question_of(cell) == name]
    cells = [master.cells[i] for i in mine]
    if not cells:
        wanted = f'[markdown] written="{name}"' if manual else f'question="{name}"'
        raise ChaffinchError(f"{master.path.name} has no cell for {name}.", f"Add one: `# %% {wanted}`.")
    if manual:
        kinds = ["written" if "written" in cell.metadata else "rubric" for cell in cells]
        if kinds != ["written", "rubric"] or mine[1] != mine[0] + 1:
            tip = "Write one prompt and directly after it one rubric."
            raise ChaffinchError(f"{master.path.name}: {name} has the cells {', '.join(kinds)}.", tip)
        read_rubric(cells[1].source, name, question.points, master.script.where(mine[1]))
    elif not any(BEGIN in cell.source for cell in cells):
        raise ChaffinchError(
            f"{master.script.where(mine[0])}: {name} has no solution.", f"Put it between {BEGIN} and {END}."
        )
    if not manual:
        _check_defines(master, question, mine)
    between = {question_of(cell) for cell in master.cells[mine[0] : mine[-1] + 1]} - {name, ""}
    if between:
        tip = "Keep the cells of a question together."
        raise ChaffinchError(
            f"{master.path.name}: {name} is interrupted by {', '.join(sorted(between))}.", tip
        )


def _check_defines(master: Master, question: Question, cells: list[int]) -> None:
    bound = defined_names(master.cells[index] for index in cells)
    for name in question.defines:
        if name not in bound:
            tip = f"Mend `defines` in assignment.toml; its cells define {', '.join(bound) or 'nothing'}."
            raise ChaffinchError(
                f"{master.path.name}: {question.name} is to define {name!r}, but does not.", tip
            )
    asked: dict[str, str] = {}
    for index in cells:
        for node in parse_cell(master.cells[index].source)[1].body:
            if getattr(node, "name", "") in question.defines:
                _check_definition(node, master.script.where(index, node.lineno), asked)


def _check_definition(node: ast.stmt, where: str, asked: dict[str, str]) -> None:
    """What a student is to write is asked for once, with a docstring that says what it is."""
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return
    if not ast.get_docstring(node):
        raise ChaffinchError(
            f"{where}: {node.name} has no docstring.",
            "Say there what it takes and returns: students read it, and it stays in the stub.",
        )
    if node.name in asked:
        raise ChaffinchError(
            f"{where}: {node.name} is defined once more; the first time at {asked[node.name]}.",
            "Keep one of them: students would have to write both, and only the last one would count.",
        )
    asked[node.name] = where
