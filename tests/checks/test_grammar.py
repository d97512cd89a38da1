"""Sentences of checks agree with their subjects, and begin and end as sentences do."""

import pytest

from autograder.checks.grammar import counted, finished, one_of, verb


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("the new weights", "the new weights have"),
        ("the bias", "the bias has"),
        ("the losses of three epochs", "the losses of three epochs have"),
        ("the list of changes", "the list of changes has"),
        ("what rates returns", "what rates returns has"),
        ("train_losses", "train_losses has"),
        ("dz(1)", "dz(1) has"),
        ("a after two steps", "a after two steps has"),
        ("Adam's eps and weight_decay", "Adam's eps and weight_decay have"),
        ("in eval mode, the logits when asked again", "in eval mode, the logits when asked again have"),
        ("the weight, which only the second point moves", "the weight, which only the second point moves, has"),
        ("the weight after two steps, which go 1/2, 3/4,", "the weight after two steps, which go 1/2, 3/4, has"),
        ("row 4, column 2", "row 4, column 2 has"),
        ("the features of (2, 1) and (-2, 0)", "the features of (2, 1) and (-2, 0) have"),
    ],
)  # fmt: skip
def test_a_verb_goes_with_the_noun_of_its_subject(what, said):
    assert verb(what, "has") == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("both epochs have the same order", "Both epochs have the same order."),
        (
            "losses has 1 entries after 5 epochs; expected 5.",
            "losses has 1 entry after 5 epochs; expected 5.",
        ),
        ("predict is 11 steps behind", "predict is 11 steps behind."),
        ("the output is 3.1 steps", "The output is 3.1 steps."),
        ("x is `None`", "x is `None`"),
        ("", ""),
    ],
)
def test_a_sentence_begins_with_a_capital_unless_with_code_and_ends(text, said):
    assert finished(text) == said


def test_numbers_and_types_read_as_words():
    assert [counted(1, "item"), counted(2, "item")] == ["1 item", "2 items"]
    assert one_of(("tuple", "list", "int", "int")) == "a tuple or a list or an int"
