"""What a call must leave behind in the other process."""

import torch

from autograder.checks.expect.bounds import true
from autograder.checks.subject import Subject


def autograd_on(student: Subject, otherwise: str) -> None:
    """Passes when autograd records graphs where the submission runs; switches it on again in any case.

    In-process that is the grader's own switch, and one mistake must not fail the checks that follow.

    Args:
        student: The submission.
        otherwise: The message when it was left off.

    Raises:
        CheckFailure: With that message.
    """
    is_on = student.run(torch.is_grad_enabled)
    student.run(torch.set_grad_enabled, True)
    true(is_on, otherwise)
