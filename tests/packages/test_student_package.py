"""The student's zip is whole by itself, on a machine that has never heard of the graders."""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import nbformat
import pytest

from autograder.assignment import Course
from autograder.packages.build import assemble
from autograder.packages.master import read_master
from autograder.rooms import ROOMS

EXECUTE = """
import sys, nbformat
from nbclient import NotebookClient
notebook = nbformat.read(sys.argv[1], as_version=4)
NotebookClient(notebook, kernel_name="python3", timeout=120, resources={"metadata": {"path": "."}}).execute()
nbformat.write(notebook, "executed.ipynb")
"""
ISOLATED = """
import sys
# a developer's editable installation is no part of a student's machine
sys.meta_path[:] = [finder for finder in sys.meta_path if "editable" not in getattr(finder, "__module__", "")]
sys.path[:] = [entry for entry in sys.path if "__editable__" not in entry]
import importlib, autograder.home.otter_test, autograder.home.pytest_hooks, shared.notebook
from pathlib import Path
here = Path.cwd()
assert here in Path(autograder.__file__).parents, autograder.__file__
assert here in Path(shared.__file__).parents, shared.__file__
for room in ("graders", "grading", "packages", "student", "cli"):
    try:
        importlib.import_module(f"autograder.{room}")
    except ModuleNotFoundError:
        continue
    raise SystemExit(f"autograder.{room} is in the student's package")
"""


@pytest.fixture
def home(course: Course, tmp_path: Path) -> Path:
    """The unzipped package."""
    with zipfile.ZipFile(io.BytesIO(assemble(course.assignment("hw0_tiny")).student.data)) as archive:
        archive.extractall(tmp_path)
    return tmp_path / "hw0_tiny"


@pytest.fixture
def clean(home: Path, clean_env: dict[str, str]):
    """Runs Python in the student's folder."""

    def run(*arguments: str, code: int = 0, errors: bool = False) -> str:
        done = subprocess.run(
            [sys.executable, *arguments], cwd=home, env=clean_env, capture_output=True, text=True, check=False
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout + (done.stderr if errors else "")

    return run


OUTLOOK = (
    "The public checks of this question: 2 of 4 points. "
    "1 hidden check decides about the other 2 points after you hand in."
)


def fill_in(course: Course, home: Path) -> None:
    """Writes the solution into the student's notebook."""
    master = read_master(course.assignment("hw0_tiny"))
    solutions = iter([cell.source for cell in master.cells if "question" in cell.metadata])
    notebook = nbformat.read(home / "hw0_tiny.ipynb", as_version=4)
    for cell in notebook.cells:
        if "question" in cell.metadata:
            cell.source = next(solutions)
    nbformat.write(notebook, home / "hw0_tiny.ipynb")


def shown(home: Path) -> list[str]:
    """What each check cell of the executed notebook displays, as plain text."""
    notebook = json.loads((home / "executed.ipynb").read_text())
    cells = [c for c in notebook["cells"] if "".join(c["source"]).startswith("grader.check")]
    return ["".join(cell["outputs"][0]["data"]["text/plain"]) for cell in cells]


def test_importing_it_needs_nothing_of_the_graders(clean) -> None:
    clean("-c", ISOLATED)


def test_a_filled_in_notebook_passes_every_check(course: Course, home: Path, clean) -> None:
    fill_in(course, home)
    clean("-c", EXECUTE, "hw0_tiny.ipynb")
    assert [text.split("\n")[0] for text in shown(home)] == [
        "q1_double: all public checks pass (2 of 2).",
        "q2_counter: all public checks pass (2 of 2).",
    ]
    assert shown(home)[0].endswith(f"\n  {OUTLOOK}")


def test_the_bare_notebook_runs_to_its_end_and_says_not_implemented_yet(home: Path, clean) -> None:
    clean("-c", EXECUTE, "hw0_tiny.ipynb")  # nbclient stops at the first error
    assert all("Not implemented yet" in text for text in shown(home))
    assert len(shown(home)) == 2


def test_the_script_runs_to_its_end_and_prints_the_same(clean) -> None:
    printed = clean("hw0_tiny.py")
    assert printed.count("Not implemented yet") == 2
    assert printed.count(OUTLOOK) == 1
    assert "double is not implemented yet. Fill it in above" in printed


def test_pytest_checks_the_notebook_of_the_folder(course: Course, home: Path, clean) -> None:
    assert "Not implemented yet" in clean("-m", "pytest", code=1)
    fill_in(course, home)
    printed = clean("-m", "pytest")
    assert "4 passed" in printed
    assert f"q1_double: {OUTLOOK}" in printed


def test_pytest_checks_any_file_cell_by_cell(home: Path, clean) -> None:
    text = "# %%\ndef double(x):\n    return x\n\n# %%\n1 / 0\n\n# %%\nfrom otter import Notebook\ngrader = Notebook()\n%time 1\n"
    (home / "mine.py").write_text(text)
    printed = clean("-m", "pytest", "--submission", "mine.py", code=1)
    assert "cell [2] (`1 / 0`) stopped in line 1: ZeroDivisionError: division by zero" in printed
    assert "q1_double: double returns twice its argument.\n" in printed
    assert "    Hint: Add x to itself." in printed
    assert "`Counter` is not defined" in printed


def test_pytest_says_what_passes_where_its_check_stands(home: Path, clean) -> None:
    answer = "# %%\nTWO = [2]\ndef double(x):\n    return x * TWO[0]\n# %%\n# grader.check('q1_double')\n"
    (home / "mine.py").write_text(f"{answer}# %%\nTWO.insert(0, 3)\n")
    printed = clean("-m", "pytest", "--submission", "mine.py", "checks/test_q1_double.py", code=1)
    assert "q1_double: cell [3] changes `TWO`. Where its check stands all of it passes" in printed
    assert "what to look at next" not in printed


def test_pytest_names_a_cell_that_ends_the_program_and_checks_the_others(home: Path, clean) -> None:
    (home / "mine.py").write_text("# %%\nimport sys\nsys.exit()\n# %%\ndef double(x):\n    return x + x\n")
    printed = clean("-m", "pytest", "--submission", "mine.py", "checks/test_q1_double.py")
    assert "cell [1] (`import sys`) stopped in line 2: it ends the program" in printed
    assert "2 passed" in printed


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("bad.ipynb", b"abc", "bad.ipynb is not a notebook"),
        ("bad.py", b"x = 1\0", "bad.py holds binary data"),
        ("bad.pdf", b"%PDF-1.4", "bad.pdf is a PDF"),
    ],
)
def test_pytest_says_one_sentence_of_a_file_that_it_cannot_read(home: Path, clean, name, data, said) -> None:
    (home / name).write_bytes(data)
    done = clean("-m", "pytest", "--submission", name, code=4, errors=True)
    assert said in done
    assert "Traceback" not in done
    assert "INTERNALERROR" not in done


