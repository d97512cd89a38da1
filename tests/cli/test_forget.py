"""``chaffinch forget`` asks before it removes, and says what it removed."""

import pytest

from autograder.cli.main import run
from tests.grading.store.stub import StubClass


@pytest.fixture
def klass(tmp_path):
    made = StubClass(tmp_path)
    made.hand_in("ada", "q1=pp q2=p")
    made.hand_in("ben", "q1=pf q2=f")
    made.grade()
    return made


def forget(klass, *options: str) -> int:
    return run(
        ["--course", str(klass.folder / "course"), "forget", str(klass.out.parent), "--person", *options]
    )


def test_a_dry_run_lists_and_removes_nothing(klass, capsys):
    assert forget(klass, "ada", "--dry-run") == 0
    told = capsys.readouterr().out
    assert "ada (ada): 1 attempt, 2 grades, 2 results" in told
    assert "feedback/ada.html" in told
    assert "Nothing was removed." in told
    assert set(klass.rows()) == {"ada", "ben"}


def test_without_a_yes_nothing_is_removed(klass, capsys, monkeypatch):
    monkeypatch.setattr("click.confirm", lambda *_, **__: False)
    assert forget(klass, "ada") == 2
    assert "Nothing was removed" in capsys.readouterr().err
    assert set(klass.rows()) == {"ada", "ben"}


def test_yes_removes_and_says_what_is_left_to_do(klass, capsys):
    assert forget(klass, "ada", "--yes") == 0
    told = capsys.readouterr().out
    assert "Removed from 1 assignment" in told
    assert "Not touched: the files that were handed in" in told
    assert set(klass.rows()) == {"ben"}


def test_nobody_of_that_name_is_a_sentence(klass, capsys):
    assert forget(klass, "zoe", "--yes") == 2
    assert "There is nobody called 'zoe'." in capsys.readouterr().err
