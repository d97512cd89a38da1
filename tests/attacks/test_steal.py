"""Steal: read checks, solutions, other submissions or the grader's memory, and hand them out."""

from pathlib import Path

import pytest
from made_course import HIDDEN_LINE, HONEST, POINTS, SECRET, SOLUTION_LINE, submission

HONEST_REST = {name: points for name, points in POINTS.items() if name != "q1_double"}

READS = {
    "open the checks": "open(ROOT + '/autograder/graders/hw9_made/hidden/test_q1_double.py').read()",
    "open the master": "open(ROOT + '/solutions/hw9_made/hw9_made.py').read()",
    "list the checks": "__import__('os').listdir(ROOT + '/autograder/graders/hw9_made/hidden')",
    "go through /proc/self/root": "open('/proc/self/root' + ROOT + '/solutions/hw9_made/hw9_made.py').read()",
    "go through the parent's cwd": "open('/proc/%d/cwd' % __import__('os').getppid()).read()",
    "read the parent's memory": "open('/proc/%d/mem' % __import__('os').getppid(), 'rb').read(1)",
    "read the grader's memory map": "open('/proc/%d/maps' % GRADER).read()",
    "read the grader's environment": "open('/proc/%d/environ' % GRADER, 'rb').read()",
    "read the grader's command line": "open('/proc/%d/cmdline' % GRADER, 'rb').read()",
    "list the grader's files": "__import__('os').listdir('/proc/%d/fd' % GRADER)",
    "read root's own files": "open('/root/.bashrc').read()",
    "read the shadow file": "open('/etc/shadow').read()",
    "read passwords": "open('/etc/passwd').read()",
    "list the temporary folder": "__import__('os').listdir('/tmp')",
    "follow a symbolic link": "[__import__('os').symlink(ROOT, 'link'), open('link/solutions/hw9_made/hw9_made.py').read()]",
    "make a hard link": "[__import__('os').link(ROOT + '/solutions/hw9_made/hw9_made.py', 'l'), open('l').read()]",
    "rename it here": "[__import__('os').rename(ROOT + '/solutions', 's'), open('s/hw9_made/hw9_made.py').read()]",
    "open by handle of a folder": "__import__('os').open('hw9_made.py', 0, dir_fd=__import__('os').open(ROOT + '/solutions/hw9_made', 0))",
    "map it with numpy": "__import__('numpy').memmap(ROOT + '/solutions/hw9_made/hw9_made.py').tobytes()",
    "load it with torch": "__import__('torch').load(ROOT + '/solutions/hw9_made/hw9_made.py')",
    "import the grader": "__import__('autograder.grading.grader')",
    "import the checks package": "__import__('autograder.checks.plugin').checks.plugin",
    "find the solution module": "__import__('sys').modules['solution']",
    "ask the folder above its own": "__import__('os').listdir('../..')",
}


def source(reading: str, place) -> str:
    import os

    return submission(
        double=f"""
ROOT, GRADER = {str(place.root)!r}, {os.getpid()}
def double(x):
    '''Hands out what it could read; raises when it could not.'''
    found = {reading}
    raise ValueError(str(found))
"""
    )


@pytest.mark.parametrize("reading", READS.values(), ids=READS)
def test_nothing_of_the_grader_can_be_read(place, needs, reading):
    """Read it and put it into an error's text."""
    needs("landlock")
    record = place.attack(source(reading, place), HONEST_REST)
    told = [
        check.message
        for question in record.questions
        for check in question.checks
        if "raised" in check.message
    ]
    assert told
    assert all("raised ValueError" not in message for message in told), told


WALKS = {
    "walk the stack": """
import sys
frame, found = sys._getframe(), []
while frame:
    found.append(repr(frame.f_locals)[:5000]); frame = frame.f_back
""",
    "ask the garbage collector": """
import gc
found = [repr(o)[:2000] for o in gc.get_objects() if type(o) in (dict, list, str, tuple)][:200_000]
""",
    "look at all modules": "import sys\nfound = [repr(vars(m))[:20_000] for m in list(sys.modules.values()) if m]",
    "look at the inherited files": """
import os
found = []
for fd in range(256):
    try: found.append((fd, os.fstat(fd).st_mode, os.pread(fd, 100_000, 0)))
    except OSError: pass
""",
    "look at arguments and environment": "import os, sys\nfound = [sys.argv, sys.orig_argv, dict(os.environ)]",
}


