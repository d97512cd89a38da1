"""A red line says what was seen; one that says something else is found out."""

from dataclasses import replace

import pytest

from autograder.assignment import Course, Reason, Verdict
from autograder.cells.submission import Submission
from autograder.grading.claims import doubt, first_red
from autograder.grading.grader import Grader, Options
from autograder.grading.local import LocalGrader
from autograder.grading.mutate.survey import survey
from autograder.grading.verify import judge
from tests.grading.test_verify import CHAFF, FAILED, PASSED

RED = replace(FAILED, reason=Reason.WRONG)


@pytest.mark.parametrize(
    ("kind", "said", "why"),
    [
        ("shape", "the bias has shape (3,); expected (3,).", "'(3,)' is told and expected"),
        ("shape", "the bias has shape (3, 1); expected (3,).", ""),
        ("value", "the loss is 1.5; expected 1.5.", "'1.5' is told and expected"),
        ("value", "the loss is 1.5; expected 1.25.", ""),
        ("value", "the loss has 2 values, of which 1 is off; the worst is at [1]: 2.0; expected 1.0.", ""),
        ("length", "the list has 3 items; expected 3.", "'3 items' is told and expected"),
        ("too_large", "the loss is 0.5; at most 0.7 is expected.", "0.5 is within the bound 0.7"),
        ("too_large", "the loss is 0.9; at most 0.7 is expected.", ""),
        ("too_small", "the share is 0.9; at least 0.7 is expected.", "0.9 is within the bound 0.7"),
        ("not_finite", "the loss is 3.0.", "shows none"),
        ("not_finite", "the loss is NaN (not a number).", ""),
        ("condition", "Some image is missing.", ""),
    ],
)
def test_what_is_told_must_be_at_odds_with_what_is_expected(kind, said, why):
    found = doubt(replace(RED, kind=kind, message=said))
    assert why in found
    assert bool(found) == bool(why)


def test_code_that_raised_has_a_line_in_which_it_did():
    assert "names no line" in doubt(
        replace(RED, reason=Reason.RAISED, message="Your code raised ValueError: no")
    )
    told = "Your code raised ValueError: no\ncell [3], line 2, in f"
    assert doubt(replace(RED, reason=Reason.RAISED, message=told)) == ""


def test_verify_minds_a_message_that_is_not_true():
    untrue = replace(RED, kind="shape", message="w has shape (3,); expected (3,).")
    assert "may not be true" in next(judge(CHAFF, [PASSED, untrue]))


@pytest.mark.timeout(300)
def test_a_sample_of_mutants_is_told_the_same_kind_of_mistake_behind_the_wall_and_in_process():
    """What a line claims depends on the mistake, not on where the code runs."""
    assignment, question = Course.find().assignment("hw2_autograd"), "q3_mse_gradients"
    plan = survey(assignment, question, most=12)
    variants = [*plan.chaff[:4], *(mutant.variant for mutant in plan.mutants)]
    here = LocalGrader(assignment, [assignment.graded_question(question)])
    reds = 0
    with Grader(assignment, Options(question=question, many=False)) as grader:
        for variant in variants:
            submission = Submission.of_sources(variant.name, *variant.cells)
            wall = first_red(grader.judge(submission, 0, question))
            local = first_red(here.judge(variant, 0, question))
            if wall is None or variant.name in plan.equivalent:
                continue
            reds += 1
            assert wall.verdict is Verdict.FAILED
            assert doubt(wall) == "", f"{variant.name}: {wall.message}"
            assert local is not None
            assert local.name == wall.name, variant.name
            if wall.reason is not Reason.RAISED:  # in-process nothing tells whose code raised
                assert (local.reason, local.kind) == (wall.reason, wall.kind), (
                    f"{variant.name}: {wall.message}"
                )
    assert reds >= 10