@pytest.mark.parametrize("options", [("-k", "q1"), ("-x",)])
def test_pytest_says_nothing_of_checks_that_it_was_not_to_run(clean, options) -> None:
    printed = clean("-m", "pytest", *options, code=1)
    assert "Not implemented yet" in printed
    assert "never ran" not in printed


COLAB = """
import sys, types
sys.modules["google.colab"] = types.ModuleType("google.colab")
"""


@pytest.mark.parametrize("where", ["vs code", "colab"])
def test_a_notebook_elsewhere_runs_and_checks_itself(
    course: Course, home: Path, clean_env: dict[str, str], tmp_path: Path, where: str
) -> None:
    fill_in(course, home)
    folder = tmp_path / "content"
    (folder / "tests").mkdir(parents=True)  # of whatever else is there
    notebook = nbformat.read(home / "hw0_tiny.ipynb", as_version=4)
    notebook.cells.insert(0, nbformat.v4.new_code_cell(f"__vsc_ipynb_file__ = {str(home / 'a.ipynb')!r}"))
    if where == "colab":
        notebook.cells[0].source = COLAB
        (folder / "hw0_tiny-student.zip").write_bytes(assemble(course.assignment("hw0_tiny")).student.data)
    nbformat.write(notebook, folder / "elsewhere.ipynb")
    command = [sys.executable, "-c", EXECUTE, "elsewhere.ipynb"]
    done = subprocess.run(command, cwd=folder, env=clean_env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert [text.split("\n")[0] for text in shown(folder)] == [
        "q1_double: all public checks pass (2 of 2).",
        "q2_counter: all public checks pass (2 of 2).",
    ]


def test_a_renamed_notebook_checks_itself(course: Course, home: Path, clean) -> None:
    fill_in(course, home)
    (home / "hw0_tiny.ipynb").rename(home / "Copy of hw0_tiny.ipynb")
    clean("-c", EXECUTE, "Copy of hw0_tiny.ipynb")
    assert "all public checks pass" in shown(home)[0]


def test_the_script_finds_its_checks_from_another_folder_and_on_a_console_without_emoji(
    home: Path, clean_env: dict[str, str]
) -> None:
    done = subprocess.run(
        [sys.executable, "hw0_tiny/hw0_tiny.py"],
        cwd=home.parent, env=clean_env | {"PYTHONIOENCODING": "cp1252"}, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    assert "[open] double returns an array" in done.stdout.decode("cp1252")


def test_pytest_refuses_a_file_that_is_not_there(clean) -> None:
    clean("-m", "pytest", "--submission", "no.py", code=4)


def test_it_holds_nothing_of_the_hidden_half(course: Course) -> None:
    with zipfile.ZipFile(io.BytesIO(assemble(course.assignment("hw0_tiny")).student.data)) as archive:
        names = archive.namelist()
    assert {name.split("/")[0] for name in names} == {"hw0_tiny"}
    rooms = {name.split("/")[2] for name in names if name.startswith("hw0_tiny/autograder/")}
    assert rooms == {"__init__.py", *(room.folder for room in ROOMS if room.at_home)}
    assert not [name for name in names if "hidden" in name or "solution/" in name]


def test_the_clothes_are_only_packed_for_who_wears_them(course: Course) -> None:
    (course.root / "shared" / "data").mkdir()
    (course.root / "shared" / "data" / "fashion_mnist_subset.npz").write_bytes(b"pictures")
    assert b"fashion_mnist_subset" not in assemble(course.assignment("hw0_tiny")).student.data
    path = course.assignment("hw0_tiny").master
    path.write_text(path.read_text().replace("A story", "A story of fashion_mnist"))
    assert b"fashion_mnist_subset" in assemble(course.assignment("hw0_tiny")).student.data


def test_the_readme_names_questions_points_and_the_file_to_hand_in(course: Course) -> None:
    readme = assemble(course.assignment("hw0_tiny")).generated["README.md"].decode()
    assert "| `q1_double` | Twice as much | 4 | 2 |" in readme
    assert "| | **together** | **8** | **4** |" in readme
    assert "submit `hw0_tiny.ipynb`" in readme
