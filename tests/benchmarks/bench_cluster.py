"""How well do many machines share a class? ``python -m tests.benchmarks.bench_cluster local|simulate|costs …``.

``local HW COUNT``: grades COUNT and three times as many copies of a right submission in this process and on one and two
local workers: what one more costs in seconds, and in CPU seconds, which a busy machine does not change as much.

``costs HW``: the CPU seconds of grading each submission of the sample class, as JSON: grader, zygote and forks.

``simulate COSTS COUNT WORKERS…``: a real scheduler, real workers (several in a process), a real store and COUNT
submissions; only the grading itself is a sleep that is drawn from COSTS (a file that ``costs`` wrote). Prints
for each number of workers submissions and batches a second, efficiency (seconds slept by workers x time),
CPU of the scheduler, of whoever grades and of the workers, and the largest memory of the first two. All of this
runs on one machine: with few cores, or busy ones, ``--slower 10`` sleeps ten times as long, so that not the
simulated workers' own work is what is measured.

Nothing is asserted: machines differ. Efficiency counts from the first batch that is sent to the last result in
the store.
"""

import asyncio
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from autograder.assignment import Course

_PROCESSES = 4  # that the simulated workers share
_ENVIRONMENT = {"DASK_DISTRIBUTED__LOGGING__DISTRIBUTED": "critical", "OMP_NUM_THREADS": "1"}


def main(arguments: Sequence[str]) -> None:
    """Measures and prints."""
    what, *rest = arguments or [""]
    if what == "local":
        local(rest[0], int(rest[1]))
    elif what == "costs":
        print(json.dumps(costs(rest[0])))
    elif what == "simulate":
        slower = 1.0
        if "--slower" in rest:
            place = rest.index("--slower")
            slower = float(rest[place + 1])
            del rest[place : place + 2]
        drawn, count = (
            [slower * c for c in json.loads(Path(rest[0]).read_text(encoding="utf-8"))],
            int(rest[1]),
        )
        print(
            "workers submissions/s batches/s efficiency  seconds | CPU s: scheduler grading workers "
            "| MiB: scheduler grading"
        )
        for workers in map(int, rest[2:]):
            print(simulate(drawn, count, workers), flush=True)
    elif what == "--one":
        from tests.benchmarks.cluster_steps import graded

        graded(rest[0], rest[1], int(rest[2]))
    elif what == "--workers":
        asyncio.run(_workers(rest[0], int(rest[1])))
    else:
        sys.exit(__doc__)


# --- real grading


def costs(name: str) -> list[float]:
    """CPU seconds of each submission of the sample class, warm."""
    from autograder.grading.grader import Grader

    assignment = Course.find().assignment(name)
    files = sorted(Path("tests/sample_class", name).iterdir())
    found = []
    with Grader(assignment) as grader:
        grader.grade_file(files[0])  # what is warm afterwards
        for path in files:
            before = _cpu(grader.zygote_pid)
            record = grader.grade_file(path)
            if not record.problem:
                found.append(round(_cpu(grader.zygote_pid) - before, 4))
    return found


def _cpu(zygote: int) -> float:
    times = psutil.Process(zygote).cpu_times()
    return time.process_time() + sum(times[:4])


def local(name: str, count: int) -> None:
    """Grades a class in this process and on local workers; what starting costs cancels out."""
    print(f"{'':12} seconds and CPU seconds a submission, efficiency by both")
    before: tuple[float, float] | None = None
    for where, workers in (("here", 1), ("local:1", 1), ("local:2", 2)):
        few, many = (_one(name, where, size) for size in (count, 3 * count))
        seconds, cpu = ((m - f) / (2 * count) for f, m in zip(few, many, strict=True))
        before = before or (seconds, cpu)
        said = f"{before[0] / seconds / workers:9.0%} {before[1] / cpu:9.0%}"
        print(f"{where:12} {seconds:8.3f} {cpu:8.3f} {said}", flush=True)


def _one(name: str, where: str, count: int) -> tuple[float, float]:
    """Seconds and CPU seconds of a class, everything included."""
    begun, used = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "tests.benchmarks.bench_cluster", "--one", name, where, str(count)]
    subprocess.run(command, check=True, env=os.environ | _ENVIRONMENT)
    now = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime
    return time.perf_counter() - begun, cpu


# --- a simulation


@dataclass(frozen=True)
class Used:
    """What a process has used.

    Attributes:
        cpu: Seconds.
        mib: Largest resident memory.
    """

    cpu: float
    mib: float

    @classmethod
    def of(cls, pid: int) -> "Used":
        """Of a process that runs."""
        process = psutil.Process(pid)
        peak = next(
            int(line.split()[1])
            for line in Path(f"/proc/{pid}/status").read_text().splitlines()
            if line.startswith("VmHWM")
        )
        return cls(sum(process.cpu_times()[:2]), peak / 1024)


def simulate(drawn: Sequence[float], count: int, workers: int) -> str:
    """One line of the table."""
    from tests.benchmarks.cluster_steps import simulated

    environment = os.environ | _ENVIRONMENT
    with tempfile.TemporaryDirectory(prefix="chaffinch-bench-") as name:
        folder = Path(name)
        file = folder / "scheduler.json"
        command = [
            sys.executable,
            "-m",
            "distributed.cli.dask_scheduler",
            "--host",
            "127.0.0.1",
            "--port",
            "0",
        ]
        scheduler = subprocess.Popen(
            [*command, "--no-dashboard", "--dashboard-address", "127.0.0.1:0", "--scheduler-file", str(file)],
            env=environment,
        )
        while not file.exists():
            time.sleep(0.1)
        address = json.loads(file.read_text())["address"]
        shares = [workers // _PROCESSES + (n < workers % _PROCESSES) for n in range(_PROCESSES)]
        begin = [sys.executable, "-m", "tests.benchmarks.bench_cluster", "--workers", address]
        farms = [subprocess.Popen([*begin, str(share)], env=environment) for share in shares if share]
        try:
            done = simulated(address, drawn, count, workers, folder)
            used = [Used.of(scheduler.pid), Used.of(os.getpid()), *(Used.of(farm.pid) for farm in farms)]
        finally:
            for process in (*farms, scheduler):
                process.terminate()
                process.wait()
    return (
        f"{workers:7} {count / done.seconds:13.1f} {done.batches / done.seconds:9.1f} "
        f"{done.slept / workers / done.seconds:10.1%} {done.seconds:8.1f} | {used[0].cpu:16.1f} {done.cpu:7.1f} "
        f"{sum(u.cpu for u in used[2:]):7.1f} | {used[0].mib:14.0f} {used[1].mib:7.0f}"
    )


async def _workers(address: str, count: int) -> None:
    from distributed import Worker

    import tests.benchmarks.sleeping  # noqa: F401 - before anybody waits for it

    started = [
        Worker(address, nthreads=1, host="127.0.0.1", memory_limit=0, dashboard=False) for _ in range(count)
    ]
    await asyncio.gather(*started)
    await asyncio.gather(*(worker.finished() for worker in started))


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    main(sys.argv[1:])
