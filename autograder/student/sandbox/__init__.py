"""Rights that a student process gives up before it runs a submission's first line."""

from autograder.student.sandbox.apply import Sandbox

__all__ = ["Sandbox"]
