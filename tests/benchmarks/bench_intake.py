"""How long finding submissions takes, and how much memory: it must be linear in the number of files.

    python -m tests.benchmarks.bench_intake

Makes submissions that differ in a comment: all in one folder, and one in a folder each; for each number of them
intake runs in a process of its own, so that its peak memory is its own.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

_MEASURE = """
import resource, sys, time
from pathlib import Path
from autograder.assignment import Course
from autograder.grading.intake import take_in
assignment = Course.find(Path(sys.argv[1])).assignment("hw1_perceptron")
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
begun, cpu = time.perf_counter(), time.process_time()
intake = take_in([Path(sys.argv[2])], Path(sys.argv[3]), assignment)
seconds, cpu = time.perf_counter() - begun, time.process_time() - cpu
peak = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
print(len(intake.people), seconds, cpu, peak)
"""


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("numbers", nargs="*", type=int, default=[1_000, 10_000, 100_000])
    arguments = parser.parse_args()
    root = Path(__file__).resolve().parents[2]
    text = (root / "tests/sample_class/hw1_perceptron/vera_right.py").read_text()
    print(f"{'layout':10} {'people':>8} {'seconds':>8} {'CPU':>7} {'us each':>8} {'MiB more':>9}")
    for number in arguments.numbers:
        for layout in ("files", "folders"):
            with tempfile.TemporaryDirectory() as folder:
                handed_in = Path(folder) / "in"
                _make(handed_in, number, text, layout)
                people, seconds, cpu, peak = _measured(root, handed_in, Path(folder) / "unpacked")
            assert people == number, (people, number)
            print(
                f"{layout:10} {number:8,} {seconds:8.2f} {cpu:7.2f} {1e6 * cpu / number:8.0f} {peak:9.1f}",
                flush=True,
            )


def _make(folder: Path, number: int, text: str, layout: str) -> None:
    folder.mkdir()
    for n in range(number):
        path = folder / f"student{n:06}.py" if layout == "files" else folder / f"student{n:06}" / "hw1.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"# {n}\n{text}")


def _measured(root: Path, handed_in: Path, unpacked: Path) -> tuple[int, float, float, float]:
    command = [sys.executable, "-c", _MEASURE, str(root), str(handed_in), str(unpacked)]
    out = subprocess.run(command, check=True, capture_output=True, text=True, cwd=root).stdout.split()
    return int(out[0]), float(out[1]), float(out[2]), float(out[3])


if __name__ == "__main__":
    main()
