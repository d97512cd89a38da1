"""The zygote of a grading. Imports no PyTorch: it warms up while the process that grades imports it."""

from autograder.assignment import Assignment
from autograder.checks.solution import imported_modules
from autograder.grading.options import Options
from autograder.wall.outside.forked import ForkedZygote
from autograder.wall.outside.launcher import Launcher


def zygote_for(assignment: Assignment, options: Options, early: ForkedZygote | None = None) -> Launcher:
    """What student processes are forked from, not yet started.

    Args:
        assignment: What will be graded.
        options: How.
        early: A process that was forked to become it; without it one is started.
    """
    return Launcher(
        (assignment.root, *options.protected),
        assignment.shared,
        options.device,
        imported_modules(assignment.master),
        many=options.many,
        early=early,
    )
