"""What a hidden check may say: subject, kind and the student's own line; never a value or an input."""

from pathlib import Path

import pytest

from autograder.checks import expect
from autograder.checks.failures import CheckFailure, Kind, StudentError
from autograder.checks.outcomes import message_of_student_error, outcome_of, outcome_of_student_error

CHECKS = """
for x in (3, 4):
    expect.close(f(x), 1, "the new weights")
    expect.close(f(x), 1, f"the loss for lr={x}")
    expect.close(f(x), 1, f"{x} things")
    expect.close(f(x), 1, "the losses after 5 epochs")
for name in ("X", "y"):
    expect.equal(a, b, f"layer {name} of the net")
expect.close(f(x), 1, f"the mean of {x}")
expect.true(ok, "The model is in eval mode afterwards.")
expect.true(ok, "There are only 5 losses.")
expect.true(ok, "Short: 3.")
expect.close(a, b, "in eval mode, the logits")
expect.close(a, b, f"conv_out({a}, {b})")
expect.close(a, b, "the caller's theta after z")
expect.close(a, b, "the weights that you were given")
expect.close(a, b, f"the caller's {name} after the call")
"""


@pytest.fixture
def file(tmp_path) -> Path:
    path = tmp_path / "test_q1.py"
    path.write_text(CHECKS)
    return path


def failing(call, *arguments) -> CheckFailure:
    with pytest.raises(CheckFailure) as caught:
        call(*arguments)
    return caught.value


@pytest.mark.parametrize(
    ("what", "subject"),
    [
        ("the new weights", "the new weights"),
        ("item 2 of the new weights[0]", "the new weights"),
        ("the loss for lr=3", "the loss for lr=…"),
        ("3 things", "things"),
        ("the losses after 5 epochs", "the losses after some epochs"),
        ("the mean of (2, 3)", "the mean"),
        ("layer X of the net", "layer X of the net"),
        ("layer SECRET of the net", "layer … of the net"),
        ("words that stand nowhere", "what your code gives"),
    ],
)
def test_only_words_that_stand_in_the_check_file_are_shown(file, what, subject):
    failure = failing(expect.close, [1.0, 2.0], [1.0, 7.0], what)
    assert outcome_of(failure, file) == f"Look at {subject}: not as expected."


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("in eval mode, the logits", "In eval mode, look at the logits: not as expected."),
        ("conv_out(3, (6, 2))", "Look at conv_out(…): not as expected."),
        ("the caller's theta after z", "Your code changes the caller's theta."),
        ("the weights that you were given", "Your code changes the weights that it was given."),
        ("the caller's SECRET after the call", "Your code changes what it was given."),
    ],
)
def test_what_may_be_said_is_a_sentence(file, what, said):
    failure = failing(expect.close, [1.0, 2.0], [1.0, 7.0], what)
    assert outcome_of(failure, file) == said


def test_of_a_sentence_figures_are_left_out_and_of_another_one_nothing_is_shown(file):
    assert outcome_of(CheckFailure("The model is in eval mode afterwards."), file).startswith("The model")
    assert outcome_of(CheckFailure("There are only 5 losses."), file) == "There are only … losses."
    for other in ("Short: 3.", "Another sentence that stands nowhere."):
        assert outcome_of(CheckFailure(other), file) == "It does not hold for your code."


@pytest.mark.parametrize(
    ("call", "arguments", "kind"),
    [
        (expect.close, (None, 1.0), Kind.NOTHING),
        (expect.close, ([1.0], [1.0, 2.0]), Kind.SHAPE),
        (expect.close, ([float("nan")], [1.0]), Kind.NOT_FINITE),
        (expect.equal, (True, 1), Kind.TYPE),
        (expect.equal, ([1], [1, 2]), Kind.LENGTH),
        (expect.at_most, (2.0, 1.0), Kind.TOO_LARGE),
        (expect.refuses, (lambda: None, ValueError), Kind.ACCEPTED),
        (expect.equal, (1, 2, "the labels that you were given"), Kind.CHANGED),
    ],
)
def test_each_failure_knows_its_kind(call, arguments, kind):
    assert failing(call, *arguments).kind is kind


@pytest.mark.parametrize("kind", sorted(set(Kind) - {Kind.CONDITION, Kind.UNUSABLE, Kind.NOT_LEARNED}))
def test_each_kind_has_a_sentence_of_its_own(file, kind):
    failure = CheckFailure("…", kind)
    failure.subject = "the new weights"
    assert "the new weights" in outcome_of(failure, file)


def test_an_exception_is_told_with_its_line_as_the_file_has_it():
    error = StudentError("TypeError", "SECRET", (), "  in cell [5], line 2, in SECRET")
    told = outcome_of_student_error(error, {5: "def f(x):\n    return x + None"})
    assert told == "Your code raised TypeError in cell [5], line 2: `return x + None`."
    assert message_of_student_error(error, {5: "\nx = 1"}).endswith("in SECRET\n      x = 1")


def test_what_a_probe_says_is_shown_like_words_of_the_check(file):
    said = "The curves begin with 2.5. No network that make_model gave has this error to y_true before its first step."
    assert "No network that make_model gave" in outcome_of(CheckFailure(said), file)
    failure = failing(expect.close, 1.0, 2.0, "the weight after the last epoch")
    assert outcome_of(failure, file) == "Look at the weight after the last epoch: not as expected."


@pytest.mark.parametrize("trace", ["", "cell [9], line 1", "cell [5], line 99", "cell [5], line 0"])
def test_a_line_that_the_file_does_not_have_is_not_told(trace):
    told = outcome_of_student_error(StudentError("SECRET", "SECRET", (), trace), {5: "x = 1"})
    assert told == "Your code raised an error."


def test_a_training_that_does_not_reach_its_bound_says_where_its_losses_went(file):
    with pytest.raises(CheckFailure) as caught:
        expect.at_most(0.71234, 0.1, "the last loss", losses=[2.30259, 1.0, 0.71234])
    assert caught.value.kind is Kind.NOT_LEARNED
    assert (
        outcome_of(caught.value, file) == "Your network did not learn enough: its loss went from 2.3 to 0.71."
    )
    assert str(caught.value).endswith("Your loss went from 2.3 to 0.712.")
