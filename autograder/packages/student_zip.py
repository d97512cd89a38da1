"""The student's package: what is generated, and what it needs to be whole by itself."""

import json

from autograder.assignment import Assignment, read_source
from autograder.home.outlook import FILENAME
from autograder.packages.inventory import CheckList
from autograder.packages.master import Master
from autograder.packages.notebook import as_ipynb, as_script, student_notebook
from autograder.packages.rendering import Files, Framework, render, tree
from autograder.rooms import ROOMS

_FASHION = ("fashion_mnist_subset.npz", "FASHION_MNIST_LICENSE.txt")
_OF_COURSES = ("numpy", "torch", "torchvision", "matplotlib", "pandas", "tqdm")
_AT_HOME = ("otter-grader", "ipython", "pytest", *_OF_COURSES)


def generated_files(master: Master, lists: tuple[CheckList, ...]) -> Files:
    """What a student opens, reads and runs; the same is committed under ``assignments/``.

    Args:
        master: The master.
        lists: The checks of its graded questions.

    Returns:
        Notebook, script, README, requirements, ``tests/`` and ``checks/``.
    """
    assignment = master.assignment
    notebook = student_notebook(master, render("how.md", assignment=assignment).decode().strip())
    manual = [question for question in assignment.questions if question.manual]
    total = sum(entry.points for entry in lists) + sum(question.points for question in manual)
    files = {
        f"{assignment.name}.ipynb": as_ipynb(notebook).encode(),
        f"{assignment.name}.py": as_script(notebook).encode(),
        "README.md": render(
            "readme.md",
            assignment=assignment,
            lists=lists,
            manual=manual,
            total=total,
            public=sum(entry.public_points for entry in lists),
        ),
        "requirements.txt": "".join(f"{line}\n" for line in _requirements()).encode(),
        "pytest.ini": render("pytest.ini"),
        "conftest.py": render("conftest.py"),
    }
    for entry in lists:
        name = entry.question.name
        files[f"tests/{name}.py"] = render("student_test.py", question=name, checks=entry.public)
    files[f"checks/{FILENAME}"] = _hidden_points(lists)
    public = assignment.graders / "public"
    wanted = tuple(f"test_{entry.question.name}.py" for entry in lists)
    return files | {path: data for path, data in tree(public, "checks").items() if path.endswith(wanted)}


def _hidden_points(lists: tuple[CheckList, ...]) -> bytes:
    """What students are told of hidden checks: how many there are, and what they are worth."""
    told = {
        entry.question.name: {
            "hidden_checks": len(entry.hidden),
            "hidden_points": entry.points - entry.public_points,
        }
        for entry in lists
    }
    return (json.dumps(told, indent=1) + "\n").encode()


def support_files(assignment: Assignment) -> Files:
    """What the package needs besides: ``shared/`` and what public checks import of ``autograder/``."""
    package = Framework.here().root / "autograder"
    files = {"autograder/__init__.py": (package / "__init__.py").read_bytes()}
    for room in ROOMS:
        if room.at_home:
            files |= tree(package / room.folder, f"autograder/{room.folder}", suffixes=(".py",))
    return files | shared_files(assignment)


def shared_files(assignment: Assignment) -> Files:
    """The package ``shared``; the pictures of clothes only for an assignment that speaks of them."""
    files = tree(assignment.shared, "shared") if assignment.shared.is_dir() else {}
    if _uses(assignment, "fashion_mnist"):
        return files
    return {path: data for path, data in files.items() if not path.endswith(_FASHION)}


def _uses(assignment: Assignment, word: str) -> bool:
    texts = [assignment.master, *assignment.graders.rglob("*.py")]
    return any(word in read_source(path) for path in texts)


def _requirements() -> list[str]:
    # at home nothing is graded, so none of Otter's extras; JupyterLab brings the kernel
    lines = [line.replace("[grading]", "") for line in Framework.here().requirements(*_AT_HOME)]
    return sorted([*lines, "jupyterlab>=4.0"])
