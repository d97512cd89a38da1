"""The stock `otter grade` in containers comes to the same points as `chaffinch grade`."""

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest

sys.path.insert(0, str(Path(__file__).parent))  # pytest's import mode puts no test folder there
from submissions import PICKED, write_submissions

from autograder.assignment import Course
from autograder.packages.build import assemble

pytestmark = [pytest.mark.docker, pytest.mark.timeout(1500)]


def run(*command: object, cwd: Path) -> str:
    environment = os.environ | {"OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment, check=False,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=1200,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-6000:]
    return done.stdout


def otter_grade(
    image: str, name: str, package: Path, files: list[Path], out: Path
) -> tuple[pd.DataFrame, str]:
    """Grades in containers.

    Returns:
        The rows by file, and all that Otter and its containers said.
    """
    out.mkdir()
    said = run(
        sys.executable, "-m", "otter", "grade", "-vv", "-n", f"chaffinch-test-{name}", "-a", package, "--image", image,
        "--containers", 2, "--timeout", 600, "--no-network", "-o", out, *files, cwd=out,
    )  # fmt: skip
    return pd.read_csv(out / "final_grades.csv").set_index("file"), said


def chaffinch_grade(course: Course, name: str, files: list[Path], out: Path) -> pd.DataFrame:
    """Grades without containers; the rows, which are a person's here, by file as Otter names it."""
    code = "from autograder.cli import main; main()"
    run(sys.executable, "-c", code, "grade", name, *files, "--device", "cpu", "--out", out, cwd=course.root)
    rows = pd.read_csv(out / name / "final_grades.csv").set_index("file")
    return rows.rename(index={file.stem: file.name for file in files})


def test_the_image_is_complete_for_setup_sh(image, tmp_path):
    setup = assemble_to(Course.find(), "hw1_perceptron", tmp_path)["setup.sh"]
    command = [
        "docker",
        "run",
        "--rm",
        "-i",
        "--network",
        "none",
        image,
        "bash",
        "-c",
        "mkdir -p /autograder && bash -s",
    ]
    done = subprocess.run(command, input=setup, capture_output=True, timeout=300, check=True)
    assert b"The image holds everything that grading needs." in done.stdout


@pytest.mark.parametrize("name", list(PICKED))
def test_otter_grade_and_chaffinch_grade_agree_on_every_point(image, tmp_path, name):
    course = Course.find()
    assemble_to(course, name, tmp_path)
    files = write_submissions(course, name, tmp_path / "in")
    begun = time.monotonic()
    theirs, said = otter_grade(image, name, tmp_path / f"{name}.zip", files, tmp_path / "otter")
    middle = time.monotonic()
    ours = chaffinch_grade(course, name, files, tmp_path / "ours")
    show(name, theirs, ours, middle - begun, time.monotonic() - middle)

    assert set(theirs["grading_status"].drop("points-per-question")) == {"Completed"}, said[-6000:]
    points = [c for c in ours.columns if c not in {"percent_correct", "grading_status"}]
    pd.testing.assert_frame_equal(theirs[points].sort_index(), ours[points].sort_index(), check_dtype=False)
    assert theirs.loc["ada_right.ipynb", "percent_correct"] == 1
    assert_behind_the_wall(said, len(files))
    if "zed_attacks.py" in theirs.index:
        assert theirs.loc["zed_attacks.py", "percent_correct"] == 1  # none of its attacks succeeded


def assert_behind_the_wall(said: str, submissions: int) -> None:
    """Every container says what held the student process back; a file that cannot be read needs none."""
    lines = re.findall(r"Isolation: (.*)", said)
    assert len(lines) == submissions
    for line in lines:
        assert "no student process was started" in line or all(
            w in line for w in ("process", "uid ", "landlock")
        )
    assert any("landlock" in line for line in lines)


def assemble_to(course: Course, name: str, folder: Path) -> dict[str, bytes]:
    """Builds the autograder's zip into a folder and returns its members."""
    import io
    import zipfile

    data = assemble(course.assignment(name)).autograder.data
    (folder / f"{name}.zip").write_bytes(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {member: archive.read(member) for member in archive.namelist()}


def show(
    name: str, theirs: pd.DataFrame, ours: pd.DataFrame, their_seconds: float, our_seconds: float
) -> None:
    print(
        f"\n{name:<24}{'otter grade':>12}{'chaffinch':>12}  ({their_seconds:.0f} s and {our_seconds:.0f} s)"
    )
    for file in ours.index:
        other = theirs["total_points_earned"].get(file, float("nan"))
        print(
            f"  {file:<22}{other:>12g}{ours.loc[file, 'total_points_earned']:>12g}  {ours.loc[file, 'grading_status']}"
        )
