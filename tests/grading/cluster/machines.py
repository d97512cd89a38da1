"""Real schedulers and workers, each in processes of its own, as `dask scheduler` and `dask worker` start them.

``python -m tests.grading.cluster.machines FILE N [cert.pem …]`` is a farm: it imports Dask once, then forks workers and
replaces those that die, as Dask's own nanny does, only a hundred times quicker.
"""

import asyncio
import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ENVIRONMENT = {
    "DASK_DISTRIBUTED__LOGGING__DISTRIBUTED": "critical",
    "DASK_DISTRIBUTED__SCHEDULER__WORK_STEALING_INTERVAL": "100ms",
    "OMP_NUM_THREADS": "1",
}


class Machines:
    """A scheduler and workers on loopback.

    Args:
        folder: For the scheduler's file, and what they print.
        environment: Further variables for all processes.
    """

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder = folder
        self.environment = os.environ | ENVIRONMENT | environment
        self.processes: list[subprocess.Popen[bytes]] = []
        self._files = 0
        self.address = ""

    def scheduler(
        self, *options: str, address: str = "tcp://127.0.0.1:0", page: str = "127.0.0.1:0"
    ) -> subprocess.Popen[bytes]:
        """Starts one and waits until it can be spoken to."""
        self._files += 1
        file = self.folder / f"scheduler{self._files}.json"
        scheme, _, place = address.partition("://")
        host, _, port = place.rpartition(":")
        started = self.start(
            "-m", "distributed.cli.dask_scheduler", "--protocol", scheme, "--host", host, "--port", port,
            "--no-dashboard", "--dashboard-address", page, "--scheduler-file", str(file), *options,
        )  # fmt: skip
        while started.poll() is None:
            with contextlib.suppress(FileNotFoundError, ValueError, KeyError):
                self.address = json.loads(file.read_text())["address"]
                break
            time.sleep(0.05)
        return started

    def wait_for(self, count: int) -> None:
        """Until so many workers are there."""
        from distributed import Client

        with Client(self.address, set_as_default=False) as client:
            client.wait_for_workers(count)

    def worker(
        self, *options: str, environment: dict[str, str] | None = None, at: str = ""
    ) -> subprocess.Popen[bytes]:
        """Starts one as people do."""
        return self.start(
            "-m", "distributed.cli.dask_worker", at or self.address, "--nthreads", "1", "--no-dashboard", "--dashboard-address", "127.0.0.1:0",
            "--no-nanny", *options, environment=environment,
        )  # fmt: skip

    def farm(self, count: int) -> subprocess.Popen[bytes]:
        """Starts workers that are replaced when they die."""
        return self.start("-m", "tests.grading.cluster.machines", self.address, str(count))

    def start(self, *arguments: str, environment: dict[str, str] | None = None) -> subprocess.Popen[bytes]:
        with (self.folder / "machines.log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, *arguments],
                stdout=log,
                stderr=log,
                env=self.environment | (environment or {}),
            )
        self.processes.append(process)
        return process

    def stop(self) -> None:
        for process in reversed(self.processes):
            process.send_signal(signal.SIGCONT)
            process.terminate()
        for process in self.processes:
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@contextmanager
def machines(folder: Path, **environment: str) -> Iterator[Machines]:
    made = Machines(folder, **environment)
    try:
        yield made
    finally:
        made.stop()


def children_of(pid: int) -> list[int]:
    """Process ids."""
    try:
        return [int(p) for p in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except (FileNotFoundError, ProcessLookupError):
        return []


def farm(address: str, count: int) -> None:
    """Forks workers for ever."""
    import distributed  # noqa: F401 - once, for all that are forked

    workers: set[int] = set()
    signal.signal(signal.SIGTERM, lambda _s, _f: sys.exit())
    try:
        while True:
            while len(workers) < count:
                pid = os.fork()
                if pid == 0:
                    signal.signal(signal.SIGTERM, signal.SIG_DFL)
                    work(address)
                workers.add(pid)
            workers.discard(os.wait()[0])
    finally:
        for pid in workers:
            os.kill(pid, signal.SIGTERM)


def work(address: str) -> None:
    from distributed import Worker

    async def serve() -> None:
        async with Worker(address, nthreads=1, host="127.0.0.1", memory_limit=0, dashboard=False) as worker:
            await worker.finished()

    try:
        asyncio.run(serve())
    finally:
        os._exit(0)


if __name__ == "__main__":
    farm(sys.argv[1], int(sys.argv[2]))
