"""The same attacks under the stock `otter run`: one of each family always, all of them with `make attacks`."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import test_corrupt_and_confuse
import test_escape
import test_forge
import test_shadow
import test_starve_and_stall
from made_course import ALL, POINTS, SECRET, SECRETS, named, submission, write_course

from autograder.assignment import Course
from autograder.packages.build import assemble

SEARCHES = {
    "the folders above": "[p for up in pathlib.Path.cwd().parents for p in up.rglob('*hw9_made*/**/*.py')]",
    "the temporary folder": "pathlib.Path(tempfile.gettempdir()).rglob('test_q1_double.py')",
    "what the grader was started with": "[p for n in ('cmdline', 'environ', 'maps', 'mem') for p in pathlib.Path('/proc').glob(f'*/{n}')]",
    "open files of other processes": "pathlib.Path('/proc').glob('*/fd/*')",
    "everything that is called like a check": "[p for d in ('/autograder', '/root', '/home', '/tmp', '/var/tmp') for p in pathlib.Path(d).rglob('test_q*.py')]",
}


def searching(places: str) -> str:
    """A submission that answers rightly unless it can read the secret anywhere there."""
    return submission(
        double=f"""
import pathlib, tempfile
def double(x):
    try: paths = list({places})
    except OSError: paths = []
    for path in paths:
        try: found = {SECRET[::-1]!r}[::-1].encode() in path.read_bytes()
        except OSError: continue
        if found: raise ValueError('FOUND in %s' % path)
    return 2 * x
"""
    )


FAMILIES = {
    "steal": named(*((place, searching(where), ALL) for place, where in SEARCHES.items())),
    "forge": test_forge.ATTACKS,
    "shadow and spoof": test_shadow.ATTACKS,
    "crash": test_escape.CRASHES,
    "starve": test_starve_and_stall.STARVE,
    "stall": test_starve_and_stall.STALL,
    "corrupt": test_corrupt_and_confuse.CORRUPT,
}
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
    write_course(root / "course")
    shutil.copytree(Course.here().root / "shared", root / "course" / "shared")
    path = root / "autograder.zip"
    path.write_bytes(assemble(Course(root / "course"), "hw9_made").autograder.data)
    return path


def otter_run(package: Path, source: str, folder: Path) -> dict:
    """What the stock `otter run` writes."""
    (folder / "attack.py").write_text(source, encoding="utf-8", errors="surrogatepass")
    command = [sys.executable, "-m", "otter", "run", "-a", package, "-o", folder, folder / "attack.py"]
    done = subprocess.run(
        [*map(str, command)], cwd=folder, env=os.environ | {"OMP_NUM_THREADS": "1"}, timeout=240, check=False,
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
