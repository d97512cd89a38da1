"""Puts what a grading finds into the store: runs, people, attempts, results, and which result counts."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from autograder.assignment import CheckResult
from autograder.grading.question_package import QuestionPackage
from autograder.grading.store import packing
from autograder.grading.store.database import Store, transaction
from autograder.grading.store.people import HandedIn, Student


def now() -> str:
    """The time, as it is kept."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def begin_run(store: Store, options: Mapping[str, object]) -> int:
    """Notes that a grading begins and returns its number."""
    with transaction(store):
        cursor = store.query("INSERT INTO runs (begun, options) VALUES (?, ?)", now(), json.dumps(options))
        return int(cursor.lastrowid or 0)


def end_run(
    store: Store, run: int, notes: Sequence[str], passed_over: Sequence[tuple[str, str]] = ()
) -> None:
    """Notes that a grading came to its end."""
    with transaction(store):
        store.query("UPDATE runs SET ended = ?, notes = ?, passed_over = ? WHERE id = ?",
                    now(), json.dumps(notes), json.dumps(passed_over), run)  # fmt: skip


def add_people(store: Store, run: int, people: Iterable[tuple[int | None, Student]]) -> None:
    """Notes who there is, each with a place in tables; within a transaction."""
    store.connection.executemany(
        """INSERT INTO people (key, name, file_name, email, sid, lms, place, last_run)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET
            name = excluded.name, file_name = excluded.file_name, last_run = excluded.last_run,
            email = CASE excluded.email WHEN '' THEN email ELSE excluded.email END,
            sid = CASE excluded.sid WHEN '' THEN sid ELSE excluded.sid END,
            lms = CASE excluded.lms WHEN '' THEN lms ELSE excluded.lms END,
            place = coalesce(excluded.place, place), replaced_by = NULL""",
        ((p.key, p.name, p.file_name, p.email, p.sid, p.lms, place, run) for place, p in people),
    )


def add_attempts(
    store: Store,
    run: int,
    handed_in: Sequence[HandedIn],
    missing: Sequence[Student] = (),
    order: Sequence[str] = (),
) -> None:
    """Notes who handed in what; an attempt that is there already keeps its row.

    Args:
        store: The store.
        run: The grading.
        handed_in: All attempts, those that do not count, too, in the table's order.
        missing: People who should have handed in.
        order: Keys of people in the order of tables; others come after them, by name.
    """
    places = {key: place for place, key in enumerate(order)}
    with transaction(store):
        many = store.connection.executemany
        add_people(store, run, ((places.get(h.student.key), h.student) for h in handed_in))
        add_people(store, run, ((places.get(student.key), student) for student in missing))
        many("INSERT OR IGNORE INTO contents (sha256) VALUES (?)", ((h.sha256,) for h in handed_in))
        store.query("CREATE TEMP TABLE IF NOT EXISTS seen (key TEXT, sha256 TEXT, file TEXT, source TEXT,"
                    " submitted TEXT, late INTEGER, counts INTEGER, problem TEXT)")  # fmt: skip
        store.query("DELETE FROM seen")
        many(
            "INSERT INTO seen VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (h.student.key, h.sha256, h.file, h.source, h.submitted, h.late, h.counts, h.problem)
                for h in handed_in
            ),
        )
        store.query(
            """UPDATE attempts SET counts = 0 WHERE counts AND person IN
            (SELECT p.id FROM seen JOIN people p ON p.key = seen.key)"""
        )
        store.query(
            """INSERT INTO attempts (person, content, file, source, submitted, late, counts, problem,
                last_run)
            SELECT p.id, c.id, s.file, s.source, s.submitted, s.late, s.counts, s.problem, ? FROM seen s
            JOIN people p ON p.key = s.key JOIN contents c ON c.sha256 = s.sha256 WHERE true
            ON CONFLICT (person, content, source, submitted) DO UPDATE SET counts = excluded.counts,
                late = excluded.late, problem = excluded.problem, last_run = excluded.last_run""",
            run,
        )
        _replace_renamed(store, run)


def _replace_renamed(store: Store, run: int) -> None:
    """Whose file is now known to be another person's (a roster came, say) is in no table any more."""
    store.query(
        """UPDATE people SET replaced_by = (
            SELECT n.person FROM attempts o JOIN attempts n ON n.content = o.content AND n.source = o.source
            AND n.person != o.person AND n.last_run = ?1 WHERE o.person = people.id AND o.counts LIMIT 1)
        WHERE last_run < ?1 AND replaced_by IS NULL""",
        run,
    )
    # of whom nothing but the place was known is whoever has that place now, also with another file in it
    nameless = "last_run < ?1 AND replaced_by IS NULL AND email = '' AND sid = '' AND lms = ''"
    if store.value(f"SELECT 1 FROM people WHERE {nameless} LIMIT 1", run):  # noqa: S608 - ours
        store.query("CREATE INDEX IF NOT EXISTS temp.seen_by_source ON seen (source)")
        store.query(
            f"""UPDATE people SET replaced_by = (
                SELECT n.id FROM attempts o JOIN seen s ON s.source = o.source JOIN people n ON n.key = s.key
                WHERE o.person = people.id AND o.counts AND n.id != o.person LIMIT 1)
            WHERE {nameless}""",  # noqa: S608 - ours
            run,
        )
    if not store.value("SELECT 1 FROM people WHERE replaced_by IS NOT NULL LIMIT 1"):
        return
    for table in ("adjustments", "written", "times"):
        store.query(
            f"""UPDATE {table} SET person = (SELECT replaced_by FROM people WHERE id = person)
            WHERE person IN (SELECT id FROM people WHERE replaced_by IS NOT NULL)"""  # noqa: S608 - our own names
        )


