"""``chaffinch grade``: grade a class."""

import sys
import tempfile
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from autograder.assignment import Assignment
from autograder.cells.text import cleaned
from autograder.cli.cluster import cluster_options, runner_of
from autograder.cli.console import plain_console, tracked, worded
from autograder.cli.course import current_course
from autograder.cli.intake import chosen, print_intake
from autograder.cli.interrupt import stoppable
from autograder.cli.options import device_option, jobs_option, seed_option
from autograder.grading.classroom import ClassRun, grade_class, know_all_checks, plan_class
from autograder.grading.early import EarlyProcess
from autograder.grading.handed_in import handed_in, student_of
from autograder.grading.intake import ATTEMPTS, LAYOUTS, Intake, Roster, read_roster, roster_of, take_in
from autograder.grading.late import read_times
from autograder.grading.lateness import note_lateness
from autograder.grading.options import Options
from autograder.grading.record import Record
from autograder.grading.runners import Here, Runner
from autograder.grading.shard import Shard, moments_of
from autograder.grading.store.database import FILE, make_private_folder, open_store, told
from autograder.grading.store.importing import import_old_results
from autograder.grading.store.lock import grading_lock
from autograder.grading.store.reading import last_ended, namesakes, questions
from autograder.grading.store.release import set_release
from autograder.grading.store.roster import KeptRoster, keep_roster, kept_roster
from autograder.grading.store.writing import end_run
from autograder.grading.totals import totals
from autograder.process.device import resolve_device
from autograder.report.changes import count_words, write_changes
from autograder.report.tables import scores_table
from autograder.report.views import Written, write_views
from autograder.report.wording import counted

_NAMED = 20  # people who are named in a terminal
_FILES = "grades.db, final_grades.csv, grades.csv, report.html, feedback/, summaries/, staff/, run.json"


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
@click.option(
    "--only", multiple=True, help="Only people of this name (wildcards allowed); others keep theirs."
)
@click.option("--question", help="Only this question; the others keep their points.")
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
    help="Class list as CSV, as Canvas, Moodle, Blackboard, Brightspace or Gradescope export it, or with "
    "name, id, email; it is used again until another one is named.",
)
@click.option(
    "--times",
    type=click.Path(path_type=Path),
    help="When people handed in, as CSV with the columns person and submitted; for [late].",
)
@click.option(
    "--release",
    type=click.Choice(["full", "kinds"]),
    help="full: students read messages of hidden checks with their values, from now on; for after the "
    "deadline. kinds: take that back.",
)
@cluster_options
@click.option(
    "--shard", help="Only this part of the class, e.g. 3/40; `chaffinch merge` brings the parts together."
)
def grade(
    name: str, paths: tuple[Path, ...], jobs: int, out: Path, device: str, seed: int,
    regrade: bool, only: tuple[str, ...], question: str | None, layout: str, attempt: str,
    roster: Path | None, times: Path | None, release: str | None, shard: str | None,
    cluster: str | None, tls: Path | None, insecure: bool,
) -> None:  # fmt: skip
    """Grade submissions: files, folders, or zips of them.

    Exits with 0 when all were graded, 1 when a check itself broke (staff must look), 2 on bad input, 130
    when it was stopped.
    """
    early = _started_early(paths) if not cluster else None
    console, assignment = plain_console(), current_course().assignment(name)
    part = Shard.parse(shard) if shard else Shard(1, 1)
    if question:
        assignment.graded_question(question)
    folder = out / name
    with told(folder), tempfile.TemporaryDirectory(prefix="chaffinch-in-") as unpacked:
        runner = runner_of(console, cluster, tls, insecure=insecure) if cluster else Here(jobs, early)
        protected = tuple(p.resolve() for p in (*paths, folder, Path(unpacked)))
        options = Options(
            seed=seed, device=_device(device, assignment, cluster), question=question, protected=protected
        )
        people = read_roster(roster) if roster else _earlier_roster(console, folder)
        moments = read_times(times) if times else {}
        intake = take_in(paths, Path(unpacked), assignment, layout=layout, attempt=attempt, roster=people)
        meant = chosen(intake.people, only)
        make_private_folder(folder)
        with grading_lock(folder), open_store(folder) as store:
            import_old_results(store)
            if release:
                set_release(store, assignment, full=release == "full")
            mine = part.of(handed_in(intake, attempt))
            run = plan_class(
                assignment, store, mine, options, regrade=regrade, attempt=attempt, shard=shard or "",
                missing=part.missing([student_of(person) for person in intake.missing]),
                order=[entry.person.key for entry in people.entries] if people else (),
                moments=moments_of(mine, moments) if shard else moments, only=only, layout=intake.layout,
                wanted=(lambda student: student.key.partition(" (attempt ")[0] in meant) if only else None,
            )  # fmt: skip
            if roster and people:
                keep_roster(store, KeptRoster(people.path.name, people.text))
            stopped = _grade(console, run, intake, runner)
            if shard:
                _print_shard(console, run, part, len(mine))
                sys.exit(130 if stopped else 0)
            written = write_views(store, assignment)
            _print_end(console, run, intake, written)
            _print_changes(console, run)
    sys.exit(130 if stopped else int(bool(written.broken)))


