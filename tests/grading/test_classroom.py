"""A class is graded once: results are kept, and only what changed is graded again."""

from dataclasses import replace

import pytest

from autograder.assignment import ChaffinchError, Verdict
from autograder.grading.classroom import grade_class, plan_class
from autograder.grading.grader import Options
from autograder.grading.handed_in import handed_in
from autograder.grading.intake import take_in
from autograder.grading.store.database import open_store
from autograder.grading.store.reading import record_of, standings
from autograder.grading.store.writing import end_run
from tests.grading.conftest import NAME

OPTIONS = Options(many=False)


class Class:
    """A folder of submissions and the store that they are graded into."""

    def __init__(self, course, folder):
        self.course, self.folder, self.out = course, folder / "in", folder / "out"
        self.folder.mkdir()
        (folder / "unzipped").mkdir()

    def grade(self, options=OPTIONS, jobs=1, **more):
        """Names of the files that were graded."""
        assignment = self.course.assignment(NAME)
        intake = take_in([self.folder], self.out.parent / "unzipped", assignment)
        with open_store(self.out) as store:
            run = plan_class(assignment, store, handed_in(intake), options, **more)
            graded = sorted(record.submission for record in grade_class(run, jobs=jobs))
            end_run(store, run.number, [])
        return graded

    def record(self, name):
        with open_store(self.out) as store:
            person = next(s for s in standings(store) if s.student.file_name == name)
            return record_of(store, person, {}, NAME)


@pytest.fixture
def two(course, right, tmp_path):
    made = Class(course, tmp_path)
    (made.folder / "ada.py").write_text(right.read_text())
    (made.folder / "ben.py").write_text("def scale(x, factor):\n    return 0.0\n")
    return made


def test_a_second_run_keeps_what_did_not_change(two):
    assert two.grade() == ["ada", "ben"]
    assert two.grade() == []
    assert two.record("ada").earned == two.record("ada").points == 3


def test_a_changed_submission_is_graded_again_and_only_that(two):
    two.grade()
    (two.folder / "ben.py").write_text("def scale(x, factor):\n    return [v * factor for v in x]\n")
    assert two.grade() == ["ben"]


def test_equal_files_are_graded_once_and_both_have_the_points(two, right):
    (two.folder / "cid.py").write_text(right.read_text())
    assert len(two.grade()) == 2
    assert two.record("cid").earned == two.record("ada").earned == 3


def test_another_seed_is_another_result_and_the_first_is_still_known(two):
    two.grade()
    assert two.grade(options=replace(OPTIONS, seed=1)) == ["ada", "ben"]
    assert two.grade() == []
    assert two.record("ada").seed == 0


def test_regrade_grades_all(two):
    two.grade()
    assert two.grade(regrade=True) == ["ada", "ben"]


def test_only_grades_some_and_keeps_the_results_of_the_others(two):
    two.grade()
    assert two.grade(regrade=True, wanted=lambda student: student.name.startswith("ada")) == ["ada"]
    assert two.record("ben").points == 3


def test_only_nobody_is_an_error(two):
    with pytest.raises(ChaffinchError, match="names nobody"):
        two.grade(wanted=lambda _name: False)


def test_one_question_renews_only_itself(two, course):
    two.grade()
    before = two.record("ada")
    question = course.assignment(NAME).graded[0].name
    two.grade(options=replace(OPTIONS, question=question), regrade=True)
    assert two.record("ada").points == before.points
    assert two.record("ada").earned == before.earned


def test_two_processes_give_the_same_results_as_one(two):
    def verdicts(name):
        return [c.verdict for q in two.record(name).questions for c in q.checks]

    two.grade()
    one = [verdicts("ada"), verdicts("ben")]
    two.grade(regrade=True, jobs=2)
    assert [verdicts("ada"), verdicts("ben")] == one


def test_a_result_says_what_it_rests_on(two):
    two.grade()
    record = two.record("ada")
    assert len(record.sha256) == len(record.package) == 64
    assert record.isolation[0] == "process"
    assert record.versions["torch"] != "absent"
    assert all(check.seconds > 0 for q in record.questions for check in q.checks)


def test_a_file_that_cannot_be_read_is_a_graded_zero_with_every_question(two):
    (two.folder / "cid.ipynb").write_text("not json")
    two.grade()
    record = two.record("cid")
    assert "not JSON" in record.problem
    assert (record.earned, record.points) == (0, 3)
    assert all(c.verdict is Verdict.FAILED for q in record.questions for c in q.checks)
