"""A class is graded once: results are kept, and only what changed is graded again."""

import hashlib
import json
from dataclasses import replace

import pytest

from autograder.assignment import Verdict
from autograder.grading.classroom import Found, grade_class, read_record, result_path
from autograder.grading.grader import Options
from tests.grading.conftest import NAME

OPTIONS = Options(many=False)


@pytest.fixture
def grade(course, right, tmp_path):
    handed_in = tmp_path / "in"
    handed_in.mkdir()
    (handed_in / "ada.py").write_text(right.read_text())
    (handed_in / "ben.py").write_text("def scale(x, factor):\n    return 0.0\n")

    def run(**more):
        found = [
            Found(p.name, p, hashlib.sha256(p.read_bytes()).hexdigest()) for p in sorted(handed_in.iterdir())
        ]
        options = more.pop("options", OPTIONS)
        return {
            step.record.submission: step
            for step in grade_class(course.assignment(NAME), found, tmp_path / "out", options, **more)
        }

    run.handed_in, run.out = handed_in, tmp_path / "out"
    return run


def test_a_second_run_keeps_what_did_not_change(grade):
    first = grade()
    assert [step.kept for step in first.values()] == [False, False]
    assert [step.kept for step in grade().values()] == [True, True]
    assert first["ada.py"].record.earned == first["ada.py"].record.points == 3


def test_a_changed_submission_is_graded_again_and_only_that(grade):
    grade()
    (grade.handed_in / "ben.py").write_text("def scale(x, factor):\n    return [v * factor for v in x]\n")
    assert {name: step.kept for name, step in grade().items()} == {"ada.py": True, "ben.py": False}


def test_another_seed_is_another_result(grade):
    grade()
    assert not grade(options=replace(OPTIONS, seed=1))["ada.py"].kept


def test_regrade_grades_all(grade):
    grade()
    assert not any(step.kept for step in grade(regrade=True).values())


def test_only_grades_some_and_keeps_the_results_of_the_others(grade):
    grade()
    steps = grade(regrade=True, wanted=lambda name: name.startswith("ada"))
    assert {name: step.kept for name, step in steps.items()} == {"ada.py": False, "ben.py": True}


def test_a_half_written_result_is_graded_again(grade):
    grade()
    path = result_path(grade.out, "ada.py")
    path.write_text(path.read_text()[:100])
    assert not grade()["ada.py"].kept


def test_a_result_with_a_grader_error_is_graded_again(grade):
    grade()
    path = result_path(grade.out, "ada.py")
    table = json.loads(path.read_text())
    table["questions"][0]["checks"][0]["verdict"] = "error"
    path.write_text(json.dumps(table))
    assert not grade()["ada.py"].kept


def test_two_processes_give_the_same_results_as_one(grade):
    one = {name: [c.verdict for q in s.record.questions for c in q.checks] for name, s in grade().items()}
    two = grade(regrade=True, jobs=2)
    assert {n: [c.verdict for q in s.record.questions for c in q.checks] for n, s in two.items()} == one


def test_a_result_says_what_it_rests_on(grade):
    record = grade()["ada.py"].record
    assert record == read_record(grade.out, "ada.py")
    assert len(record.sha256) == len(record.package) == 64
    assert record.isolation[0] == "process"
    assert record.versions["torch"] != "absent"
    assert all(check.seconds > 0 for q in record.questions for check in q.checks)


def test_a_file_that_cannot_be_read_is_a_graded_zero_with_every_question(grade):
    (grade.handed_in / "cid.ipynb").write_text("not json")
    record = grade()["cid.ipynb"].record
    assert "not JSON" in record.problem
    assert (record.earned, record.points) == (0, 3)
    assert all(c.verdict is Verdict.FAILED for q in record.questions for c in q.checks)
