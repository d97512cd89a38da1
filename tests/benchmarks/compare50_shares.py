"""Shares by compare50, in an environment of its own: ``PYTHON compare50_shares.py PAIRS.json``; see `bench_similarity`.

Reads ``[{"stubs": [text, …], "texts": [text, …], "pairs": [[i, j], …]}, …]`` and prints a list of shares for each.
The share is the part of the shorter text, in characters after compare50's pass ``structure``, that its spans cover.
"""

import json
import pathlib
import sys
import tempfile

import compare50
from compare50 import _api, passes


class _NoBar:
    def reset(self, total=0):
        pass

    def update(self, amount=1):
        pass


def shares(folder: pathlib.Path, question: dict) -> list[float]:
    """For each pair, how much of the shorter text stands in the other one."""
    subs = [_written(folder / f"t{n}.py", text) for n, text in enumerate(question["texts"])]
    ignored = [
        file for n, text in enumerate(question["stubs"]) for file in _written(folder / f"s{n}.py", text)
    ]
    scores = [compare50.Score(subs[one], subs[other], 1) for one, other in question["pairs"]]
    tokens = {sub.files[0]: sub.files[0].tokens() for sub in subs}
    return [_share(comparison, tokens) for comparison in passes.structure.comparator.compare(scores, ignored)]


def _prepared(tokens):
    for step in passes.structure.preprocessors:
        tokens = step(tokens)
    return tokens


def _written(path, text):
    path.write_text(text, encoding="utf-8")
    return compare50.Submission(path.parent, [path.name], preprocessor=_prepared)


def _share(comparison, tokens) -> float:
    sizes = []
    for file in (comparison.sub_a.files[0], comparison.sub_b.files[0]):
        gone = [(s.start, s.end) for s in comparison.ignored_spans if s.file == file]
        own = [t for t in tokens[file] if not any(a <= t.start < b for a, b in gone)]
        spans = [(s.start, s.end) for match in comparison.span_matches for s in match if s.file == file]
        covered = sum(len(t.val) for t in own if any(a <= t.start < b for a, b in spans))
        sizes.append((sum(len(t.val) for t in own), covered))
    size = min(total for total, _ in sizes)
    return min(min(covered for _, covered in sizes) / size, 1.0) if size else 0.0


def main() -> None:
    """Reads, compares, prints."""
    _api._progress_bar = _NoBar()
    questions = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as name:
        print(json.dumps([shares(pathlib.Path(name), question) for question in questions]))


if __name__ == "__main__":
    main()
