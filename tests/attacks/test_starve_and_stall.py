"""Starve and stall: use up memory, disk, processes, output and time, at load, in a call and in gradients."""

import pytest
from made_course import ALL, BUT_FIRST, function, named, submission


def first(body: str, before: str = "") -> str:
    """A submission whose first question does something else before it answers."""
    return submission(before, double=function("double", f"{body}\nreturn 2 * x"))


SWALLOW = "while True:\n    try:\n        while True: pass\n    except BaseException: pass"

STARVE = named(
    ("a large tensor", first("torch.zeros(8 * 2**30, dtype=torch.uint8).fill_(1)"), BUT_FIRST),
    ("a large list, swallowing MemoryError", first("kept = []\ntry:\n    while True: kept.append(bytearray(2**24))\nexcept MemoryError: pass"), ALL),
    ("a string of two to the forty", first("'x' * 2**40"), BUT_FIRST),
    ("an integer of a million digits", first("return 10 ** 1_000_000"), BUT_FIRST),
    ("shared anonymous memory", first("import mmap\nkept = [mmap.mmap(-1, 2**30) for _ in range(64)]\nfor k in kept: k.write(b'x' * 2**20)"), BUT_FIRST),
    ("a result larger than a reply may be", first("return np.zeros(2**24)"), BUT_FIRST),
    ("an expanded tensor of a trillion elements", first("return torch.zeros(1).expand(10**12)"), BUT_FIRST),
    ("a sparse tensor of huge shape", first("return torch.sparse_coo_tensor(torch.zeros(2, 1), torch.ones(1), (2**40, 2**20))"), BUT_FIRST),
    ("a list that holds itself", first("a = []\na.append(a)\nreturn a"), BUT_FIRST),
    ("a dictionary of ten million keys", first("return dict.fromkeys(range(10**7))"), BUT_FIRST),
    ("an error of a hundred megabytes", first("raise ValueError('x' * 10**8)"), BUT_FIRST),
    ("a class with a name of a hundred megabytes", first("raise type('X' * 10**8, (Exception,), {})()"), BUT_FIRST),
    ("an output flood", submission("for _ in range(50_000): print('flood ' * 100)"), ALL),
    ("an output flood past Python", first("import os\nfor _ in range(10_000): os.write(1, b'x' * 10_000)"), BUT_FIRST),
    ("many large files", first("for i in range(100_000): open(f'f{i}', 'wb').write(b'x' * 2**22)"), BUT_FIRST),
    ("one file in many small writes", first("f = open('f', 'ab')\nwhile True: f.write(b'x' * 2**20)"), BUT_FIRST),
    ("many empty files", first("for i in range(10**9): open(f'f{i}', 'w').close()"), BUT_FIRST),
    ("folders nested three thousand deep", first("import os\nfor _ in range(3000): os.mkdir('d'); os.chdir('d')\nopen('x', 'wb').write(b'x')"), ALL),
    ("folders that nobody may enter", first("import os\nos.makedirs('a/b'); open('a/b/c', 'w').close(); os.chmod('a/b', 0); os.chmod('a', 0); os.chmod('.', 0)"), ALL),
    ("links, pipes and odd names", first("import os\nos.symlink('/', 'root'); os.symlink('..', 'up'); os.mkfifo('p'); open('-rf', 'w').close(); open('a\\nb', 'w').close(); open(b'\\xff', 'w').close()"), ALL),
    ("a fork storm", first("import os\nwhile True: os.fork()"), BUT_FIRST),
    ("a fork storm that swallows errors", first("import os\nfor _ in range(10_000):\n    try: os.fork()\n    except OSError: pass"), ALL),
    ("a thread storm", first("import threading, time\nts = [threading.Thread(target=time.sleep, args=(60,), daemon=True) for _ in range(5000)]\nfor t in ts: t.start()"), BUT_FIRST),
    ("all file descriptors", first("kept = []\ntry:\n    while True: kept.append(open('/dev/null'))\nexcept OSError: pass"), ALL),
)  # fmt: skip

