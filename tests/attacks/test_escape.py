"""Escape: out of the process, to the grader, the zygote, the network or another user's rights."""

import os
import signal

import pytest
from made_course import ALL, BUT_FIRST, named, submission


def trying(act: str, before: str = "") -> str:
    """A submission that answers rightly only if an act fails with an error."""
    lines = "\n".join("        " + line for line in act.strip().split("\n"))
    return submission(
        before,
        double=f"def double(x):\n    import os, ctypes, signal, sys\n    libc = ctypes.CDLL(None, use_errno=True)\n    try:\n{lines}\n"
        "    except (OSError, ImportError, AttributeError):\n        return 2 * x\n    raise ValueError('IT WORKED')\n",
    )


FAILS = "if {} == -1: raise OSError('refused')"
ACTS = {
    "a TCP connection": "import socket\nsocket.create_connection(('127.0.0.1', 80), timeout=0.2)",
    "a UDP datagram": "import socket\nsocket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', 53))",
    "an abstract unix socket": "import socket\ns = socket.socket(socket.AF_UNIX); s.bind('\\0chaffinch')",
    "a socket file": "import socket\ns = socket.socket(socket.AF_UNIX); s.bind('s')",
    "a download": "import urllib.request\nurllib.request.urlopen('http://127.0.0.1/')",
    "a shell": "import subprocess\nsubprocess.run(['sh', '-c', 'id'])",
    "os.system": "if os.system('id') != 0: raise OSError('refused')",
    "posix_spawn": "os.posix_spawn('/bin/sh', ['sh', '-c', 'id'], {})",
    "exec in place": "os.execv('/bin/sh', ['sh', '-c', 'sleep 60'])",
    "multiprocessing": "import multiprocessing\np = multiprocessing.get_context('fork').Process(target=print); p.start(); p.join()",
    "a fork by number": FAILS.format("libc.syscall(57)"),
    "a fork by the 32-bit table": FAILS.format("libc.syscall(0x40000000 + 57)"),
    "clone3": FAILS.format("libc.syscall(435, 0, 0)"),
    "ptrace of the parent": FAILS.format("libc.ptrace(16, os.getppid(), 0, 0)"),
    "reading the parent with process_vm_readv": FAILS.format(
        "libc.syscall(310, os.getppid(), 0, 0, 0, 0, 0)"
    ),
    "taking the parent's files by pidfd": FAILS.format(
        "libc.syscall(438, os.pidfd_open(os.getppid()), 0, 0)"
    ),
    "killing the zygote": "os.kill(os.getppid(), signal.SIGKILL)",
    "stopping the zygote": "os.kill(os.getppid(), signal.SIGSTOP)",
    "killing the grader": "os.kill(GRADER, signal.SIGKILL)",
    "signalling everybody": FAILS.format("libc.kill(-1, 0)"),
    "killing the zygote's group": "os.killpg(os.getpgid(os.getppid()), signal.SIGKILL)",
    "the grader's limits": "import resource\nresource.prlimit(GRADER, resource.RLIMIT_NOFILE, (3, 3))",
    "the zygote's limits": "import resource\nresource.prlimit(os.getppid(), resource.RLIMIT_NOFILE, (3, 3))",
    "becoming root again": "os.setuid(0)",
    "becoming root by the saved id": "os.setresuid(0, 0, 0)",
    "a new user namespace": FAILS.format("libc.unshare(0x10000000)"),
    "a mount": FAILS.format("libc.mount(b'none', b'.', b'tmpfs', 0, None)"),
    "a new root": "os.chroot('.')",
    "a device": "os.mknod('disk', 0o60600, os.makedev(254, 0))",
    "a program of its own": "open('x', 'w').write('#!/bin/sh\\nid'); os.chmod('x', 0o755); os.execv('./x', ['x'])",
    "io_uring": FAILS.format("libc.syscall(425, 8, 0)"),
    "bpf": FAILS.format("libc.syscall(321, 0, 0, 0)"),
    "writing into the library": "open(os.path.dirname(os.__file__) + '/spy.py', 'w')",
    "writing into shared": "import shared\nopen(os.path.dirname(shared.__file__) + '/spy.py', 'w')",
    "writing into the temporary folder": "import tempfile\nopen('/tmp/chaffinch-spy', 'w')",
    "truncating a check": "os.truncate(ROOT + '/autograder/graders/hw9_made/hidden/test_q1_double.py', 0)",
    "removing its own folder": "import shutil\nhere = os.path.dirname(os.getcwd()); os.chdir('/'); shutil.rmtree(here)",
    "a signal by tkill": FAILS.format("libc.syscall(200, os.getppid(), 9)"),
    "a signal by pidfd": "signal.pidfd_send_signal(os.pidfd_open(os.getppid()), 9)",
    "a file by its handle": FAILS.format("libc.syscall(304, -100, 0, 0)"),
    "raising its own priority": "os.setpriority(os.PRIO_PROCESS, 0, -10)",
    "slowing down the grader": "os.setpriority(os.PRIO_PROCESS, GRADER, 19)",
    "the clock": "import time\ntime.clock_settime(time.CLOCK_REALTIME, 0)",
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_the_way_out_is_closed(place, needs, act):
    """Do what no student process may do."""
    needs("landlock", "seccomp")
    known = f"GRADER, ROOT = {os.getpid()}, {str(place.root)!r}"
    record = place.attack(trying(act, known), ALL)
    assert not [c.message for q in record.questions for c in q.checks if "IT WORKED" in c.message]
    assert record.earned == record.points or "exec" in act or "-1" in act, place.told(record)


CRASHES = named(
    ("os._exit in a call", submission(double="import os\ndef double(x):\n    os._exit(0)"), BUT_FIRST),
    ("os._exit in a cell", submission("import os\nos._exit(0)"), {}),
    ("sys.exit in a call", submission(double="import sys\ndef double(x):\n    sys.exit(0)"), BUT_FIRST),
    ("sys.exit in a cell", submission("import sys\nsys.exit()"), ALL),
    ("KeyboardInterrupt in a call", submission(double="def double(x):\n    raise KeyboardInterrupt"), BUT_FIRST),
    ("KeyboardInterrupt in a cell", submission("raise KeyboardInterrupt"), ALL),
    ("GeneratorExit", submission(double="def double(x):\n    raise GeneratorExit"), BUT_FIRST),
    ("a segmentation fault", submission(double="def double(x):\n    import ctypes; ctypes.string_at(0)"), BUT_FIRST),
    ("endless recursion", submission(double="def double(x):\n    return double(x)"), BUT_FIRST),
    ("endless recursion without Python's limit", submission(double="import sys\nsys.setrecursionlimit(10**9)\ndef double(x):\n    return double(x)"), BUT_FIRST),
    ("recursion in C", submission(double="def double(x):\n    l = []\n    for _ in range(10**6): l = [l]\n    return repr(l)"), BUT_FIRST),
    ("a killed process", submission(double="import os\ndef double(x):\n    os.kill(os.getpid(), 9)"), BUT_FIRST),
    ("abort", submission(double="import os\ndef double(x):\n    os.abort()"), BUT_FIRST),
    ("the connection closed", submission(double="import os\ndef double(x):\n    os.closerange(3, 256)\n    return 2 * x"), BUT_FIRST),
    ("a crash only in the hidden check", submission(double="import os\ndef double(x):\n    if x.size > 1: os._exit(1)\n    return 2 * x"), BUT_FIRST | {"q1_double": 2.0}),
    ("a crash in a destructor at exit", submission(double="import os\nclass D:\n    def __del__(s): os.abort()\nkept = D()\ndef double(x):\n    return 2 * x"), ALL),
    ("a deleted interpreter", submission(double="import sys\ndef double(x):\n    sys.modules.clear()\n    return 2 * x"), ALL),
    ("an exception that cannot be told", submission(double="class E(Exception):\n    __str__ = __repr__ = lambda s: 1 / 0\ndef double(x):\n    raise E"), BUT_FIRST),
    ("an exception group without end", submission(double="def double(x):\n    e = ValueError()\n    for _ in range(10**5): e = ExceptionGroup('g', [e])\n    raise e"), BUT_FIRST),
)  # fmt: skip


@pytest.mark.parametrize(("source", "honest"), CRASHES.values(), ids=CRASHES)
def test_a_crash_costs_its_own_question_only(place, source, honest):
    record = place.attack(source, honest)
    assert record.earned == sum(honest.values())


@pytest.mark.parametrize("signum", [signal.SIGKILL, signal.SIGSTOP])
def test_a_zygote_that_is_gone_is_replaced_and_the_batch_goes_on(place, signum, monkeypatch):
    from autograder.wall.outside import launcher

    monkeypatch.setattr(launcher, "_ANSWER_SECONDS", 2.0)
    os.kill(place.grader._zygote._process.pid, signum)
    place.assert_unharmed()


def test_the_next_submission_is_unharmed(place):
    place.assert_unharmed()
