"""The command: bad input gets one clear line and exit code 2; grading tells its outcomes apart."""

import subprocess
import sys

import pytest

from autograder.assignment import Course


def chaffinch(*arguments: object) -> subprocess.CompletedProcess[str]:
    code = "from autograder.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=250,
        check=False,
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["grade", "hw99_nothing", "."], "There is no assignment 'hw99_nothing'."),
        (["grade", "hw1_perceptron", "no/such/folder"], "no/such/folder does not exist."),
        (["grade", "hw1_perceptron", ".", "--question", "q99"], "has no question 'q99'"),
        (["verify", "hw99_nothing"], "There is no assignment"),
        (["new", "Seven"], "is no name for an assignment"),
        (["new", "hw1_perceptron"], "exists already"),
    ],
)
def test_bad_input_gets_one_line_and_a_tip(arguments, said):
    done = chaffinch(*arguments)
    assert done.returncode == 2
    assert said in done.stderr.replace("\n", " ")
    assert "TIP" in done.stderr
    assert "Traceback" not in done.stderr


def test_grading_writes_every_report(tmp_path):
    sample = Course.find().root / "tests" / "sample_class" / "hw1_perceptron" / "ada_right.ipynb"
    done = chaffinch("grade", "hw1_perceptron", sample, "--question", "q1_predict", "--out", tmp_path)
    assert done.returncode == 0, done.stderr
    out = tmp_path / "hw1_perceptron"
    assert {p.name for p in out.iterdir()} == {
        "final_grades.csv", "report.html", "results", "run.json", "staff", "summaries"
    }  # fmt: skip
    assert (out / "results" / "ada_right.ipynb.json").is_file()
