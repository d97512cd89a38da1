"""Rights that a student process gives up before it runs a submission's first line."""

from autograder.wall.inside.sandbox.apply import Sandbox
from autograder.wall.inside.sandbox.cgroup import Group, Groups
from autograder.wall.inside.sandbox.lifeline import Lifeline

__all__ = ["Group", "Groups", "Lifeline", "Sandbox"]
