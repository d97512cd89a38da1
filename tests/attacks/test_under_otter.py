"""The same attacks under the stock `otter run`: one of each family always, all of them with `make attacks`."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from families import FAMILIES
from made_course import POINTS, SECRETS, build_package

pytestmark = pytest.mark.timeout(1800)  # for what never ends: a busy machine may take minutes for one
EXACT = ("steal", "crash")  # here the honest part must also get what it earned


def every_attack():
    """One of each family, and the others for `make attacks`."""
    for family, attacks in FAMILIES.items():
        for number, (lesson, (source, honest)) in enumerate(attacks.items()):
            marks = [pytest.mark.attacks] if number else []
            yield pytest.param(family, source, honest, id=f"{family}: {lesson}", marks=marks)


@pytest.fixture(scope="session")
def package(tmp_path_factory) -> Path:
    """The made-up course's zip."""
    root = tmp_path_factory.mktemp("package")
    build_package(root / "course", root / "autograder.zip")
    return root / "autograder.zip"


def otter_run(package: Path, source: str, folder: Path) -> dict:
    """What the stock `otter run` writes."""
    (folder / "attack.py").write_text(source, encoding="utf-8", errors="surrogatepass")
    command = [sys.executable, "-m", "otter", "run", "-a", package, "-o", folder, folder / "attack.py"]
    done = subprocess.run(
        [*map(str, command)], cwd=folder, env=os.environ | {"OMP_NUM_THREADS": "1"}, check=False,
        capture_output=True, text=True, errors="replace",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-4000:]
    return json.loads((folder / "results.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("family", "source", "honest"), list(every_attack()))
def test_nothing_is_gained_or_learnt_under_otter(package, tmp_path, family, source, honest):
    results = otter_run(package, source, tmp_path)
    shown = json.dumps(results)
    assert not [secret for secret in SECRETS if secret in shown]
    earned = {test["name"].partition(":")[0]: test.get("score", 0.0) for test in results["tests"]}
    assert {name: earned[name] > honest.get(name, 0.0) for name in POINTS} == dict.fromkeys(POINTS, False)
    if family in EXACT:
        assert {name: earned[name] for name in honest} == honest, shown
