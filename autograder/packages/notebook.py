"""From a master to the student's notebook, by ``otter assign``'s own machinery, and to a script."""

import tempfile
from pathlib import Path
from typing import Any

import jupytext
import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_raw_cell

from autograder.assignment import Assignment, ChaffinchError
from autograder.cells.cell import Cell
from autograder.cells.solution_blocks import Part, blocks, stub_line, stubbed
from autograder.packages.master import Master, question_of
from autograder.packages.rendering import Framework, render

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
_KEPT = {"question", "written", "tags"}  # of a master's cell metadata; the rest is jupytext's business
_INIT, _CHECK, _ANSWER = "# Initialize Otter", "grader.check(", "otter_answer_cell"  # Otter's own words
_SCRIPT_INIT = """# Initialize Otter
from pathlib import Path

import otter

here = Path(globals().get("__file__", "notebook")).resolve().parent  # as a notebook it has no file
grader = otter.Notebook(tests_dir=str(here / "tests"))"""
_CONFIG = """# ASSIGNMENT CONFIG
name: {name}
init_cell: true
check_all_cell: false
export_cell: false
generate: false
run_tests: false
tests:
    files: true
    ok_format: false"""
_PLACEHOLDER = "def test_placeholder(env):\n    pass"  # Otter writes a check cell only where it sees a test


def marked_up(master: Master) -> Any:
    """The master as the notebook that ``otter assign`` reads.

    Returns:
        A ``nbformat`` notebook with Otter's raw cells for questions, solutions, prompts and tests.
    """
    cells = [new_raw_cell(_CONFIG.format(name=master.assignment.name))]
    begun: set[str] = set()
    for index, cell in enumerate(master.cells):
        name = question_of(cell)
        if name and name not in begun:
            begun.add(name)
            cells.append(new_raw_cell(_question_config(master, name)))
        cells += _otter_cells(cell)
        if name and index == master.last_cell_of(name):
            if not master.assignment.question(name).manual:
                tests = new_code_cell(_PLACEHOLDER)
                cells += [new_raw_cell("# BEGIN TESTS"), tests, new_raw_cell("# END TESTS")]
            cells.append(new_raw_cell("# END QUESTION"))
    return new_notebook(cells=cells, metadata={"kernelspec": KERNEL, "language_info": {"name": "python"}})


def student_notebook(master: Master, how: str) -> Any:
    """What a student gets.

    Args:
        master: The master.
        how: Markdown that follows the title: how to work with the notebook.

    Returns:
        A ``nbformat`` notebook whose cells have ids that depend on nothing but their place.

    Raises:
        ChaffinchError: When Otter made other stubs of the questions than `stubbed` does.
    """
    notebook = _assigned(marked_up(master), f"{master.assignment.name}.ipynb")
    cells = list(notebook.cells)
    init = next(cell for cell in cells if cell.source.startswith(_INIT))
    init.source = _begin(master.assignment)
    cells.remove(init)
    cells[1:1] = [new_markdown_cell(how), init]
    for number, cell in enumerate(cells, start=1):
        cell.id = f"cell-{number:03d}"
        cell.metadata.pop("rubric", None)
        if cell.cell_type == "code" and not cell.source.startswith((_INIT, _CHECK)):
            # Otter locks plots that stand between two cells of a question
            for lock in ("editable", "deletable"):
                cell.metadata.pop(lock, None)
    notebook.cells = cells
    _check_stubs(master, notebook)
    return notebook


def _begin(assignment: Assignment) -> str:
    """The first code cell: it finds what belongs to the notebook, also where the notebook is alone.

    It does not name the notebook: a student may rename it, and Colab and scripts do not know its name.
    """
    (otter,) = Framework.here().requirements("otter-grader")
    # a folder called tests may be anybody's
    sign = next((f"tests/{question.name}.py" for question in assignment.graded), "tests")
    values = {"name": assignment.name, "url": assignment.package_url, "sign": sign}
    values["otter"] = otter.replace("[grading]", "")
    return render("notebook_init.py", **values).decode().strip()


def as_ipynb(notebook: Any) -> str:
    """A notebook as the text of its file."""
    return f"{nbformat.writes(notebook, version=4)}\n"


