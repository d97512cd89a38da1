"""The system calls that a student process may make: by name, with their numbers on x86-64 and aarch64.

What is not here is refused. ``arguments`` says which of them are allowed with certain arguments only.
"""

from typing import Final

NONE: Final = -1  # a machine that has no such call

ALLOWED: Final[dict[str, tuple[int, int]]] = {
    # files: what Landlock lets it open
    "open": (2, NONE), "openat": (257, 56), "creat": (85, NONE), "close": (3, 57), "close_range": (436, 436),
    "read": (0, 63), "pread64": (17, 67), "readv": (19, 65), "preadv": (295, 69),
    "write": (1, 64), "pwrite64": (18, 68), "writev": (20, 66), "pwritev": (296, 70),
    "lseek": (8, 62), "ftruncate": (77, 46), "fallocate": (285, 47), "fsync": (74, 82), "fdatasync": (75, 83),
    "sendfile": (40, 71), "copy_file_range": (326, 285), "fadvise64": (221, 223),
    "dup": (32, 23), "dup2": (33, NONE), "dup3": (292, 24), "fcntl": (72, 25), "ioctl": (16, 29),
    "stat": (4, NONE), "fstat": (5, 80), "lstat": (6, NONE), "newfstatat": (262, 79), "statx": (332, 291),
    "access": (21, NONE), "faccessat": (269, 48), "faccessat2": (439, 439),
    "readlink": (89, NONE), "readlinkat": (267, 78), "statfs": (137, 43), "fstatfs": (138, 44),
    "getcwd": (79, 17), "chdir": (80, 49), "fchdir": (81, 50), "umask": (95, 166),
    "getdents": (78, NONE), "getdents64": (217, 61),
    "mkdir": (83, NONE), "mkdirat": (258, 34), "rmdir": (84, NONE),
    "unlink": (87, NONE), "unlinkat": (263, 35),
    "rename": (82, NONE), "renameat": (264, 38), "renameat2": (316, 276),
    # pipes and waiting: `asyncio` and `subprocess` are built on these
    "pipe": (22, NONE), "pipe2": (293, 59), "eventfd2": (290, 19),
    "poll": (7, NONE), "ppoll": (271, 73), "select": (23, NONE), "pselect6": (270, 72),
    "epoll_create": (213, NONE), "epoll_create1": (291, 20), "epoll_ctl": (233, 21),
    "epoll_wait": (232, NONE), "epoll_pwait": (281, 22),
    # the connection to the grader, and pairs of sockets within the process; no other socket can be made
    "socketpair": (53, 199), "sendto": (44, 206), "recvfrom": (45, 207), "shutdown": (48, 210),
    "getsockopt": (55, 209), "getsockname": (51, 204), "getpeername": (52, 205),
    # memory
    "mmap": (9, 222), "munmap": (11, 215), "mremap": (25, 216), "mprotect": (10, 226), "madvise": (28, 233),
    "brk": (12, 214), "msync": (26, 227), "membarrier": (324, 283),
    # threads
    "clone": (56, 220), "futex": (202, 98), "set_robust_list": (273, 99), "set_tid_address": (218, 96),
    "rseq": (334, 293), "arch_prctl": (158, NONE), "prctl": (157, 167),
    "exit": (60, 93), "exit_group": (231, 94),
    "sched_yield": (24, 124), "sched_getaffinity": (204, 123), "sched_getparam": (143, 121),
    "sched_getscheduler": (145, 120), "sched_get_priority_max": (146, 125),
    "sched_get_priority_min": (147, 126),
    "getpriority": (140, 141), "getcpu": (309, 168),
    # signals within the process
    "rt_sigaction": (13, 134), "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139), "rt_sigpending": (127, 136),
    "rt_sigsuspend": (130, 133), "rt_sigtimedwait": (128, 137), "sigaltstack": (131, 132),
    "kill": (62, 129), "tgkill": (234, 131), "pause": (34, NONE), "restart_syscall": (219, 128),
    "wait4": (61, 260), "waitid": (247, 95),
    # time
    "clock_gettime": (228, 113), "clock_getres": (229, 114),
    "clock_nanosleep": (230, 115), "nanosleep": (35, 101),
    "gettimeofday": (96, 169), "time": (201, NONE), "times": (100, 153),
    "alarm": (37, NONE), "setitimer": (38, 103), "getitimer": (36, 102),
    # what it may know about itself and the machine
    "getpid": (39, 172), "getppid": (110, 173), "gettid": (186, 178),
    "getpgrp": (111, NONE), "getpgid": (121, 155),
    "getsid": (124, 156), "getuid": (102, 174), "geteuid": (107, 175),
    "getgid": (104, 176), "getegid": (108, 177),
    "getgroups": (115, 158), "getresuid": (118, 148), "getresgid": (120, 150), "capget": (125, 90),
    "getrlimit": (97, 163), "prlimit64": (302, 261), "getrusage": (98, 165),
    "uname": (63, 160), "sysinfo": (99, 179), "getrandom": (318, 278),
}  # fmt: skip

PROCESSES: Final[dict[str, tuple[int, int]]] = {
    "fork": (57, NONE), "vfork": (58, NONE), "execve": (59, 221),
}  # fmt: skip
"""Also allowed where a submission may start child processes."""

GPU: Final[dict[str, tuple[int, int]]] = {
    "memfd_create": (319, 279), "mlock": (149, 228), "munlock": (150, 229), "flock": (73, 32),
    "get_mempolicy": (239, 236), "set_mempolicy": (238, 237), "mbind": (237, 235),
}  # fmt: skip
"""Also allowed on a GPU, whose driver pins memory and keeps a locked cache."""

HANDING_OVER: Final[dict[str, tuple[int, int]]] = {"sendmsg": (46, 211), "recvmsg": (47, 212)}
"""Also allowed on one socket each: a process hands a descriptor on while it enters the sandbox, and takes
some when it shall fork."""

MACHINES: Final = {"x86_64": (0xC000003E, 0), "aarch64": (0xC00000B7, 1)}
"""Audit architecture of a machine, and its column in the tables above."""

FIRST_OF_ALL_MACHINES: Final = 424
"""From here on a call has the same number everywhere and is younger than Linux 5.1, so that a C library that
knows it falls back when it is told that there is no such call."""
