"""Mutants change what a student wrote and nothing else, each once, and are known again."""

from autograder.grading.mutate.code import Code
from autograder.grading.mutate.mutants import mutants, spread
from autograder.grading.mutate.targets import Target, signatures, targets
from tests.grading.conftest import NAME

SOURCE = 'import numpy as np\n\ndef f(x, n=2):\n    """Adds 1."""\n    return x + n\n'


def target(source=SOURCE):
    place = source.index("    return")
    return Target("q1", "solution", ("first = 1", source), 1, {}, ((place, len(source)),))


def test_only_what_lies_in_a_region_is_changed():
    for mutant in mutants(target()):
        assert mutant.source.startswith(SOURCE[: SOURCE.index("    return")])


def test_no_two_are_parsed_alike():
    texts = [mutant.source.replace("(", "").replace(")", "") for mutant in mutants(target())]
    assert len(texts) == len(set(texts)) > 5


def test_a_mutant_is_a_submission_of_all_cells():
    mutant = mutants(target())[0]
    assert mutant.variant.cells == ("first = 1", mutant.source)
    assert mutant.variant.told == mutant.lesson


def test_the_name_stays_when_lines_elsewhere_change():
    longer = SOURCE.replace("import numpy as np\n", "import numpy as np\nimport torch\n")
    assert [m.name for m in mutants(target())] == [m.name for m in mutants(target(longer))]


def test_the_diff_shows_the_line_that_changed():
    diffs = "\n".join(mutant.diff for mutant in mutants(target()))
    assert "-    return x + n\n+    return x - n" in diffs


def test_a_few_are_of_many_operators_and_the_same_every_time():
    everything = mutants(target())
    few = spread(everything, 4)
    assert few == spread(everything, 4)
    assert len({mutant.operator for mutant in few}) == 4


def test_the_solution_and_every_wheat_are_mutated(course):
    found = list(targets(course.assignment(NAME), "q1_scale"))
    assert [one.of for one in found] == ["solution", "wheat_loop"]
    for one in found:
        assert all(mutant.source != one.source for mutant in mutants(one))


def test_the_docstring_says_what_an_argument_is():
    text = 'def f(x, w):\n    """F.\n\n    Args:\n        x: Points, array of\n            shape (n,).\n        w: nn.Module.\n    """\n'
    assert signatures(Code(text))["f"].notes == {"x": "Points, array of shape (n,).", "w": "nn.Module."}
