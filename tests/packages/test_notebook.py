"""The student's notebook is Otter's work, with our stubs, our order and nothing that changes from day to day."""

import json
import tempfile
from pathlib import Path

import jupytext
import nbformat
import otter.assign
import pytest

from autograder.assignment import ChaffinchError, Course
from autograder.cells.solution_blocks import stubbed
from autograder.packages.master import Master, read_master
from autograder.packages.notebook import as_ipynb, as_script, marked_up, student_notebook


@pytest.fixture
def master(course: Course) -> Master:
    return read_master(course.assignment("hw0_tiny"))


def sources(notebook: nbformat.NotebookNode) -> list[str]:
    return [cell.source for cell in notebook.cells]


def test_every_question_cell_is_the_stub_that_verify_grades(master: Master) -> None:
    wanted = [stubbed(cell).source for cell in master.cells if "question" in cell.metadata]
    made = [cell.source for cell in student_notebook(master, "how").cells if "question" in cell.metadata]
    assert made == wanted
    assert 'raise NotImplementedError("q2_counter: Counter.__init__ is not implemented yet")' in made[1]


def test_it_begins_with_title_instructions_and_otters_own_cell(master: Master) -> None:
    first = sources(student_notebook(master, "how it works"))[:3]
    assert first[0].startswith("# Doubling things")
    assert first[1:] == [
        "how it works",
        '# Initialize Otter\nimport otter\ngrader = otter.Notebook(tests_dir="./tests")',
    ]


def test_a_check_cell_follows_the_last_cell_of_each_question(master: Master) -> None:
    cells = sources(student_notebook(master, "how"))
    assert cells[cells.index('grader.check("q1_double")') - 1].startswith("def double")
    assert cells[cells.index('grader.check("q2_counter")') - 1].startswith("def step")


def test_a_written_question_has_a_place_for_the_answer_and_no_rubric(master: Master) -> None:
    text = "\n".join(sources(student_notebook(master, "how")))
    assert "Type your answer here" in text
    assert "exponential" not in text


def test_plots_stay_editable(master: Master) -> None:
    cells = student_notebook(master, "how").cells
    assert all(
        "editable" not in cell.metadata for cell in cells if "otter_ignore" in cell.metadata.get("tags", [])
    )


def test_its_bytes_depend_on_the_master_alone(master: Master) -> None:
    first, second = (as_ipynb(student_notebook(master, "how")) for _ in range(2))
    assert first == second
    assert [cell["id"] for cell in json.loads(first)["cells"]][:2] == ["cell-001", "cell-002"]


def test_it_is_valid_and_names_kernel_and_assignment(master: Master) -> None:
    notebook = nbformat.reads(as_ipynb(student_notebook(master, "how")), as_version=4)
    nbformat.validate(notebook)
    assert notebook.metadata.kernelspec.name == "python3"
    assert notebook.metadata.otter == {"assignment_name": "hw0_tiny"}


def test_the_script_says_the_same_and_prints_its_checks(master: Master) -> None:
    notebook = student_notebook(master, "how")
    script = jupytext.reads(as_script(notebook), fmt="py:percent")
    assert script.metadata.otter == {"assignment_name": "hw0_tiny"}
    assert len(script.cells) == len(notebook.cells)
    assert 'print(grader.check("q1_double"))' in sources(script)
    for name in ("double", "Counter", "step"):
        assert any(f" {name}" in source and "NotImplementedError" in source for source in sources(script))


def test_markers_that_otter_would_turn_into_another_stub_are_refused(course: Course) -> None:
    path = course.assignment("hw0_tiny").master
    path.write_text(path.read_text().replace('"""Counts on."""', "by = 1  # SOLUTION"))
    with pytest.raises(ChaffinchError, match="Otter made another stub"):
        student_notebook(read_master(course.assignment("hw0_tiny")), "how")


def test_the_command_otter_assign_makes_the_same_cells(
    master: Master, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))  # the command forgets a folder there
    (tmp_path / "m").mkdir()
    source = tmp_path / "m" / "hw0_tiny.ipynb"
    nbformat.write(marked_up(master), source)
    otter.assign.main(str(source), str(tmp_path / "out"), no_pdfs=True, no_run_tests=True)
    theirs = nbformat.read(tmp_path / "out" / "student" / "hw0_tiny.ipynb", as_version=4)
    named = [s.replace('"hw0_tiny.ipynb"', 'tests_dir="./tests"') for s in sources(theirs)]
    assert sorted(named) == sorted(s for s in sources(student_notebook(master, "how")) if s != "how")
