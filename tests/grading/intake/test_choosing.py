"""Of several files of one person the filled-in one counts; of several attempts the last."""

import pytest

from tests.grading.intake.conftest import FILLED, NAME, STUB, lay, notebook, rows


def counting(intake) -> list[str]:
    return [attempt.place.removeprefix("in/") for attempt in intake.attempts]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({f"ada/{NAME}.ipynb": notebook(STUB), f"ada/{NAME}.py": FILLED}, f"ada/{NAME}.py"),
        ({f"ada/{NAME}.ipynb": notebook(FILLED), f"ada/{NAME}.py": STUB}, f"ada/{NAME}.ipynb"),
        (
            {f"ada/{NAME}.ipynb": notebook("\n\n" + STUB.replace("    ", "\t")), "ada/x.py": FILLED},
            "ada/x.py",
        ),
        ({"ada/a.ipynb": notebook(FILLED), "ada/a.py": FILLED + "# more"}, "ada/a.ipynb"),
        ({f"ada/{NAME}.ipynb": '{"cells": [', f"ada/{NAME}.py": STUB}, f"ada/{NAME}.ipynb"),
        ({f"ada/{NAME}.ipynb": '{"cells": [', f"ada/{NAME}.py": FILLED}, f"ada/{NAME}.py"),
        ({"ada/numpy.py": "x = 1", "ada/work.ipynb": notebook()}, "ada/work.ipynb"),
        ({"ada/notes/a.py": FILLED.replace("return", "pass  #"), f"ada/{NAME}.py": STUB}, "ada/notes/a.py"),
    ],
)
def test_the_filled_in_file_counts_and_an_untouched_stub_never_beats_it(taken, tmp_path, files, expected):
    intake = taken(lay(tmp_path / "in", files), layout="folders")
    assert counting(intake) == [expected]
    assert [p.place.removeprefix("in/") for p in intake.passed_over] == [
        place for place in files if place != expected
    ]


def test_a_filled_in_script_in_utf_16_beats_an_untouched_notebook(taken, tmp_path):
    files = {f"ada/{NAME}.ipynb": notebook(STUB), "ada/a.py": FILLED.encode("utf-16")}
    assert counting(taken(lay(tmp_path / "in", files), layout="folders")) == ["ada/a.py"]


def test_it_is_said_why_the_others_do_not_count(taken, tmp_path):
    files = {
        f"ada/{NAME}.ipynb": notebook(STUB),
        "ada/a.py": FILLED,
        "ada/b.py": FILLED + "y = 1\n",
        "ada/c.py": "x = 1",
    }
    intake = taken(lay(tmp_path / "in", files), layout="folders")
    reasons = {p.place.split("/")[-1]: p.reason for p in intake.passed_over}
    assert reasons["c.py"] == "defines nothing that the assignment asks for"
    assert "as it was handed out" in reasons[f"{NAME}.ipynb"]
    assert intake.notes == ("ada: in/ada/a.py counts; 1 more of the 4 files is filled in.",)


CANVAS = {
    "loveada_11_901_hw1.ipynb": notebook(FILLED + "# 1"),
    "loveada_11_955_hw1-1.ipynb": notebook(FILLED + "# 2"),
    "loveada_LATE_11_990_hw1-10.ipynb": notebook(FILLED + "# 3"),
    "bitben_12_902_hw1.ipynb": notebook(),
}


def test_the_last_attempt_counts_and_earlier_ones_are_told(taken, tmp_path):
    intake = taken(lay(tmp_path / "in", CANVAS))
    assert counting(intake) == ["bitben_12_902_hw1.ipynb", "loveada_LATE_11_990_hw1-10.ipynb"]
    assert [(a.number, a.late) for a in intake.earlier] == [(1, False), (2, False)]


@pytest.mark.parametrize("attempt", ["best", "all"])
def test_all_attempts_are_handed_on_where_the_best_or_all_count(taken, tmp_path, attempt):
    intake = taken(lay(tmp_path / "in", CANVAS), attempt=attempt)
    assert [(a.person.name, a.number) for a in intake.attempts] == [
        ("bitben", 1), ("loveada", 1), ("loveada", 2), ("loveada", 3),
    ]  # fmt: skip
    assert intake.earlier == ()


def test_a_last_attempt_that_is_as_handed_out_does_not_undo_an_earlier_one(taken, tmp_path):
    files = {"loveada_11_901_hw1.ipynb": notebook(), "loveada_11_955_hw1-1.ipynb": notebook(STUB)}
    intake = taken(lay(tmp_path / "in", files))
    assert counting(intake) == ["loveada_11_901_hw1.ipynb"]
    assert "the last attempt is as it was handed out; attempt 1 counts" in intake.notes[0]


def test_a_last_attempt_that_cannot_be_opened_is_told(taken, tmp_path):
    files = {"loveada_11_901_hw1.ipynb": notebook(), "loveada_11_955_hw1-1.zip": b"PK\x03\x04 broken"}
    intake = taken(lay(tmp_path / "in", files))
    assert counting(intake) == ["loveada_11_901_hw1.ipynb"]
    assert "came later but is damaged" in intake.notes[0]


def test_folders_of_attempts_are_one_person(taken, tmp_path):
    files = {f"ada/attempt{n}/hw.py": f"{FILLED}# {n}\n" for n in (1, 2, 10)} | {"ben/hw.py": FILLED}
    intake = taken(lay(tmp_path / "in", files))
    assert rows(intake) == ["ada", "ben"]
    assert counting(intake) == ["ada/attempt10/hw.py", "ben/hw.py"]


def test_a_file_called_like_ours_counts_when_it_holds_the_answer(taken, tmp_path):
    assert rows(taken(lay(tmp_path / "in", {"conftest.py": FILLED, "test_ada.py": FILLED}))) == [
        "conftest",
        "test_ada",
    ]


def test_people_with_the_same_file_are_told(taken, tmp_path):
    intake = taken(lay(tmp_path / "in", {f"{who}.py": FILLED for who in "abcdef"}))
    assert intake.notes == ("b, c, d and 2 more handed in the same file as a.",)
