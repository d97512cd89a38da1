"""Alike is alike whatever names, order and layout; what was handed out does not count."""

import pytest

from autograder.staff.pages.similar import Similarities, side_by_side
from autograder.staff.similarity import alike, fingerprint, hashes_of, same_lines, share
from tests.benchmarks.bench_similarity import reformatted, renamed
from tests.grading.store.stub import NAME
from tests.staff.conftest import script

ONE = '''
def descend(data, rate, steps):
    """Goes down."""
    w = 0.0
    for step in range(steps):
        gradient = sum(2 * (w * x - y) * x for x, y in data) / len(data)
        w = w - rate * gradient
    return w
'''
OTHER = """
def descend(data, rate, steps):
    xs, ys = zip(*data)
    history = [0.0]
    while len(history) <= steps:
        error = [history[-1] * a - b for a, b in zip(xs, ys)]
        history.append(history[-1] - rate * 2 * mean([e * a for e, a in zip(error, xs)]))
    return history[-1]
"""


@pytest.mark.parametrize("copied", [lambda t: renamed(t, {"descend"}), reformatted, lambda t: f"# mine\n{t}"])
def test_a_copy_is_alike(copied):
    assert share(fingerprint(ONE), fingerprint(copied(ONE))) > 0.9


def test_another_way_is_not():
    assert share(fingerprint(ONE), fingerprint(OTHER)) < 0.5


def test_what_was_handed_out_is_subtracted():
    assert share(fingerprint(ONE, hashes_of([ONE])), fingerprint(ONE, hashes_of([ONE]))) == 0.0


def test_the_lines_in_common_are_told_without_docstrings():
    left, right = same_lines(fingerprint(ONE), fingerprint(reformatted(ONE)))
    assert {4, 5, 6} <= left
    assert 2 not in left  # the docstring
    assert {3, 4, 5} <= right


def test_a_class_gives_its_pairs_and_leaves_out_what_many_have():
    prints = [fingerprint(t) for t in (ONE, OTHER, renamed(ONE, set()))]
    assert [(p.one, p.other) for p in alike(prints, 0.8, 10)] == [(0, 2)]
    assert alike([fingerprint(ONE)] * 20, 0.8, 10) == []


def test_pairs_of_a_question_stand_side_by_side(group):
    code = ONE.replace("descend", "q1")
    group.hand_in("eve", script("q1=pp", "a", code))
    group.hand_in("finn", script("q1=pp", "b", renamed(code, {"q1"})))
    group.grade()
    numbers, room = group.numbers(), group.room
    pairs, found = Similarities(room), None
    while found is None:
        found = pairs.pairs(NAME, "q1")
    assert [{p.one.standing.student.name, p.other.standing.student.name} for p in found] == [{"eve", "finn"}]
    left, _, part = side_by_side(room, NAME, "q1", numbers["eve"], numbers["finn"])
    assert part > 0.9
    assert any(same for _, _, same in left.lines)
