"""The kill matrix as numbers."""

from autograder.grading.mutate.matrix import Matrix

CHECKS = ("a", "b", "c")


def test_the_rank_counts_what_the_checks_tell_apart():
    chaff = {"one": frozenset("a"), "two": frozenset("ab"), "three": frozenset("b")}
    assert Matrix(CHECKS, chaff, {}).rank == 2
    assert Matrix(CHECKS, chaff, {"m": "c"}).rank == 3
    assert Matrix(CHECKS, {}, {}).rank == 0


def test_a_check_that_nothing_needs_is_named():
    assert Matrix(CHECKS, {"one": frozenset("ab")}, {"m": "b"}).idle == ["a", "c"]
    assert Matrix(CHECKS, {"one": frozenset("a")}, {"m": "b", "n": "c"}).idle == []


def test_chaff_that_fails_what_another_fails_adds_nothing():
    assert Matrix(
        CHECKS, {"one": frozenset("a"), "two": frozenset("b"), "same": frozenset("a")}, {}
    ).alike == ["same"]