STALL = named(
    ("an endless cell", submission("while True: pass"), ALL),
    ("an endless cell that swallows exceptions", submission(SWALLOW), ALL),
    ("a cell that sleeps", submission("import time\ntime.sleep(3600)"), ALL),
    ("an endless call", first("while True: pass"), BUT_FIRST),
    ("an endless call that swallows exceptions", first(SWALLOW), BUT_FIRST),
    ("a call inside C that takes for ever", first("import re\nre.match('(a+)+$', 'a' * 64 + 'b')"), BUT_FIRST),
    ("a call that sleeps just below the limit", first("import time\ntime.sleep(0.7)"), ALL),
    ("a gradient that hangs", submission(square="def square(x):\n    y = x * x\n    if y.requires_grad: y.register_hook(lambda g: [None for _ in iter(int, 1)])\n    return y"), {"q1_double": 4.0, "q2_square": 1.0, "q3_train": 3.0}),
    ("an attribute that hangs", submission(double="class D:\n    def __getattribute__(s, n):\n        while True: pass\n    def __call__(s, x): return 2 * x\ndouble = D()"), ALL),
    ("a generator without end", first("def g():\n    while True: yield 1\nreturn g()"), BUT_FIRST),
    ("a destructor that hangs", first("class D:\n    def __del__(s):\n        while True: pass\nD()"), BUT_FIRST),
    ("standard output whose flush hangs", first("import sys\nclass O:\n    write = lambda s, t: None\n    def flush(s):\n        while True: pass\nsys.stdout = O()"), BUT_FIRST),
    ("signals ignored and alarms set", submission("import signal\nfor s in range(1, 65):\n    try: signal.signal(s, signal.SIG_IGN)\n    except (OSError, ValueError): pass\nsignal.setitimer(signal.ITIMER_REAL, 0.01, 0.01)", double="def double(x):\n    while True: pass"), BUT_FIRST),
    ("its own limits raised", first("import resource\nfor n in dir(resource):\n    if n.startswith('RLIMIT_'):\n        try: resource.setrlimit(getattr(resource, n), (resource.RLIM_INFINITY,) * 2)\n        except (OSError, ValueError): pass\nkept = bytearray(2**33)"), BUT_FIRST),
    ("a thread that goes on and keeps the lock", first("import threading, sys\nsys.setswitchinterval(1000)\ndef spin():\n    while True: pass\nthreading.Thread(target=spin, daemon=True).start()"), BUT_FIRST),
    ("an exit handler that hangs", submission("import atexit\ndef h():\n    while True: pass\natexit.register(h)"), ALL),
    ("threads that take each other's time", submission(double="import threading, zlib\ndef double(x):\n    def busy():\n        while True: zlib.compress(b'x' * 2**20)\n    for _ in range(40): threading.Thread(target=busy, daemon=True).start()\n    while True: pass"), BUT_FIRST),
    ("a hook of forks that hangs", submission("import os, time\nos.register_at_fork(after_in_parent=lambda: time.sleep(3600))"), ALL),
    ("a hook of forks that hangs in the fork", submission("import os, time\nos.register_at_fork(after_in_child=lambda: time.sleep(3600))"), ALL),
    ("a hook before forks that hangs", submission("import os, time\nos.register_at_fork(before=lambda: time.sleep(3600))"), ALL),
    ("a hook of forks that ends them", submission("import os\nos.register_at_fork(after_in_child=lambda: os._exit(0))"), ALL),
    ("a death of its own in every call, and cells that take long", submission("import os, threading, time\nthreading.Thread(target=time.sleep, args=(99,), daemon=True).start()\ntime.sleep(0.8)", double="def double(x):\n    os._exit(1)", square="def square(x):\n    os._exit(1)"), {"q3_train": 3.0}),
    ("stopping itself", first("import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)"), BUT_FIRST),
    ("a class whose name hangs", first("class M(type):\n    @property\n    def __mro__(c):\n        while True: pass\nclass E(Exception, metaclass=M): pass\nraise E"), BUT_FIRST),
    ("an error whose text hangs", first("class E(Exception):\n    def __str__(s):\n        while True: pass\nraise E"), BUT_FIRST),
)  # fmt: skip


@pytest.mark.parametrize(("source", "honest"), STARVE.values(), ids=STARVE)
def test_what_is_used_up_is_the_submissions_own(place, source, honest):
    place.attack(source, honest)


@pytest.mark.parametrize(("source", "honest"), STALL.values(), ids=STALL)
def test_what_does_not_end_is_ended(place, source, honest):
    place.attack(source, honest)


def test_what_a_dead_process_has_written_is_gone_when_its_question_begins_anew(place):
    """Else each of the processes that a question may use up fills as much disk as one may."""
    dies = "import os\ndef double(x):\n    print(*os.listdir('..'), flush=True)\n    os._exit(1)"
    first, second = place.attack(submission(double=dies), BUT_FIRST).questions[0].output.splitlines()
    assert ".question-1" in first.split()
    assert ".question-1" not in second.split()


HOLDS = """
import os, threading, time
kept = []
def hold():
    time.sleep(0.05)
    for _ in range(20):
        kept.append(os.open('f', os.O_RDWR | os.O_CREAT)); os.write(kept[-1], b'x' * 2**21); os.unlink('f')
"""


def test_removed_files_count_in_a_question_that_waits(place, needs):
    """Nobody speaks with the process that holds them: what others of the submission ask for takes long."""
    needs("uid")
    begins = (
        "def double(x):\n    kept or threading.Thread(target=hold, daemon=True).start()\n    return 2 * x"
    )
    slow = "def square(x):\n    time.sleep(0.7)\n    return x * x"
    record = place.attack(submission(HOLDS, double=begins, square=slow), ALL)
    assert any("more to files" in told for told in place.told(record)), place.told(record)


def test_the_next_submission_is_unharmed(place):
    place.assert_unharmed()
