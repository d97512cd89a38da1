"""The submissions that both ways of grading get."""

import shutil
from pathlib import Path

from autograder.assignment import Course

PICKED = {
    "hw1_perceptron": ("ada_right.ipynb", "dan_mostly_wrong.py", "lea_not_json.ipynb", "kim_empty.ipynb", "pia_exits.ipynb"),
    "hw5_training": ("ada_right.ipynb", "cleo_half_way.py"),
}  # fmt: skip

# Right, unless one of its attacks succeeds: then it takes its own answers away. So full marks say that none did.
LOOT = """

# %%
import glob, os

_loot = ["root"] if os.geteuid() == 0 else []
_home = "/autograder/source/files/chaffinch"
_wanted = ["/autograder", "/autograder/results", "/autograder/source/otter_config.json", "/autograder/submission"]
for _root in (_home, "/autograder/submission/chaffinch", {root!r}):
    _wanted += [_root + "/autograder/graders/{name}/" + _kind for _kind in ("public", "hidden")]
    _wanted += [_root + "/autograder/graders/{name}/hidden/test_{question}.py", _root + "/solutions/{name}/{name}.py"]
for _path in [*_wanted, *glob.glob("/tmp/chaffinch-otter-*")]:
    try:
        if os.path.isdir(_path):
            _loot.append(_path + ": " + str(os.listdir(_path)))
        else:
            with open(_path) as _file:
                _loot.append(_path + ": " + _file.read(40))
    except OSError:
        pass
for _path in ("results/results.pkl", "results/results.json", "source/run_otter.py", "run_autograder", "mine"):
    for _mode in ("wb", "ab"):
        try:
            with open("/autograder/" + _path, _mode) as _file:
                _file.write(b"stolen")
            _loot.append("wrote " + _path)
        except OSError:
            pass
if _loot:
    for _name in {names!r}:
        globals()[_name] = None
"""
KILL = """
for _pid in (os.getppid(), 1):
    try:
        os.kill(_pid, 9)
    except OSError:
        pass
"""


def attack(course: Course, name: str) -> str:
    """What makes a right submission a hostile one, as a last cell."""
    assignment = course.assignment(name)
    names = [defined for question in assignment.graded for defined in question.defines]
    values = {
        "root!r": repr(str(course.root)),
        "name": name,
        "question": assignment.graded[0].name,
        "names!r": repr(names),
    }
    text = LOOT
    for key, value in values.items():
        text = text.replace("{" + key + "}", value)
    return text


def write_submissions(course: Course, name: str, folder: Path) -> list[Path]:
    """Puts an assignment's submissions into a folder; for the first one a hostile one, too."""
    folder.mkdir()
    for picked in PICKED[name]:
        shutil.copyfile(course.root / "tests" / "sample_class" / name / picked, folder / picked)
    if name == "hw1_perceptron":
        right = course.assignment(name).master.read_text(encoding="utf-8")
        (folder / "zed_attacks.py").write_text(right + attack(course, name) + KILL, encoding="utf-8")
    return sorted(folder.iterdir())
