"""Cells that students only look at are left out of files that have lost their tags."""

from autograder.cells.cell import IGNORE_TAG, Cell
from autograder.cells.handed_out import shown_cells, without_shown
from autograder.cells.submission import code_cells

LOOK = """from math import pi

def area(r):
    return pi * r * r

radii = [0.5, 1.5]
for r in radii:
    print(area(r), "is the area of a circle", r, "wide")"""
MASTER = [Cell("code", "def f(): pass"), Cell("code", LOOK, {"tags": [IGNORE_TAG]}), Cell("markdown", "# No")]


def left(*sources):
    return [cell.source for cell in without_shown(code_cells(*sources), shown_cells(MASTER))]


def test_a_cell_to_look_at_keeps_its_imports_definitions_and_lines():
    (source,) = left(f"\n{LOOK}\n")
    assert source.split("\n") == [*LOOK.split("\n")[:6], "", ""]


def test_it_is_found_in_a_script_that_was_pasted_together():
    (source,) = left(f"x = 1\n{LOOK}\ny = 2")
    assert [number for number, line in enumerate(source.split("\n"), 1) if line] == [1, 2, 4, 5, 7, 10]


def test_what_the_student_changed_or_wrote_stays():
    own = [
        LOOK.replace("1.5", "10"),
        f"{LOOK}\n    print(r)\n",
        "def f():\n    return 1",
        f"def g():\n    '''\n    {LOOK}\n    '''",
    ]
    assert left(*own) == own


def test_a_short_cell_is_not_looked_for_in_a_longer_one():
    master = [Cell("code", "x = 1", {"tags": [IGNORE_TAG]})]
    assert without_shown(code_cells("x = 1\ny = x"), shown_cells(master))[0].source == "x = 1\ny = x"
