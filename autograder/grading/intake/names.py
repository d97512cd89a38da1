"""Names that someone else chose, made fit for people, for keys and for file systems."""

import hashlib
import os
import re
import unicodedata
from collections.abc import Sequence

from autograder.cells.text import cleaned

_LONGEST = 120  # characters
_TAIL = 64  # characters at the end of a name that are looked at: names in archives may be made to take long
_LONGEST_FILE_NAME = 80  # bytes: room for a suffix and a prefix within the 255 of file systems
_SUFFIXES = re.compile(
    r"(\.(ipynb|pyw?|txt|json|zip|tar|tgz|tbz2?|txz|gz|bz2|xz|zst|7z|rar|pdf|docx?|"
    r"odt|rtf|pages|xlsx?|ods|numbers|pptx?|odp|html?|mhtml?|png|jpe?g|gif|heic|"
    r"webp|mov|mp4|m4v|avi|mkv|webm|wmv|eml|msg|gdoc|gsheet|gslides|gform|url|webloc|lnk|desktop|icloud|"
    r"crdownload|part|partial|opdownload|download|rmd|qmd|md))+$",
    re.IGNORECASE,
)
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)  # of Windows
_NOBODY = re.compile(
    r"(my|all|the|submissions?|exports?|class(es)?|course|section|students?|group|downloads?|homeworks?|home|works?|"
    r"notebooks?|scripts?|src|code|solutions?|answers?|assignments?|hw|ex|exercises?|problem|set|ps|lab|week|sheet|project|"
    r"archives?|attachments?|collected|downloaded|extracted|files?|part|late|resubmissions?|canvas|moodle|gradescope|"
    r"blackboard|brightspace)\d*"
)  # words that a class's archive, or a file, has before its number
_WRAPPING = re.compile(
    r"copy|of|final(ly)?|done|new|latest|updated|fixed|draft|version|v\d+|kopie|von|copie|de|copia"
)
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "ñ": "nn"})
# Google Drive zips a folder in parts, with the time behind its name
_DRIVES = re.compile(r"-\d{8}T\d{6}Z(-\d+)*$")
_ICLOUD = re.compile(r"\.(.+)\.icloud", re.IGNORECASE | re.DOTALL)  # .ada.ipynb.icloud stands for ada.ipynb
# marks around a name, which show nothing
_DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff"
_UNFIT = re.compile(r"[^a-z0-9_.@-]+")  # of ASCII; see `_is_fit`
_CHECKPOINT = re.compile(r"(?<=.)-checkpoint$")  # Jupyter's older copy


def shown(text: str) -> str:
    """One line for people: what could rewrite a terminal or break an encoding shows as U+FFFD."""
    normal = unicodedata.normalize("NFC", text).strip(_DIRECTIONS)
    line = cleaned(normal.replace("\n", "\ufffd").replace("\t", " "))
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def shown_place(parts: Sequence[str]) -> str:
    """A place for people, with slashes; the middle of a long one is left out."""
    whole = [shown(part) for part in parts]
    return "/".join(whole if len(whole) <= 8 else [*whole[:4], "…", *whole[-3:]])


def key_of(text: str) -> str:
    """The text as a key: one normal form, printable, bounded, different for different texts.

    Bytes of a file's name that are no UTF-8, and characters that do not print, are written out, so that two
    such names stay two.
    """
    readable = os.fsencode(text).decode("utf-8", "backslashreplace") if _odd(text) else text
    normal = unicodedata.normalize("NFC", readable)
    escaped = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in normal)
    return escaped if len(escaped) <= _LONGEST else f"{escaped[: _LONGEST - 11]}-{_digest(escaped)}"


def file_name_of(name: str, key: str) -> str:
    """A file's name without suffix: safe everywhere, and always the same for the same person.

    Case is folded, since some file systems do; whatever was changed or cut is made up for by a digest of the
    key, so that different people have different ones.
    """
    letters = unicodedata.normalize("NFC", name).casefold()
    if letters.isascii():
        plain = _UNFIT.sub("_", letters).strip("@._-")
    else:
        plain = re.sub("\0+", "_", "".join(c if _is_fit(c) else "\0" for c in letters)).strip("@._-")
    while len(plain.encode("utf-8", "replace")) > _LONGEST_FILE_NAME:
        plain = plain[:-1]
    safe = plain if plain and plain.isprintable() and not _RESERVED.fullmatch(plain) else f"_{plain}"
    return safe if safe == key else f"{safe}-{_digest(key)}"


def stem_of(name: str) -> str:
    """What is left without what says what it is: ``ada.ipynb.txt`` and ``ada-checkpoint.ipynb``: ``ada``."""
    named = found[1] if len(name) <= _LONGEST and (found := _ICLOUD.fullmatch(name)) else name
    body, tail = named[:-_TAIL], named[-_TAIL:]
    return body + _CHECKPOINT.sub("", _SUFFIXES.sub("", tail)) or name


def is_checkpoint(name: str) -> bool:
    """Whether a file is the older copy that Jupyter keeps beside a notebook."""
    return _CHECKPOINT.search(_SUFFIXES.sub("", name[-_TAIL:])) is not None


def words_of(name: str) -> str:
    """What is compared when a name is looked up: its words without accents, folded and sorted."""
    plain = unicodedata.normalize("NFKD", exact_words_of(name).translate(_PLAIN))
    return " ".join(sorted("".join(c for c in plain if not unicodedata.combining(c)).split()))


def exact_words_of(name: str) -> str:
    """The words of a name with their accents, folded and sorted."""
    apart = re.sub(r"(?<=[a-zß-ÿ])(?=[A-Z])", " ", unicodedata.normalize("NFKC", name))
    return " ".join(sorted(_WORD.findall(apart.casefold())))


def spelt_out(name: str) -> str:
    """The words as they are written where letters are missing: ``Jörg Müller`` is ``joerg mueller``."""
    return words_of(exact_words_of(name).translate(_SPELT_OUT))


def without_wrapping(words: str) -> str:
    """Words without those that say what a file is: of ``ada copy final hw1 love v2`` only ``ada love``."""
    return " ".join(
        w for w in words.split() if not (w.isdigit() or _WRAPPING.fullmatch(w) or _NOBODY.fullmatch(w))
    )


def names_nobody(stem: str, assignment: str) -> bool:
    """Whether a name says what it holds, not whose that is: ``submissions``, ``hw1 (2)``, ``Class-export``.

    Args:
        stem: Of a file or an archive. One that is only a number may be a student's.
        assignment: The assignment's name.
    """
    of_assignment = set(words_of(assignment).split())
    words = words_of(_DRIVES.sub("", stem[-_TAIL:])).split()
    numbers = [word for word in words if word.isdigit()]
    return len(numbers) < len(words) and all(
        word in of_assignment or word.isdigit() or _NOBODY.fullmatch(word) for word in words
    )


def is_drives(stem: str) -> bool:
    """Whether an archive is a drive's download, maybe in parts: ``hw1-20261103T215900Z-001``."""
    return _DRIVES.search(stem[-_TAIL:]) is not None


def _is_fit(c: str) -> bool:
    """Whether a character may stand in a file's name: letters with their marks, and a few more."""
    return c.isalnum() or c in "_.@-" or unicodedata.category(c) in {"Mn", "Mc"}


def _odd(text: str) -> bool:
    return not text.isascii() and any("\ud800" <= c <= "\udfff" for c in text)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:10]
