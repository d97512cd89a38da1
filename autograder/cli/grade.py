"""``chaffinch grade``: grade a class."""

import hashlib
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import click
from rich.console import Console

from autograder.assignment import Assignment
from autograder.cli.console import plain_console, tracked, worded
from autograder.cli.course import current_course
from autograder.cli.intake import chosen, print_intake
from autograder.cli.interrupt import stoppable
from autograder.cli.options import device_option, jobs_option, question_option, seed_option
from autograder.grading.classroom import Found, Step, grade_class, read_record
from autograder.grading.files import write_text
from autograder.grading.grader import Options
from autograder.grading.intake import ATTEMPTS, LAYOUTS, Intake, Person, read_roster, take_in
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
@click.option("--only", multiple=True, help="Only people of this name (wildcards allowed).")
@question_option
@click.option(
    "--layout",
    type=click.Choice(LAYOUTS),
    default="auto",
    show_default=True,
    help="How the submissions are laid out; auto recognises it and says so.",
)
@click.option(
    "--attempt",
    type=click.Choice(ATTEMPTS),
    default="last",
    show_default=True,
    help="Which of several attempts of a person counts.",
)
@click.option(
    "--roster",
    type=click.Path(path_type=Path),
    help="Class list as CSV, as Canvas, Moodle or Gradescope export it, or with name, id, email.",
)
def grade(
    name: str, paths: tuple[Path, ...], jobs: int, out: Path, device: str, seed: int,
    regrade: bool, only: tuple[str, ...], question: str | None, layout: str, attempt: str,
    roster: Path | None,
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
        intake = take_in(
            paths, Path(unpacked), assignment, layout=layout, attempt=attempt,
            roster=read_roster(roster) if roster else None,
        )  # fmt: skip
        meant, found = chosen(intake.people, only), _found(intake)
        wanted = {item.name for item, person in found.items() if person.key in meant}
        run = grade_class(
            assignment, list(found), folder, options, jobs=jobs, regrade=regrade,
            wanted=wanted.__contains__,
        )  # fmt: skip
        try:
            with stoppable():
                steps.extend(tracked(run, f"grade {name}", len(found), _kind))
        except KeyboardInterrupt:
            steps += _finished_meanwhile(folder, found, steps)
            console.print("Stopped. Everything finished so far is kept; run the same command again to go on.")
    if attempt == "best":
        steps = _best(steps, {item.name: person.key for item, person in found.items()})
    _write_reports(assignment, folder, intake, steps, options, begun)
    console.print(scores_table([step.record for step in steps]))
    print_intake(console, intake)
    _print_end(console, folder, steps, len(found))
    sys.exit(
        130
        if len(steps) < len(found) and not only and attempt != "best"
        else int(any(s.record.errors for s in steps))
    )


def _found(intake: Intake) -> dict[Found, Person]:
    """What to grade, and whose it is."""
    several = Counter(attempt.person.key for attempt in intake.attempts)
    found = {}
    for a in intake.attempts:
        name = a.person.file_name if several[a.person.key] == 1 else f"{a.person.file_name}-attempt{a.number}"
        found[Found(name, a.file, a.sha256)] = a.person
    for u in intake.unreadable:
        digest = hashlib.sha256(u.reason.encode()).hexdigest()
        found[Found(u.person.file_name, Path(), digest, f"{u.place} {u.reason}")] = u.person
    return found


def _best(steps: list[Step], people: dict[str, str]) -> list[Step]:
    """One step for each person: the one with the most points, and of equal ones the first."""
    best: dict[str, Step] = {}
    for step in sorted(steps, key=lambda s: s.record.submission):
        key = people[step.record.submission]
        if key not in best or step.record.earned > best[key].record.earned:
            best[key] = step
    return list(best.values())


def _finished_meanwhile(folder: Path, found: Iterable[Found], steps: list[Step]) -> list[Step]:
    """Results that are on disk, although the run was stopped before it could say so."""
    known = {step.record.submission for step in steps}
    records = [read_record(folder, item.name) for item in found if item.name not in known]
    return [Step(record, kept=True) for record in records if record is not None]


def _write_reports(
    assignment: Assignment, folder: Path, intake: Intake, steps: list[Step],
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
        "layout": intake.layout,
        "people": {p.file_name: asdict(p) for p in intake.people},
        "earlier": [a.place for a in intake.earlier],
        "passed_over": [asdict(p) for p in intake.passed_over],
        "missing": [asdict(p) for p in intake.missing],
        "notes": list(intake.notes),
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
        console.print(worded("note", "yellow", f"{record.submission}: {record.problem}"))
    if broken:
        where = f"for {', '.join(broken)}: see {folder / 'staff'}."
        console.print(worded("A check broke", "bold red", where))
    console.print(f"Wrote {folder}/: final_grades.csv, report.html, results/, summaries/, staff/, run.json")
