"""How alike two answers to a coding question are, whatever their names, order and layout.

The measure is copydetect's (winnowed fingerprints of tokens, as in MOSS): names become ``V``, functions
``F``, classes ``O``, strings ``S``; comments, docstrings and blanks are dropped, and what was handed out is
subtracted. It says how alike two texts are, not why.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from copydetect.utils import (
    filter_code,
    find_fingerprint_overlap,
    get_copied_slices,
    get_document_fingerprints,
    hashed_kgrams,
)
from pygments import token
from pygments.lexers.python import PythonLexer

KGRAM, WINDOW = 12, 1
_LONGEST = 30_000  # characters of one answer that are compared
_LEAST = 60  # tokens' characters: below it right answers are alike by themselves
_COMMON = 0.3  # what so many of a class have is no sign of anything
_COMMON_FROM = 10  # people, from which on a class says what is common
_BLOCK = 512
_CLOSELY = 10  # times as many pairs as are asked for are looked at place by place


@dataclass(frozen=True)
class Fingerprint:
    """An answer as it is compared.

    Attributes:
        text: The answer.
        places: Where each hash stands in the filtered text.
        offsets: From places in the filtered text to those in the answer.
        size: Characters of the filtered text that are the student's own.
    """

    text: str
    places: Mapping[int, Sequence[int]]
    offsets: "np.ndarray[tuple[int, ...], np.dtype[np.int64]]"
    size: int


@dataclass(frozen=True)
class Pair:
    """Two answers that are alike.

    Attributes:
        one: Which, as they were numbered.
        other: The other one.
        share: Part of the shorter one that stands in the other, too, from 0 to 1.
    """

    one: int
    other: int
    share: float


def fingerprint(text: str, handed_out: frozenset[int] = frozenset()) -> Fingerprint:
    """Takes an answer's fingerprint.

    Args:
        text: Python, as somebody wrote it.
        handed_out: Hashes of what everybody was given: see `hashes_of`.
    """
    text = text.strip("\n")[:_LONGEST]  # as the lexer reads it, so that places stay places
    filtered, offsets = filter_code(text, "answer.py", "python")
    _, places = get_document_fingerprints(filtered, KGRAM, WINDOW)
    own = {key: found for key, found in places.items() if key not in handed_out}
    return Fingerprint(text, own, np.asarray(offsets, dtype=np.int64), _covered(own))


def hashes_of(texts: Iterable[str]) -> frozenset[int]:
    """Hashes of texts, each of their places: what is handed out is subtracted wherever it stands."""
    found: set[int] = set()
    for text in texts:
        filtered, _ = filter_code(text, "answer.py", "python")
        found.update(int(value) for value in hashed_kgrams(filtered, KGRAM))
    return frozenset(found)


def share(one: Fingerprint, other: Fingerprint) -> float:
    """Part of the shorter answer that stands in the other, too."""
    left, right = _overlap(one, other)
    size = min(one.size, other.size)
    both = min(_length(get_copied_slices(left, KGRAM)), _length(get_copied_slices(right, KGRAM)))
    return min(both / size, 1.0) if size >= _LEAST else 0.0


def same_lines(one: Fingerprint, other: Fingerprint) -> tuple[frozenset[int], frozenset[int]]:
    """Lines of both, from 1, of which something stands in the other, too."""
    left, right = _overlap(one, other)
    return _lines(one, left) - _prose(one.text), _lines(other, right) - _prose(other.text)


def alike(prints: Sequence[Fingerprint], least: float, most: int) -> list[Pair]:
    """The pairs of a class that are most alike.

    Args:
        prints: Everybody's.
        least: The smallest share.
        most: How many pairs. In a large class, ten times as many that have most hashes in common are looked
            at place by place.

    Returns:
        Pairs, the most alike first; of equally alike ones the longest.
    """
    common = _common(prints)
    own = [
        Fingerprint(p.text, kept, p.offsets, _covered(kept))
        for p in prints
        for kept in [{k: v for k, v in p.places.items() if k not in common}]
    ]
    found = [Pair(a, b, share(own[a], own[b])) for a, b in _candidates(own, least, _CLOSELY * most)]
    kept_pairs = [pair for pair in found if pair.share >= least]
    kept_pairs.sort(key=lambda p: (-p.share, -min(own[p.one].size, own[p.other].size), p.one, p.other))
    return kept_pairs[:most]


def _common(prints: Sequence[Fingerprint]) -> frozenset[int]:
    if len(prints) < _COMMON_FROM:
        return frozenset()
    counts: dict[int, int] = defaultdict(int)
    for one in prints:
        for key in one.places:
            counts[key] += 1
    return frozenset(key for key, count in counts.items() if count > _COMMON * len(prints))


def _candidates(prints: Sequence[Fingerprint], least: float, most: int) -> list[tuple[int, int]]:
    """Those pairs with most hashes in common, so many that their share may be large enough."""
    columns: dict[int, int] = {}
    holders: dict[int, int] = defaultdict(int)
    for one in prints:
        for key in one.places:
            holders[key] += 1
    for key, count in holders.items():
        if count > 1:
            columns[key] = len(columns)
    those = [
        i for i, one in enumerate(prints) if one.size >= _LEAST and any(k in columns for k in one.places)
    ]
    table = np.zeros((len(those), len(columns)), dtype=np.float32)
    for row, index in enumerate(those):
        table[row, [columns[key] for key in prints[index].places if key in columns]] = 1.0
    sizes = np.array([len(prints[index].places) for index in those], dtype=np.float32)
    found = np.empty((0, 3))
    for first in range(0, len(those), _BLOCK):
        both = table[first : first + _BLOCK] @ table.T
        part = both / np.minimum(sizes[first : first + _BLOCK, None], sizes[None, :])
        rows, others = np.nonzero(np.triu(part >= least * 0.5, first + 1))
        found = np.vstack([found, np.column_stack([part[rows, others], rows + first, others])])
        found = found[np.argsort(-found[:, 0], kind="stable")[:most]]
    return [(those[int(one)], those[int(other)]) for _, one, other in found]


def _overlap(
    one: Fingerprint, other: Fingerprint
) -> (
    "tuple[np.ndarray[tuple[int, ...], np.dtype[np.int64]], np.ndarray[tuple[int, ...], np.dtype[np.int64]]]"
):
    return find_fingerprint_overlap(set(one.places), set(other.places), one.places, other.places)  # type: ignore[no-any-return]


def _covered(places: Mapping[int, Sequence[int]]) -> int:
    index = np.array([place for found in places.values() for place in found], dtype=np.int64)
    return _length(get_copied_slices(index, KGRAM))


def _length(slices: "np.ndarray[tuple[int, ...], np.dtype[np.int64]]") -> int:
    return int((slices[1] - slices[0]).sum()) if slices.shape[1] else 0


def _lines(one: Fingerprint, places: "np.ndarray[tuple[int, ...], np.dtype[np.int64]]") -> frozenset[int]:
    if not len(places) or not len(one.offsets):
        return frozenset()
    found: set[int] = set()
    for begin, end in get_copied_slices(places, KGRAM).T.astype(int):
        first, last = (int(_place(one, at)) for at in (begin, max(end - 1, begin)))
        found.update(range(one.text.count("\n", 0, first) + 1, one.text.count("\n", 0, last) + 2))
    return frozenset(found)


def _prose(text: str) -> frozenset[int]:
    """Lines of docstrings, comments and nothing: they do not count, so they are not marked."""
    line, code, prose = 1, set[int](), set[int]()
    for kind, value in PythonLexer(stripnl=False).get_tokens(text):
        last = line + value.count("\n")
        if value.strip():
            told = kind in token.Comment or kind in token.Literal.String.Doc
            (prose if told else code).update(range(line, last + 1))
        line = last
    return frozenset(prose - code)


def _place(one: Fingerprint, at: int) -> int:
    """A place in the answer for one in its filtered text."""
    index = int(np.clip(np.searchsorted(one.offsets[:, 0], at), 0, len(one.offsets) - 1))
    return at + int(one.offsets[index, 1])
