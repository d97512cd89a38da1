"""Wheat must pass, chaff must be caught by its named check and by no other, the stub must earn nothing."""

from dataclasses import replace

import pytest

from autograder.assignment import ChaffinchError, CheckResult, Course, Verdict
from autograder.grading.variants import Variant, load_variants
from autograder.grading.verify import judge, plan, verify
from autograder.grading.work import GradeVariants
from autograder.packages.scaffold import new_assignment
from tests.grading.conftest import NAME

PASSED = CheckResult("q1", "test_a", "a", Verdict.PASSED, 1, hidden=False)
FAILED = replace(PASSED, name="test_b", verdict=Verdict.FAILED, message="no")
CHAFF = Variant("q1", "chaff_x", "a lesson", "test_b", ())
WHEAT = Variant("q1", "wheat_x", "a lesson", "", ())


def test_a_new_assignment_is_as_it_must_be(course):
    tasks = plan(course.assignment(NAME), range(2))
    outcomes = list(verify(GradeVariants(course.assignment(NAME)), tasks))
    assert {o.variant.name for o in outcomes} == {"solution", "stub", "wheat_loop", "chaff_in_place"}
    assert [p for o in outcomes for p in o.problems] == []


def test_chaff_that_its_check_catches_is_fine():
    assert list(judge(CHAFF, [PASSED, FAILED])) == []


def test_chaff_that_passes_is_a_problem():
    assert "does not catch it" in next(judge(CHAFF, [PASSED, replace(FAILED, verdict=Verdict.PASSED)]))


def test_chaff_that_an_unrelated_check_minds_is_a_problem():
    assert "test_a fails too" in next(judge(CHAFF, [replace(PASSED, verdict=Verdict.FAILED), FAILED]))


def test_followers_of_the_named_check_may_be_skipped():
    assert list(judge(CHAFF, [replace(PASSED, verdict=Verdict.SKIPPED), FAILED])) == []


def test_wheat_that_loses_a_point_is_a_problem():
    assert len(list(judge(WHEAT, [PASSED, FAILED]))) == 1


def test_a_check_that_breaks_is_always_a_problem():
    for variant in (WHEAT, CHAFF):
        broken = replace(PASSED, verdict=Verdict.ERROR, message="oh")
        assert any("broke" in p for p in judge(variant, [broken, FAILED]))


def test_a_stub_must_be_told_that_it_is_not_implemented_yet():
    stub = Variant("", "stub", "", "", ())
    assert list(judge(stub, [replace(FAILED, message="Not implemented yet: q1")])) == []
    assert len(list(judge(stub, [FAILED]))) == 2
    assert "earns points" in next(judge(stub, [PASSED]))


@pytest.mark.parametrize(
    ("text", "said"),
    [('CAUGHT_BY = "test_a"\n', "no docstring"), ('"""A lesson."""\n', "names no check")],
)
def test_malformed_chaff_is_refused_by_name(tmp_path, text, said):
    course = Course(tmp_path)
    new_assignment(course, NAME)
    (course.assignment(NAME).variants / "q1_scale" / "chaff_bad.py").write_text(text)
    with pytest.raises(ChaffinchError, match=said):
        load_variants(course.assignment(NAME))
