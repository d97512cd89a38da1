"""The solution notebook, executed and rendered: what an instructor reads before class."""

import tempfile
from pathlib import Path
from typing import Any

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from autograder.assignment import Assignment, ChaffinchError
from autograder.cells.solution_blocks import Part, blocks
from autograder.grading.files import write_text
from autograder.packages.master import read_master

_KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def solved_notebook(assignment: Assignment) -> Any:
    """The master as a notebook with its solutions filled in, rubrics and explore cells included.

    Args:
        assignment: What ``assignment.toml`` says.

    Raises:
        ChaffinchError: When the master is malformed.
    """
    cells = []
    for number, cell in enumerate(read_master(assignment).cells, start=1):
        kept = [line.text for line in blocks(cell) if line.part not in {Part.BEGIN, Part.END}]
        make = new_code_cell if cell.kind == "code" else new_markdown_cell
        cells.append(make("\n".join(kept), id=f"cell-{number:03d}"))
    return new_notebook(cells=cells, metadata={"kernelspec": _KERNEL})


def executed_page(assignment: Assignment, *, seconds: int = 600) -> str:
    """Executes the solution notebook and renders it as one HTML page.

    Args:
        assignment: What ``assignment.toml`` says.
        seconds: Wall seconds that one cell may take.

    Raises:
        ChaffinchError: When a cell raises or takes too long.
    """
    from nbclient import NotebookClient  # noqa: PLC0415 - a second of imports that other commands need not pay
    from nbclient.exceptions import CellExecutionError, CellTimeoutError  # noqa: PLC0415
    from nbconvert import HTMLExporter  # noqa: PLC0415

    notebook = solved_notebook(assignment)
    with tempfile.TemporaryDirectory() as folder:
        client = NotebookClient(notebook, timeout=seconds, resources={"metadata": {"path": folder}})
        try:
            client.execute()
        except (CellExecutionError, CellTimeoutError) as error:
            raise ChaffinchError(
                f"{assignment.master.name} does not run: {error}", "Mend that cell."
            ) from None
    page, _ = HTMLExporter().from_notebook_node(notebook)
    return str(page)


def render_solution(assignment: Assignment, out: Path) -> Path:
    """Writes the executed solution notebook as ``<out>/<name>-solution.html``.

    Raises:
        ChaffinchError: When it does not run.
    """
    target = out / f"{assignment.name}-solution.html"
    write_text(target, executed_page(assignment))
    return target
