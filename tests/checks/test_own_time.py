"""A check that does not come to an end is broken off, and says where."""

from autograder.assignment import Limits, Verdict
from autograder.checks.bench import Bench, Effort
from autograder.checks.runner import CheckSession
from autograder.checks.subject import LocalSubject

CHECKS = '''
from autograder.checks import check, expect

@check(points=1)
def test_for_ever(student):
    """It ends."""
    while student.f() == 1:
        pass

@check(points=1)
def test_one(student):
    """It is one."""
    expect.equal(student.f(), 1, "f()")
'''


def test_a_check_that_does_not_end_is_an_error_with_its_line_and_the_others_go_on(tmp_path):
    file = tmp_path / "hidden" / "test_q1_f.py"
    file.parent.mkdir()
    file.write_text(CHECKS, encoding="utf-8")
    subject = LocalSubject({"f": lambda: 1})
    endless, one = CheckSession([file]).run(
        Bench(lambda _: subject, subject, effort=Effort(0.2, is_own=True))
    )
    assert endless.verdict is Verdict.ERROR
    assert "line 4: test_for_ever has computed for 0.2 s and has not come to an end." in endless.message
    assert endless.message.endswith(("(test_q1_f.py, line 7)", "(test_q1_f.py, line 8)"))
    assert one.verdict is Verdict.PASSED


def test_the_bound_is_never_below_a_minute():
    assert Limits(question_seconds=2).check_seconds == 60
    assert Limits(question_seconds=200).check_seconds == 200
