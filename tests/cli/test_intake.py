"""What a TA is told about who handed in what, and whom ``--only`` means."""

import io
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.console import Console

from autograder.assignment import ChaffinchError
from autograder.cli.grade import grade
from autograder.cli.intake import chosen, print_intake
from autograder.grading.intake import Attempt, Intake, PassedOver, Person

ADA, BEN = Person("ada@uni.edu", "Ada [bold]Love[/]", "ada@uni.edu", "S11"), Person("ben", "ben")


@pytest.mark.parametrize("pattern", ["ada*", "S11", "ada@uni.edu", "Ada [bold]Love[/]", "ADA@*"])
def test_only_means_people_by_name_key_address_or_id(pattern):
    assert chosen([ADA, BEN], [pattern]) == {"ada@uni.edu"}


def test_only_that_means_nobody_is_an_error():
    with pytest.raises(ChaffinchError, match="'zoe' means nobody"):
        chosen([ADA, BEN], ["ben", "zoe"])


def test_without_only_all_are_meant():
    assert chosen([ADA, BEN], []) == {"ada@uni.edu", "ben"}


def test_it_is_said_how_it_was_read_and_names_are_no_markup():
    text = io.StringIO()
    passed = tuple(PassedOver(f"in/{n} [red].txt", "is text") for n in range(30))
    intake = Intake(
        "canvas", (Attempt(ADA, 1, Path(), "in/a", ""),), passed_over=passed, people=(ADA,), missing=(BEN,)
    )
    print_intake(Console(file=text, width=200, highlight=False), intake)
    told = text.getvalue()
    assert "Read as canvas: 1 person, 30 passed over, 1 of the roster missing." in told
    assert "passed over in/3 [red].txt is text" in told
    assert "missing ben (ben) handed in nothing" in told
    assert "… and 10 more: see run.json." in told


def test_what_is_passed_over_for_a_rare_reason_is_told_first():
    text = io.StringIO()
    notes = tuple(PassedOver(f"in/x_attempt_{n}.txt", "is text") for n in range(30))
    intake = Intake("blackboard", (), passed_over=(*notes, PassedOver("in/kim.mp4", "is a video")))
    print_intake(Console(file=text, width=200, highlight=False), intake)
    assert "passed over in/kim.mp4 is a video" in text.getvalue().splitlines()[1]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--only", "zoe"], "means nobody"),
        (["--roster", "nowhere.csv"], "cannot be read"),
        (["--layout", "moodle"], "not laid out as moodle"),
    ],
)
def test_bad_input_is_named(tmp_path, options, message):
    (tmp_path / "ada.py").write_text("def predict(): pass\n")
    command = ["hw1_perceptron", str(tmp_path), "--out", str(tmp_path / "out"), *options]
    result = CliRunner().invoke(grade, command)
    assert message in str(result.exception)
    assert isinstance(result.exception, ChaffinchError)
