"""Pictures that a check attaches: what they show, what a hidden check keeps back, and what they cost."""

import re
import subprocess
import sys
from textwrap import dedent

import matplotlib as mpl
import numpy as np
import pytest
import torch

from autograder.assignment import ChaffinchError, Course, Verdict
from autograder.checks import CheckFailure, expect, picture
from autograder.checks.bench import Bench
from autograder.checks.picture.page import LARGEST
from autograder.checks.runner import run_checks
from autograder.checks.subject import LocalSubject

WITHIN = ((-2.0, 2.0), (-1.0, 1.0))
HEAD = "import numpy as np\nfrom autograder.checks import check, expect, picture\n"
KINDS = {
    "curves": lambda: picture.curves([3.0, 2.0, 1.0], [3.0, 1.0, 0.5]),
    "curves by name": lambda: picture.curves({"SGD": [1.0] * 900}, {"SGD": [2.0] * 900}, log=True),
    "function": lambda: picture.function(np.sin, np.cos, within=(0, 1), data=([0.5], [0.5])),
    "boundary": lambda: picture.boundary(
        lambda p: p[:, 0] > 0, lambda p: p[:, 1], within=WITHIN, points=([[1, 1]], [1])
    ),
    "image_grid": lambda: picture.image_grid(
        np.random.default_rng(0).random((12, 1, 28, 28)), ["boot, yours: bag"] * 12
    ),
    "matrix": lambda: picture.matrix(np.arange(100).reshape(10, 10), np.zeros((10, 10))),
    "figure": lambda: picture.figure(lambda page: page.subplots().plot([1, 2]), "A line."),
}


@pytest.fixture
def grade(tmp_path):
    """Runs one check file, public or hidden, on what `f` is."""

    def run(text, f, kind="public"):
        path = tmp_path / kind / "test_q1_f.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HEAD + dedent(text), encoding="utf-8")
        return run_checks([path], Bench(lambda _question: LocalSubject({"f": f}), LocalSubject({"f": f})))[0]

    return run


LOSSES = '''
    @check(points=1)
    def test_losses(student):
        """They fall."""
        losses, right = student.f(), [3.0, 1.0, 0.25]
        with picture.curves(losses, right):
            expect.close(losses, right, "the losses")
'''


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_small_and_the_same_each_time_and_says_what_it_shows(kind):
    first, again = (picture.drawn(KINDS[kind]()) for _ in range(2))
    assert first == again
    assert first.media_type == "image/png"
    assert len(first.data) <= LARGEST
    assert first.alt.endswith(".")


def test_a_failure_in_the_block_carries_the_picture(grade):
    result = grade(LOSSES, lambda: [3.0, 2.0, 1.0])
    assert result.verdict is Verdict.FAILED
    assert "Yours: from 3 to 1 in 3 values. Expected: from 3 to 0.25" in result.picture.alt


def test_what_passes_and_what_fails_outside_the_block_has_none(grade):
    assert grade(LOSSES, lambda: [3.0, 1.0, 0.25]).picture is None
    assert grade(LOSSES, lambda: 1 / 0).picture is None


def test_a_hidden_check_shows_nothing_but_what_is_the_students(grade):
    result = grade(LOSSES, lambda: [3.0, 2.0, 1.0], kind="hidden")
    assert result.picture.alt == "Curves of loss over epoch. Yours: from 3 to 1 in 3 values."
    alone = picture.drawn(picture.curves([3.0, 2.0, 1.0]))
    assert result.picture == alone


@pytest.mark.parametrize("kind", ["function", "boundary", "matrix", "curves by name"])
def test_hidden_pictures_are_those_without_expected_values_and_inputs(kind):
    alone = {
        "function": lambda: picture.function(np.sin, within=(0, 1)),
        "boundary": lambda: picture.boundary(lambda p: p[:, 0] > 0, within=WITHIN),
        "matrix": lambda: picture.matrix(np.arange(100).reshape(10, 10)),
        "curves by name": lambda: picture.curves({"SGD": [1.0] * 900}, log=True),
    }
    assert picture.drawn(KINDS[kind](), hidden=True) == picture.drawn(alone[kind]())


