"""What the pages show is what happens: commands exist, tables are whole, the tutorial's assignment works."""

import re
import shlex
import tomllib
import zipfile
from dataclasses import asdict, fields
from pathlib import Path

import click
import pytest

from autograder.assignment import Limits, spec
from autograder.assignment.late import LatePolicy
from autograder.checks import expect
from autograder.cli.main import COMMANDS, cli, run
from autograder.rooms import ROOMS
from tests.docs.blocks import PAGES, ROOT, blocks, commands

AUTHORING = ROOT / "docs" / "authoring.md"
TOML_PAGE = ROOT / "docs" / "assignment_toml.md"
HAND_IN = "# %% [markdown]\n# ## Hand in"


def options_of(name):
    """Flags of a command; None: those that stand before it."""
    context = click.Context(cli)
    command = cli if name is None else cli.get_command(context, name)
    return {flag for parameter in command.params for flag in (*parameter.opts, *parameter.secondary_opts)}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_and_options_exist(page):
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    for line in commands(page):
        program, *words = shlex.split(line)
        if program == "make":
            assert set(words) <= set(targets), line
        elif program == "chaffinch":
            name = next(word for word in words if word in COMMANDS)
            flags = {word.split("=")[0] for word in words if word.startswith("--")}
            assert flags <= options_of(name) | options_of(None), line


def test_every_key_of_assignment_toml_is_in_a_table():
    text = TOML_PAGE.read_text(encoding="utf-8")
    whole, _, question = text.partition("## A question")
    assert keys_in(whole) == spec._ASSIGNMENT_KEYS
    assert keys_in(question.partition("## Limits")[0]) == spec._QUESTION_KEYS


def keys_in(text):
    """First cells of a page's tables, without TOML's brackets."""
    return {key.strip("[]") for key in re.findall(r"^\| `([^`]+)` \|", text, re.MULTILINE)}


def test_limits_are_those_that_hold_by_default():
    (shown,) = [block.text for block in blocks(TOML_PAGE) if block.text.startswith("[limits]")]
    assert tomllib.loads(shown)["limits"] == asdict(Limits())


def test_the_late_table_has_every_key_and_is_read():
    (shown,) = [block.text for block in blocks(TOML_PAGE) if block.text.startswith("[late]")]
    table = tomllib.loads(shown)["late"]
    assert set(table) == {field.name for field in fields(LatePolicy)}
    policy = LatePolicy.from_table(table, "page")
    assert [policy.percent(days) for days in (0, 1, 2, 3)] == [0, 10, 30, 50]


