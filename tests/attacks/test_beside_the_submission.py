"""Beside the submission: files that shadow, configure or look like results, in a folder, in a zip, and for the command."""

import contextlib
import csv
import sys
import zipfile

import made_course
import pytest
import test_change_what_checks_call
import test_odd_cells
from click.testing import CliRunner

from autograder.cli.main import cli

WRONG = made_course.submission(double="def double(x):\n    return 3 * x\n")
SPY = "import pathlib\npathlib.Path({found!r}, __name__).touch()\nraise SystemExit('found')\n"
MODULES = (
    "torch.py", "numpy.py", "json.py", "yaml.py", "click.py", "psutil.py", "pytest.py", "_pytest/__init__.py",
    "autograder/__init__.py", "autograder/checks/__init__.py", "shared/__init__.py", "otter.py", "solution.py",
    "conftest.py", "sitecustomize.py", "usercustomize.py", "__init__.py", "tests/q1_double.py", "checks/x.py",
)  # fmt: skip
SETTINGS = {
    "pytest.ini": "[pytest]\naddopts = --collect-only -p spy\npython_files = *.py\n",
    "pyproject.toml": "[tool.pytest.ini_options]\naddopts = '--collect-only'\n",
    "tox.ini": "[pytest]\naddopts = --collect-only\n",
    "setup.cfg": "[tool:pytest]\naddopts = --collect-only\n",
    "matplotlibrc": "backend: module://spy\n",
    ".env": "PYTHONPATH=.\n",
    "spy.pth": "import sys; sys.exit('found')\n",
    "assignment.toml": "name = 'hw9_made'\n",
    "expected.toml": "points = 9\n",
    "final_grades.csv": "file,total_points_earned\nmallory,9\nada,0\n",
    "results.json": '{"score": 9, "tests": [{"name": "q1_double", "score": 4}]}',
    "run.json": "{}",
    "grades.db": "SQLite format 3\0",
    "roster.csv": "name,id\nMallory,ada\n",
    "submission_metadata.yml": "submission_1:\n  :submitters:\n  - :name: ada\n    :email: ada\n",
    "timestamp.txt": "2000-01-01 00:00:00",
}
NOTEBOOKS = ("answers in a cell of no kind", "answers in metadata", "another folder", "two lists of cells")
HONEST = ("ada", "nils", "zoe")  # before, between and behind the others


@pytest.fixture(scope="module")
def graded(course_root, tmp_path_factory):
    """Results of a class, graded by somebody who works in an attacker's folder; and what was run of the spies."""
    place, out, found = (tmp_path_factory.mktemp(name) for name in ("class", "out", "found"))
    beside = {name: SPY.format(found=str(found)) for name in MODULES} | SETTINGS
    for name, text in {"hw9_made.py": WRONG, **beside}.items():
        (place / "mallory" / name).parent.mkdir(parents=True, exist_ok=True)
        (place / "mallory" / name).write_text(text, encoding="utf-8")
    with zipfile.ZipFile(place / "trudy.zip", "w") as archive:
        for name, text in {"hw9_made.py": f"{WRONG}\n# trudy\n", **beside}.items():
            archive.writestr(name, text)
    for name in HONEST:
        (place / f"{name}.py").write_text(f"{made_course.submission()}\n# {name}\n", encoding="utf-8")
    for number, name in enumerate(NOTEBOOKS):
        (place / f"notebook{number}.ipynb").write_bytes(test_odd_cells.GAINLESS[name][0])
    for number, (source, _) in enumerate(list(test_change_what_checks_call.ATTACKS.values())[::4]):
        (place / f"changer{number}.py").write_text(source, encoding="utf-8")
    command = ["--course", str(course_root), "grade", "hw9_made", str(place), "--out", str(out)]
    with contextlib.chdir(place / "mallory"):
        modules = set(sys.modules)
        done = CliRunner().invoke(cli, command, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    assert not {"", ".", str(place / "mallory")} & set(sys.path)
    assert not [name for name in set(sys.modules) - modules if str(place) in str(sys.modules[name])]
    return out / "hw9_made", found


def rows_of(folder):
    """The table's rows, by person."""
    with (folder / "final_grades.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["file"]: row for row in csv.DictReader(file)}


def test_nothing_of_it_is_run_and_nobody_else_is_given_its_points(graded):
    folder, found = graded
    assert not list(found.iterdir())
    points = {name: float(row["total_points_earned"]) for name, row in rows_of(folder).items()}
    assert {name: points[name] for name in HONEST} == dict.fromkeys(HONEST, 9.0)
    assert (points["mallory"], points["trudy"]) == (5.0, 5.0)
    assert {points[f"notebook{number}"] for number in range(len(NOTEBOOKS))} == {5.0}


def test_those_who_change_what_checks_call_earn_what_their_answers_are_worth(graded):
    rows = rows_of(graded[0])
    for number, (_, honest) in enumerate(list(test_change_what_checks_call.ATTACKS.values())[::4]):
        row = rows[f"changer{number}"]
        earned = {name: float(row[name]) for name in made_course.POINTS}
        assert all(earned[name] <= honest.get(name, 0.0) for name in earned), (number, earned)
        assert "rror" not in row["grading_status"]


def test_the_reports_are_written_and_hold_no_secret(graded):
    folder, rows = graded[0], rows_of(graded[0])
    assert (folder / "report.html").stat().st_size > 0
    shown = [path for path in folder.rglob("*") if path.is_file() and "summar" in str(path)]
    assert len(shown) >= len(rows) - 1  # one row says what can be earned
    for path in shown:
        text = path.read_text(encoding="utf-8")
        assert not [secret for secret in made_course.SECRETS if secret in text], path
