"""Meddle: hooks of the interpreter, timers, descriptors, threads and files that go on behind an honest answer."""

import pytest
from made_course import ALL, BUT_FIRST, named, submission
from test_swamp_the_grader import RAW

WRONG = "def double(x):\n    return 3 * x\n"
REST = {"q2_square": 2.0, "q3_train": 3.0}


def around(before: str, **instead: str) -> str:
    """A submission that does something first."""
    return submission(RAW + before, **instead)


def later(act: str, seconds: float = 0.05) -> str:
    """Does something in a thread of its own, a while later, for ever."""
    return f"import threading\ndef act():\n    while True:\n        time.sleep({seconds})\n        try: {act}\n        except Exception: pass\nthreading.Thread(target=act, daemon=True).start()"


HOOKS = named(
    ("a trace of all calls", around("sys.settrace(lambda *a: None)\nimport threading\nthreading.settrace(lambda *a: None)"), ALL),
    ("a profile that changes results", around("def spy(frame, event, arg):\n    if event == 'return' and frame.f_code.co_name == 'do_call': frame.f_locals['value'] = 2.0\nsys.setprofile(spy)", double=WRONG), BUT_FIRST),
    ("a monitor of all lines", around("m = sys.monitoring\nm.use_tool_id(3, 'x')\nm.register_callback(3, m.events.PY_RETURN, lambda *a: None)\nm.set_events(3, m.events.PY_RETURN)"), ALL),
    ("an audit hook that refuses", around("sys.addaudithook(lambda name, args: exec('raise SystemExit') if name in ('open', 'import', 'socket.sendmsg') else None)"), REST | {"q1_double": 4.0}),
    ("a callback of the collector", around("gc.callbacks.append(lambda phase, info: [time.sleep(.01)])\ngc.set_threshold(1)"), ALL),
    ("collected weak references that answer", around("import weakref\nclass T: pass\nt = T()\nweakref.finalize(t, lambda: raw(b'\\xff' * 64))\ndel t"), BUT_FIRST | {"q1_double": 0.0, "q2_square": 0.0, "q3_train": 0.0} | ALL),
    ("unraisable errors that answer", around("sys.unraisablehook = lambda *a: os._exit(0)\nsys.excepthook = sys.unraisablehook"), ALL),
    ("warnings as errors", around("import warnings\nwarnings.simplefilter('error')"), ALL),
    ("warnings whose text is a bomb", around("import warnings\nwarnings.showwarning = lambda *a, **k: 1 / 0\nwarnings.warn('\\x1b[2J' + 'x' * 10**7)"), ALL),
    ("a displayhook that exits", around("sys.displayhook = lambda v: os._exit(0)\n1 + 1"), ALL),
    ("imports that lie", around("import importlib.abc\nclass F(importlib.abc.MetaPathFinder):\n    def find_spec(s, name, path, target=None): raise MemoryError(name)\nsys.meta_path.insert(0, F())"), ALL),
    ("an import that never ends", around("import builtins\nimp = builtins.__import__\ndef slow(*a, **k):\n    time.sleep(3600) if a and a[0] == 'pickle' else None\n    return imp(*a, **k)\nbuiltins.__import__ = slow"), ALL),
    ("a random generator that never moves", around("torch.manual_seed = lambda *a: None\ntorch.set_rng_state = lambda *a: None\ntorch.Generator.manual_seed = lambda *a: None", double=WRONG), BUT_FIRST),
    ("a default dtype, device and mode of its own", around("torch.set_default_dtype(torch.float64)\ntorch.set_grad_enabled(False)\ntorch.use_deterministic_algorithms(True)"), {"q1_double": 4.0, "q2_square": 2.0, "q3_train": 3.0}),
    ("a mode around all of torch", around("from torch.overrides import TorchFunctionMode\nclass M(TorchFunctionMode):\n    def __torch_function__(s, f, t, a=(), k=None):\n        return torch.tensor(9.0) if getattr(f, '__name__', '') == 'detach' else f(*a, **(k or {}))\nM().__enter__()", square="def square(x):\n    return x * 0"), {"q1_double": 4.0, "q2_square": 1.0, "q3_train": 3.0}),
    ("a fatal error of the interpreter's own", around("import ctypes", double="def double(x):\n    ctypes.pythonapi.Py_FatalError(b'\\x1b[2J')"), BUT_FIRST),
    ("the interpreter's lock given away", around("import ctypes", double="def double(x):\n    ctypes.pythonapi.PyEval_SaveThread()\n    return 2 * x"), BUT_FIRST),
    ("two is three", around("import ctypes\nctypes.c_uint32.from_address(id(2) + 24).value = 3"), ALL),
    ("constants that are collected", around("import ctypes\nfor o in (None, True, 0, (), ''):\n    for _ in range(10): ctypes.pythonapi.Py_DecRef(ctypes.py_object(o))", double=WRONG), BUT_FIRST),
    ("frames of the worker changed", around("f = sys._getframe()\nwhile f:\n    f.f_locals.update(honest=1, number=0, seed=0)\n    f = f.f_back"), ALL),
    ("the sources of the worker asked for", around("import inspect, linecache\nlinecache.checkcache()\nfound = [inspect.getsource(m) for n, m in list(sys.modules.items()) if n.startswith('autograder')]"), ALL),
    ("a codec for every text", around("import codecs\ncodecs.register(lambda n: (_ for _ in ()).throw(SystemExit))\ncodecs.register_error('strict', lambda e: ('', e.end))"), ALL),
    ("a decimal context, a locale and a hash of its own", around("import locale, decimal\ntry: locale.setlocale(locale.LC_ALL, 'de_DE.UTF-8')\nexcept locale.Error: pass\ndecimal.getcontext().prec = 1\nos.environ['PYTHONHASHSEED'] = '1'"), ALL),
    ("no limit on digits, and no recursion", around("sys.set_int_max_str_digits(0)\nsys.setrecursionlimit(60)"), ALL),
)  # fmt: skip
AFTERWARDS = named(
    ("answers that nobody asked for", around(later("raw(frame([asked_last(), False, 'ok', 2.0]))"), double=WRONG), BUT_FIRST),
    ("answers to the calls to come", around("sent = []", double="def double(x):\n    sent or [raw(frame([asked() + n, False, 'ok', array(0, '<f8', [1])], np.array([2.0]).tobytes())) for n in range(9)]\n    sent.append(1)\n    return 3 * x"), BUT_FIRST | {"q1_double": 1.0}),
    ("answers out of order", around("", double="def double(x):\n    raw(frame([asked() - 1, False, 'ok', 2.0])); raw(frame([asked() + 1, False, 'ok', 2.0]))\n    return 3 * x"), BUT_FIRST),
    ("half of an answer before another", around("", double="def double(x):\n    raw(frame([asked(), False, 'ok', 2.0])[:7])\n    return 2 * x"), BUT_FIRST),
    ("a thread that reads the requests", around("import threading\ndef steal():\n    while True:\n        try: os.read(the_wire()._sock.fileno(), 1)\n        except Exception: time.sleep(.01)\nthreading.Thread(target=steal, daemon=True).start()"), ALL),
    ("a thread that writes into every descriptor", around(later("[os.write(fd, b'x' * 99) for fd in range(3, 64)]")), ALL),
    ("a thread that makes folders", around(later("os.makedirs('d/' * 99)", 0.001)), ALL),
    ("a thread that fills the disk", around(later("open('f%f' % time.time(), 'wb').write(b'x' * 2**22)", 0.001)), ALL),
    ("a thread that takes memory", around("kept = []\n" + later("kept.append(bytearray(2**24))", 0.001)), ALL),
    ("a thread that stops the process", around(later("os.kill(os.getpid(), 19)", 0.3)), ALL),
    ("a timer that raises", around("import signal\ndef boom(*a): raise KeyboardInterrupt\nsignal.signal(signal.SIGALRM, boom)\nsignal.setitimer(signal.ITIMER_REAL, .05, .05)"), ALL),
    ("a timer of CPU seconds that exits", around("import signal\nsignal.signal(signal.SIGVTALRM, lambda *a: os._exit(0))\nsignal.setitimer(signal.ITIMER_VIRTUAL, .01, .01)"), ALL),
    ("a wakeup descriptor", around("import signal\nsignal.set_wakeup_fd(the_wire()._sock.fileno(), warn_on_full_buffer=False)\nsignal.setitimer(signal.ITIMER_REAL, .05, .05)"), ALL),
    ("faults told on the connection", around("import faulthandler\nfaulthandler.dump_traceback_later(.01, repeat=True, file=the_wire()._sock.fileno())"), ALL),
    ("a clock that runs backwards", around("time.time = time.monotonic = time.perf_counter = lambda n=iter(range(0, -10**9, -1)): next(n)"), ALL),
    ("sleeping through a signal", around("import signal\nsignal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))", double="def double(x):\n    time.sleep(3600)"), BUT_FIRST),
)  # fmt: skip
THINGS = named(
    ("the output cut and grown", around("os.ftruncate(1, 0)\nos.lseek(1, 2**22 - 1, 0)\nos.write(1, b'x')\nos.ftruncate(2, 2**21)"), ALL),
    ("the output mapped", around("import mmap\nos.ftruncate(1, 2**20)\nkept = mmap.mmap(1, 2**20)\nkept[:] = b'\\x1b' * 2**20"), ALL),
    ("descriptors handed to the grader", around("line = the_wire()._sock.fileno()\nfor fd in range(3, 20):\n    if fd != line:\n        try: os.dup2(line, fd)\n        except OSError: pass\nimport socket\nfor fd in range(3, 20):\n    try: socket.send_fds(socket.socket(fileno=os.dup(fd)), [b'x'], [0, 1])\n    except OSError: pass"), BUT_FIRST | ALL),
    ("its streams closed, and a file in their place", around("for fd in (0, 1, 2): os.close(fd)\nfor _ in range(3): os.open('own', os.O_RDWR | os.O_CREAT)"), ALL),
    ("a connection that does not wait", around("os.set_blocking(the_wire()._sock.fileno(), False)"), ALL),
    ("the folders of the forks to come", around("for n in range(1, 9): os.mkdir('.question-%d' % n)"), ALL),
    ("pipes full to their brims", around("kept = []\ntry:\n    while True:\n        r, w = os.pipe(); os.set_blocking(w, False); kept.append(r)\n        try:\n            while True: os.write(w, b'x' * 65536)\n        except BlockingIOError: pass\nexcept OSError: pass\nfor fd in kept: os.close(fd)"), ALL),
    ("files of nothing, a thousand megabytes each", around("for n in range(40):\n    with open('s%d' % n, 'wb') as f:\n        try: f.truncate(2**22)\n        except OSError: pass"), ALL),
    ("a file that grew while it was removed", around("fd = os.open('g', os.O_RDWR | os.O_CREAT)\nos.unlink('g')\nfor _ in range(4): os.write(fd, b'x' * 2**20)"), ALL),
    ("folders renamed into each other", around("os.makedirs('a/b/c')\nos.rename('a/b', 'b')\nos.rename('a', 'b/c/a')\nos.chdir('b/c/a')\nos.rename('../../../b', '../../../q')"), ALL),
    ("its working folder removed", around("import tempfile\nhere = os.getcwd()\nos.mkdir('x'); os.chdir('x'); os.rmdir('../x')"), ALL),
    ("names of 255 bytes, line ends and dashes", around("for n in ('x' * 255, '-rf *', 'a\\nb', '\\x1b[2J', '..\\\\x', ' ', '~'):\n    open(n, 'w').close()"), ALL),
    ("a mask that leaves no rights", around("os.umask(0o777)\nos.mkdir('a')\nopen('b', 'w').close()"), ALL),
    ("epolls in epolls", around("import select\nes = [select.epoll() for _ in range(5)]\nfor a, b in zip(es, es[1:]): a.register(b, 1)"), ALL),
    ("a stack of a gigabyte", around("import threading\nthreading.stack_size(2**30)\ntry: threading.Thread(target=time.sleep, args=(9,), daemon=True).start()\nexcept (RuntimeError, MemoryError): pass\nthreading.stack_size(0)"), ALL),
)  # fmt: skip
CELLS = named(
    ("brackets a hundred deep with an error in them", submission("x = " + "f(" * 90 + "lambda: (yield" + ")" * 90), ALL),
    ("a line of magics", submission("%" * 9000), ALL),
    ("five hundred magics", submission("%time 1\n" * 500), ALL),
    ("a help line of dots", submission("a" + ".a" * 240 + "?"), ALL),
    ("an assignment of a magic that is long", submission("a, " * 3000 + "= %time 1"), ALL),
    ("blank lines without end", submission("\n" * 500_000), ALL),
    ("a formatted text of formatted texts", submission("x = " + "f'{" * 100 + "1" + "}'" * 100), ALL),
    ("a shell line that expands itself", submission("!echo {open('/etc/passwd').read()} $(id) `id`"), ALL),
    ("the names of what grades it", submission("grader = otter = get_ipython = check = student = solution = None"), ALL),
    ("%run of itself", submission("%%writefile me.py\n%run me.py\nx = 1", "%run me.py"), ALL),
)  # fmt: skip


@pytest.mark.parametrize(("source", "honest"), HOOKS.values(), ids=HOOKS)
def test_what_watches_the_interpreter_changes_no_verdict(place, source, honest):
    place.attack(source, honest)


@pytest.mark.parametrize(("source", "honest"), AFTERWARDS.values(), ids=AFTERWARDS)
def test_what_goes_on_behind_an_answer_gains_nothing(place, source, honest):
    place.attack(source, honest)


@pytest.mark.parametrize(("source", "honest"), THINGS.values(), ids=THINGS)
def test_what_is_done_to_files_and_descriptors_is_its_own(place, source, honest):
    place.attack(source, honest)


@pytest.mark.parametrize(("source", "honest"), CELLS.values(), ids=CELLS)
def test_cells_that_are_slow_to_read_cost_themselves(place, source, honest):
    place.attack(source, honest)


def test_the_next_submission_is_unharmed(place):
    place.assert_unharmed()