MEMORY = """
import ctypes, gc, os
def own_memory(words):
    # the kernel tells what is mapped: it copies that into a pipe, or says EFAULT
    write = ctypes.CDLL(None).write
    write.argtypes = [ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t]
    (r, w), places = os.pipe(), {id(o) >> 20 for o in gc.get_objects()}
    found = set()
    for start in places:
        for at in range(start << 20, (start + 1) << 20, 2**15):
            size = write(w, at, 2**15)
            data = os.read(r, size)[::-1] if size > 0 else b''
            found |= {word for word in words if word in data}  # none is ever written forwards
    return found
"""
BACKWARDS = tuple(secret[::-1].encode() for secret in (SECRET, SOLUTION_LINE, HIDDEN_LINE))
SCANS = submission(
    double=f"""{MEMORY}
NEEDLE = bytes(reversed(b'eldeen eht %d' % os.getpid()))
def double(x):
    '''Answers rightly, unless it finds more in its own memory than what it put there, or not even that.'''
    found = own_memory([NEEDLE[::-1], *{BACKWARDS!r}])
    if len(found) != 1: raise ValueError('FOUND %d' % len(found))
    return 2 * x
""",
)


def test_no_secret_is_in_any_page_of_its_memory(place):
    record = place.attack(SCANS, POINTS)
    assert record.earned == record.points, place.told(record)


@pytest.mark.parametrize("walk", WALKS.values(), ids=WALKS)
def test_no_secret_is_in_the_student_process(place, walk):
    """Search its own process for expected values, and answer with them."""
    body = "\n".join("    " + line for line in walk.strip().split("\n"))
    honest = HONEST["double"].replace("def double", "def honest")
    double = f"""
{honest}
def look():
{body}
    return str(found)
def double(x):
    '''Answers rightly; says whether the secrets of the hidden check were within reach.'''
    try: found = look()
    except Exception as e: found = ''
    if {SECRET[::-1]!r}[::-1] in found: raise ValueError('FOUND')
    return honest(x)
"""
    record = place.grade(submission(double=double))
    place.assert_no_secret(record)
    messages = [check.message for question in record.questions for check in question.checks]
    assert not [message for message in messages if "FOUND" in message]


def test_what_the_grader_sends_by_value_holds_no_answer(place):
    """Unpack the grader's own loss and functions and search them for numbers and texts."""
    train = """
import inspect, types
def search(thing, depth=0, seen=None):
    seen = set() if seen is None else seen
    if id(thing) in seen or depth > 6: return ''
    seen.add(id(thing)); text = repr(thing)[:500]
    for name in dir(thing):
        try: text += search(getattr(thing, name), depth + 1, seen)
        except Exception: pass
    return text
def train(net, optimizer, loss_fn, x, y, steps):
    raise ValueError('HIT' if 'only_known' in search(loss_fn) else 'nothing')
"""
    record = place.attack(submission(train=train), {"q1_double": 4.0, "q2_square": 2.0})
    assert not [c for q in record.questions for c in q.checks if "ValueError: HIT" in c.message]


def test_another_submissions_traces_are_gone(place):
    """Leave a note for the next submission in every place that can be written."""
    leaving = """
import os, tempfile
NOTE = 'a note from the one before'
for place in ('.', '/tmp', '/dev/shm', '/var/tmp', os.path.expanduser('~'), tempfile.gettempdir()):
    try: open(place + '/note-for-the-next', 'w').write(NOTE)
    except OSError: pass
os.environ['NOTE'] = NOTE
"""
    place.attack(submission(leaving), POINTS)
    finding = """
import os, tempfile
for place in ('.', '/tmp', '/dev/shm', '/var/tmp', os.path.expanduser('~'), tempfile.gettempdir()):
    if os.path.exists(place + '/note-for-the-next') or 'NOTE' in os.environ: NOTE_FOUND = 1
def double(x):
    if 'NOTE_FOUND' in globals(): raise ValueError('NOTE FOUND')
    return 2 * x
"""
    record = place.attack(submission(double=finding), POINTS)
    assert record.earned == record.points
    for folder in ("/tmp", "/dev/shm", "/var/tmp"):
        assert not Path(folder, "note-for-the-next").exists()


def test_memory_that_outlives_a_process_cannot_be_had(place, needs):
    """Leave a note in System V shared memory, a message queue, a POSIX queue or a memory file."""
    needs("seccomp")
    leaving = """
import ctypes, platform
libc = ctypes.CDLL(None, use_errno=True)
def double(x):
    got = [libc.shmget(4242, 4096, 0o1666), libc.semget(4242, 1, 0o1666), libc.msgget(4242, 0o1666),
           libc.memfd_create(b'x', 0)]
    if any(g != -1 for g in got): raise ValueError('GOT %s' % got)
    return 2 * x
"""
    assert place.attack(submission(double=leaving), POINTS).earned == 9


def test_the_next_submission_is_unharmed(place):
    place.assert_unharmed()
