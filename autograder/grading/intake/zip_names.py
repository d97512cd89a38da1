"""Names in a zip: what the zip itself says of them, then UTF-8, then the most plausible of older encodings.

A zip that says nothing has names as the program's own country writes them: Windows' Explorer and older
archivers. One archive is made by one program, so all names of an archive are judged together.
"""

import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from autograder.grading.intake.names import words_of

_SAYS_UTF_8, _UNICODE_PATH = 0x800, 0x7075
_DEFAULT = (
    "cp437"  # as `zipfile` reads them; each byte is a character, so that different names stay different
)
# the first of equally plausible ones is taken
_ENCODINGS = (
    "cp437", "cp850", "cp1252", "gbk", "cp932", "big5", "cp949", "cp866", "cp1251", "cp852", "cp1250",
)  # fmt: skip
# first bytes of two: of frequent characters, and of others that are in use
_FREQUENT: Mapping[str, tuple[range, ...]] = MappingProxyType(
    {
        "gbk": (range(0xB0, 0xD8), range(0xD8, 0xF8)),
        "cp932": (range(0x82, 0x98), range(0x98, 0xEB)),
        "big5": (range(0xA4, 0xC7), range(0xC9, 0xFA)),
        "cp949": (range(0xB0, 0xC9), range(0)),
    }
)
_TWO_BYTES = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "KATAKANA-HIRAGANA")
_MIXED, _NO_LETTER, _UPPER_WITHIN = -3.0, -3.0, -2.0
_KNOWN = 3.0  # for a word of the class list
_MOST = 300  # names that are judged


def zip_names(infos: Iterable[zipfile.ZipInfo], known: frozenset[str]) -> dict[str, str]:
    """Names of members that the zip itself says nothing of, as they were meant.

    Args:
        infos: Members of one archive.
        known: Words of people's names in the class list.

    Returns:
        By the name as `zipfile` reads it; only of those that are not read rightly so.
    """
    told: dict[str, str] = {}
    unknown: dict[str, bytes] = {}
    for info in infos:
        if info.flag_bits & _SAYS_UTF_8 or info.filename.isascii():
            continue
        raw = info.filename.encode(_DEFAULT)
        name = _unicode_path(info, raw) or _decoded(raw, "utf-8")
        if name is None:
            unknown[info.filename] = raw
        else:
            told[info.filename] = name
    if unknown:
        some = list(unknown.values())[:_MOST]
        best = max(_ENCODINGS, key=lambda encoding: _plausible(some, encoding, known))
        told |= {name: _decoded(raw, best) or name for name, raw in unknown.items()}
    return told


def _unicode_path(info: zipfile.ZipInfo, raw: bytes) -> str | None:
    """What Info-ZIP's extra field says, where it is of this name."""
    extra = info.extra
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        field, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == _UNICODE_PATH and len(field) > 5 and field[0] == 1:
            told = _decoded(field[5:], "utf-8")
            return told if struct.unpack_from("<L", field, 1)[0] == zlib.crc32(raw) else None
    return None


def _decoded(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeError:
        return None


def _plausible(names: Iterable[bytes], encoding: str, known: frozenset[str]) -> float:
    """How much names look like people's in an encoding; what cannot be read in it costs most."""
    score = 0.0
    for raw in names:
        text = _decoded(raw, encoding)
        if text is None:
            score -= len(raw)
            continue
        score += sum(
            _at(text, place, encoding) for place, c in enumerate(text) if not c.isascii()
        ) + _KNOWN * len(known.intersection(words_of(text).split()))
    return score


def _at(text: str, place: int, encoding: str) -> float:
    """How plausible a character is where it stands; worth as much as it has bytes."""
    c, script = text[place], _script(text[place])
    beside = [n for n in (text[place - 1 : place], text[place + 1 : place + 2]) if n.isalpha()]
    if not c.isalpha() or script == "HALFWIDTH":
        return _NO_LETTER
    if any(_script(n) != script for n in beside):
        return _MIXED
    if c.isupper() and place and text[place - 1].islower():
        return _UPPER_WITHIN
    if script == "LATIN":  # letters with accents rarely stand side by side
        return 1.0 if any(n.isascii() for n in beside) else -1.0
    if script == "TWO BYTES":
        frequent, used = _FREQUENT.get(encoding, (range(0), range(0)))
        first = c.encode(encoding)[0]
        return 2.0 if first in frequent else 1.0 if first in used else -2.0
    return 1.0


def _script(c: str) -> str:
    name = unicodedata.name(c, "").partition(" ")[0]
    return "TWO BYTES" if name in _TWO_BYTES else name
