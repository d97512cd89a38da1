"""Gradescope: its folder layout goes in, a results.json of its published format comes out."""

import json
import os
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import jsonschema

from autograder.assignment import CheckResult, Course, Picture, QuestionResult, Verdict
from autograder.packages.build import assemble
from autograder.packages.gradescope import add_feedback, leave_feedback

VISIBILITY = {"enum": ["hidden", "after_due_date", "after_published", "visible"]}
FORMAT = {"enum": ["text", "html", "simple_format", "md", "ansi"]}
TEST = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "score": {"type": "number"},
        "max_score": {"type": "number", "minimum": 0},
        "status": {"enum": ["passed", "failed"]},
        "name": {"type": "string"},
        "name_format": FORMAT,
        "number": {"type": "string"},
        "output": {"type": "string"},
        "output_format": FORMAT,
        "tags": {"type": "array", "items": {"type": "string"}},
        "visibility": VISIBILITY,
        "extra_data": {"type": "object"},
    },
}
# what https://gradescope-autograders.readthedocs.io/en/latest/specs/ says about results.json
RESULTS = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "score": {"type": "number"},
        "execution_time": {"type": "number", "minimum": 0},
        "output": {"type": "string"},
        "output_format": FORMAT,
        "test_output_format": FORMAT,
        "test_name_format": FORMAT,
        "visibility": VISIBILITY,
        "stdout_visibility": VISIBILITY,
        "extra_data": {"type": "object"},
        "tests": {"type": "array", "items": TEST},
        "leaderboard": {"type": "array", "items": {"type": "object", "required": ["name", "value"]}},
    },
    # a score stands at the top or at each test
    "anyOf": [{"required": ["score"]}, {"required": ["tests"]}],
}
METADATA = {
    "id": 123456,
    "created_at": "2030-09-01T14:22:32.365935-07:00",
    "assignment": {
        "due_date": "2030-09-30T23:00:00.000000-07:00", "group_size": 2, "group_submission": True, "id": 25828,
        "course_id": 1234, "late_due_date": None, "release_date": "2030-08-02T00:00:00.000000-07:00",
        "title": "Doubling", "total_points": "8.0",
    },
    "submission_method": "upload",
    "users": [{"email": "ada@example.org", "id": 1, "name": "Ada"}, {"email": "bob@example.org", "id": 2, "name": "Bob"}],
    "previous_submissions": [],
}  # fmt: skip
RIGHT_DOUBLE = "import numpy as np\ndef double(x):\n    return 2 * np.asarray(x)\n"


