"""What a grader file is written with: ``check``, ``expect``, ``picture``, and what student code raises.

``expect`` and ``picture`` are modules here, imported by whoever names them: they import PyTorch.
"""

from autograder.checks.check import CheckSpec, check
from autograder.checks.failures import CheckFailure, StudentError

__all__ = ["CheckFailure", "CheckSpec", "StudentError", "check"]
