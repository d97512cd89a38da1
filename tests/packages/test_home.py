"""What grader.check shows at home: one calm line per rule, what happened, where to look."""

import io
import json
import pickle
import random
from pathlib import Path
from typing import Any

import numpy as np
import otter.execute
import pytest
import torch
from otter.nbmeta_config import NBMetadataConfig

from autograder.assignment import ChaffinchError, CheckResult, Course, Reason, Verdict
from autograder.home.otter_test import HomeTestFile, run_at_home
from autograder.home.outlook import FILENAME, outlook
from autograder.home.told import told
from autograder.packages.build import assemble

NAN = float("nan")


@pytest.fixture
def folder(course: Course, tmp_path: Path) -> Path:
    """The student's folder."""
    for path, data in assemble(course.assignment("hw0_tiny")).generated.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(data)
    return tmp_path


def checked(folder: Path, question: str = "q1_double", **env: Any) -> HomeTestFile:
    result = otter.execute.Checker.check(
        str(folder / "tests" / f"{question}.py"), NBMetadataConfig(), None, env
    )
    assert isinstance(result, HomeTestFile)
    return result


def test_a_right_answer_passes_every_check(folder: Path) -> None:
    result = checked(folder, double=lambda x: 2 * x)
    assert result.passed_all
    assert result.score == result.possible == 2
    assert repr(result).startswith(
        "q1_double: all public checks pass (2 of 2).\n  ✅ double returns an array"
    )


def test_a_wrong_answer_gets_rule_message_and_hint_and_no_code(folder: Path) -> None:
    text = repr(checked(folder, double=lambda x: x + 1))
    assert "❌ double returns twice its argument." in text
    assert "Hint: Add x to itself." in text
    for noise in ("Error at line", "Traceback", "demand", "NotPassed"):
        assert noise not in text


def test_a_follower_says_what_it_waits_for(folder: Path) -> None:
    text = repr(checked(folder, double=lambda x: "no array"))
    assert "⏸️ double returns twice its argument.\n       Waits for: double returns an array" in text


def test_an_unfilled_stub_is_said_to_be_not_implemented_yet(folder: Path) -> None:
    def double(x):
        raise NotImplementedError("q1_double: double is not implemented yet")

    text = repr(checked(folder, double=double))
    assert "Not implemented yet" in text
    assert "Hint" not in text


def test_a_missing_name_says_to_run_its_cell(folder: Path) -> None:
    assert "`double` is not defined. Run the cell that defines it" in repr(checked(folder))


def test_an_error_in_student_code_comes_with_its_line(folder: Path) -> None:
    def double(x):
        return x / undefined_name  # noqa: F821

    text = repr(checked(folder, double=double))
    assert "Your code raised NameError: name 'undefined_name' is not defined" in text
    assert "in double, line" in text
    assert "return x / undefined_name" in text


def test_html_is_escaped_and_says_the_same(folder: Path) -> None:
    def double(x):
        raise ValueError("<b>&")

    page = checked(folder, double=double)._repr_html_()
    assert "&lt;b&gt;&amp;" in page
    assert "<b>" not in page
    assert "0 of 2 public checks pass" in page


def test_a_console_without_emoji_gets_plain_marks_and_signs(folder: Path, monkeypatch) -> None:
    page = checked(folder, double=lambda x: x + 1)
    page.name = "a · b → c…"
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(io.BytesIO(), encoding="ascii"))
    text = page.summary()
    assert text.isascii()
    assert "a * b -> c...: " in text
    assert "[open] double returns" in text


def test_a_second_call_sees_new_code_and_new_checks(folder: Path) -> None:
    assert not checked(folder, double=lambda x: x).passed_all
    path = folder / "checks" / "test_q1_double.py"
    path.write_text(path.read_text().replace("[2.0, 4.0]", "[1.0, 2.0]"))
    assert checked(folder, double=lambda x: x).passed_all


def test_checking_leaves_the_random_generators_alone(folder: Path) -> None:
    def states() -> tuple[object, ...]:
        legacy = np.random.get_state()[1].tolist()  # noqa: NPY002
        return random.getstate(), legacy, torch.get_rng_state().tolist()

    before = states()
    checked(folder, double=lambda x: 2 * x)
    assert states() == before


def test_a_result_can_be_logged_by_otter(folder: Path) -> None:
    result = checked(folder, double=lambda x: x)
    assert repr(pickle.loads(pickle.dumps(result))) == repr(result)


def test_missing_checks_say_to_unzip_again(folder: Path) -> None:
    (folder / "checks" / "test_q1_double.py").unlink()
    assert "Unzip the assignment again" in repr(checked(folder, double=lambda x: x))
    with pytest.raises(ChaffinchError, match="is missing"):
        run_at_home(folder / "checks" / "test_q1_double.py", {})


def test_source_and_calls_read_the_newest_cell_of_the_session(folder: Path) -> None:
    (folder / "checks" / "test_q9.py").write_text(
        "from autograder.checks import check\n"
        '@check(points=1)\ndef test_a(student):\n    """A."""\n    assert student.calls("f") == {"sum"}, student.source("f")\n'
    )
    history = ["def f(x): return len(x)", "%magic", "def f(x): return sum(x)"]
    assert run_at_home(folder / "checks" / "test_q9.py", {"In": history})["test_a"].verdict is Verdict.PASSED


def test_a_hint_is_only_given_to_a_failure() -> None:
    def result(reason: Reason, message: str) -> CheckResult:
        verdict = Verdict.SKIPPED if reason is Reason.WAITS else Verdict.FAILED
        return CheckResult(
            "q", "test_a", "A.", verdict, 1, hidden=False, message=message, hint="Look.", reason=reason
        )

    assert told(result(Reason.WRONG, "It is 3.")) == "It is 3.\nHint: Look."
    assert told(result(Reason.WAITS, "Waits for: B.")) == "Waits for: B."
    assert told(result(Reason.UNWRITTEN, "Not implemented yet.")) == "Not implemented yet."


def test_it_says_how_much_hidden_checks_decide(folder: Path) -> None:
    (folder / "checks" / FILENAME).write_text('{"q1_double": {"hidden_checks": 7, "hidden_points": 3.0}}')
    said = (
        "The public checks of this question: 2 of 5 points. 7 hidden checks decide about the other 3 points"
    )
    for double in (lambda x: 2 * x, lambda x: x):
        result = checked(folder, double=double)
        assert f"  {said} after you hand in." in repr(result)
        assert f"<p>{said} after you hand in.</p>" in result._repr_html_()


@pytest.mark.parametrize(
    ("number", "points", "said"),
    [
        (1, 1.0, "0.5 of 1.5 points. 1 hidden check decides about the other 1 point after you hand in."),
        (2, 0.5, "0.5 of 1 point. 2 hidden checks decide about the other 0.5 points after you hand in."),
        (0, 0.0, "all of its 0.5 points."),
    ],
)
def test_one_of_a_thing_is_told_as_one(tmp_path: Path, number: int, points: float, said: str) -> None:
    (tmp_path / FILENAME).write_text(
        json.dumps({"q": {"hidden_checks": number, "hidden_points": points}}), encoding="utf-8"
    )
    assert outlook(tmp_path, "q", 0.5) == f"The public checks of this question: {said}"


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"q": 3}', '{"q": {"hidden_checks": "x", "hidden_points": 1}}']
)
def test_where_nothing_is_known_of_hidden_checks_nothing_is_said(tmp_path: Path, text: str) -> None:
    assert outlook(tmp_path, "q", 0.5) == ""
    (tmp_path / FILENAME).write_text(text)
    assert outlook(tmp_path, "q", 0.5) == ""
