"""Rights that a student process gives up before it runs a submission's first line."""

from autograder.wall.inside.sandbox.apply import Sandbox

__all__ = ["Sandbox"]
