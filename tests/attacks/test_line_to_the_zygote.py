"""The line on which the zygote asks a process to fork: forge answers on it, flood it, close it, steal from it."""

import pytest
from made_course import ALL, submission

LINE = """
import fcntl, gc, json, os, signal, socket, stat, struct, sys, time, types
def the_worker():
    return next(o for o in gc.get_objects() if type(o).__name__ == 'Worker')
def the_wire():
    return the_worker()._wire.fileno()
def sockets():
    found = []
    for fd in range(64):
        try:
            if stat.S_ISSOCK(os.fstat(fd).st_mode): found.append(fd)
        except OSError: pass
    return found
LINE = next(fd for fd in sockets() if fd != the_wire())
kept = os.dup(LINE)
def say(kind, **fields):
    os.write(LINE, json.dumps([kind, fields]).encode())
def hear():
    back = socket.socket(fileno=os.dup(LINE))
    back.setblocking(False)
    try: return socket.recv_fds(back, 65536, 2)[:2]
    except OSError: return None
"""
LIMITS = "{'load_seconds': 9.0, 'memory_mb': 9}"
OFTEN = "signal.signal(signal.SIGALRM, lambda *_: act())\nsignal.setitimer(signal.ITIMER_REAL, .001, .001)"
NO_ONE = "def act():\n    signal.setitimer(signal.ITIMER_REAL, 0)\n    {}\n"
LATER = (
    f"{NO_ONE}signal.signal(signal.SIGALRM, lambda *_: act())\nsignal.setitimer(signal.ITIMER_REAL, .05)\n"
)


def cells(body: str, **instead: str) -> str:
    """A right submission whose cells, or whose process later on, do something else as well."""
    return submission(LINE + body, **instead)


UNHEARD = {
    "a process that has started": "say('Started', pid=1, isolation=['none'], folder='/')",
    "a refusal": "say('Refused', reason='no')",
    "a wish for a process": f"say('Spawn', limits={LIMITS}, core=0)",
    "a wish for a fork of another": "say('Branch', pid=os.getppid(), number=0)",
    "an end of the zygote": "say('End', pid=os.getppid())",
    "an end of its own": "say('End', pid=os.getpid())",
    "what is no message": "os.write(LINE, b'\\xff\\x00{' * 1000)",
    "many messages at once": "[say('Started', pid=n, isolation=[], folder='') for n in range(500)]",
    "descriptors": "socket.send_fds(socket.socket(fileno=os.dup(LINE)), [b'x'], [1, the_wire()])",
    "a flood until it is full": "os.set_blocking(LINE, False)\ntry:\n    while True: os.write(LINE, b'x' * 65536)\nexcept OSError: pass\nos.set_blocking(LINE, True)",
}
BROKEN = {
    "no more to be heard": "socket.socket(fileno=os.dup(LINE)).shutdown(socket.SHUT_RD)",
    "no more to be said": "socket.socket(fileno=os.dup(LINE)).shutdown(socket.SHUT_WR)",
    "both ends": "socket.socket(fileno=os.dup(LINE)).shutdown(socket.SHUT_RDWR)",
    "closed": "os.close(LINE)",
    "closed, and something else in its place": "os.dup2(1, LINE)",
    "the connection in its place": "os.dup2(the_wire(), LINE)",
    "closed later": LATER.format("os.close(LINE)"),
    "an end of itself later": LATER.format("os._exit(0)"),
    "forks later, without a request": LATER.format("[os.fork() for _ in range(100)]"),
    "forks without end": f"def act():\n    try: os.fork()\n    except OSError: pass\n{OFTEN}",
    "requests taken away": f"taken = []\ndef act():\n    got = hear()\n    if got: taken.append(got)\n{OFTEN}",
    "requests taken away, and another process for them": f"def act():\n    if hear() and not os.fork():\n        while True: time.sleep(1)\n{OFTEN}",
    "requests answered by a fork that ends at once": f"def act():\n    if hear() and not os.fork(): os._exit(0)\n{OFTEN}",
    "requests answered by a fork of a fork": f"def act():\n    if hear() and not os.fork():\n        try: os.fork()\n        finally: os._exit(0)\n{OFTEN}",
}


@pytest.mark.parametrize("body", UNHEARD.values(), ids=UNHEARD)
def test_what_is_said_on_it_is_heard_by_nobody(place, body):
    assert place.attack(cells(body), ALL).earned == 9


@pytest.mark.parametrize("body", BROKEN.values(), ids=BROKEN)
def test_what_is_done_to_it_gains_nothing(place, body):
    place.attack(cells(body), ALL)


STEALS = "os.dup2(kept, LINE)\n    for _ in range(50):\n        hear(); time.sleep(.002)\n    return 2 * x"


def test_a_question_that_takes_the_others_requests_harms_itself_only(place):
    place.attack(cells("", double=f"def double(x):\n    {STEALS}\n"), ALL)


SENDS = """
def sends(number, other):
    os.dup2(other, number)
    fd = os.open('f', os.O_RDWR | os.O_CREAT)
    try: print('sent', socket.send_fds(socket.socket(fileno=number), [b'x'], [fd]))
    except OSError as e: print('refused', e.errno)
here, there = socket.socketpair()
"""


@pytest.mark.parametrize("number", ["LINE", "the_wire()", "63", "64", "65"])
def test_nothing_can_be_kept_open_on_its_way(place, needs, number):
    """A descriptor that was sent and not taken holds a removed file, which no process has open."""
    needs("seccomp")
    record = place.attack(submission(LINE + SENDS, f"sends({number}, os.dup(here.fileno()))"), ALL)
    assert not [question.output for question in record.questions if "sent" in question.output]


def test_the_next_submission_is_unharmed(place):
    place.assert_unharmed()
