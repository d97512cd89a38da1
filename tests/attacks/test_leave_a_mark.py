"""Leave a mark: what a later process could find, and system calls that could reach another process."""

import contextlib
import io
import os
from pathlib import Path

import pytest
from made_course import ALL, submission

with contextlib.redirect_stdout(io.StringIO()):
    import this  # a library file that nobody reads otherwise

PREPARED = """
import ctypes, fcntl, mmap, os, platform, resource, signal, socket
libc = ctypes.CDLL(None, use_errno=True)
def by_number(x86_64, aarch64, *arguments):
    found = libc.syscall(x86_64 if platform.machine() == 'x86_64' else aarch64, *arguments)
    if found == -1: raise OSError(ctypes.get_errno(), 'refused')
def called(name, *arguments):
    if getattr(libc, name)(*arguments) == -1: raise OSError(ctypes.get_errno(), 'refused')
open('mine', 'w').write('x')
here = os.open('.', os.O_RDONLY)
library = os.open(os.__file__, os.O_RDONLY)
"""

MARKS = {
    "a mode": "os.chmod('mine', 0o777)",
    "the folder's mode": "os.chmod('.', 0o777)",
    "a mode by descriptor": "os.fchmod(here, 0o777)",
    "a mode by fchmodat2": "by_number(452, 452, here, b'mine', 0o777, 0)",
    "an owner": "os.chown('.', os.getuid(), os.getgid())",
    "an owner by descriptor": "os.fchown(here, os.getuid(), os.getgid())",
    "times": "os.utime('.', (1, 1))",
    "times of a library": "os.utime(library)",
    "an extended attribute": "os.setxattr('.', 'user.answers', b'x')",
    "an extended attribute by descriptor": "os.setxattr(here, 'user.answers', b'x')",
    "an access list": "os.setxattr('.', 'system.posix_acl_access', b'\\x02\\0\\0\\0')",
    "an attribute by setxattrat": "by_number(463, 463, here, b'mine', 0, b'user.x', 0, 0)",
    "reading an extended attribute": "os.getxattr('.', 'user.answers')",
    "listing extended attributes": "os.listxattr('.')",
    "removing an extended attribute": "os.removexattr('.', 'user.answers')",
    "a flag of the file system": "fcntl.ioctl(here, 0x40086602, b'\\x10' + bytes(7))",
    "a lock on a library": "fcntl.flock(library, fcntl.LOCK_EX | fcntl.LOCK_NB)",
    "a lock on a part of a library": "fcntl.lockf(library, fcntl.LOCK_SH | fcntl.LOCK_NB)",
    "a lock of an open file": "fcntl.fcntl(library, 37, bytes(32))",
    "a lease": "fcntl.fcntl(library, 1024, 0)",
    "a notice of changes": "fcntl.fcntl(here, 1026, 1)",
    "an inotify watch": "called('inotify_init1', 0)",
    "a fanotify group": "called('fanotify_init', 0, 0)",
    "a hard link": "os.link('mine', 'linked')",
    "a symbolic link": "os.symlink('mine', 'linked')",
    "a named pipe": "os.mkfifo('pipe')",
    "a device": "os.mknod('device', 0o20600, 259)",
    "shared memory without a file": "mmap.mmap(-1, 4096)",
    "shared memory in /dev/shm": "open('/dev/shm/note', 'w')",
    "a memory file": "os.memfd_create('note')",
    "a System V segment": "called('shmget', 4242, 4096, 0o1666)",
    "a message queue": "called('msgget', 4242, 0o1666)",
    "a POSIX message queue": "called('mq_open', b'/note', 0o102, 0o666, None)",
    "a key in the kernel's keyring": "by_number(248, 217, b'user', b'note', b'x', 1, -5)",
}
REACHES = {
    "its own death signal off": "called('prctl', 1, 0)",
    "being traceable": "called('prctl', 4, 1)",
    "adopting orphans": "called('prctl', 36, 1)",
    "another personality": "called('personality', 0x0040000)",
    "another core": "os.sched_setaffinity(0, range(os.cpu_count()))",
    "another's core": "os.sched_setaffinity(os.getppid(), {0})",
    "a scheduler": "os.sched_setscheduler(os.getppid(), os.SCHED_BATCH, os.sched_param(0))",
    "another's priority": "os.setpriority(os.PRIO_PROCESS, os.getppid(), 19)",
    "everybody's priority": "os.setpriority(os.PRIO_USER, 0, 19)",
    "another's disk priority": "by_number(251, 30, 1, os.getppid(), 3 << 13)",
    "signals through a descriptor": "fcntl.fcntl(library, fcntl.F_SETOWN, os.getppid())",
    "signals through descriptors": "fcntl.fcntl(1, fcntl.F_SETFL, os.O_ASYNC)",
    "output that cannot be read": "fcntl.fcntl(1, fcntl.F_SETFL, os.O_DIRECT)",
    "a session": "os.setsid()",
    "another group": "os.setpgid(0, os.getppid())",
    "its own limits": "resource.setrlimit(resource.RLIMIT_CORE, (0, 0))",
    "a signal to another": "os.kill(os.getppid(), 0)",
    "a signal to its group's leader": "os.killpg(os.getppid(), 0)",
    "a queued signal": "by_number(129, 138, os.getppid(), 10, None)",
    "a process descriptor": "os.pidfd_open(os.getppid())",
    "a datagram pair": "socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)",
    "an urgent byte": "socket.socketpair()[0].send(b'!', socket.MSG_OOB)",
    "a file handle": "by_number(303, 264, here, b'.', bytes(200), bytes(8), 0)",
    "a file system's quota": "by_number(179, 60, 0, 0, 0, 0)",
    "io_uring": "by_number(425, 425, 8, bytes(200))",
    "userfaultfd": "by_number(323, 282, 0)",
    "a restriction of its own": "by_number(317, 277, 2, 0, bytes(4))",
    "truncating by name": "os.truncate('mine', 0)",
    "truncating what is only read": "os.open('mine', os.O_RDONLY | os.O_TRUNC)",
    "room beyond the end of a file": "by_number(285, 47, os.open('mine', os.O_RDWR), 1, 0, 1 << 40)",
    "a timer that signals": "by_number(222, 107, 0, None, bytes(8))",
    "memory that cannot be swapped": "called('mlock', bytes(4096), 4096)",
    "huge pages of the machine": "mmap.mmap(-1, 2**21, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | 0x40000)",
}  # fmt: skip


