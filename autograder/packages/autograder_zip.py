"""The autograder's package: a plain Otter 7 zip whose plugin grades behind the wall."""

import contextlib
import json
import tempfile
import zipfile
from pathlib import Path

from autograder.assignment import Assignment
from autograder.grading.recognition.place import FILE, path_of
from autograder.packages.inventory import CheckList
from autograder.packages.rendering import Files, Framework, render, tree
from autograder.packages.student_zip import shared_files

PLUGIN = "autograder.packages.otter_plugin.ChaffinchPlugin"
HOME = "files/chaffinch"
"""Where the mirrored repository lies in the zip; Otter copies it to ``submission/chaffinch``, too."""


def grader_files(assignment: Assignment, lists: tuple[CheckList, ...]) -> Files:
    """Everything that the zip holds.

    Args:
        assignment: What it grades.
        lists: The checks of its graded questions.
    """
    from otter import __version__ as otter_version  # noqa: PLC0415 - half a second of imports

    framework = Framework.here()
    pinned = [
        f"otter-grader[grading]=={otter_version}" if line.startswith("otter-grader") else line
        for line in framework.requirements()
    ]
    files = {f"tests/{entry.question.name}.py": _placeholder(entry) for entry in lists}
    requirements = "".join(f"{line}\n" for line in pinned).encode()
    files = _otters_own(files, _otter_config(assignment), requirements)
    files |= {
        "setup.sh": render("setup.sh", otter_version=otter_version),
        "run_autograder": render("run_autograder"),
        "run_otter.py": render("run_otter.py"),
        "requirements.txt": requirements,
    }
    mirror = _mirror(assignment)
    mirror["pyproject.toml"] = render(
        "pyproject.toml",
        assignment=assignment,
        version=framework.version,
        python=framework.python,
        requirements=framework.requirements(),
    )
    return files | {f"{HOME}/{path}": data for path, data in mirror.items()}


def _mirror(assignment: Assignment) -> Files:
    """The repository as far as grading this assignment needs it."""
    name = assignment.name
    package = tree(Framework.here().root / "autograder", "autograder")
    files = {path: data for path, data in package.items() if not path.startswith("autograder/graders/")}
    for kind in ("public", "hidden"):
        if (assignment.graders / kind).is_dir():
            files |= tree(assignment.graders / kind, f"autograder/graders/{name}/{kind}", suffixes=(".py",))
    if path_of(assignment).is_file():
        files[f"autograder/graders/{name}/{FILE}"] = path_of(assignment).read_bytes()
    for path in (assignment.master, assignment.master.with_name("assignment.toml")):
        files[f"solutions/{name}/{path.name}"] = path.read_bytes()
    return files | shared_files(assignment)


def _placeholder(entry: CheckList) -> bytes:
    checks = [(spec, False) for spec in entry.public] + [(spec, True) for spec in entry.hidden]
    return render("placeholder_test.py", question=entry.question.name, checks=checks)


def _otter_config(assignment: Assignment) -> bytes:
    # no assignment_name: Otter would stop at another assignment's notebook, our plugin says so in a result
    config = {
        "lang": "python",
        "plugins": [{PLUGIN: {"assignment": assignment.name}}],
        "show_hidden": assignment.show_hidden,
        "show_stdout": False,
    }
    return f"{json.dumps(config, indent=2)}\n".encode()


def _otters_own(tests: Files, config: bytes, requirements: bytes) -> Files:
    """The members that ``otter generate`` writes around our tests: an Otter image expects each of them."""
    from otter.generate import main as generate  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        for path, data in ({"requirements.txt": requirements} | tests).items():
            Path(path).parent.mkdir(exist_ok=True)
            Path(path).write_bytes(data)
        # without our configuration: Otter would import the plugin
        generate(tests_dir="tests", output_path="otter.zip", overwrite_requirements=True, no_config=True)
        with zipfile.ZipFile("otter.zip") as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
    return files | {"otter_config.json": config}
