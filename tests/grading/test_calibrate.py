"""Calibration tells how near right and wrong submissions come to a threshold."""

from autograder.assignment import Course
from autograder.grading.calibrate import calibrate, summarise
from autograder.packages.scaffold import new_assignment
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


def test_worst_right_and_best_wrong_are_measured(tmp_path):
    course = Course(tmp_path)
    new_assignment(course, NAME)
    path = course.assignment(NAME).graders / "hidden" / "test_q1_scale.py"
    path.write_text(path.read_text() + CHECK)
    (course.assignment(NAME).variants / "q1_scale" / "chaff_factor.py").write_text(CHAFF)
    steps = calibrate(course.assignment(NAME), range(3), range(2), jobs=1)
    (line,) = summarise([run for runs in steps for run in runs])
    assert (line.check, line.bound, line.upper) == ("test_is_accurate", 0.5, True)
    assert (line.right_runs, line.right_failures, line.worst_right) == (6, 0, 0.0)
    assert (line.best_wrong, line.best_wrong_variant) == (3.0, "chaff_factor")
