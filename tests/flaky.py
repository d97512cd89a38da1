"""Runs pytest; what failed gets one more try, alone, and what passes only then is named.

A time limit may be missed on a busy machine; a real fault fails again. ``python -m tests.flaky`` takes pytest's
arguments.
"""

import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

_FAILED = Path(".pytest_cache/v/cache/lastfailed")


def flaky(before: Iterable[str], after: Iterable[str]) -> list[str]:
    """Tests that failed and passed when they were alone."""
    return sorted(set(before) - set(after))


def main(arguments: Sequence[str]) -> int:
    """Runs it and returns pytest's exit code."""
    command = [sys.executable, "-m", "pytest"]
    code = subprocess.run([*command, *arguments], check=False).returncode
    failed = _last_failed()
    if code != 1 or not failed:  # 1 is pytest's "tests failed": anything else is no matter of luck
        return code
    kept = _without_workers(arguments)
    again = [*command, "-p", "no:xdist", "--last-failed", "--last-failed-no-failures", "none", *kept]
    code = subprocess.run(again, check=False).returncode
    for name in flaky(failed, _last_failed()):
        print(f"FLAKY: {name}", flush=True)
    return code


def _without_workers(arguments: Sequence[str]) -> list[str]:
    kept = list(arguments)
    for option in ("-n", "--dist"):
        if option in kept:
            place = kept.index(option)
            del kept[place : place + 2]
    return kept


def _last_failed() -> list[str]:
    try:
        return list(json.loads(_FAILED.read_text(encoding="utf-8")))
    except (FileNotFoundError, ValueError):
        return []


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
