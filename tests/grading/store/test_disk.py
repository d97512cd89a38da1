"""A disk that is full and a folder that is closed end a grading with a sentence; the next one goes on."""

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.assignment import ChaffinchError
from tests.grading.store.storm import views
from tests.grading.store.stub import StubClass

NOBODY = 65534
PARTS = (0.1, 0.4, 0.7, 0.95)  # of the room that a grading needs in the end


def class_of(folder: Path, people: int = 40) -> StubClass:
    folder.mkdir(exist_ok=True)
    made = StubClass(folder)
    for number in range(people):
        made.hand_in(f"s{number:02}", f"q1=p{'pf'[number % 2]} q2={'fp'[number % 3 % 2]} # {number}")
    return made


@contextlib.contextmanager
def small_disk(folder: Path, kib: int) -> Iterator[None]:
    """A file system of its own; skips where none can be mounted."""
    folder.mkdir(parents=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={kib}k,nr_inodes=10k", "tmpfs", str(folder)]
    if (
        os.geteuid()
        or not shutil.which("mount")
        or subprocess.run(command, capture_output=True, check=False).returncode
    ):
        pytest.skip("no file system can be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def enlarge(folder: Path, size: str = "64m") -> None:
    subprocess.run(["mount", "-o", f"remount,size={size}", str(folder)], check=True)


@pytest.mark.faults
@pytest.mark.parametrize("part", PARTS)
def test_on_a_full_disk_a_grading_ends_in_a_sentence_and_goes_on_with_room(tmp_path, part):
    calm, full = class_of(tmp_path / "calm"), class_of(tmp_path / "full")
    calm.grade()
    needed = sum(-(-path.stat().st_size // 4096) * 4 for path in calm.out.rglob("*") if path.is_file())
    with small_disk(full.out, int(needed * part)):
        with pytest.raises(ChaffinchError) as stopped:
            full.grade()
        assert "full" in stopped.value.message or "No space left" in stopped.value.message
        assert stopped.value.tip
        print(f"{needed * part:.0f} of {needed} KiB: {stopped.value.message}")
        enlarge(full.out)
        full.grade()
        assert views(full) == views(calm)


@pytest.mark.faults
def test_a_disk_that_fills_while_pages_are_written_costs_no_grade(tmp_path):
    calm, full = class_of(tmp_path / "calm"), class_of(tmp_path / "full")
    calm.grade()
    with small_disk(full.out, 64 * 2**10):
        full.grade(views=False)
        used = shutil.disk_usage(full.out).used // 2**10
        enlarge(full.out, f"{used + 300}k")
        with pytest.raises(ChaffinchError, match="No space left") as stopped:
            full.grade()
        print(stopped.value.message)
        enlarge(full.out)
        assert full.grade() == []
        assert views(full) == views(calm)


def as_somebody(work, folder: Path) -> str:
    """Runs work in a process without rights over everything; gives what it ended with."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        told = "fine"
        try:
            if not os.geteuid():
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            work()
        except ChaffinchError as error:
            told = f"{error.message} {error.tip}"
        except BaseException as error:
            told = f"traceback: {error!r}"
        finally:
            os.write(writing, told.encode())
            os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as file:
        return file.read().decode()


@pytest.fixture
def everybodys() -> Iterator[Path]:
    """A folder that any user may enter, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp(prefix="chaffinch-closed-"))
    yield folder
    subprocess.run(["chmod", "-R", "u+rwX", str(folder)], check=True)
    shutil.rmtree(folder)


CLOSED = {
    "the folder is read-only": (lambda out: out.chmod(0o500), True),
    "the folder cannot be entered": (lambda out: out.chmod(0o000), True),
    "its parent cannot be written": (lambda out: out.parent.chmod(0o500), False),
    "the store is read-only": (lambda out: (out / "grades.db").chmod(0o400), True),
    "a folder of pages is read-only": (lambda out: (out / "feedback").chmod(0o500), True),
}


@pytest.mark.parametrize(("close", "graded"), CLOSED.values(), ids=CLOSED)
def test_a_closed_folder_ends_a_grading_in_a_sentence(everybodys, close, graded):
    klass = class_of(everybodys / "class", people=3)
    klass.out.parent.mkdir()
    if graded:
        klass.grade()
    if not os.geteuid():
        subprocess.run(["chown", "-R", f"{NOBODY}:{NOBODY}", str(everybodys)], check=True)
    klass.hand_in("s00", "q1=ff q2=f # again")
    close(klass.out)
    told = as_somebody(klass.grade, klass.out)
    assert "traceback" not in told
    assert told != "fine"
    assert str(klass.out.parent) in told
