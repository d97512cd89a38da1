"""Intake: from files to submissions to people, each of whom counts exactly once."""

from autograder.grading.intake.intake import ATTEMPTS, LAYOUTS, take_in
from autograder.grading.intake.model import Attempt, Intake, PassedOver, Person, Unreadable
from autograder.grading.intake.roster import Roster, read_roster, roster_of

__all__ = [
    "ATTEMPTS", "LAYOUTS", "Attempt", "Intake", "PassedOver", "Person", "Roster", "Unreadable",
    "read_roster", "roster_of", "take_in",
]  # fmt: skip