def as_script(notebook: Any) -> str:
    """A student's notebook as a percent script that also works as ``python hw1_perceptron.py``."""
    cells = []
    for cell in notebook.cells:
        metadata = {key: value for key, value in cell.metadata.items() if key in _KEPT}
        if _ANSWER in metadata.get("tags", []):
            metadata.pop("tags")
        source = cell.source
        if cell.cell_type == "code" and source.startswith(_INIT):
            source = _SCRIPT_INIT
        if cell.cell_type == "code" and source.startswith(_CHECK):
            source = f"print({source})"
        make = new_code_cell if cell.cell_type == "code" else new_markdown_cell
        cells.append(make(source, metadata=metadata))
    kept = {"notebook_metadata_filter": "otter,-all", "cell_metadata_filter": "question,written,tags,-all"}
    script = new_notebook(cells=cells, metadata={"otter": notebook.metadata["otter"], "jupytext": kept})
    return str(jupytext.writes(script, fmt="py:percent"))


def _question_config(master: Master, name: str) -> str:
    question = master.assignment.question(name)
    lines = ["# BEGIN QUESTION", f"name: {name}"]
    if question.manual:
        lines += ["manual: true", f"points: {question.points:g}"]
    return "\n".join(lines)


def _otter_cells(cell: Cell) -> list[Any]:
    metadata = {key: value for key, value in cell.metadata.items() if key in _KEPT}
    begin, end = new_raw_cell("# BEGIN SOLUTION"), new_raw_cell("# END SOLUTION")
    if "question" in cell.metadata:
        return [begin, new_code_cell(_with_prompts(cell), metadata=metadata), end]
    if "rubric" in cell.metadata:
        return [begin, new_markdown_cell(cell.source, metadata=metadata), end]
    make = {"code": new_code_cell, "markdown": new_markdown_cell, "raw": new_raw_cell}[cell.kind]
    return [make(cell.source, metadata=metadata)]


def _with_prompts(cell: Cell) -> str:
    """A solution cell in Otter's markup: before each solution the line that a student gets instead of it."""
    above: list[str] = []
    lines: list[str] = []
    for line in blocks(cell):
        if line.part is Part.BEGIN:
            above.append(stub_line(cell, above, line.indent))
            lines += [f'{line.indent}""" # BEGIN PROMPT', above[-1], f'{line.indent}""" # END PROMPT']
            lines.append(f"{line.indent}# BEGIN SOLUTION NO PROMPT")
            continue
        lines.append(line.text)
        if line.part is Part.OUTSIDE:
            above.append(line.text)
    return "\n".join(lines)


def _assigned(notebook: Any, filename: str) -> Any:
    """What ``otter assign`` makes of a marked-up notebook for students."""
    # the command would also write an autograder, name it by the time, and leave temporary files
    from otter.assign.assignment import Assignment as OtterAssignment  # noqa: PLC0415 - a second of imports
    from otter.assign.notebook_transformer import NotebookTransformer  # noqa: PLC0415
    from otter.assign.tests_manager import AssignmentTestsManager  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / filename
        assignment = OtterAssignment(require_valid_keys=True)
        assignment.master, assignment.lang = target, "python"
        transformer = NotebookTransformer(assignment, AssignmentTestsManager(assignment))
        transformer.transform_notebook(notebook).write_transformed_nb(target, sanitize=True)
        return nbformat.read(target, as_version=4)


def _check_stubs(master: Master, notebook: Any) -> None:
    made = [cell.source for cell in notebook.cells if "question" in cell.metadata]
    wanted = [stubbed(cell).source for cell in master.cells if "question" in cell.metadata]
    for mine, otters in zip(wanted, made, strict=True):
        if mine != otters:
            first = next((line for line in otters.split("\n") if line not in mine.split("\n")), otters[:80])
            raise ChaffinchError(
                f"{master.path.name}: Otter made another stub than `verify` grades, at {first.strip()!r}.",
                "Avoid Otter's other markers (# SOLUTION, # SEED, # IGNORE, # BEGIN PLUGIN) in questions.",
            )
