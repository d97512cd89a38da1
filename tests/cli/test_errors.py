"""Whatever ends a command is one sentence and an exit code; a fault of ours is told from a mistake of theirs."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from autograder.assignment import ChaffinchError
from autograder.cli import errors
from autograder.cli.main import cli, run


@pytest.fixture
def raising(monkeypatch):
    """A command ``chaffinch new`` that raises what it is given."""

    def make(error):
        def command():
            raise error

        monkeypatch.setattr(type(cli), "get_command", lambda *_: click.Command("new", callback=command))

    return make


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (ChaffinchError("week [b] is empty.", "Add a [[questions]] table."), 2, "[[questions]] table."),
        (ChaffinchError("no[/such]folder does not exist."), 2, "no[/such]folder does not exist."),
        (ChaffinchError("a :smile: b \x1b[2J c"), 2, "a :smile: b \ufffd[2J c"),
        (PermissionError(errno.EACCES, "Permission denied", "x[y]"), 2, "x[y]: Permission denied."),
        (OSError(errno.ENOSPC, "No space left on device"), 2, "Make room"),
        (NotADirectoryError(errno.ENOTDIR, "Not a directory", "out/hw1"), 2, "out/hw1: Not a directory."),
        (MemoryError(), 2, "not enough memory"),
        (click.UsageError("No such option: [x]"), 2, "No such option: [x]"),
        (KeyboardInterrupt(), 130, "Stopped."),
        (click.Abort(), 130, "Stopped."),
    ],
)
def test_each_kind_has_its_sentence_and_code(raising, capsys, error, code, said):
    raising(error)
    assert run(["new"]) == code
    told = capsys.readouterr().err
    assert said in told
    assert "Traceback" not in told


@pytest.mark.parametrize("error", [KeyError("k"), RuntimeError("[bold]oh[/no]"), OSError("no number")])
def test_a_fault_of_ours_says_so_and_keeps_the_traceback_in_a_file(
    raising, capsys, monkeypatch, tmp_path, error
):
    monkeypatch.setattr(errors.tempfile, "tempdir", str(tmp_path))
    raising(error)
    assert run(["new"]) == 3
    told = capsys.readouterr().err
    assert "This is a fault in Chaffinch" in told
    assert "Traceback" not in told
    (kept,) = tmp_path.iterdir()
    assert str(kept) in told.replace("\n", "")
    assert "Traceback" in kept.read_text()


def test_a_fault_is_told_where_nothing_can_be_written(raising, capsys, monkeypatch):
    monkeypatch.setattr(errors.tempfile, "tempdir", "/nowhere/at/all")
    raising(KeyError("k"))
    assert run(["new"]) == 3
    assert "This is a fault in Chaffinch" in capsys.readouterr().err


@pytest.mark.parametrize("code", [0, 1, 130])
def test_a_commands_own_exit_code_is_kept(raising, code):
    raising(SystemExit(code))
    assert run(["new"]) == code


@pytest.mark.parametrize("arguments", [["--help"], ["new", "--help"], ["new", "Seven"]])
def test_a_reader_that_is_gone_ends_it_quietly(tmp_path, arguments):
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [sys.executable, "-c", "from autograder.cli import main; main()", *arguments],
            check=False, stdout=writing, stderr=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2],
        )  # fmt: skip
    finally:
        os.close(writing)
    assert done.returncode == (2 if "Seven" in arguments else 141)
    assert not any(word in done.stderr for word in ("Traceback", "BrokenPipe", "fault"))
