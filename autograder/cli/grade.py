"""``chaffinch grade``: grade a class."""

import json
import sys
import tempfile
import time
from fnmatch import fnmatch
from pathlib import Path

import click
from rich.console import Console

from autograder.assignment import Assignment
from autograder.cli.console import plain_console, tracked, worded
from autograder.cli.course import current_course
from autograder.cli.interrupt import stoppable
from autograder.cli.options import device_option, jobs_option, question_option, seed_option
from autograder.grading.classroom import Step, grade_class, read_record
from autograder.grading.files import write_text
from autograder.grading.gather import Gathered, gather
from autograder.grading.grader import Options
from autograder.grading.versions import package_hash, versions
from autograder.process.device import resolve_device
from autograder.report.grades import grades_table
from autograder.report.html import class_page
from autograder.report.summaries import staff_summary, student_summary
from autograder.report.tables import scores_table


@click.command()
@click.argument("name")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@jobs_option
@click.option(
    "--out",
    default=Path("grades"),
    show_default=True,
    type=click.Path(path_type=Path),
    help="Results go to OUT/NAME.",
)
@device_option
@seed_option
@click.option("--regrade", is_flag=True, help="Grade also what did not change.")
@click.option("--only", multiple=True, help="Only submissions of this name (wildcards allowed).")
@question_option
def grade(
    name: str, paths: tuple[Path, ...], jobs: int, out: Path, device: str, seed: int,
    regrade: bool, only: tuple[str, ...], question: str | None,
) -> None:  # fmt: skip
    """Grade submissions: files, folders, or zips of them.

    Exits with 0 when all were graded, 1 when a check itself broke (staff must look), 2 on bad input.
    """
    console, assignment = plain_console(), current_course().assignment(name)
    if question:
        assignment.graded_question(question)
    folder = out / name
    begun = time.time()
    steps: list[Step] = []
    with tempfile.TemporaryDirectory(prefix="chaffinch-in-") as unpacked:
        protected = tuple(p.resolve() for p in (*paths, folder, Path(unpacked)))
        options = Options(seed=seed, device=resolve_device(device), question=question, protected=protected)
        gathered = gather(paths, Path(unpacked))
        run = grade_class(assignment, gathered.submissions, folder, options, jobs=jobs, regrade=regrade,
            wanted=lambda found: not only or any(fnmatch(found, pattern) for pattern in only),
        )  # fmt: skip
        try:
            with stoppable():
                steps.extend(tracked(run, f"grade {name}", len(gathered.submissions), _kind))
        except KeyboardInterrupt:
            steps += _finished_meanwhile(folder, gathered, steps)
            console.print("Stopped. Everything finished so far is kept; run the same command again to go on.")
    _write_reports(assignment, folder, gathered, steps, options, begun)
    console.print(scores_table([step.record for step in steps]))
    for note in gathered.notes:
        console.print(worded("note", "yellow", note))
    _print_end(console, folder, steps, len(gathered.submissions))
    sys.exit(
        130
        if len(steps) < len(gathered.submissions) and not only
        else int(any(s.record.errors for s in steps))
    )


def _finished_meanwhile(folder: Path, gathered: Gathered, steps: list[Step]) -> list[Step]:
    """Results that are on disk, although the run was stopped before it could say so."""
    known = {step.record.submission for step in steps}
    records = [read_record(folder, item.name) for item in gathered.submissions if item.name not in known]
    return [Step(record, kept=True) for record in records if record is not None]


def _write_reports(
    assignment: Assignment, folder: Path, gathered: Gathered, steps: list[Step],
    options: Options, begun: float,
) -> None:  # fmt: skip
    records = sorted((step.record for step in steps), key=lambda r: r.submission)
    for record in records:
        summary = student_summary(record, show_hidden=assignment.show_hidden)
        write_text(folder / "summaries" / f"{record.submission}.txt", summary)
        write_text(folder / "staff" / f"{record.submission}.txt", staff_summary(record))
    write_text(folder / "final_grades.csv", grades_table(records).to_csv(index=False))
    write_text(folder / "report.html", class_page(assignment, records))
    run = {
        "assignment": assignment.name,
        "package": package_hash(assignment),
        "options": {"seed": options.seed, "device": options.device, "question": options.question},
        "versions": versions(),
        "isolation": sorted({"; ".join(r.isolation) for r in records if r.isolation}),
        "submissions": {r.submission: r.sha256 for r in records},
        "notes": list(gathered.notes),
        "seconds": round(time.time() - begun, 3),
    }
    write_text(folder / "run.json", json.dumps(run, indent=1) + "\n")


def _kind(step: Step) -> str:
    if step.record.errors:
        return "with grader errors"
    return "not readable" if step.record.problem else "kept" if step.kept else ""


def _print_end(console: Console, folder: Path, steps: list[Step], total: int) -> None:
    kept = sum(step.kept for step in steps)
    broken = [step.record.submission for step in steps if step.record.errors]
    problems = [step.record for step in steps if step.record.problem]
    console.print(
        f"{len(steps)} of {total} graded, {kept} kept from earlier, {len(problems)} could not be read."
    )
    for record in problems:
        console.print(worded("note", "yellow", record.problem))
    if broken:
        where = f"for {', '.join(broken)}: see {folder / 'staff'}."
        console.print(worded("A check broke", "bold red", where))
    console.print(f"Wrote {folder}/: final_grades.csv, report.html, results/, summaries/, staff/, run.json")
