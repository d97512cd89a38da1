"""Submissions are found in files, folders and zips, each under a name of its own."""

import zipfile
from pathlib import Path

import pytest

from autograder.assignment import ChaffinchError
from autograder.grading.gather import gather


def names(*paths: Path, into: Path) -> list[str]:
    return [found.name for found in gather(paths, into).submissions]


def zip_of(path: Path, **members: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/").replace("_DOT_", "."), text)
    return path


def test_folders_are_searched_recursively(tmp_path):
    for place in ("in/a.py", "in/deep/b.ipynb", "in/deep/.hidden.py", "in/deep/notes.txt"):
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_text("x = 1")
    assert names(tmp_path / "in", into=tmp_path / "out") == ["a.py", "b.ipynb"]


def test_two_files_of_one_name_get_their_folders_in_front(tmp_path):
    for who in ("ada", "ben"):
        (tmp_path / "in" / who).mkdir(parents=True)
        (tmp_path / "in" / who / "hw1.py").write_text(f"x = '{who}'")
    assert names(tmp_path / "in", into=tmp_path / "out") == ["in__ada__hw1.py", "in__ben__hw1.py"]


def test_a_zip_with_one_submission_is_named_after_the_zip(tmp_path):
    otter = zip_of(tmp_path / "in" / "ada.zip", hw1_DOT_ipynb="{}", _DOT_OTTER_LOG="pickle")
    found = gather([otter], tmp_path / "out").submissions
    assert [(f.name, f.path.name) for f in found] == [("ada.zip", "hw1.ipynb")]


def test_a_canvas_export_is_a_flat_zip_of_submissions(tmp_path):
    export = zip_of(tmp_path / "submissions.zip", adalove_1_2_hw1_DOT_py="x=1", benbit_3_4_hw1_DOT_ipynb="{}")
    assert names(export, into=tmp_path / "out") == ["adalove_1_2_hw1.py", "benbit_3_4_hw1.ipynb"]


def test_gradescope_folders_hold_one_submission_each_and_a_notebook_comes_first(tmp_path):
    folder = tmp_path / "assignment_9_export"
    for place in ("submission_1/hw1.ipynb", "submission_1/helpers.py", "submission_2/hw1.py"):
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_text(place)
    gathered = gather([folder], tmp_path / "out")
    assert [f.name for f in gathered.submissions] == ["submission_1.ipynb", "submission_2.py"]
    assert any("helpers.py was passed over" in note for note in gathered.notes)


def test_a_gradescope_export_may_be_a_zip(tmp_path):
    export = zip_of(tmp_path / "e.zip", e__submission_1__hw_DOT_py="x=1", e__submission_2__hw_DOT_py="x=2")
    assert names(export, into=tmp_path / "out") == ["submission_1.py", "submission_2.py"]


def test_identical_files_are_named(tmp_path):
    for name in ("a.py", "b.py"):
        (tmp_path / name).write_text("x = 1")
    notes = gather([tmp_path / "a.py", tmp_path / "b.py"], tmp_path / "out").notes
    assert notes == ("b.py is the same file as a.py.",)


def test_a_broken_zip_counts_as_an_empty_submission(tmp_path):
    (tmp_path / "ada.zip").write_bytes(b"PK\x03\x04 not really")
    gathered = gather([tmp_path / "ada.zip"], tmp_path / "out")
    assert [f.path.read_bytes() for f in gathered.submissions] == [b""]
    assert "cannot be unpacked" in gathered.notes[0]


def test_a_zip_cannot_write_outside_its_folder(tmp_path):
    with zipfile.ZipFile(tmp_path / "evil.zip", "w") as archive:
        archive.writestr("../../escaped.py", "x = 1")
    gather([tmp_path / "evil.zip"], tmp_path / "deep" / "out")
    assert not list(tmp_path.glob("escaped.py"))
    assert not (tmp_path.parent / "escaped.py").exists()


def test_a_path_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(ChaffinchError, match="does not exist"):
        gather([tmp_path / "nowhere"], tmp_path / "out")


def test_a_folder_without_submissions_is_refused(tmp_path):
    (tmp_path / "in").mkdir()
    with pytest.raises(ChaffinchError, match="No submission"):
        gather([tmp_path / "in"], tmp_path / "out")


def test_a_name_that_no_report_could_hold_is_made_fit(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "caf\udce9\x1b[2J.py").write_text("x = 1")
    (name,) = names(tmp_path / "in", into=tmp_path / "out")
    assert name == "caf\ufffd\ufffd[2J.py"
