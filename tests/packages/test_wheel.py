"""A course in its own repository works with the installed package: from the wheel to `otter run`."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from autograder.assignment import Course

NAME = "hw1_own"


@pytest.fixture(scope="module")
def python(tmp_path_factory) -> Path:
    """The Python of an environment in which the wheel is installed, and no checkout is in reach."""
    folder = tmp_path_factory.mktemp("installed")
    source, root = folder / "source", Course.find().root  # a copy: a build leaves things behind
    shutil.copytree(root / "autograder", source / "autograder", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(root / name, source / name)
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    wheel = [*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, source]
    subprocess.run(wheel, check=True, cwd=folder)
    venv.create(folder / "env", with_pip=False)
    site = next((folder / "env" / "lib").glob("python3*")) / "site-packages"
    # a plain path: what is installed there as a link to a checkout is not
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib"))
    subprocess.run([*pip, "install", "--no-deps", "--target", site, *folder.glob("*.whl")], check=True)
    assert not (site / "shared").exists()
    assert not (site / "autograder" / "graders").exists()
    return folder / "env" / "bin" / "python"


def run(python: Path, folder: Path, *command: object) -> str:
    """Runs a module in a folder; asserts that it went well."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [python, "-m", *map(str, command)],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}: {done.stdout}\n{done.stderr}"
    return done.stdout


def test_from_a_new_course_to_otter_run(python, tmp_path):
    shared = tmp_path / "shared"
    shared.mkdir()
    (shared / "__init__.py").write_text("FACTOR = 3\n")
    run(python, tmp_path, "autograder", "new", NAME)
    master = tmp_path / "solutions" / NAME / f"{NAME}.py"
    master.write_text(
        master.read_text().replace("import numpy as np", "import numpy as np\nfrom shared import FACTOR")
    )
    assert "all as it must be" in run(python, tmp_path, "autograder", "verify", "--seeds", 1)
    run(python, tmp_path.parent, "autograder", "--course", tmp_path, "build", "--out", tmp_path / "dist")
    right = tmp_path / "tests" / "sample_class" / NAME / "ada_right.py"
    package = tmp_path / "dist" / f"{NAME}-autograder.zip"
    (tmp_path / "out").mkdir()
    run(python, tmp_path, "otter", "run", "-a", package, "-o", tmp_path / "out", right)
    results = json.loads((tmp_path / "out" / "results.json").read_text())
    scores = [(test["score"], test["max_score"]) for test in results["tests"] if "score" in test]
    assert scores
    assert all(score == most for score, most in scores)
