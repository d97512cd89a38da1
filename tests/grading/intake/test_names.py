"""Names that someone chose: shown safely, told apart always, and safe as files."""

import unicodedata
from pathlib import Path

import pytest

from autograder.grading.intake.names import file_name_of, key_of, shown, stem_of, words_of
from tests.grading.intake.conftest import FILLED, lay, rows

ODD = [
    "=1+1", "ben [final]", "..", "con", "a" * 240, "字" * 80, "ada\u202egnp", "a\nb", "\x1b[2J", "e\u0301", "-rf", "a/b", ".carol",
    "Ada", "ada", "CON.x", "ﬁnal", "x y", " ", "\udcff",
]  # fmt: skip


@pytest.mark.parametrize("name", ODD, ids=ascii)
def test_a_file_name_is_safe_everywhere(name):
    safe = file_name_of(shown(name), key_of(name))
    assert safe == safe.casefold() == Path(safe).name
    assert safe.isprintable()
    assert safe[0] not in ".-=+@ "
    assert safe.split(".")[0] not in {"con", "nul"}
    assert len(f"{safe}-attempt10.json.part".encode()) < 200


def test_different_people_have_different_file_names_on_every_file_system():
    safe = [unicodedata.normalize("NFD", file_name_of(shown(name), key_of(name))).casefold() for name in ODD]
    assert len(set(safe)) == len(ODD)


def test_a_plain_name_stays_as_it_is():
    assert file_name_of("ada_right", "ada_right") == "ada_right"


@pytest.mark.parametrize("name", ["प्रिया शर्मा", "ก้อง", "عَلِي", "a__b"])
def test_letters_keep_the_marks_that_belong_to_them(name):
    assert file_name_of(name, "k").startswith(name.replace(" ", "_"))


def test_what_is_shown_cannot_act_on_a_terminal():
    assert shown("a\x1b[2J\u202eb\nc") == "a\ufffd[2J\ufffdb\ufffdc"


def test_both_normal_forms_of_a_name_are_one_person(taken, tmp_path):
    folder = lay(tmp_path / "in", {"jo\u0308rg.py": FILLED, "j\u00f6rg.py": FILLED + "x = 1\n"})
    assert rows(taken(folder)) == ["j\u00f6rg"]


@pytest.mark.parametrize(
    "name", [n for n in ODD if "/" not in n and len(n.encode(errors="ignore")) < 250], ids=ascii
)
def test_every_name_that_a_file_can_have_gets_a_row(taken, tmp_path, name):
    folder = lay(tmp_path / "in", {f"{name}.py": FILLED, "zz.py": FILLED + "#"})
    intake = taken(folder)
    assert len(rows(intake)) == 2
    assert {a.file.read_text() for a in intake.attempts} == {FILLED, FILLED + "#"}


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("a.ipynb.txt", "a"),
        ("a.tar.gz", "a"),
        ("a.b.PY", "a.b"),
        (".py", ".py"),
        ("a", "a"),
        ("v1.2.zip", "v1.2"),
    ],
)
def test_a_stem_has_no_suffix_that_says_what_it_is(name, stem):
    assert stem_of(name) == stem


@pytest.mark.parametrize("name", ["Love, Ada", "ada_love", "AdaLove", "ADA-LOVE", "Ada  Lóve"])
def test_ways_to_write_a_name_are_the_same_words(name):
    assert words_of(name) == "ada love"
