"""A rubric is items with points that add up to the question's."""

import pytest

from autograder.assignment import ChaffinchError
from autograder.grading.written.rubric import read_rubric

TEXT = """**Model answer.** It shrinks
by a half.

**Rubric.**

* ½: says that it
  shrinks
  * ¼: only that it changes
* 1½ points: says why

A picture is fine."""


def read(text: str, points: float = 2.0):
    return read_rubric(text, "w1", points, "hw.py, line 3")


def test_model_answer_items_and_notes_are_told_apart():
    rubric = read(TEXT)
    assert rubric.model == "It shrinks\nby a half."
    assert [(i.points, i.text, i.instead_of) for i in rubric.items] == [
        (0.5, "says that it shrinks", None), (0.25, "only that it changes", 1), (1.5, "says why", None),
    ]  # fmt: skip
    assert rubric.notes == "A picture is fine."


@pytest.mark.parametrize(
    ("numbers", "points"), [([], 0), ([2], 0.25), ([1, 2], 0.5), ([2, 3], 1.75), ([1, 2, 3], 2)]
)
def test_a_part_counts_only_where_its_whole_does_not(numbers, points):
    assert read(TEXT).points_of(numbers) == points


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("* 1½ points: says why", "* 1: says why", "add up to 1.5 points, the question has 2"),
        ("* 1½ points: says why", "* says why", "has no points"),
        ("¼", "½", "is no less than the item"),
        ("* ½", "½", "add up"),
    ],
)
def test_a_rubric_that_does_not_fit_is_refused_with_its_place(old, new, said):
    with pytest.raises(ChaffinchError, match=said) as caught:
        read(TEXT.replace(old, new))
    assert "hw.py, line 3" in caught.value.message
    assert caught.value.tip


def test_more_items_than_keys_are_refused():
    with pytest.raises(ChaffinchError, match="10 items"):
        read("**Rubric.**\n" + "* 0.2: x\n" * 10)


def test_prose_without_items_is_refused():
    with pytest.raises(ChaffinchError, match="no items with points"):
        read("One point for a good answer.")