def _started_early(paths: tuple[Path, ...]) -> EarlyProcess | None:
    """A grading process, where this is one person's file: then starting is nearly all there is to do."""
    if len(paths) != 1 or paths[0].suffix.lower() not in {".ipynb", ".py"} or not paths[0].is_file():
        return None
    return click.get_current_context().with_resource(EarlyProcess.start())


def _device(named: str, assignment: Assignment, cluster: str | None) -> str:
    """Where tensors go: as named, else as the assignment asks, else as this machine has it."""
    wanted = (assignment.device or named) if named == "auto" else named
    if cluster:  # whose machines are others
        return "cuda" if wanted == "cuda" else "cpu"
    return resolve_device(wanted)


def _earlier_roster(console: Console, folder: Path) -> Roster | None:
    """The class list that came with an earlier run into this folder."""
    if not (folder / FILE).is_file():
        return None
    with open_store(folder, make=False) as store:
        kept = kept_roster(store)
    if kept is None:
        return None
    console.print(Text(cleaned(f"Roster: {kept.name} of an earlier run.")))
    return roster_of(kept.text, Path(kept.name))


def _grade(console: Console, run: ClassRun, intake: Intake, runner: Runner) -> bool:
    """Grades what is planned; tells whether it was stopped before its end."""
    try:
        with stoppable():
            for _ in tracked(
                grade_class(run, runner=runner), f"grade {run.assignment.name}", len(run.tasks), _kind
            ):
                pass
            know_all_checks(run)
    except KeyboardInterrupt:
        console.print("Stopped. Everything finished so far is kept; run the same command again to go on.")
        return True
    end_run(run.store, run.number, intake.notes, [(p.place, p.reason) for p in intake.passed_over])
    note_lateness(run.store, run.number, run.assignment)
    return False


def _print_shard(console: Console, run: ClassRun, part: Shard, attempts: int) -> None:
    console.print(Text(
        f"Shard {part}: {counted(attempts, 'attempt')}, {counted(len(run.tasks), 'file')} to grade, "
        f"{run.kept} kept from earlier. Wrote {run.store.path}; when all {part.count} are there: "
        "chaffinch merge OUT…"
    ))  # fmt: skip


def _kind(record: Record) -> str:
    if record.errors:
        return "with grader errors"
    return "not readable" if record.problem else ""


def _print_end(console: Console, run: ClassRun, intake: Intake, written: Written) -> None:
    store, assignment = run.store, run.assignment
    console.print(scores_table(assignment, questions(store), totals(store, assignment), namesakes(store)))
    print_intake(console, intake)
    for problem in written.problems:
        console.print(worded("note", "yellow", problem))
    if written.broken:
        who = ", ".join(written.broken[:_NAMED]) + (" and more" if len(written.broken) > _NAMED else "")
        console.print(
            Text.assemble(
                ("A check broke", "bold red"), f" for {cleaned(who)}: see {store.folder / 'staff'}."
            )
        )
    console.print(Text(
        f"{counted(written.people, 'person', 'people')}, {written.handed_in} handed in, "
        f"mean {written.mean:.2f} points; {counted(len(run.tasks), 'file')} to grade, "
        f"{run.kept} kept from earlier, {len(written.problems)} could not be read."
    ))  # fmt: skip
    console.print(Text(f"Wrote {store.folder}/: {_FILES}"))


def _print_changes(console: Console, run: ClassRun) -> None:
    before = last_ended(run.store, run.number)
    if before is None:
        return
    count = write_changes(run.store, run.assignment, before)
    where = f": see {run.store.folder / 'changes.html'} and changes.csv" if count else ""
    console.print(Text(f"{count_words(count)} since run {before}{where}."))
