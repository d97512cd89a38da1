"""An answer that holds when its check runs at home has its points, whatever other cells do."""

import pytest

from autograder.assignment import Verdict

HELPED = """
# %%
import numpy as np
def times(x, by):
    return np.asarray(x) * float(by)
def scale(x, factor):
    return times(x, factor)
# %%
# grader.check("q1_scale")
# %%
"""


@pytest.mark.parametrize(
    "later", ["def times(x):\n    return x", "float = 3", "np.asarray = str", "scale = 3"]
)
def test_an_answer_that_holds_at_its_check_has_its_points_and_the_cell_that_comes_later_is_told(
    grader, tmp_path, later
):
    (tmp_path / "ada.py").write_text(HELPED + later)
    record = grader.grade_file(tmp_path / "ada.py")
    assert record.earned == record.points > 0
    name = next(name for name in ("times", "float", "np", "scale") if name in later)
    assert record.notes[-1] == (
        f"cell [3] changes `{name}`, so q1_scale was graded as the notebook stands at its check."
    )


def test_what_is_mended_further_down_counts_although_it_was_wrong_at_its_check(grader, tmp_path):
    mended = "def times(x, by):\n    return np.asarray(x) * by"
    (tmp_path / "ada.py").write_text(HELPED.replace("* float(by)", "+ 1") + mended)
    record = grader.grade_file(tmp_path / "ada.py")
    assert (record.earned, record.notes) == (record.points, ())


def test_a_wrong_answer_stays_wrong_whatever_comes_later(grader, tmp_path):
    (tmp_path / "ada.py").write_text(HELPED.replace("* float(by)", "+ 1") + "times = 3")
    record = grader.grade_file(tmp_path / "ada.py")
    assert record.earned < record.points
    assert any(check.verdict is Verdict.FAILED for check in record.questions[0].checks)


def test_an_answer_has_what_a_cell_that_is_only_looked_at_defines(grader, tmp_path):
    looked_at = (
        '# %% tags=["otter_ignore"]\nfrom math import prod\nONE = prod([1])\nraise ValueError("not run")\n'
    )
    (tmp_path / "ada.py").write_text(looked_at + HELPED.replace("float(by)", "float(by) * ONE"))
    record = grader.grade_file(tmp_path / "ada.py")
    assert record.earned == record.points
    assert record.notes == ("q1_scale uses what cell [1] makes or changes, so it was graded with that.",)


@pytest.mark.parametrize(
    "looked_at", ["if 1:\n    ONE = 1\nelse:\n    ONE = 2", "CFG.update(one=1)\nONE = CFG['one']"]
)
def test_statements_of_such_a_cell_count_as_well_as_its_definitions(grader, tmp_path, looked_at):
    text = f'# %%\nCFG = {{}}\n# %% tags=["otter_ignore"]\n{looked_at}\n1 / 0\n'
    (tmp_path / "ada.py").write_text(text + HELPED.replace("float(by)", "float(by) * ONE"))
    record = grader.grade_file(tmp_path / "ada.py")
    assert record.earned == record.points
