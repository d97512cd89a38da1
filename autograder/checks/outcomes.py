"""What a student may read of a hidden check that failed: subject and kind, never values or inputs."""

import builtins
import re
from collections.abc import Mapping
from pathlib import Path

from autograder.checks.failures import OWN_WORDS, CheckFailure, Kind, StudentError, UnusableError
from autograder.checks.grammar import LEAD, finished
from autograder.checks.words import safe_sentence, safe_subject

_GENERIC = "It does not hold for your code."
_UNUSABLE = "The check could not work with your result."
_YOURS = "what your code gives"
_LONGEST_LINE = 120
_PLACE = re.compile(r"cell \[(\d{1,6})\], line (\d{1,6})")
_AFTERWARDS = re.compile(r",? (?:after (?:the call|\w+)|afterwards)$")
_NAMELESS = re.compile(r"^the caller's …$")
_LIBRARIES = {
    "LinAlgError",
    "AxisError",
    "OutOfMemoryError",
}  # exceptions of NumPy and PyTorch with own names

_SENTENCES = {
    Kind.NOTHING: "Look at {s}: it is None. Is a `return` missing?",
    Kind.TYPE: "Look at {s}: another type than expected.",
    Kind.SHAPE: "Look at {s}: another shape than expected.",
    Kind.DTYPE: "Look at {s}: another dtype than expected.",
    Kind.DEVICE: "Look at {s}: on another device than expected.",
    Kind.NOT_FINITE: "Look at {s}: there is NaN (not a number) or infinity.",
    Kind.LENGTH: "Look at {s}: more or fewer entries than expected.",
    Kind.VALUE: "Look at {s}: not as expected.",
    Kind.TOO_LARGE: "Look at {s}: larger than it may be.",
    Kind.TOO_SMALL: "Look at {s}: smaller than it must be.",
    Kind.CHANGED: "Your code changes {s}.",
    Kind.ACCEPTED: "Your code accepts {s}, and should refuse it.",
    Kind.REFUSED: "Your code refuses {s} with another exception than asked for.",
}


def outcome_of(failure: CheckFailure, file: Path) -> str:
    """What may be said of a comparison that failed.

    Args:
        failure: It.
        file: The check file: only words that stand in it are shown.
    """
    if failure.kind is Kind.CONDITION:
        return finished(safe_sentence(file, str(failure))) or _GENERIC
    if failure.kind is Kind.NOT_LEARNED and failure.course is not None:
        first, last = failure.course
        return f"Your network did not learn enough: its loss went from {first:.2g} to {last:.2g}."
    sentence = _SENTENCES.get(failure.kind, _GENERIC)
    subject = safe_subject(file, failure.subject).rstrip(",")
    if failure.kind is Kind.CHANGED:
        whole = _AFTERWARDS.sub("", subject).replace("that you were given", "that it was given")
        return sentence.format(s="what it was given" if _NAMELESS.match(whole) or not whole else whole)
    return _begun(sentence.format(s=LEAD.sub("", subject) or _YOURS), LEAD.match(subject))


def _begun(sentence: str, lead: re.Match[str] | None) -> str:
    """A sentence with where it holds before it: "In eval mode, look at the logits: …"."""
    if lead is None:
        return sentence
    return f"{lead[1][0].upper()}{lead[1][1:]}, {sentence[0].lower()}{sentence[1:]}"


def outcome_of_student_error(error: StudentError, cells: Mapping[int, str]) -> str:
    """What may be said of an exception of the submission: its type and the line, in the student's own file.

    The message is not shown: the submission may have put into it what it was called with. So may it have
    done with the name of a class of its own.

    Args:
        error: The exception.
        cells: The submission's code cells by number, from its file.
    """
    if isinstance(error, UnusableError):
        return _UNUSABLE
    if error.kind == "NotImplementedError":
        return "Not implemented yet."
    if error.kind in OWN_WORDS:
        return OWN_WORDS[error.kind]
    name = error.kind if _is_known(error.kind) else "an error"
    cell, line, text = _line(error.trace, cells)
    where = f" in cell [{cell}], line {line}: `{text}`" if text else ""
    return f"Your code raised {name}{where}."


def message_of_student_error(error: StudentError, cells: Mapping[int, str]) -> str:
    """Everything: its own message, where it came from, and the line."""
    text = _line(error.trace, cells)[2]
    return f"{error}\n      {text}" if text else str(error)


def _is_known(name: str) -> bool:
    kind = getattr(builtins, name, None)
    return name in _LIBRARIES or (isinstance(kind, type) and issubclass(kind, BaseException))


def _line(trace: str, cells: Mapping[int, str]) -> tuple[int, int, str]:
    """Cell, line and its text: looked up in the file, as the trace is what the student's process says."""
    places = _PLACE.findall(trace)
    if not places:
        return 0, 0, ""
    cell, line = map(int, places[-1])
    lines = cells.get(cell, "").split("\n")
    text = lines[line - 1].strip() if 0 < line <= len(lines) else ""
    return cell, line, text if len(text) <= _LONGEST_LINE else f"{text[: _LONGEST_LINE - 1]}…"
