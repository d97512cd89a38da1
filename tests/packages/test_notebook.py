"""The student's notebook is Otter's work, with our stubs, our order and nothing that changes from day to day."""

import json
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import jupytext
import nbformat
import otter.assign
import pytest

from autograder.assignment import ChaffinchError, Course
from autograder.cells.cell import Cell
from autograder.cells.environment import Environment
from autograder.cells.run import run_cells
from autograder.cells.solution_blocks import stubbed
from autograder.packages.archive import zipped
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
    assert first[1] == "how it works"
    assert first[2].startswith("# Initialize Otter\n")
    assert 'grader = otter.Notebook(tests_dir=str(here / "tests"))' in first[2]


@pytest.fixture
def alone(master: Master, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The first code cell, in a folder where nothing lies but a notebook."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.path", [*sys.path])
    return sources(student_notebook(master, "how"))[2]


def test_a_notebook_alone_unpacks_the_zip_that_lies_beside_it(alone: str) -> None:
    data = zipped({"tests/q1_double.py": b"name = 'q1_double'"}, folder="hw0_tiny")
    Path("hw0_tiny-student.zip").write_bytes(data)
    exec(alone, names := {})
    assert Path("hw0_tiny/tests/q1_double.py").is_file()
    assert sys.path[0] == str(Path("hw0_tiny").resolve())
    assert "grader" in names


def test_vs_code_runs_it_in_a_folder_with_tests_of_its_own(alone: str, tmp_path: Path, monkeypatch) -> None:
    home, workspace = tmp_path / "hw0_tiny", tmp_path / "workspace"
    for folder, name in ((home, "q1_double.py"), (workspace, "test_mine.py")):
        (folder / "tests").mkdir(parents=True)
        (folder / "tests" / name).write_text("name = ''")
    monkeypatch.chdir(workspace)
    exec(alone, names := {"__vsc_ipynb_file__": str(home / "renamed.ipynb")})
    assert names["here"] == home
    assert sys.path[0] == str(home)


def test_vs_code_on_another_machine_finds_what_lies_in_the_working_folder(alone: str) -> None:
    Path("tests").mkdir()
    Path("tests/q1_double.py").write_text("name = ''")
    exec(alone, names := {"__vsc_ipynb_file__": "/not/on/this/machine/hw0_tiny.ipynb"})
    assert names["here"].resolve() == Path.cwd()


def test_on_colab_two_assignments_share_one_folder(alone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "google.colab", ModuleType("google.colab"))
    for name, question in (("hw0_other", "q1_other"), ("hw0_tiny", "q1_double")):
        data = zipped({f"tests/{question}.py": b"name = ''"}, folder=name)
        Path(f"{name}-student.zip").write_bytes(data)
    Path("hw0_other/tests").mkdir(parents=True)
    exec(alone, names := {})
    assert names["here"].resolve() == Path("hw0_tiny").resolve()
    assert sys.path[0] == str(Path("hw0_tiny").resolve())


def test_a_notebook_alone_without_a_zip_says_what_is_needed(
    alone, capsys: pytest.CaptureFixture[str]
) -> None:
    exec(alone, {})
    assert "put hw0_tiny-student.zip beside this notebook" in capsys.readouterr().out


def test_a_notebook_alone_fetches_the_zip_where_the_course_says_it_is(
    master: Master, tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.path", [*sys.path])
    source = tmp_path / "elsewhere.zip"
    source.write_bytes(zipped({"tests/q1_double.py": b""}, folder="hw0_tiny"))
    there = replace(master, assignment=replace(master.assignment, package_url="https://example.org/a.zip"))
    cell = sources(student_notebook(there, "how"))[2]
    exec(cell.replace("https://example.org/a.zip", source.as_uri()), {})
    assert Path("hw0_tiny/tests/q1_double.py").is_file()


def test_in_grading_the_first_cell_does_nothing(alone: str, capsys: pytest.CaptureFixture[str]) -> None:
    loaded = run_cells([Cell("code", alone, {}, 1)], Environment())
    assert loaded.problems == ()
    assert capsys.readouterr().out == ""


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
    ours = student_notebook(master, "how")
    begin = "# Initialize Otter"  # ours finds what belongs to it, too
    others = [s for s in sources(ours) if s != "how" and not s.startswith(begin)]
    assert sorted(s for s in sources(theirs) if not s.startswith(begin)) == sorted(others)
