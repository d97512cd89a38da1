"""Of several files of one person, which one counts; of several attempts, which."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from autograder.grading.intake.answers import Filled, HandedOut
from autograder.grading.intake.content import ARCHIVES, Kind
from autograder.grading.intake.layouts.reading import Owner, otter_stamp
from autograder.grading.intake.model import Attempt, PassedOver, Person, Unreadable
from autograder.grading.intake.names import is_checkpoint, shown, shown_place, stem_of
from autograder.grading.intake.walk import Found, Place

Order = tuple[tuple[int, str], ...]
_MANY = 4  # filled-in files beside the one that counts: more likely several people's
_NAMED = 8  # of these
_LISTED = 5  # files of one person that are passed over for one reason, before they are only counted


@dataclass(frozen=True)
class Handed:
    """A file of one person.

    Attributes:
        found: The file.
        place: Where it lay, what was named included.
        owner: Whose, and which attempt.
    """

    found: Found
    place: Place
    owner: Owner


@dataclass
class Choice:
    """What became of one person's files.

    Attributes:
        attempts: One for each attempt of which a file can be graded, the first one first.
        counts: Which of them counts: its place in the list.
        passed_over: The other files.
        unreadable: Says why nothing can be graded; None where something can.
        notes: What staff should know.
    """

    attempts: list[Attempt] = field(default_factory=list)
    counts: int = -1
    passed_over: list[PassedOver] = field(default_factory=list)
    unreadable: Unreadable | None = None
    notes: list[str] = field(default_factory=list)


def choose(
    person: Person, files: Sequence[Handed], empty: Sequence[tuple[Place, Owner]], handed_out: HandedOut
) -> Choice:
    """Chooses among all files of one person.

    Args:
        person: Whose.
        files: The files; may be none.
        empty: Folders of that person without any file.
        handed_out: The committed student files: an untouched copy of them never beats a filled one.
    """
    chooser = _Chooser(person, handed_out, several=sum(h.found.gradable for h in files) > 1)
    rounds: dict[Order, list[Handed]] = {}
    for handed in files:
        if handed.found.gradable:
            rounds.setdefault(_order(handed), []).append(handed)
    for number, order in enumerate(sorted(rounds), 1):
        chooser.add(number, rounds[order])
    chooser.finish([h for h in files if not h.found.gradable], empty)
    return chooser.choice


class _Chooser:
    def __init__(self, person: Person, handed_out: HandedOut, *, several: bool) -> None:
        self._person, self._handed_out, self._several = person, handed_out, several
        self._filled: list[Filled] = []
        self._last: Order = ()
        self.choice = Choice()

    def add(self, number: int, files: Sequence[Handed]) -> None:
        """One attempt: one of its files counts."""
        ranked = [(self._of(handed), handed) for handed in files]
        if len(ranked) > 1:
            ranked.sort(key=lambda pair: _rank(*pair), reverse=True)
        filled, first = ranked[0]
        file = first.found.path
        if file is None:  # never: what can be graded has a file
            return
        self._filled.append(filled)
        self._last = _order(first)
        attempt = Attempt(
            self._person, number, file, shown_place(first.place), first.found.sha256, first.owner.submitted,
            first.owner.late,
        )  # fmt: skip
        self.choice.attempts.append(attempt)
        self.choice.passed_over += folded(
            [h for _, h in ranked[1:]], {id(h): self._why(filled, f, first, h) for f, h in ranked[1:]}
        )
        rivals = sum(f.names > 0 and h.found.sha256 != first.found.sha256 for f, h in ranked[1:])
        if rivals >= _MANY:
            self.choice.notes.append(
                f"{self._person.name}: {rivals + 1} different files are filled in, {attempt.place} counts. "
                "If they are several people's, name that folder or archive alone, or use --layout files."
            )
        elif rivals:
            self.choice.notes.append(
                f"{self._person.name}: {attempt.place} counts; {rivals} more of the {len(ranked)} files "
                f"{'is' if rivals == 1 else 'are'} filled in."
            )

    def finish(self, rest: Sequence[Handed], empty: Sequence[tuple[Place, Owner]]) -> None:
        """Says which attempt counts, and what became of everything else."""
        choice = self.choice
        if choice.attempts:
            choice.counts = len(choice.attempts) - 1
            best = max(self._filled)
            if not self._filled[-1].names and best.names:
                choice.counts = max(n for n, filled in enumerate(self._filled) if filled.names)
                choice.notes.append(
                    f"{self._person.name}: the last attempt is as it was handed out; "
                    f"attempt {choice.attempts[choice.counts].number} counts."
                )
            self._note_broken_later(rest)
            choice.passed_over += folded(rest)
            return
        if rest:
            first, *others = sorted(rest, key=lambda h: (not _telling(h), h.place))
            reason, place, owner = _ask(first), first.place, first.owner
            choice.passed_over += folded(others)
        else:
            place, owner = empty[0]
            reason = "holds no file. Hand in the .ipynb."
        choice.unreadable = Unreadable(self._person, shown_place(place), reason, owner.submitted, owner.late)

    def _of(self, handed: Handed) -> Filled:
        if not self._several or handed.found.path is None:
            return Filled(0, own=True)
        if handed.found.kind is Kind.SCRIPT and not handed.found.asked:  # helpers: there can be thousands
            return Filled(0, own=False)
        return self._handed_out.filled(handed.found.path, handed.found.kind)

    def _note_broken_later(self, rest: Sequence[Handed]) -> None:
        later = [h for h in rest if _telling(h) and _order(h) > self._last]
        if later:
            broken = max(later, key=_order)
            self.choice.notes.append(
                f"{self._person.name}: {shown_place(broken.place)} came later but {_reason(broken)}; "
                f"{self.choice.attempts[self.choice.counts].place} counts."
            )

    def _why(self, filled: Filled, other: Filled, first: Handed, handed: Handed) -> str:
        if handed.found.sha256 == first.found.sha256:
            return f"is the same as {shown_place(first.place)}"
        if not handed.found.asked:
            return "defines nothing that the assignment asks for"
        if not other.own:
            return f"is as it was handed out; {shown_place(first.place)} counts"
        if other.names < filled.names:
            return (
                f"has less filled in ({other.names} against {filled.names}) than {shown_place(first.place)}"
            )
        return f"is one more file of {self._person.name}; {shown_place(first.place)} counts"


def _order(handed: Handed) -> Order:
    """Which attempt a file belongs to; Otter's zips carry the time within one hand-in."""
    stamps = (otter_stamp(stem_of(part))[1] for part in handed.found.place)
    stamp = next((when.isoformat() for when in stamps if when), "")
    return tuple((part, "") if isinstance(part, int) else (0, part) for part in (*handed.owner.order, stamp))


