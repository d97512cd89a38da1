"""Every assignment of the course: its graders are graded, its sample class gets the points that it must get."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from autograder.assignment import Course
from autograder.checks.runner import check_files, list_checks
from autograder.grading.grader import Grader, Options
from autograder.grading.intake import take_in
from autograder.grading.recognition.book import book_of
from autograder.grading.recognition.learn import learned
from autograder.grading.variants import load_variants
from autograder.grading.verify import plan, verify
from autograder.grading.work import GradeVariants
from autograder.packages.build import assemble, stale_files

COURSE = Course.find()


@pytest.fixture(params=COURSE.names)
def assignment(request):
    return COURSE.assignment(request.param)


@pytest.mark.timeout(1200)
def test_wheat_passes_chaff_is_caught_and_the_stub_earns_nothing(assignment):
    tasks = plan(assignment, [0], thorough=False)
    outcomes = list(verify(GradeVariants(assignment), tasks))
    assert [f"{o.variant.question}/{o.variant.name}: {p}" for o in outcomes for p in o.problems] == []
    # what the known mistakes do is what the committed signatures say; else run `chaffinch verify`
    assert learned(outcomes, book_of(assignment)) == book_of(assignment)


@pytest.mark.timeout(900)
def test_the_sample_class_gets_the_points_that_it_must_get(assignment, tmp_path):
    folder = COURSE.root / "tests" / "sample_class" / assignment.name
    expected = tomllib.loads((folder / "expected.toml").read_text(encoding="utf-8"))
    intake = take_in([folder], tmp_path, assignment)
    found = {Path(item.place).name: folder / Path(item.place).name for item in intake.unreadable}
    found |= {Path(attempt.place).name: attempt.file for attempt in intake.attempts}
    assert set(found) == set(expected)
    with Grader(assignment, Options(protected=(folder,))) as grader:
        for name, entry in expected.items():
            record = grader.grade_file(found[name])
            earned = {question.name: question.earned for question in record.questions}
            assert earned == dict.fromkeys(earned, 0) | entry.get("points", {}), name
            assert record.errors == [], name
            told = [record.problem, *(c.message for q in record.questions for c in q.checks)]
            assert any(entry.get("error", "").lower() in text.lower() for text in told), f"{name}: {told}"


def test_points_total_20_to_35_and_about_a_third_are_public(assignment):
    checks = list_checks(check_files(assignment))
    total, public = sum(c.points for c in checks), sum(c.points for c in checks if not c.hidden)
    assert 20 <= total + sum(q.points for q in assignment.questions) <= 35
    assert 0.25 <= public / total <= 0.45, f"{public} of {total}"


def test_every_question_has_wheat_and_chaff(assignment):
    kinds = Counter((v.question, v.is_chaff) for v in load_variants(assignment))
    for question in assignment.graded:
        assert kinds[question.name, False] >= 1, f"{question.name} has no wheat"
        assert kinds[question.name, True] >= 3, f"{question.name} has {kinds[question.name, True]} chaffs"


def test_public_checks_catch_45_of_100_known_mistakes_in_every_question(assignment):
    public = {(c.question, c.name) for c in list_checks(check_files(assignment)) if not c.hidden}
    seen = Counter()
    for chaff in load_variants(assignment):
        seen[chaff.question, (chaff.question, chaff.caught_by) in public] += chaff.is_chaff
    shares = {
        q.name: seen[q.name, True] / (seen[q.name, True] + seen[q.name, False]) for q in assignment.graded
    }
    assert {name: round(share, 2) for name, share in shares.items() if share < 0.45} == {}


def test_the_committed_student_files_are_what_a_build_makes(assignment):
    assert stale_files(assemble(assignment)) == []
