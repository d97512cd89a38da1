"""The command: bad input gets one clear line and exit code 2; grading tells its outcomes apart."""

import os
import subprocess
import sys

import pytest

from autograder.assignment import Course
from autograder.cli.main import run


def chaffinch(*arguments: object) -> subprocess.CompletedProcess[str]:
    code = "from autograder.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=250,
        check=False,
        env=os.environ | {"CUDA_VISIBLE_DEVICES": ""},
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
        (["grade", "hw1_perceptron", "no[/such]folder"], "no[/such]folder does not exist."),
        (["grade", "hw1_perceptron", ".", "--question", "written_stop"], "is graded by people"),
        (["verify", "hw1_perceptron", "--question", "nonsense"], "has no question 'nonsense'"),
        (["verify", "--question", "nonsense"], "None of the assignments has a question 'nonsense'."),
        (["calibrate", "hw1_perceptron", "--question", "nonsense"], "has no question 'nonsense'"),
        (["grade", "hw1_perceptron", ".", "--device", "cuda"], "sees no GPU here"),
        (["verify", "hw1_perceptron", "--seeds", "0"], "0 is not in the range"),
        (["verify", "hw1_perceptron", "--jobs", "0"], "0 is not in the range"),
        (["grade", "hw1_perceptron", ".", "--jobs", "-1"], "-1 is not in the range"),
        (["grade", "hw1_perceptron", ".", "--seed", "-1"], "-1 is not in the range"),
        (["calibrate", "hw1_perceptron", "--seeds", "0"], "0 is not in the range"),
        (["calibrate", "hw1_perceptron", "--wrong-seeds", "0"], "0 is not in the range"),
        (["calibrate", "hw1_perceptron", "--jobs", "0"], "0 is not in the range"),
        (["build", "hw99[/b]"], "There is no assignment 'hw99[/b]'."),
        (["nonsense"], "No such command 'nonsense'."),
        (["grade"], "Missing argument 'NAME'."),
    ],
)
def test_bad_input_gets_one_line_and_a_tip(arguments, said, capsys):
    assert run(arguments) == 2
    told = capsys.readouterr().err
    assert said in told.replace("\n", " ")
    assert "TIP" in told
    assert "Traceback" not in told


def test_the_installed_command_ends_with_that_code():
    done = chaffinch("grade", "hw99_nothing", ".")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("ERROR There is no assignment")


def test_grading_writes_every_report(tmp_path):
    sample = Course.find().root / "tests" / "sample_class" / "hw1_perceptron" / "ada_right.ipynb"
    done = chaffinch("grade", "hw1_perceptron", sample, "--question", "q1_predict", "--out", tmp_path)
    assert done.returncode == 0, done.stderr
    out = tmp_path / "hw1_perceptron"
    assert {p.name for p in out.iterdir()} == {
        "feedback", "final_grades.csv", "grades.csv", "grades.db", "grades.lock", "report.html", "run.json", "staff", "summaries"
    }  # fmt: skip
    assert (out / "summaries" / "ada_right.txt").is_file()