def _rank(filled: Filled, handed: Handed) -> tuple[object, ...]:
    found = handed.found
    return (
        filled,
        found.asked,
        not is_checkpoint(found.place[-1]),
        found.kind is Kind.NOTEBOOK,
        -len(found.place),
        _reversed(shown_place(found.place)),
    )


def _reversed(text: str) -> tuple[int, ...]:
    return tuple(-ord(c) for c in text)


def _telling(handed: Handed) -> bool:
    """Whether a file looks like the hand-in itself rather than something beside it."""
    found = handed.found
    return found.kind is None or found.kind not in {Kind.TEXT, Kind.BINARY, Kind.IMAGE}


def _reason(handed: Handed) -> str:
    found = handed.found
    if found.reason:
        return found.reason
    if found.kind is Kind.EMPTY:
        return "is empty"
    return f"is {found.kind}" if found.kind else "cannot be opened"


def _ask(handed: Handed) -> str:
    """Why a file cannot be graded and what to do next, for staff and for the student."""
    kind, reason = handed.found.kind, handed.found.reason
    if kind is None and "link" in reason:
        return f"{reason}, which is never followed. Hand in the file itself."
    if kind is None and reason.startswith("cannot be"):
        return f"{reason}. Staff: make it readable, or ask for it again."
    absent = {Kind.EMPTY, Kind.LINK, Kind.PLACEHOLDER, Kind.UNFINISHED, None}
    opened = "" if reason or kind in {*ARCHIVES, *absent} else ", which cannot be graded"
    return f"{_reason(handed)}{opened}. Hand in the .ipynb, or a .zip of it."


def folded(
    files: Sequence[Handed], reasons: Mapping[int, str] | None = None, most: int = _LISTED
) -> Iterator[PassedOver]:
    """One line a file; of many in one folder for one reason, one line with their number.

    Args:
        files: What is passed over.
        reasons: Why, by the identity of each, where the files themselves do not say it.
        most: How many of one folder, for one reason, have a line each.
    """
    groups: dict[tuple[Place, str], list[Handed]] = {}
    for handed in files:
        reason = reasons[id(handed)] if reasons else _reason(handed)
        groups.setdefault((handed.place[:-1], reason), []).append(handed)
    for (folder, reason), members in groups.items():
        if len(members) > most:
            names = ", ".join(shown(h.place[-1]) for h in members[:_NAMED])
            more = ", …" if members[_NAMED:] else ""
            yield PassedOver(shown_place((*folder, names + more)), f"{reason} ({len(members)} files)")
        else:
            yield from (PassedOver(shown_place(h.place), reason) for h in members)
