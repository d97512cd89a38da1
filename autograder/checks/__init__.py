"""What a grader file is written with: ``check``, ``expect``, ``picture``, and what student code raises."""

from autograder.checks import expect, picture
from autograder.checks.check import CheckSpec, check
from autograder.checks.failures import CheckFailure, StudentError

__all__ = ["CheckFailure", "CheckSpec", "StudentError", "check", "expect", "picture"]
