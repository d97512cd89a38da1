"""A class with attackers in it: each of them beside honest submissions, graded by the command, reports and all."""

import csv

import made_course
import pytest
import test_forge
import test_leave_a_mark
import test_starve_and_stall
import test_swamp_the_grader
from click.testing import CliRunner

from autograder.cli.main import cli

ATTACKERS = {
    "marks": test_leave_a_mark.trying(test_leave_a_mark.MARKS),
    "collides": test_swamp_the_grader.UNREADABLE["a dict of integers of one hash"][0],
    "repeats": test_swamp_the_grader.UNREADABLE["one buffer as 50 000 tensors"][0],
    "drips": test_swamp_the_grader.ENDLESS["a byte now and then"][0],
    "digits": test_swamp_the_grader.TOO_LARGE_TO_USE["an integer that is longer"][0],
    "deep": test_swamp_the_grader.TOO_LARGE_TO_USE["a value that is as deep as may be"][0],
    "threads": test_starve_and_stall.STARVE["a thread storm"][0],
    "forges": test_forge.ATTACKS["a pickle"][0],
    "surrogates": made_course.submission(
        double="def double(x):\n    raise ValueError('\\ud800[bold]=1+1\\x1b')"
    ),
}
HONEST = ("ada", "eve", "zoe")  # before, between and behind the attackers


@pytest.fixture(scope="module")
def graded(course_root, tmp_path_factory):
    """The folder of results of a class that was graded once."""
    folder, out = tmp_path_factory.mktemp("submissions"), tmp_path_factory.mktemp("out")
    for name in HONEST:
        (folder / f"{name}.py").write_text(made_course.submission(), encoding="utf-8")
    for name, source in ATTACKERS.items():
        (folder / f"{name}.py").write_text(source, encoding="utf-8")
    command = ["--course", str(course_root), "grade", "hw9_made", str(folder), "--out", str(out)]
    done = CliRunner().invoke(cli, command, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return out / "hw9_made"


def test_every_submission_has_its_row_and_no_attacker_the_honest_ones_points(graded):
    with (graded / "final_grades.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["file"]: row for row in csv.DictReader(file)}
    totals = {name: float(rows[name]["total_points_earned"]) for name in (*HONEST, *ATTACKERS)}
    assert {name: totals[name] for name in HONEST} == dict.fromkeys(HONEST, 9.0)
    assert all(totals[name] < 9.0 for name in set(ATTACKERS) - {"marks"}), totals
    assert not [row for row in rows.values() if "rror" in row["grading_status"]]


def test_the_reports_are_written_and_hold_no_secret(graded):
    assert (graded / "report.html").stat().st_size > 0
    shown = [path for path in graded.rglob("*") if path.is_file() and "summar" in str(path)]
    assert len(shown) >= len(HONEST) + len(ATTACKERS)
    for path in shown:
        text = path.read_text(encoding="utf-8")
        assert not [secret for secret in made_course.SECRETS if secret in text], path
        assert "\x1b" not in text
