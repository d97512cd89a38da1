"""What a student wrote is found by its cell's tag, or by the text above where tags are lost."""

import json

import pytest

from autograder.assignment import Course
from autograder.cells.cell import Cell
from autograder.cells.notebook import read_notebook
from autograder.cells.script import split_script
from autograder.grading.written.answers import Places, letters
from autograder.grading.written.kept import as_bytes, packed, unpacked

WHY, HOW = "**Why** does it grow?", "How would you *stop* it, and with which of the tools above?"
AFTER = "## Handing in\n\nSave this notebook and hand in the one file, nothing else."
PLACEHOLDER = "_Type your answer here, replacing this text._"
PLACES = Places({"w1": letters(WHY), "w2": letters(HOW)}, frozenset({letters(AFTER)[:24]}))


def text(source: str, **metadata: object) -> Cell:
    return Cell("markdown", source, metadata)


def found(*cells: Cell) -> list[tuple[str, str]]:
    return [(a.state, a.text) for a in PLACES.find(cells).values()]


def notebook(first: str, second: str, tags: bool = True) -> list[Cell]:
    return [
        Cell("code", "x = 1"), text(WHY, **({"written": "w1"} if tags else {})), text(first),
        text(HOW, **({"written": "w2"} if tags else {})), text(second), text(AFTER),
    ]  # fmt: skip


@pytest.mark.parametrize("tags", [True, False])
def test_answers_are_the_cells_below_their_questions(tags):
    assert found(*notebook("It doubles.", "I $x$ do.", tags)) == [
        ("answered", "It doubles."),
        ("answered", "I $x$ do."),
    ]


@pytest.mark.parametrize(("wrote", "state"), [(PLACEHOLDER, "untouched"), ("", "empty"), ("  \n", "empty")])
def test_an_answer_with_nothing_in_it_says_so(wrote, state):
    assert found(*notebook(wrote, "y"))[0] == (state, "")


def test_an_answer_may_stand_in_the_questions_own_cell_and_beside_the_placeholder():
    own = text(f"<!-- BEGIN QUESTION -->\n\n{WHY}\n\nIt doubles.", written="w1")
    assert found(own, text(PLACEHOLDER), text(HOW), text(f"{PLACEHOLDER}\nI stop."))[0][1] == "It doubles."
    assert found(own, text(PLACEHOLDER), text(HOW), text(f"{PLACEHOLDER}\nI stop."))[1][1] == "I stop."


def test_an_answer_may_spread_over_cells_and_code():
    cells = [
        text(WHY, written="w1"),
        text("One."),
        Cell("code", "1 + 1"),
        text("Two."),
        text(HOW, written="w2"),
    ]
    assert found(*cells)[0][1] == "One.\n\n```python\n1 + 1\n```\n\nTwo."


def test_a_file_without_the_question_says_that_it_is_missing():
    assert found(Cell("code", "x = 1")) == [("missing", ""), ("missing", "")]


def test_a_script_whose_text_became_comments_is_read():
    lines = [*WHY.split("\n"), "", "It doubles.", "", *HOW.split("\n"), "", "I stop.", "", *AFTER.split("\n")]
    script = "#!/usr/bin/env python\n\n# In[1]:\n\nx = 1\n\n" + "\n".join(
        f"# {line}".rstrip() for line in lines
    )
    assert found(*split_script(script)) == [("answered", "It doubles."), ("answered", "I stop.")]


def test_a_line_of_blanks_is_looked_at_once():
    blanks = " " * 300_000
    assert found(*split_script(f"# %%\nx = 1\n{blanks}x\n")) == [("missing", ""), ("missing", "")]


def test_pasted_pictures_come_along():
    pasted = {"image.png": {"image/png": "iVBORw0KGgo="}}
    cells = [
        {"cell_type": "markdown", "metadata": {"written": "w1"}, "source": WHY},
        {
            "cell_type": "markdown",
            "attachments": pasted,
            "metadata": {},
            "source": "![x](attachment:image.png)",
        },
    ]
    data = json.dumps({"cells": cells, "nbformat": 4}).encode()
    kept = unpacked(as_bytes(packed(read_notebook(data).cells, PLACES)))
    assert kept.answers["w1"].pictures == pasted
    assert kept.answers["w2"].state == "missing"
    assert [c.kind for c in kept.cells] == ["markdown", "markdown"]


def test_a_cell_that_was_split_keeps_its_answer_though_both_halves_bear_the_tag():
    cells = text(WHY, written="w1"), text("It doubles.", written="w1"), text(HOW, written="w2")
    assert found(*cells)[0] == ("answered", "It doubles.")
    copied = text(WHY, written="w1"), text(f"{WHY}\n\nIt doubles.", written="w1"), text(HOW, written="w2")
    assert found(*copied)[0] == ("answered", "It doubles.")


@pytest.mark.parametrize(
    ("source", "tags"),
    [
        ("It fails in `grader.check(...)` first.", {}),
        ("It was a code cell.", {"question": "q3"}),
    ],
)
def test_only_a_cell_with_code_is_the_next_question(source, tags):
    assert found(text(WHY, written="w1"), text(source, **tags), text(HOW))[0] == ("answered", source)


def test_an_answer_between_the_lines_of_its_question_is_kept_however_short():
    how = "How would you *stop* it,\n\nno\n\nand with which of the tools above?\n\nstop"
    assert found(text(how, written="w2"))[1] == ("answered", "no\nstop")


def test_words_of_a_handed_out_text_within_a_line_end_no_answer():
    said = "You write: ## Handing in. Save this notebook and hand in the one file, nothing else. Why?"
    assert found(text(WHY, written="w1"), text(f"{said}\nIt doubles."), text(AFTER))[0][1].endswith(
        "doubles."
    )


@pytest.mark.parametrize("left", ["", PLACEHOLDER])
def test_an_answer_somewhere_else_in_the_file_is_no_zero_by_itself(left):
    own = text("All my answers. Question 1: it doubles, since each step adds what it has. Question 2: stop.")
    states = [state for state, _ in found(*notebook(left, left), own)]
    assert states == ["elsewhere", "elsewhere"]


def test_what_was_handed_out_and_what_answers_another_question_is_nothing_of_their_own():
    long = "It doubles, since each step adds as much as there already is, again and again."
    assert [state for state, _ in found(*notebook(long, PLACEHOLDER))] == ["answered", "untouched"]
    changed = text(f"{AFTER} And zip it, as somebody wrote below what was handed out.")
    assert [state for state, _ in found(*notebook("", "")[:-1], changed)] == ["empty", "empty"]


@pytest.mark.parametrize("ending", ["ipynb", "py"])
@pytest.mark.parametrize("name", Course.find().names)
def test_what_is_handed_out_is_untouched(name, ending):
    assignment = Course.find().assignment(name)
    data = (Course.find().root / "assignments" / name / f"{name}.{ending}").read_bytes()
    cells = read_notebook(data).cells if ending == "ipynb" else split_script(data.decode())
    states = {answer.state for answer in Places.of(assignment).find(cells).values()}
    assert states == {"untouched"}