def package_ids(store: Store, packages: Mapping[str, QuestionPackage]) -> dict[str, int]:
    """The rows of questions' packages, made when they are new."""
    ids = {}
    with transaction(store):
        for name, package in packages.items():
            parts = json.dumps(package.parts)
            store.query("INSERT OR IGNORE INTO packages (question, hash, parts) VALUES (?, ?, ?)",
                        name, package.hash, parts)  # fmt: skip
            ids[name] = row_id(
                store, "SELECT id FROM packages WHERE question = ? AND hash = ?", name, package.hash
            )
    return ids


def environment_id(store: Store, device: str, seed: int, versions: Mapping[str, str]) -> int:
    """The row of an environment, made when it is new."""
    text = json.dumps(versions, sort_keys=True)
    with transaction(store):
        store.query("INSERT OR IGNORE INTO environments (device, seed, versions) VALUES (?, ?, ?)",
                    device, seed, text)  # fmt: skip
        return row_id(store, "SELECT id FROM environments WHERE device = ? AND seed = ? AND versions = ?",
                   device, seed, text)  # fmt: skip


def check_list_id(store: Store, text: str) -> int:
    """The row of a list of checks, made when it is new; within a transaction."""
    store.query("INSERT OR IGNORE INTO check_lists (checks) VALUES (?)", text)
    return row_id(store, "SELECT id FROM check_lists WHERE checks = ?", text)


def set_check_list(store: Store, package: int, text: str) -> None:
    """Says which checks a package has."""
    store.query("UPDATE packages SET check_list = ? WHERE id = ?", check_list_id(store, text), package)


def add_check_lists(store: Store, lists: Mapping[int, tuple[str, Sequence[CheckResult]]]) -> None:
    """Says which checks packages have: ``{row: (title, checks)}``."""
    with transaction(store):
        for package, (title, checks) in lists.items():
            set_check_list(store, package, packing.check_list(title, checks))


def row_id(store: Store, sql: str, *values: object) -> int:
    """The number that a query gives."""
    return int(str(store.value(sql, *values)))


def choose(store: Store, run: int, students: Iterable[Student] | None) -> None:
    """Notes in the temporary table ``chosen`` whose grades this run may renew.

    Args:
        store: The store.
        run: The grading.
        students: Who; None for everybody who handed in among the files of this run.
    """
    store.query("CREATE TEMP TABLE IF NOT EXISTS chosen (person INTEGER PRIMARY KEY)")
    with transaction(store):
        store.query("DELETE FROM chosen")
        if students is None:
            store.query("INSERT INTO chosen SELECT DISTINCT person FROM attempts WHERE last_run = ?", run)
            return
        store.connection.executemany(
            "INSERT OR IGNORE INTO chosen SELECT id FROM people WHERE key = ?", ((s.key,) for s in students)
        )


def count_known(store: Store, run: int, packages: Mapping[str, int], environment: int) -> None:
    """Lets results that are there already count for everybody who is chosen and handed that content in."""
    with transaction(store):
        for question, package in packages.items():
            rows = store.query(
                """SELECT known.person, known.result FROM (
                    SELECT a.person AS person, max(r.id) AS result FROM chosen JOIN attempts a USING (person)
                    JOIN results r ON r.content = a.content AND r.package = ?1 AND r.environment = ?2
                    WHERE a.counts AND a.last_run = ?3 AND instr(r.verdicts, 'e') = 0 GROUP BY a.person
                ) known LEFT JOIN grades g ON g.person = known.person AND g.question = ?4 AND g.until IS NULL
                WHERE g.result IS NOT known.result""",
                package, environment, run, question,
            )  # fmt: skip
            count(store, run, {person: {question: result} for person, result in rows.fetchall()})


def count_best(store: Store, run: int, packages: Mapping[str, int], environment: int) -> None:
    """Lets each chosen person's attempt with most points count; of equal ones the first."""
    marks = ",".join(str(package) for package in packages.values())
    with transaction(store):
        rows = store.query(
            f"""SELECT a.person, a.id, coalesce((
                SELECT sum(r.earned) FROM results r WHERE r.id IN (
                    SELECT max(id) FROM results WHERE content = a.content AND environment = ?
                    AND package IN ({marks}) GROUP BY package)), 0) AS points
            FROM chosen JOIN attempts a USING (person) WHERE a.last_run = ?
            ORDER BY a.person, points DESC, a.id""",  # noqa: S608 - numbers
            environment, run,
        ).fetchall()  # fmt: skip
        best: dict[int, int] = {}
        for row in rows:
            best.setdefault(row["person"], row["id"])
        store.connection.executemany("UPDATE attempts SET counts = (id = ?2) WHERE person = ?1", best.items())
    count_known(store, run, packages, environment)


def count(store: Store, run: int, grades: Mapping[int, Mapping[str, int]]) -> None:
    """Lets results count, by person and question; what counted before stays as an older row.

    To be called within a transaction.
    """
    for person, results in grades.items():
        current = {
            row[0]: (row[1], row[2])
            for row in store.query(
                "SELECT question, since, result FROM grades WHERE person = ? AND until IS NULL", person
            )
        }
        fresh = []
        for question, result in results.items():
            since, old = current.get(question, (None, None))
            if since == run:
                store.query(
                    "UPDATE grades SET result = ? WHERE person = ? AND question = ? AND since = ?",
                    result, person, question, run,
                )  # fmt: skip
            elif old != result:
                if since is not None:
                    store.query(
                        "UPDATE grades SET until = ? WHERE person = ? AND question = ? AND since = ?",
                        run, person, question, since,
                    )  # fmt: skip
                fresh.append((person, question, run, result))
        store.connection.executemany("INSERT INTO grades VALUES (?, ?, ?, NULL, ?)", fresh)
