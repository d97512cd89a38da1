"""Brings what several machines graded into one store: all of it, each result once, whatever the order."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.assignment import ChaffinchError
from autograder.grading.store.copying import Copier, differing, settled
from autograder.grading.store.database import Store, open_store, require_there, roll_back
from autograder.grading.store.lock import grading_lock
from autograder.grading.store.reading import runs
from autograder.grading.store.writing import choose, count_best, now


@dataclass(frozen=True)
class Merged:
    """What a merge did.

    Attributes:
        files: Files whose results are new here.
        grades: Grades that count now and did not before.
        changed: Whether anything is new.
        conflicts: What the stores say differently, as sentences.
        unfinished: Folders whose last grading was stopped before its end.
        missing: Shards that are in none of the stores, e.g. ``"7/40"``.
    """

    files: int
    grades: int
    changed: bool
    conflicts: tuple[str, ...]
    unfinished: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True)
class _Said:
    """What a store says of its last grading."""

    folder: Path
    ended: bool
    options: Mapping[str, object]
    notes: tuple[str, ...]
    passed_over: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, store: Store) -> "_Said":
        known = runs(store)
        if not known:
            raise ChaffinchError(f"Nothing was graded in {store.folder}.", "Grade there, or leave it out.")
        text = store.value("SELECT passed_over FROM runs ORDER BY id DESC LIMIT 1")
        passed_over = tuple((place, why) for place, why in json.loads(str(text or "[]")))
        last = known[-1]
        return cls(store.folder, bool(last.ended), last.options, last.notes, passed_over)

    @property
    def shards(self) -> set[tuple[int, int]]:
        """Which part of how many it is; nothing when it is a class of its own."""
        number, slash, count = str(self.options.get("shard", "")).partition("/")
        return {(int(number), int(count))} if slash else set()


def merge_stores(target: Store, folders: Sequence[Path]) -> Merged:
    """Brings the stores of some folders into one, all in one transaction.

    Of two results for the same question of a person, the one without a broken check counts, then the newer
    one. Merging the same stores again changes nothing.

    Args:
        target: Where to.
        folders: ``OUT/<assignment>`` of each; what they know stays as it is.

    Raises:
        ChaffinchError: When one holds no grades, cannot be read, or is being graded.
    """
    require_there(target)
    earlier = _shards_of(target)
    target.query("BEGIN IMMEDIATE")
    try:
        run = target.query("INSERT INTO runs (begun, options) VALUES (?, '{}')", now()).lastrowid or 0
        _take_along(target, int(run))
        copier, said = Copier(target, int(run)), []
        for folder in folders:
            with open_store(folder, make=False) as source, grading_lock(folder):
                said.append(_Said.of(source))
                copier.copy(source)
        best = any(s.options.get("attempt") == "best" for s in said)
        conflicts = (*(() if best else settled(target, copier.run)), *differing(target, copier.run))
        shards = sorted(earlier.union(*(s.shards for s in said)))
        _end(target, copier.run, said, shards)
    except BaseException:
        roll_back(target)
        raise
    if copier.changed:
        target.query("COMMIT")
        if best:
            _count_best(target, copier.run)
    else:
        roll_back(target)
    unfinished = tuple(str(s.folder) for s in said if not s.ended)
    return Merged(copier.sittings, copier.grades, copier.changed, conflicts, unfinished, _missing(shards))


def _take_along(target: Store, run: int) -> None:
    """Who came with the merge before is of this one, too: shards may come one by one."""
    last = [r for r in runs(target) if r.number < run][-1:]
    if last and "merged" in last[0].options:
        for table in ("people", "attempts"):
            target.query(f"UPDATE {table} SET last_run = ? WHERE last_run = ?", run, last[0].number)  # noqa: S608 - ours


def _end(target: Store, run: int, said: Sequence[_Said], shards: Sequence[tuple[int, int]]) -> None:
    """What the run says of itself; notes are told once: every shard saw the whole class."""
    options = {**said[-1].options, "merged": [str(s.folder) for s in said], "shards": shards} if said else {}
    options.pop("shard", None)
    notes = dict.fromkeys(note for s in said for note in s.notes)
    passed_over = dict.fromkeys(line for s in said for line in s.passed_over)
    target.query(
        "UPDATE runs SET ended = ?, options = ?, notes = ?, passed_over = ? WHERE id = ?",
        now(), json.dumps(options), json.dumps([*notes]), json.dumps([*passed_over]), run,
    )  # fmt: skip


def _count_best(target: Store, run: int) -> None:
    """Each person's attempts may have lain in different shards: only now is it known which was best."""
    environment = target.value("SELECT environment FROM results ORDER BY id DESC LIMIT 1")
    if environment is None:
        return
    rows = target.query(
        "SELECT question, max(package) FROM results WHERE environment = ? GROUP BY question", environment
    )
    choose(target, run, None)
    count_best(target, run, dict(map(tuple, rows)), int(str(environment)))


def _shards_of(target: Store) -> set[tuple[int, int]]:
    """The shards that were merged before."""
    said = (run.options.get("shards") for run in runs(target))
    return {(number, count) for shards in said if isinstance(shards, list) for number, count in shards}


def _missing(shards: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    counts = sorted({count for _, count in shards})
    wanted = ((number, count) for count in counts for number in range(1, count + 1))
    return tuple(f"{number}/{count}" for number, count in wanted if (number, count) not in shards)