@pytest.mark.parametrize("call", ["image_grid([[[1.0]]], ['a'])", "figure(print, 'All.')"])
def test_a_hidden_check_cannot_show_inputs(grade, call):
    text = f'''
    @check(points=1)
    def test_it(student):
        """It holds."""
        with picture.{call}:
            pass
    '''
    result = grade(text, lambda: 1, kind="hidden")
    assert result.verdict is Verdict.ERROR
    assert "A picture of a hidden check" in result.message


def test_two_pictures_at_once_are_the_checks_mistake():
    with pytest.raises(ChaffinchError, match="two pictures"), picture.curves([1]):  # noqa: SIM117
        with picture.curves([2]):
            pass
    with picture.curves([1]):
        pass  # the next one may be attached again


def test_a_picture_needs_a_text():
    with pytest.raises(ChaffinchError, match="no alt text"):
        picture.figure(print, " ")


def test_a_picture_around_nothing_is_refused_with_its_line(grade):
    text = LOSSES.replace(
        "with picture.curves(losses, right):", "picture.curves(losses, right)\n        if True:"
    )
    with pytest.raises(ChaffinchError, match=r"test_q1_f.py, line 8: this picture explains nothing"):
        grade(text, lambda: 1)


@pytest.mark.parametrize(
    "odd", [None, "text", [], [[1], [2, 3]], object(), {}, [float("nan")] * 3, [1e308, -1e308]]
)
def test_what_cannot_be_drawn_changes_no_verdict(grade, odd):
    result = grade(LOSSES, lambda: odd)
    assert (result.verdict, bool(result.message)) == (Verdict.FAILED, True)


@pytest.mark.parametrize(
    "sketch",
    [
        picture.curves({f"{n}": [1.0] for n in range(1000)}),
        picture.curves(np.broadcast_to(np.uint8(1), (2**24,))),
        picture.image_grid(np.zeros((1, 1, 3000)), ["wide"]),
        picture.matrix(np.zeros((17, 1))),
    ],
    ids=["curves", "values", "pixels", "cells"],
)
def test_what_is_too_much_for_a_picture_is_not_drawn(sketch):
    assert picture.drawn(sketch) is None


def test_a_name_is_no_formula_and_short():
    drawn = picture.drawn(picture.curves({r"$\nonsense{$" + "x" * 99: [1.0, 2.0]}))
    assert r"$\nonsense{" in drawn.alt.replace("\\$", "$")
    assert len(drawn.alt) < 200


def test_a_function_that_breaks_on_our_places_gives_no_picture(grade):
    def f(_x):
        raise RuntimeError("no")

    with pytest.raises(CheckFailure) as caught, picture.function(f, within=(0, 1)):
        expect.close(1.0, 2.0)
    assert picture.picture_of(caught.value, hidden=False) is None


def test_values_that_are_not_finite_are_gaps_and_are_told():
    assert "2 of them not finite" in picture.drawn(picture.curves([1.0, float("nan"), float("inf")])).alt


def test_settings_of_the_notebook_do_not_show_and_stay():
    before = picture.drawn(picture.curves([1.0, 2.0]))
    with mpl.rc_context({"lines.linewidth": 9.0, "font.size": 40.0, "text.usetex": False}):
        assert picture.drawn(picture.curves([1.0, 2.0])) == before
        assert mpl.rcParams["font.size"] == 40.0


def test_a_tensor_with_a_graph_is_drawn():
    losses = torch.tensor([2.0, 1.0], requires_grad=True) * 2
    assert "from 4 to 2" in picture.drawn(picture.curves(losses)).alt


def test_matplotlib_is_imported_only_for_a_picture(tmp_path):
    code = "import sys; from autograder.checks import picture, expect\nwith picture.curves([1.0]): expect.close(1.0, 1.0)\nassert 'matplotlib' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_each_kind_is_in_the_docs():
    page = (Course.find().root / "docs" / "checks.md").read_text(encoding="utf-8")
    assert {kind.split()[0] for kind in KINDS} == set(re.findall(r"`picture\.(\w+)\(", page))


def test_each_assignment_has_pictures_in_two_questions():
    course = Course.find()
    for name in course.names:
        checks = course.assignment(name).graders.glob("*/test_*.py")
        with_one = {path.name for path in checks if "    with picture." in path.read_text(encoding="utf-8")}
        assert len(with_one) >= 2, name
