"""An argument that a mutant is right is about a mutant that exists."""

from dataclasses import replace

import pytest

from autograder.assignment import ChaffinchError
from autograder.grading.mutate.equivalent import entry_of, load_equivalent
from autograder.grading.mutate.mutants import mutants
from tests.grading.mutate.test_mutants import target

MUTANTS = mutants(target())


def written(tmp_path, text):
    path = tmp_path / "equivalent.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_entry_that_was_printed_is_about_its_mutant(tmp_path):
    for mutant in MUTANTS:
        path = written(tmp_path, entry_of(mutant).replace('why = ""', 'why = "It is."'))
        assert load_equivalent(path, MUTANTS)[mutant.name] == "It is."


def test_lines_with_quotes_and_several_lines_are_told_as_they_are(tmp_path):
    mutant = replace(MUTANTS[0], before="a = '\"'\nb = 1", after="print('x')")
    path = written(tmp_path, entry_of(mutant).replace('why = ""', 'why = "It is."'))
    assert load_equivalent(path, [mutant]) == {mutant.name: "It is."}


def test_one_that_is_about_no_mutant_any_more_is_refused(tmp_path):
    path = written(tmp_path, entry_of(MUTANTS[0]).replace('why = ""', 'why = "It is."'))
    with pytest.raises(ChaffinchError, match="entry 1: no mutant is"):
        load_equivalent(path, MUTANTS[1:])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (entry_of(MUTANTS[0]), "entry 1: why is ''"),
        ("[[equivalent]", "not valid TOML"),
        ('[[equivalent]]\nsince = "1"\n', "since"),
        ("", "equivalent"),
    ],
)
def test_a_malformed_one_says_what_is_wrong(tmp_path, text, said):
    with pytest.raises(ChaffinchError, match=said):
        load_equivalent(written(tmp_path, text), MUTANTS)


def test_no_file_argues_for_nothing(tmp_path):
    assert load_equivalent(tmp_path / "equivalent.toml", MUTANTS) == {}
