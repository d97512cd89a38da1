"""How long a call through the wall and the loading of a submission take. Prints; asserts nothing.

Run it from the repository's root: ``python tests/benchmarks/bench_wall.py``. Bounds on a quiet machine: 150 µs median for
a call with small arrays, 50 ms from a warm zygote to a loaded submission.
"""

import statistics
import time
from collections.abc import Callable

import numpy as np
import torch

from autograder.assignment import Course, Limits
from autograder.cells.submission import Submission
from autograder.checks.solution import imported_modules, solution_cells
from autograder.checks.subject import LocalSubject, run_cells
from autograder.wall.outside.launcher import Launcher
from autograder.wall.outside.sitting import Sitting

HOMEWORK = "hw1_perceptron"
CODE = """
import torch
def update(w, b, x, y, lr): return w + lr * (y - 1.0) * x, b + lr * (y - 1.0)
def square(x): return x * x
class Net(torch.nn.Sequential):
    def __init__(self): super().__init__(torch.nn.Linear(2, 8), torch.nn.Tanh(), torch.nn.Linear(8, 1))
"""


def median_us(call: Callable[[], object], times: int) -> float:
    """Median microseconds of a call, after some to warm up."""
    for _ in range(50):
        call()
    seconds = []
    for _ in range(times):
        begun = time.perf_counter()
        call()
        seconds.append(time.perf_counter() - begun)
    return statistics.median(seconds) * 1e6


def calls(student: object) -> dict[str, Callable[[], object]]:
    """The calls that are measured, on a subject."""
    update, square, net = student.update, student.square, student.Net()  # type: ignore[attr-defined]
    small = (np.zeros(2), 0.0, np.array([1.0, 2.0]), 1, 0.5)
    x, large = torch.ones(16, 2), np.ones(100_000)
    leaf = torch.ones(3, requires_grad=True)
    return {
        "call with small arrays": lambda: update(*small),
        "name, then call": lambda: student.update(*small),  # type: ignore[attr-defined]
        "network on 16 points": lambda: net(x),
        "call and backward": lambda: square(leaf).sum().backward(),
        "100 000 numbers both ways": lambda: square(large),
    }


def main() -> None:
    """Prints a table."""
    torch.set_num_threads(1)
    cells = tuple(cell.source for cell in solution_cells(Course.find().assignment(HOMEWORK).master))
    modules = imported_modules(Course.find().assignment(HOMEWORK).master)
    with Launcher(modules=["numpy", "torch", *modules], many=True) as zygote:
        sitting = Sitting(zygote, Submission.of_sources("bench", CODE), Limits(question_seconds=600))
        walled = calls(sitting.student_for("q"))
        local = calls(LocalSubject(run_cells([CODE], "bench")))
        print(f"{'median µs':<28}{'wall':>10}{'in-process':>12}")
        for name, call in walled.items():
            print(f"{name:<28}{median_us(call, 2000):>10.0f}{median_us(local[name], 2000):>12.1f}")
        sitting.finish()
        sitting, loads = Sitting(zygote, Submission.of_sources(HOMEWORK, *cells), Limits()), []
        for number in range(40):
            begun = time.perf_counter()
            sitting.student_for(f"q{number}")
            loads.append((time.perf_counter() - begun) * 1e3)
        sitting.finish()
        print(
            f"\n{HOMEWORK} from warm zygote to loaded: median {statistics.median(loads):.1f} ms, best {min(loads):.1f} ms"
        )


if __name__ == "__main__":
    main()