def trying(acts: dict[str, str]) -> str:
    """A right submission that tells which acts did not fail."""
    lines = [
        f"    try:\n        {act}\n        worked.append({name!r})\n    except (OSError, ValueError): pass"
        for name, act in acts.items()
    ]
    body = "\n".join(lines)
    return submission(
        PREPARED,
        double=f"def double(x):\n    worked = []\n{body}\n    if worked: raise ValueError('WORKED: ' + '; '.join(worked))\n    return 2 * x\n",
    )


@pytest.mark.parametrize("acts", [MARKS, REACHES], ids=["marks", "reaches"])
def test_no_call_leaves_a_mark_or_reaches_another_process(place, needs, acts):
    needs("landlock", "seccomp")
    record = place.attack(trying(acts), ALL)
    assert not [line for line in place.told(record) if "WORKED" in line]
    assert record.earned == record.points, place.told(record)


def test_reading_leaves_no_access_time(place, needs):
    """Else each of thousands of library files carries a bit from one submission to the next."""
    needs("access times")
    library = Path(this.__file__)
    os.utime(library, (1, library.stat().st_mtime))
    reads = f"open({str(library)!r}).read()\nopen({str(library.parent)!r} + '/antigravity.py').read()"
    assert place.attack(submission(reads), ALL).earned == 9
    assert library.stat().st_atime == 1


FLAGS = """
import fcntl, os, stat
def of_all(told):
    for fd in range(64):
        try:
            if not stat.S_ISSOCK(os.fstat(fd).st_mode): told(fd)
        except OSError: pass
"""
TELL = "of_all(lambda fd: print(fd, fcntl.fcntl(fd, fcntl.F_GETFL)))"
SET = "of_all(lambda fd: fcntl.fcntl(fd, fcntl.F_SETFL, os.O_APPEND | os.O_NONBLOCK))"


@pytest.mark.parametrize("setting", ["cells", "a call"])
def test_flags_of_what_is_open_are_its_own(place, setting):
    """They belong to what was opened: what a later process inherits, too, would hand them on."""
    telling = submission(FLAGS, TELL, double=f"def double(x):\n    {TELL}\n    return 2 * x")
    before = place.grade(telling).questions[0].output
    instead = {"double": f"def double(x):\n    {SET}\n    return 2 * x"} if setting == "a call" else {}
    assert place.attack(submission(FLAGS, "" if instead else SET, **instead), ALL).earned == 9
    assert before.count("\n") > 3
    assert place.grade(telling).questions[0].output == before


NAMES = {
    "another state": "x) Z 1 1 (",
    "no end of it": "((((((((((((((",
    "lines": "a\n) R 0 0",
    "bytes": "\udcff)",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_process_cannot_name_itself_something_else_than_it_is(place, name):
    code = f"import ctypes, os\nctypes.CDLL(None).prctl(15, os.fsencode({name!r}))"
    assert place.attack(submission(code), ALL).earned == 9


def test_the_acts_are_tried(place, needs):
    """The same submission tells of an act that is allowed, so the test above can fail."""
    needs("seccomp")
    record = place.attack(trying({"an act that is allowed": "os.getpid()"}), {"q2_square": 2, "q3_train": 3})
    assert any(
        "WORKED: an act that is allowed" in check.message for q in record.questions for check in q.checks
    )


def test_the_next_submission_is_unharmed(place):
    place.assert_unharmed()
