"""What a grader file is written with: ``check``, ``expect``, and the error that student code raises."""

from autograder.checks import expect
from autograder.checks.check import CheckSpec, check
from autograder.checks.failures import CheckFailure, StudentError

__all__ = ["CheckFailure", "CheckSpec", "StudentError", "check", "expect"]
