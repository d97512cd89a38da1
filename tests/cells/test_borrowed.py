"""What an answer needs of the cells that grading leaves out."""

from dataclasses import replace

import pytest

from autograder.assignment import Course
from autograder.cells.borrowed import borrowed
from autograder.cells.rebound import rebound
from autograder.cells.submission import code_cells, read_submission

ANSWER = "def mean(x):\n    return total(x) / len(x)"


def found(*sources, defines=("mean",)):
    """The first source is executed, the others are left out."""
    executed, *others = code_cells(*sources)
    left_out = [replace(cell, metadata={"tags": ["otter_ignore"]}) for cell in others]
    return borrowed([executed], [executed, *left_out], "q1_mean", defines)


def kept(*sources, defines=("mean",)):
    """The first sources are left out, the last one, the answer, is executed: what is kept of the first."""
    *others, executed = code_cells(*sources)
    left_out = [replace(cell, metadata={"tags": ["otter_ignore"]}) for cell in others]
    seen = borrowed([executed], [*left_out, executed], "q1_mean", defines)
    return [cell.source.strip() for cell in seen.cells][:-1] if seen else []


@pytest.mark.parametrize(
    "cell", ["from math import fsum as total", "total = sum", "def total(x):\n    return sum(x)"]
)
def test_a_cell_that_binds_what_the_answer_looks_up_is_needed_without_its_plots(cell):
    seen = found(ANSWER, f"{cell}\nplot(1)", "other = 1")
    assert [cell.source for cell in seen.cells] == [ANSWER, f"{cell}\n"]
    assert [cell.number for cell in seen.by] == [2]


def test_what_that_cell_needs_is_needed_too():
    seen = found(ANSWER, "total = made()", "def made():\n    return sum")
    assert [cell.number for cell in seen.cells] == [1, 2, 3]


def test_an_answer_that_stands_in_such_a_cell_is_found():
    assert [cell.number for cell in found("1 + 1", f"{ANSWER}\nplot(1)").by] == [2]


@pytest.mark.parametrize("cell", ["len = 3", "x = 1", "other = total", "total = = 3", "y.total = 3"])
def test_what_is_bound_already_or_not_looked_up_or_not_defined_is_not(cell):
    assert found(ANSWER, cell) is None


@pytest.mark.parametrize(
    "cell",
    ["if 1:\n    total = sum", "try:\n    from tqdm import total\nexcept ImportError:\n    total = sum",
     "with when_ready():\n    total = sum", "for f in [sum]:\n    total = f", "print(total := sum)",
     "total = {}\ntotal.update(a=1)\ntotal['b'] = 2\ntotal += 1", "def f():\n    global total\n    total = 1\nf()"],
)  # fmt: skip
def test_statements_of_every_kind_that_make_it_are_kept(cell):
    assert kept(f"{cell}\nplot(1)\nrest = 2", ANSWER) == [cell]


def test_the_magic_of_a_cell_is_no_part_of_it():
    assert kept("%%time\ndef total(x):\n    return 1\nplot()", ANSWER) == ["def total(x):\n    return 1"]


def test_what_has_changed_at_the_check_counts_as_it_was_then():
    answer = "cfg = {}\ndef total(x): return 1\n" + ANSWER.replace("len(x)", "len(cfg)")
    for change in ("cfg.update(a=1)", "cfg.a = 1", "f(cfg)", "def total(x): return 2", "import cfg.more"):
        first, last = code_cells(answer, "mean = mean")
        looked_at = replace(first, source=change, number=2, metadata={"tags": ["otter_ignore"]})
        last = replace(last, number=3)
        cells = [first, looked_at, last]
        assert borrowed([first, last], cells, "q1_mean", ("mean",)).cells[1].source == change
        below = [first, last, replace(looked_at, number=4)]
        assert borrowed([first, last], below, "q1_mean", ("mean",)) is None


def test_a_star_import_may_be_where_a_missing_name_is_from():
    assert kept("from numpy import *\nplot(1)", ANSWER) == ["from numpy import *"]
    assert kept("from numpy import *", "def mean(x):\n    return sum(x)") == []


def test_a_default_of_the_same_name_and_what_is_patched_on_are_looked_up():
    assert kept("total = 0", "def mean(x, total=total):\n    return total") == ["total = 0"]
    patched = "class mean: pass\ndef call(self, x):\n    return total\nmean.__call__ = call"
    assert kept("total = 0\nx = 1", patched) == ["total = 0"]


def test_scratch_names_that_other_cells_bind_too_are_not_followed():
    cell = "total = {}\nfor name in 'ab':\n    total[name] = sum"
    assert kept("for name in 'cd':\n    print(name)", cell, ANSWER) == [cell]


def test_names_of_a_comprehension_are_its_own():
    assert kept("v = 0", "def mean(x):\n    return [v for v in x]") == []


@pytest.mark.parametrize(
    "handed_in", sorted((Course.find().root / "tests" / "sample_class").glob("*/ada_*.ipynb"))
)
def test_a_notebook_as_it_was_meant_borrows_and_rebinds_nothing(handed_in):
    assignment = Course.find().assignment(handed_in.parent.name)
    submission = read_submission(handed_in, assignment)
    for question in assignment.graded:
        known = question.name, question.defines
        assert borrowed(submission.cells, submission.whole, *known) is None
        assert rebound(submission.cells, *known) is None


def test_more_code_than_anybody_writes_is_not_looked_through():
    assert kept("total = 1", ANSWER + "\nx = [" + "1, " * 70_000 + "]") == []
