"""A class list that was named once is used until another one is named."""

import csv

import pytest
from click.testing import CliRunner

from autograder.assignment import ChaffinchError
from autograder.cli.adjust import adjust
from autograder.cli.export import export
from autograder.cli.grade import grade


@pytest.fixture
def graded(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "s11.py").write_bytes(b"%PDF-1.7\n")  # a row, and nothing to grade

    def run(*options: object) -> tuple[str, dict[str, str]]:
        out = tmp_path / "grades"
        command = ["hw1_perceptron", str(tmp_path / "in"), "--out", str(out), *map(str, options)]
        done = CliRunner().invoke(grade, command, catch_exceptions=False)
        with (out / "hw1_perceptron" / "grades.csv").open(encoding="utf-8-sig") as file:
            return done.output, {row["person"]: row["email"] for row in csv.DictReader(file)}

    return run


def roster(path, *names):
    path.write_text("name,id,email\n" + "".join(f"{n},S1{i},{n}@uni.edu\n" for i, n in enumerate(names)))
    return path


def test_grading_again_without_a_roster_uses_the_one_that_came_before(graded, tmp_path):
    people = roster(tmp_path / "people.csv", "zoe", "ada", "ben")
    first, rows = graded("--roster", people)
    assert list(rows.items()) == [("zoe", "zoe@uni.edu"), ("ada", "ada@uni.edu"), ("ben", "ben@uni.edu")]
    people.unlink()
    again, the_same = graded()
    assert list(the_same.items()) == list(rows.items())
    assert "Roster: people.csv of an earlier run." in again
    assert "of an earlier run" not in first
    assert "2 of the roster missing" in again


def test_another_roster_takes_its_place(graded, tmp_path):
    graded("--roster", roster(tmp_path / "people.csv", "zoe", "ada", "ben"))
    graded("--roster", roster(tmp_path / "newer.csv", "cleo", "ada"))
    told, _ = graded()
    assert "Roster: newer.csv of an earlier run." in told
    assert "1 of the roster missing" in told


def test_a_roster_that_cannot_be_read_leaves_the_one_before(graded, tmp_path):
    graded("--roster", roster(tmp_path / "people.csv", "zoe", "ada"))
    with pytest.raises(Exception, match="cannot be read"):
        graded("--roster", tmp_path / "nowhere.csv")
    assert "Roster: people.csv of an earlier run." in graded()[0]


def test_without_any_roster_nothing_is_said_of_one(graded):
    graded()
    assert "Roster" not in graded()[0]


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "name,id\n"])
def test_an_export_for_a_list_that_names_nobody_is_refused(graded, tmp_path, text):
    graded()
    (tmp_path / "nobody.csv").write_text(text)
    command = [
        "hw1_perceptron",
        str(tmp_path / "grades"),
        "--to",
        "canvas",
        "--roster",
        str(tmp_path / "nobody.csv"),
    ]
    with pytest.raises(ChaffinchError, match=r"nobody\.csv"):
        CliRunner().invoke(export, command, catch_exceptions=False)
    assert not (tmp_path / "grades" / "hw1_perceptron" / "export").exists()


@pytest.mark.parametrize(("points", "odd"), [("99", True), ("-1", True), ("+0.5", False), ("1", False)])
def test_an_adjustment_beyond_full_marks_or_below_none_is_told(graded, tmp_path, points, odd):
    graded()
    command = ["hw1_perceptron", str(tmp_path / "grades"), "--person", "s11", "--question", "q2_update"]
    told = (
        CliRunner()
        .invoke(adjust, [*command, "--points", points, "--reason", "why"], catch_exceptions=False)
        .output
    )
    assert ("If it is not meant: chaffinch adjust hw1_perceptron" in told) == odd
