"""Every argument that a mutant is right is about a mutant that exists: a sample of the small questions."""

import pytest

from autograder.assignment import Course
from autograder.grading.mutate.survey import survey

COURSE = Course.find()


@pytest.mark.parametrize(
    ("homework", "question"), [("hw1_perceptron", "q8_borders"), ("hw3_classifier", "q3_forward")]
)
def test_arguments_are_about_mutants_that_exist(homework, question):
    plan = survey(COURSE.assignment(homework), question)
    assert len(plan.mutants) >= 100
    assert plan.equivalent
