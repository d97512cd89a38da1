"""What a file is, told by its content; the name only decides where the content says nothing."""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

from autograder.assignment import Assignment

HEAD = 2**16  # bytes that are enough for every format but a notebook's


class Kind(StrEnum):
    """What a file is; the value ends the sentence "it is …"."""

    NOTEBOOK = "a notebook"
    SCRIPT = "a script"
    EMPTY = "empty"
    ZIP = "a zip"
    TAR = "a tar archive"
    GZIP = "a gzip file"
    BZIP2 = "a bzip2 file"
    XZ = "an xz file"
    SEVEN_ZIP = "a 7z archive"
    RAR = "a rar archive"
    ZSTD = "a zstd archive"
    NO_ARCHIVE = "named like an archive and is none"
    PDF = "a PDF"
    OFFICE = "an office document"
    IMAGE = "an image"
    HTML = "a web page"
    VIDEO = "a video"
    MAIL = "an e-mail"
    LINK = "a shortcut to a document, not the document itself"
    PLACEHOLDER = "a placeholder of iCloud: the file itself was not downloaded"
    UNFINISHED = "an unfinished download"
    TEXT = "text, no notebook or script"
    BINARY = "no notebook or script"


GRADABLE = frozenset({Kind.NOTEBOOK, Kind.SCRIPT})
ARCHIVES = frozenset({Kind.ZIP, Kind.TAR, Kind.GZIP, Kind.BZIP2, Kind.XZ})
# what a person can hand in by mistake, so that it gets a row with the reason
UNOPENED = frozenset(
    {Kind.SEVEN_ZIP, Kind.RAR, Kind.ZSTD, Kind.PDF, Kind.OFFICE, Kind.IMAGE, Kind.HTML, Kind.NO_ARCHIVE}
    | {Kind.VIDEO, Kind.MAIL, Kind.LINK, Kind.PLACEHOLDER, Kind.UNFINISHED}
)

_MAGIC = (
    (b"PK\x03\x04", Kind.ZIP), (b"PK\x05\x06", Kind.ZIP), (b"PK\x07\x08", Kind.ZIP),
    (b"\x1f\x8b", Kind.GZIP), (b"BZh", Kind.BZIP2), (b"\xfd7zXZ\x00", Kind.XZ),
    (b"7z\xbc\xaf\x27\x1c", Kind.SEVEN_ZIP), (b"Rar!\x1a\x07", Kind.RAR), (b"\x28\xb5\x2f\xfd", Kind.ZSTD),
    (b"%PDF-", Kind.PDF), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.OFFICE), (b"{\\rtf", Kind.OFFICE),
    (b"\x89PNG\r\n\x1a\n", Kind.IMAGE), (b"\xff\xd8\xff", Kind.IMAGE), (b"GIF8", Kind.IMAGE),
    (b"II*\x00", Kind.IMAGE), (b"MM\x00*", Kind.IMAGE),
)  # fmt: skip
_MAGIC_HEADS = tuple(magic for magic, _ in _MAGIC)
_OFFICE_MEMBER = re.compile(
    rb"PK\x03\x04.{26}(\[Content_Types\]\.xml|mimetypeapplication/vnd\.oasis)", re.DOTALL
)
_OFFICE_NAME = re.compile(
    r"\.(docx?|odt|rtf|pages|xlsx?|ods|numbers|pptx?|odp|key)$", re.IGNORECASE
)  # they are zips
_HTML = re.compile(rb"\s*(<\?xml[^>]*>\s*)?(<!doctype\s+html|<html)", re.IGNORECASE)
_NOTEBOOK_KEY = re.compile(rb'"(nbformat|cells|worksheets)"\s*:')
_NOTEBOOK_NAME = re.compile(r"\.ipynb(\.(txt|json))*$", re.IGNORECASE)
_SCRIPT_NAME = re.compile(r"\.py(\.txt)*$", re.IGNORECASE)
_NAMED = (
    (re.compile(r"\.(gdoc|gsheet|gslides|gform|url|webloc|lnk|desktop)$", re.IGNORECASE), Kind.LINK),
    (re.compile(r"\.icloud$", re.IGNORECASE), Kind.PLACEHOLDER),
    (re.compile(r"\.(crdownload|part|partial|opdownload|download)$", re.IGNORECASE), Kind.UNFINISHED),
    (re.compile(r"\.(eml|msg)$", re.IGNORECASE), Kind.MAIL),
    (re.compile(r"\.(mov|mp4|m4v|avi|mkv|webm|wmv)$", re.IGNORECASE), Kind.VIDEO),
    (re.compile(r"\.pdf$", re.IGNORECASE), Kind.PDF),
    (_OFFICE_NAME, Kind.OFFICE),
    (re.compile(r"\.rar$", re.IGNORECASE), Kind.RAR),
    (re.compile(r"\.7z$", re.IGNORECASE), Kind.SEVEN_ZIP),
    # told by its end where its beginning is damaged
    (re.compile(r"\.zip$", re.IGNORECASE), Kind.ZIP),
    (re.compile(r"\.(tar(\.\w+)?|tgz|tbz2?|txz|gz|bz2|xz)$", re.IGNORECASE), Kind.NO_ARCHIVE),
    (re.compile(r"\.(png|jpe?g|gif|heic|webp|tiff?|bmp)$", re.IGNORECASE), Kind.IMAGE),
)


