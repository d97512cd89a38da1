"""Adjustments and written points are rows; nothing is overwritten."""

import pytest

from autograder.assignment import ChaffinchError
from autograder.grading.store.database import open_store
from autograder.grading.store.staff import adjust, adjustments, all_adjustments, give_written, revoke


def test_points_are_set_or_added_and_survive_a_new_grading(stub):
    stub.grade()
    with open_store(stub.out) as store:
        adjust(store, "ben@x.org", "q2", "set", 1.0, "the text was unclear", "tina")
        adjust(store, "ben", "q1", "add", 0.5, "a typo", "tina")
        adjust(store, "ben", "", "add", -0.25, "no name", "tina")
    stub.grade(regrade=True)
    total = stub.total("ben")
    assert (total.questions, total.checks, total.after) == ({"q1": 2.0, "q2": 1.0}, 3.0, 2.75)
    assert stub.table()[3][1:4] == ["2.0", "1.0", "3.0"]
    assert "the text was unclear" in (stub.out / "summaries" / "ben.txt").read_text()


def test_who_is_called_almost_so_is_named(stub):
    stub.grade()
    with open_store(stub.out) as store, pytest.raises(ChaffinchError) as error:
        adjust(store, "BE", "q1", "add", 1.0, "why", "tina")
    assert error.value.tip.startswith("Perhaps ben? ")


def test_a_revoked_adjustment_stays_as_a_row(stub):
    stub.grade()
    with open_store(stub.out) as store:
        number = adjust(store, "ben", "q2", "set", 1.0, "unclear", "tina")
        revoke(store, number, "clear enough", "tom")
        assert adjustments(store) == {}
        assert [row["reason"] for row in all_adjustments(store)] == ["unclear", "clear enough"]
        with pytest.raises(ChaffinchError, match="revoked already"):
            revoke(store, number, "again", "tom")
    assert stub.total("ben").checks == 1.5


@pytest.mark.parametrize(
    ("person", "question", "kind", "points", "reason"),
    [("nobody", "q1", "set", 1.0, "why"), ("ben", "q1", "set", -1.0, "why"), ("ben", "q1", "add", float("nan"), "why"),
     ("ben", "q1", "set", 1.0, " "), ("ben", "", "set", 1.0, "why")],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_and_leaves_nothing(stub, person, question, kind, points, reason):
    stub.grade()
    with open_store(stub.out) as store:
        with pytest.raises(ChaffinchError):
            adjust(store, person, question, kind, points, reason, "tina")
        assert list(all_adjustments(store)) == []


def test_written_points_count_and_are_told_as_not_read_until_then(stub):
    stub.grade()
    assert stub.total("ada").unread == ["w1"]
    assert "w1: not read yet" in (stub.out / "summaries" / "ada.txt").read_text()
    with open_store(stub.out) as store:
        give_written(store, "ada", "w1", 1.0, "tina", "say why")
        give_written(store, "ada", "w1", 1.5, "tom", "say why not")
    stub.grade()
    assert (stub.total("ada").written, stub.total("ada").after) == ({"w1": 1.5}, 6.0)
    assert "w1: 1.5 points: say why not" in (stub.out / "summaries" / "ada.txt").read_text()
