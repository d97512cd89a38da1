"""The solution notebook, executed and rendered: what an instructor reads before class."""

import os
import tempfile
from pathlib import Path
from typing import Any

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from autograder.assignment import Assignment, ChaffinchError
from autograder.cells.solution_blocks import Part, blocks
from autograder.grading.files import write_text
from autograder.packages.master import read_master
from autograder.packages.notebook import KERNEL


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
    return new_notebook(cells=cells, metadata={"kernelspec": KERNEL})


def executed_page(assignment: Assignment, *, seconds: int = 600) -> str:
    """Executes the solution notebook and renders it as one HTML page.

    Args:
        assignment: What ``assignment.toml`` says.
        seconds: Wall seconds that one cell may take.

    Raises:
        ChaffinchError: When a cell raises or takes too long.
    """
    from nbclient import NotebookClient  # noqa: PLC0415 - a second of imports that other commands need not pay
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError  # noqa: PLC0415
    from nbconvert import HTMLExporter  # noqa: PLC0415

    notebook = solved_notebook(assignment)
    with tempfile.TemporaryDirectory() as folder:
        client = NotebookClient(
            notebook,
            timeout=seconds,
            resources={"metadata": {"path": folder}},
            extra_arguments=["--log-level=ERROR"],  # newer kernels warn that they speak over TCP
        )
        try:
            client.execute(env=_reaching(assignment.root))
        except CellExecutionError as error:
            raise _stopped(assignment, notebook, f"{error.ename}: {error.evalue}".rstrip(": ")) from None
        except CellTimeoutError:
            raise _stopped(assignment, notebook, f"it takes more than {seconds} s") from None
        except DeadKernelError:
            raise _stopped(assignment, notebook, "the kernel died") from None
    page, _ = HTMLExporter().from_notebook_node(notebook)
    return str(page)


def _stopped(assignment: Assignment, notebook: Any, said: str) -> ChaffinchError:
    """The error of the last code cell that was begun."""
    code = [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip()]
    last = max((i for i, c in enumerate(code) if c.get("execution_count") or c.outputs), default=0)
    first_line = code[last].source.strip().split("\n")[0]
    where = f"{assignment.master}, code cell [{last + 1}] `{first_line}`"
    return ChaffinchError(f"{where}: {said}.", "Mend that cell.")


def _reaching(course: Path) -> dict[str, str]:
    """The environment of a kernel that can import what is the course's own."""
    paths = [str(course), *filter(None, [os.environ.get("PYTHONPATH")])]
    return dict(os.environ) | {"PYTHONPATH": os.pathsep.join(paths)}


def render_solution(assignment: Assignment, out: Path) -> Path:
    """Writes the executed solution notebook as ``<out>/<name>-solution.html``.

    Raises:
        ChaffinchError: When it does not run.
    """
    target = out / f"{assignment.name}-solution.html"
    write_text(target, executed_page(assignment))
    return target