def asked_names(assignment: Assignment) -> tuple[str, ...]:
    """The top-level names that an assignment asks for."""
    defines = (name.split(".")[0] for question in assignment.graded for name in question.defines)
    return tuple(dict.fromkeys(defines))


class Asked:
    """Finds a definition of what an assignment asks for, in a script or in a notebook's JSON.

    Args:
        names: Of what is asked for.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(name.encode() for name in names)
        either = b"|".join(map(re.escape, self._names))
        self._pattern = re.compile(
            rb"\b(?:def|class)[ \t]+(?:" + either + rb")\b|\b(?:" + either + rb")[ \t]*=[^=]"
        )

    def defined_in(self, data: bytes) -> bool:
        """Whether one of the names is defined; where none stands, no pattern is tried."""
        return any(self._defined_at(data, place) for name in self._names for place in _places(data, name))

    def _defined_at(self, data: bytes, place: int) -> bool:
        before = place
        while before and data[before - 1] in b" \t":
            before -= 1
        starts = (place, before - len("def"), before - len("class"))
        return any(start >= 0 and self._pattern.match(data, start) is not None for start in starts)


def kind_of_head(name: str, head: bytes) -> Kind | None:
    """The kind, where the first `HEAD` bytes are enough to tell; None where the whole file is needed."""
    if not head.strip():
        return Kind.EMPTY
    if kind := _by_magic(name, head):
        return kind
    if b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")) and not _is_code(name):
        return _named(name) or Kind.BINARY
    return None


def _by_magic(name: str, head: bytes) -> Kind | None:
    if _OFFICE_MEMBER.match(head):
        return Kind.OFFICE
    if head.startswith(b"PK") and _OFFICE_NAME.search(name):
        return Kind.OFFICE
    if head[257:262] == b"ustar":
        return Kind.TAR
    if _HTML.match(head):
        return Kind.HTML
    if head[4:12] in {b"ftypheic", b"ftypheix", b"ftypmif1"} or (head[:4], head[8:12]) == (b"RIFF", b"WEBP"):
        return Kind.IMAGE
    known = _MAGIC if head.startswith(_MAGIC_HEADS) else ()
    return next((kind for magic, kind in known if head.startswith(magic)), None)


def kind_of(name: str, data: bytes, asked: bool) -> Kind:
    """The kind of a text file.

    Args:
        name: Its name; a broken notebook is told by nothing else.
        data: All of it.
        asked: Whether it defines something that the assignment asks for.
    """
    kind = kind_of_head(name, data[:HEAD])
    if kind is not None:
        return kind
    start = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if start == b"{" and _NOTEBOOK_KEY.search(data):
        return Kind.NOTEBOOK
    if _NOTEBOOK_NAME.search(name):  # a script by that name, or a notebook that something was put before
        return Kind.SCRIPT if asked and start != b"{" and not _NOTEBOOK_KEY.search(data) else Kind.NOTEBOOK
    if _SCRIPT_NAME.search(name) or (asked and start not in {b"{", b"["}):
        return Kind.SCRIPT
    return _named(name) or Kind.TEXT


def _places(data: bytes, name: bytes) -> Iterator[int]:
    place = data.find(name)
    while place >= 0:
        yield place
        place = data.find(name, place + 1)


def _is_code(name: str) -> bool:
    return bool(_NOTEBOOK_NAME.search(name) or _SCRIPT_NAME.search(name))


def _named(name: str) -> Kind | None:
    return next((kind for pattern, kind in _NAMED if pattern.search(name)), None)