def test_every_comparison_is_in_the_table():
    text = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `expect\.(\w+)\(", text, re.MULTILINE)) == set(expect.__all__)


def test_rooms_are_listed_in_their_order():
    text = (ROOT / "docs" / "how_it_works.md").read_text(encoding="utf-8")
    table = text[text.index("The rooms of") : text.index("## Words")]
    assert re.findall(r"^\| `([\w/]+)` \|", table, re.MULTILINE) == [room.folder for room in ROOMS]


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """The course of the tutorial: `chaffinch new`, then every block with a title, in order."""
    root = tmp_path_factory.mktemp("course")
    assert run(["--course", str(root), "new", "hw7_wave"]) == 0
    for block in blocks(AUTHORING):
        path = root / block.title.partition(",")[0]
        if block.title.endswith("above Hand in"):
            before, hand_in, after = path.read_text(encoding="utf-8").partition(HAND_IN)
            assert hand_in, "the scaffold has no such cell"
            path.write_text(f"{before}{block.text}\n{hand_in}{after}", encoding="utf-8")
        elif block.title:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
    return root


@pytest.mark.timeout(600)
def test_the_tutorials_assignment_verifies_and_prints_the_matrix_that_is_shown(course, capsys):
    code = run(["--course", str(course), "verify", "hw7_wave", "--seeds", "1"])
    printed = capsys.readouterr().out
    assert code == 0, printed
    (shown,) = [block.text for block in blocks(AUTHORING) if block.text.startswith("q2_train: ·")]
    assert shown in printed


@pytest.mark.timeout(600)
def test_the_tutorials_assignment_builds_and_its_sample_class_gets_its_points(course, tmp_path):
    assert run(["--course", str(course), "build", "hw7_wave", "--out", str(tmp_path)]) == 0
    sample = course / "tests" / "sample_class" / "hw7_wave"
    assert run(["--course", str(course), "grade", "hw7_wave", str(sample), "--out", str(tmp_path)]) == 0
    expected = tomllib.loads((sample / "expected.toml").read_text(encoding="utf-8"))["ada_right.py"]["points"]
    row = (tmp_path / "hw7_wave" / "final_grades.csv").read_text(encoding="utf-8-sig").splitlines()
    points = dict(zip(row[0].split(","), row[-1].split(","), strict=True))
    assert {name: float(points[name]) for name in expected} == expected


@pytest.mark.timeout(600)
def test_the_assistants_evening_goes_as_it_is_told(course, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    right = course / "tests" / "sample_class" / "hw7_wave" / "ada_right.py"
    with zipfile.ZipFile("submissions.zip", "w") as archive:
        archive.write(right, "ada.py")
        archive.writestr("cleo.py", "def scale(x, factor):\n    return [factor * value for value in x]\n")
    Path("people.csv").write_text("name,id,email\nada,1,ada@x.org\nben,2,ben@x.org\ncleo,3,cleo@x.org\n")
    Path("times.csv").write_text("person,submitted\nada,2026-03-01T12:00:00+01:00\n")
    here = {"hw1_perceptron": "hw7_wave", "q2_update": "q1_scale", "submissions/": "submissions.zip"}
    here |= {"ada@uni.edu": "ada@x.org", "written_stop": "written_why"}
    done = []
    for line in commands(ROOT / "docs" / "assistants.md"):
        program, *words = [here.get(word, word) for word in shlex.split(line)]
        if program == "chaffinch" and words[0] not in {"verify", "build", "image", "staff"}:
            if words[-4:-2] == ["--revoke", "3"]:
                words[-3] = "1"  # there is one adjustment here
            if words[0] == "forget":
                words.append("--yes")
            done.append(words[0])
            assert run(["--course", str(course), *words]) == 0, line
    assert set(done) == {"grade", "diff", "adjust", "written", "export", "gradebook", "forget"}
    book = Path("grades/gradebook.csv").read_text(encoding="utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in book[1:]] == ["ben", "cleo"]  # ada was forgotten


@pytest.mark.timeout(600)
def test_the_tutorials_threshold_lies_between_right_and_wrong(course, capsys):
    few = ["--seeds", "2", "--wrong-seeds", "1", "--question", "q2_train"]
    assert run(["--course", str(course), "calibrate", "hw7_wave", *few]) == 0
    assert "0 of 22 right check runs failed" in capsys.readouterr().out


def test_the_check_that_is_shown_is_the_one_of_the_course():
    (shown,) = [b.text for b in blocks(ROOT / "docs" / "checks.md") if b.text.startswith("@check")]
    file = ROOT / "autograder" / "graders" / "hw1_perceptron" / "public" / "test_q2_update.py"
    assert shown.strip() in file.read_text(encoding="utf-8")


def test_the_argument_that_is_shown_is_one_of_the_course():
    (shown,) = [b.text for b in blocks(ROOT / "docs" / "mutate.md") if b.text.startswith("[[equivalent]]")]
    (entry,) = tomllib.loads(shown)["equivalent"]
    file = ROOT / "tests" / "submissions" / "hw1_perceptron" / "q2_update" / "equivalent.toml"
    assert entry in tomllib.loads(file.read_text(encoding="utf-8"))["equivalent"]
