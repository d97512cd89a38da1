"""A build writes all or nothing, refreshes assignments/, and --check names what is stale."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from autograder.assignment import ChaffinchError, Course
from autograder.cli.build import build
from autograder.packages.build import assemble, build_assignment, require_fresh, stale_files


def test_it_writes_both_zips_and_the_student_files(course: Course, tmp_path: Path) -> None:
    built = build_assignment(course.assignment("hw0_tiny"), tmp_path / "dist")
    assert sorted(path.name for path in (tmp_path / "dist").iterdir()) == [
        "hw0_tiny-autograder.zip",
        "hw0_tiny-student.zip",
    ]
    folder = course.assignment("hw0_tiny").generated
    assert {str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file()} == set(built.generated)
    assert not {"shared", "autograder"} & {path.name for path in folder.iterdir()}


def test_fresh_files_are_not_touched(course: Course, tmp_path: Path) -> None:
    build_assignment(course.assignment("hw0_tiny"), tmp_path)
    path = course.assignment("hw0_tiny").generated / "README.md"
    before = path.stat().st_ino
    build_assignment(course.assignment("hw0_tiny"), tmp_path)
    assert path.stat().st_ino == before


def test_stale_missing_and_left_over_files_are_named(course: Course, tmp_path: Path) -> None:
    built = build_assignment(course.assignment("hw0_tiny"), tmp_path)
    assert stale_files(built) == []
    folder = course.assignment("hw0_tiny").generated
    (folder / "README.md").write_text("edited")
    (folder / "hw0_tiny.py").unlink()
    (folder / "tests" / "q9_gone.py").write_text("")
    with pytest.raises(ChaffinchError) as caught:
        require_fresh([built])
    for line in (
        "hw0_tiny/README.md differs",
        "hw0_tiny/hw0_tiny.py is missing",
        "tests/q9_gone.py is left over",
    ):
        assert f"assignments/{line}" in caught.value.message or line in caught.value.message
    build_assignment(course.assignment("hw0_tiny"), tmp_path)
    assert stale_files(built) == []


def test_a_contributors_own_files_beside_the_generated_ones_stay(course: Course, tmp_path: Path) -> None:
    build_assignment(course.assignment("hw0_tiny"), tmp_path)
    mine = course.assignment("hw0_tiny").generated / "my_try.ipynb"
    mine.write_text("{}")
    assert stale_files(build_assignment(course.assignment("hw0_tiny"), tmp_path)) == []
    assert mine.exists()


def test_a_failing_build_writes_nothing(course: Course, tmp_path: Path) -> None:
    (course.assignment("hw0_tiny").graders / "public" / "test_q2_counter.py").unlink()
    with pytest.raises(ChaffinchError, match="q2_counter has no public check"):
        build_assignment(course.assignment("hw0_tiny"), tmp_path / "dist")
    assert not (tmp_path / "dist").exists()
    assert not course.assignment("hw0_tiny").generated.exists()


def test_an_unknown_assignment_is_named_with_those_there_are(course: Course) -> None:
    with pytest.raises(ChaffinchError, match=r"no assignment 'hw9'\. Assignments here: hw0_tiny"):
        assemble(course.assignment("hw9"))


def test_the_command_prints_name_size_and_hash_of_each_zip(
    course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(course.root)
    done = CliRunner().invoke(build, ["--out", str(tmp_path / "dist")], catch_exceptions=False)
    built = assemble(course.assignment("hw0_tiny"))
    for package in (built.student, built.autograder):
        assert package.filename in done.output
        assert package.sha256 in done.output
    done = CliRunner().invoke(build, ["--check"], catch_exceptions=False)
    assert "all committed student files are fresh" in done.output


def test_the_command_check_writes_nothing_and_fails_on_stale_files(
    course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(course.root)
    done = CliRunner().invoke(build, ["hw0_tiny", "--check", "--out", str(tmp_path / "dist")])
    assert isinstance(done.exception, ChaffinchError)
    assert "README.md is missing" in done.exception.message
    assert not (tmp_path / "dist").exists()
