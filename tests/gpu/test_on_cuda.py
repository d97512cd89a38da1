"""On a GPU every verdict is the one of the CPU. Skipped where there is no card: ``pytest -m gpu``."""

import random

import pytest
import torch

from autograder.assignment import Course
from autograder.grading.grader import Grader, Options
from autograder.grading.pool import run_all
from autograder.grading.variants import load_variants, solution_variant
from autograder.grading.work import GradeVariants, VariantTask

COURSE = Course.find()
CHAFF = 12  # of each assignment
pytestmark = [
    pytest.mark.gpu,
    pytest.mark.timeout(1800),
    pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no GPU"),
]


@pytest.fixture(params=COURSE.names)
def assignment(request):
    return COURSE.assignment(request.param)


def tasks_of(assignment, seed=0):
    """The solution in all questions, all wheat and a sample of chaff in their own."""
    variants = load_variants(assignment)
    wheat = [v for v in variants if not v.is_chaff]
    chaff = [v for v in variants if v.is_chaff]
    draw = random.Random(assignment.name).sample(chaff, min(CHAFF, len(chaff)))
    tasks = [VariantTask(v, seed, v.question) for v in (*wheat, *draw)]
    return [VariantTask(solution_variant(assignment), seed), *tasks]


def verdicts(assignment, device):
    work = GradeVariants(assignment, device=device)
    return {
        (task.variant.question, task.variant.name): {c.name: (c.verdict.value, c.message) for c in results}
        for task, results in run_all(work, tasks_of(assignment), 1)
    }


def test_solution_wheat_and_chaff_have_the_verdicts_of_the_cpu(assignment):
    there, here = verdicts(assignment, "cuda"), verdicts(assignment, "cpu")
    differing = {
        f"{question}/{name} {check}": (found[check], here[question, name][check])
        for (question, name), found in there.items()
        for check in found
        if found[check][0] != here[question, name][check][0]
    }
    assert differing == {}


ALLOCATES = """
import torch

def scale(x, factor):
    assert torch.ones(2**20, device="cuda").sum().item() == 2**20
    return [factor * value for value in x]
"""


def test_memory_limits_let_cuda_start(tmp_path):
    from autograder.packages.scaffold import new_assignment

    course = Course(tmp_path)
    new_assignment(course, "hw9_scale")
    path = tmp_path / "ada.py"
    path.write_text(ALLOCATES)
    with Grader(course.assignment("hw9_scale"), Options(device="cuda", many=False)) as grader:
        record = grader.grade_file(path)
    assert record.earned == record.points, [c.message for q in record.questions for c in q.checks]
    assert record.device == "cuda"
