"""Calibration tells how near right and wrong submissions come to a threshold."""

import pytest
from click.testing import CliRunner

from autograder.assignment import ChaffinchError, Course
from autograder.cli.calibrate import calibrate as command
from autograder.grading.calibrate import Seeds, calibrate
from autograder.grading.calibration import summarise, with_thresholds
from autograder.packages.scaffold import new_assignment
from autograder.report.calibration import calibration_text, one_in
from tests.grading.conftest import NAME

CHECK = '''

@check(points=1)
def test_is_accurate(student, rng):
    """The sum is near six."""
    got = student.scale(__import__("numpy").ones(3), 2.0)
    expect.at_most(abs(float(sum(got)) - 6.0), 0.5, "the distance")
'''
CHAFF = (
    '"""Forgets the factor."""\nCAUGHT_BY = "test_is_accurate"\n\ndef scale(x, factor):\n    return x * 1.0\n'
)


OFF = '"""Leaves autograd off."""\nimport torch\n\nimport numpy as np\n\ntorch.set_grad_enabled(False)\n\ndef scale(x, factor):\n    return np.array(x, dtype=float) * factor\n'
FIRST_RAISES = '"""Not right at all: fails before it is measured."""\n\ndef scale(x, factor):\n    raise ValueError("early")\n'


@pytest.fixture
def course(tmp_path):
    made = Course(tmp_path)
    new_assignment(made, NAME)
    return made


def with_check(course):
    path = course.assignment(NAME).graders / "hidden" / "test_q1_scale.py"
    path.write_text(path.read_text() + CHECK)
    return course.assignment(NAME).variants / "q1_scale"


def lines(course, seeds=3, **options):
    steps = calibrate(course.assignment(NAME), Seeds(seeds, seeds, 2), jobs=1, **options)
    return summarise(with_thresholds([run for runs in steps for run in runs]))


def test_worst_right_and_best_wrong_are_measured(course):
    (with_check(course) / "chaff_factor.py").write_text(CHAFF)
    (line,) = lines(course)
    assert (line.check, line.bound, line.upper) == ("test_is_accurate", 0.5, True)
    assert (line.seeds, line.failed_seeds, line.worst_right) == (2, 0, 0.0)  # the same on the first two
    assert (line.best_wrong, line.best_wrong_variant, line.wrong_inside) == (3.0, "chaff_factor", 0)
    assert not line.varies
    assert "the same on every seed (4 runs)" in calibration_text(line).plain


def test_a_right_run_that_fails_before_it_compares_is_counted(course):
    (with_check(course) / "wheat_early.py").write_text(FIRST_RAISES)
    (line,) = lines(course)
    assert (line.seeds, line.failed_seeds) == (2, 2)


VARYING = """

@check(points=1)
def test_is_accurate(student, rng):
    \"\"\"The sum is near six.\"\"\"
    expect.at_most(rng.uniform(0, 0.4), 0.5, "a number")
    got = student.scale(__import__("numpy").ones(3), 2.0)
    expect.at_most(abs(float(sum(got)) - 6.0) + rng.uniform(0, 0.4), 0.5, "the distance")
"""


def test_right_variants_run_through_the_thresholds_alone_and_no_further_than_they_vary(course):
    with_check(course)
    runs = [run for found in calibrate(course.assignment(NAME), Seeds(5, 3, 1), jobs=1) for run in found]
    right = [run for run in runs if run.right]
    assert {(run.check, run.seed) for run in right} == {("test_is_accurate", 0), ("test_is_accurate", 1)}
    assert len({run.check for run in runs if not run.right}) > 1


def test_other_bounds_say_what_they_would_let_through(course):
    path = course.assignment(NAME).graders / "hidden" / "test_q1_scale.py"
    path.write_text(path.read_text() + VARYING)
    (course.assignment(NAME).variants / "q1_scale" / "chaff_factor.py").write_text(CHAFF)
    _, distance = lines(course, seeds=6)
    assert (distance.seeds, distance.failed_seeds, distance.varies) == (6, 0, True)
    assert distance.at_most == pytest.approx(1 - 0.05 ** (1 / 6))
    assert [other.right_beyond for other in distance.elsewhere] == [0, 0, 0, 0]
    assert distance.worst_right < distance.elsewhere[1].bound < distance.best_wrong
    assert (
        "0 of 6 seeds fail (12 runs), so with 95 % confidence at most 1 in 2"
        in calibration_text(distance).plain
    )


def test_what_one_variant_switches_off_stays_off_in_it_alone(course):
    (with_check(course) / "wheat_off.py").write_text(OFF)
    path = course.assignment(NAME).graders / "hidden" / "test_q1_scale.py"
    path.write_text(
        path.read_text().replace("got = ", "import torch\n    assert torch.is_grad_enabled()\n    got = ")
    )
    runs = [r for runs in calibrate(course.assignment(NAME), Seeds(2, 2, 1), 1) for r in runs]
    passed = {r.variant: r.passed for r in runs if r.check == "test_is_accurate"}
    assert passed["solution"]
    assert passed["wheat_loop"]


@pytest.mark.parametrize("question", [None, "q1_scale"])
def test_nothing_is_run_where_no_check_has_a_threshold(course, question):
    assert lines(course, question=question) == []


def test_the_command_says_that_there_is_nothing_to_calibrate(course, monkeypatch):
    monkeypatch.chdir(course.root)
    done = CliRunner().invoke(command, [NAME, "--seeds", "2"], catch_exceptions=False)
    assert (done.exit_code, "nothing to calibrate" in done.output) == (0, True)


@pytest.mark.parametrize(
    ("question", "said"), [("nonsense", "no question 'nonsense'"), ("written_why", "graded by people")]
)
def test_a_question_without_checks_is_refused(course, question, said):
    with pytest.raises(ChaffinchError, match=said):
        lines(course, question=question)


@pytest.mark.parametrize(
    ("rate", "said"),
    [
        (0.0, "none"),
        (1.0, "1 in 1"),
        (0.000998, "1 in 1000"),
        (0.4, "1 in 2"),
        (1e-20, "1 in 10^12 or fewer"),
    ],
)
def test_a_rate_is_told_as_one_in_so_many(rate, said):
    assert one_in(rate) == said