def replay(course: Course, root: Path, name: str, data: bytes) -> dict[str, object]:
    """Lays out Gradescope's folders, runs what its harness runs there, and reads the result."""
    for folder in ("source", "submission", "results"):
        (root / folder).mkdir(parents=True)
    with zipfile.ZipFile(BytesIO(assemble(course.assignment("hw0_tiny")).autograder.data)) as archive:
        archive.extractall(root / "source")
    (root / "submission_metadata.json").write_text(json.dumps(METADATA), encoding="utf-8")
    (root / "submission" / name).write_bytes(data)
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "PYTEST"))}
    done = subprocess.run(
        [sys.executable, str(root / "source" / "run_otter.py")], cwd=root, env=environment,
        capture_output=True, text=True, timeout=240, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    results = json.loads((root / "results" / "results.json").read_text(encoding="utf-8"))
    jsonschema.validate(results, RESULTS)
    return results


def scores(results: dict) -> dict[str, tuple[float, float]]:
    return {t["name"].split(":")[0]: (t["score"], t["max_score"]) for t in results["tests"] if "score" in t}


def test_each_question_is_a_test_with_its_points_hidden_ones_shown_after_publishing(course, tmp_path):
    results = replay(course, tmp_path / "ag", "answer.py", RIGHT_DOUBLE.encode())
    assert scores(results) == {"q1_double": (4, 4), "q2_counter": (0, 2)}
    assert {t["visibility"] for t in results["tests"] if "score" in t} == {"after_published"}
    assert results.get("stdout_visibility", "hidden") == "hidden"


def test_with_show_hidden_false_students_see_public_checks_alone(course, tmp_path):
    toml = course.assignment("hw0_tiny").master.with_name("assignment.toml")
    toml.write_text("show_hidden = false\n" + toml.read_text())
    wrong = "import numpy as np\ndef double(x):\n    return np.abs(2 * np.asarray(x))\n"
    results = replay(course, tmp_path / "ag", "answer.py", wrong.encode())
    assert scores(results)["q1_double"] == (2, 4)
    shown = [t for t in results["tests"] if t["visibility"] == "visible"]
    assert [t["name"] for t in shown] == ["Public Tests"]
    assert "also doubles numbers below zero" not in shown[0]["output"]
    assert "A new Counter" in shown[0]["output"]
    assert {t["visibility"] for t in results["tests"] if "score" in t} == {"hidden"}


def test_a_notebook_that_otter_cannot_open_gets_a_zero_with_its_reason(course, tmp_path):
    results = replay(course, tmp_path / "ag", "answer.ipynb", b"{ not json")
    assert scores(results) == {"q1_double": (0, 4), "q2_counter": (0, 2)}
    assert "is not JSON" in results["output"]


def test_a_notebook_that_only_otter_cannot_open_is_graded_all_the_same(course, tmp_path):
    cell = {
        "cell_type": "code",
        "source": RIGHT_DOUBLE,
        "metadata": {},
        "outputs": [],
        "execution_count": None,
    }
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [cell]}
    data = b"\xef\xbb\xbf" + json.dumps(notebook).encode()  # with a byte order mark, as some editors save
    assert scores(replay(course, tmp_path / "ag", "answer.ipynb", data))["q1_double"] == (4, 4)


def test_what_does_not_pass_is_html_with_its_picture(course, tmp_path):
    folder = course.assignment("hw0_tiny").graders / "public" / "test_q1_double.py"
    text = folder.read_text().replace(
        "from autograder.checks import", "from autograder.checks import picture,"
    )
    line = next(line for line in text.splitlines() if "[2.0, 4.0]" in line)
    inner = f"    with picture.curves([1.0, 3.0], [2.0, 4.0]):\n    {line}"
    folder.write_text(text.replace(line, inner))
    wrong = "import numpy as np\ndef double(x):\n    return np.asarray(x) + 1\n"
    results = replay(course, tmp_path / "ag", "answer.py", wrong.encode())
    test = next(t for t in results["tests"] if t["name"].startswith("q1_double"))
    assert test["output_format"] == "html"
    assert 'class="picture" src="data:image/png;base64,' in test["output"]
    assert "Hint:</strong> Add x to itself." in test["output"]
    assert not (tmp_path / "ag" / "chaffinch-feedback.json").exists()


def test_pictures_that_are_too_many_are_told_in_words(tmp_path):
    checks = [
        CheckResult(
            "q1",
            f"test_{n}",
            "It holds.",
            Verdict.FAILED,
            1.0,
            False,
            "No.",
            picture=Picture(b"x" * 35_000, f"Curve {n}."),
        )
        for n in range(15)
    ]
    (tmp_path / "results").mkdir()
    written = {"tests": [{"name": f"q{n}: Q", "output": "text"} for n in (1, 2, 3)]}
    (tmp_path / "results" / "results.json").write_text(json.dumps(written))
    leave_feedback(tmp_path, [QuestionResult(f"q{n}", "Q", tuple(checks)) for n in (1, 2)])
    add_feedback(tmp_path)
    text = (tmp_path / "results" / "results.json").read_text()
    first, second, third = json.loads(text)["tests"]
    assert len(text) < 1_000_000
    assert first["output"].count("<img") == 15
    assert second["output"].count("A picture was left out. It shows: Curve") == 15
    assert third == {"name": "q3: Q", "output": "text"}
