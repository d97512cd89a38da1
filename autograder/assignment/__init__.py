"""What an assignment, a limit and a verdict are. Imports nothing of ours."""

from autograder.assignment.course import Course
from autograder.assignment.errors import ChaffinchError
from autograder.assignment.limits import Limits
from autograder.assignment.results import (
    CheckResult,
    Mistake,
    Picture,
    QuestionResult,
    Reason,
    Verdict,
)
from autograder.assignment.sources import parse_source, read_source
from autograder.assignment.spec import Assignment, Question, load_assignment

__all__ = [
    "Assignment",
    "ChaffinchError",
    "CheckResult",
    "Course",
    "Limits",
    "Mistake",
    "Picture",
    "Question",
    "QuestionResult",
    "Reason",
    "Verdict",
    "load_assignment",
    "parse_source",
    "read_source",
]
