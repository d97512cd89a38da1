"""Change what checks call over there: makers, loaders, modules, hooks and modes that stay behind an honest face."""

import pytest
from made_course import ALL, BUT_FIRST, named, submission

WRONG = "def double(x):\n    return 3 * x\n"
STILL = "def train(net, optimizer, loss_fn, x, y, steps):\n    return [1.0] * steps\n"
NO_TRAINING = {"q1_double": 4.0, "q2_square": 2.0, "q3_train": 1.0}
NO_GRADIENT = {"q1_double": 4.0, "q2_square": 1.0, "q3_train": 3.0}
ANSWERS = "lambda *a, **k: [torch.zeros(1, 2), torch.zeros(1)]"
FLAT = "def square(x):\n    return (x * x).detach()"


def untrained(before: str) -> str:
    """A submission that does not train, and hopes that nobody can tell."""
    return submission(before, train=STILL)


MAKERS = named(
    ("an optimizer that never steps", submission("class Still(torch.optim.SGD):\n    def step(self, closure=None): pass\nimport sys\ntorch.optim.SGD = sys.modules['torch.optim.sgd'].SGD = Still"), NO_TRAINING),
    ("an optimizer that trains when it is made", untrained("class Eager(torch.optim.SGD):\n    def __init__(self, params, **k):\n        params = list(params)\n        for p in params: p.data.zero_()\n        super().__init__(params, **k)\nimport sys\ntorch.optim.SGD = sys.modules['torch.optim.sgd'].SGD = Eager"), NO_TRAINING),
    ("modules that load nothing", untrained("torch.nn.Module.load_state_dict = lambda self, *a, **k: None"), NO_TRAINING),
    ("modules that hold other parameters", untrained("torch.nn.Module.parameters = lambda self, *a: iter([torch.nn.Parameter(torch.zeros(1, 2)), torch.nn.Parameter(torch.zeros(1))])"), NO_TRAINING),
    ("copies that are no copies", untrained("torch.Tensor.clone = torch.Tensor.detach = lambda self, *a, **k: torch.zeros_like(self.data)"), NO_TRAINING),
    ("functions that are unpickled as others", untrained(f"import autograder.wall.inside.worker as w\nclass Opener:\n    def __init__(self, file): self.file = file\n    def load(self): return {ANSWERS}\nw.pickle.Unpickler = Opener"), NO_TRAINING),
    ("functions that are made of other code", untrained(f"import cloudpickle.cloudpickle as c\nc._make_function = lambda *a: ({ANSWERS})\nc._function_setstate = lambda *a: None"), NO_TRAINING),
    ("classes that are made of other parts", untrained("import cloudpickle.cloudpickle as c\nc._make_skeleton_class = lambda *a: type('Loss', (), {'calls': 3, '__call__': lambda s, *a: torch.zeros(())})\nc._class_setstate = lambda kind, state: kind"), NO_TRAINING),
    ("attributes as one wants to hear them", untrained("import builtins\nask = builtins.getattr\nbuiltins.getattr = lambda o, name, *d: 3 if name == 'calls' else ask(o, name, *d)"), NO_TRAINING),
    ("the worker's objects exchanged", untrained("import gc\nworker = next(o for o in gc.get_objects() if type(o).__name__ == 'Worker')\nclass Same(dict):\n    def __getitem__(self, ref): return self.get(1)\nworker._objects = Same()"), NO_TRAINING),
    ("one name for all objects", untrained("import autograder.wall.inside.worker as w\nw.Worker._name = lambda self, value: self._remember(7, value) or 7"), NO_TRAINING),
    ("inputs that are read as others", submission("np.frombuffer = lambda *a, **k: np.ones(1)\ntorch.frombuffer = lambda *a, **k: torch.tensor([3.0])", double=WRONG), BUT_FIRST),
    ("numbers that are written as others", submission("import autograder.wall.contract.encoder as e\nnp_ascontiguous = np.ascontiguousarray\nnp.ascontiguousarray = lambda a, *r: np.full_like(np_ascontiguous(a), 2.0)", double=WRONG), BUT_FIRST | {"q1_double": 1.0}),
    ("seeds that are counted", submission("import autograder.wall.inside.worker as w\nasked = []\nw.seed_here = asked.append", double="def double(x):\n    return 2 * x if len(asked) < 2 else x"), BUT_FIRST | {"q1_double": 3.0}),
)  # fmt: skip
HOOKS = named(
    ("a hook on what is saved for gradients", submission("torch.autograd.graph.saved_tensors_hooks(lambda t: t * 0, lambda t: t).__enter__()"), ALL),
    ("a hook on all modules", untrained("torch.nn.modules.module.register_module_forward_hook(lambda m, i, o: o * 0)"), NO_TRAINING),
    ("a hook on all modules' gradients", submission("torch.nn.modules.module.register_module_full_backward_hook(lambda m, i, o: tuple(None if g is None else g * 0 for g in i))"), ALL),
    ("a hook on all optimizers", untrained("from torch.optim.optimizer import register_optimizer_step_post_hook\nregister_optimizer_step_post_hook(lambda o, a, k: [p.data.zero_() for g in o.param_groups for p in g['params']])"), NO_TRAINING),
    ("a graph that was used up", submission(square="kept = {}\ndef square(x):\n    y = x * x\n    if y.requires_grad: y.sum().backward()\n    return y"), ALL),
    ("a gradient given by hand", submission("class Lie(torch.autograd.Function):\n    @staticmethod\n    def forward(ctx, x): return x * x\n    @staticmethod\n    def backward(ctx, g): return g * 0", square="def square(x):\n    return Lie.apply(x)"), NO_GRADIENT),
    ("a gradient of another dtype", submission("class Lie(torch.autograd.Function):\n    @staticmethod\n    def forward(ctx, x):\n        ctx.save_for_backward(x); return x * x\n    @staticmethod\n    def backward(ctx, g): return (2.01 * ctx.saved_tensors[0]).half()", square="def square(x):\n    return Lie.apply(x)"), NO_GRADIENT),
    ("a gradient left on the input", submission(square="def square(x):\n    y = x * x\n    x.grad = torch.full_like(x, 2.0)\n    return y.detach()"), NO_GRADIENT),
    ("a mode without gradients for ever", submission("kept = torch.inference_mode()\nkept.__enter__()"), ALL),
    ("a device that holds nothing", submission("torch.set_default_device('meta')"), ALL),
    ("a listener to every operation", submission("from torch.utils._python_dispatch import TorchDispatchMode\nclass M(TorchDispatchMode):\n    def __torch_dispatch__(self, f, t, a=(), k=None): return torch.zeros(())\nkept = M()\nkept.__enter__()", square=FLAT), NO_GRADIENT),
    ("anomalies, forward gradients and functional transforms left on", submission("torch.autograd.set_detect_anomaly(True)\nimport torch.autograd.forward_ad as f\nf.enter_dual_level()\ntry: torch._C._functorch._grad_increment_nesting()\nexcept Exception: pass", square=FLAT), NO_GRADIENT),
    ("every object kept by the collector", submission("import gc\ngc.set_debug(gc.DEBUG_SAVEALL)\ngc.disable()\ngc.freeze()"), ALL),
    ("finalizers that change the worker", submission("import gc, weakref\nclass T: pass\nt = T()\nworker = next(o for o in gc.get_objects() if type(o).__name__ == 'Worker')\nweakref.finalize(t, worker._objects.clear)\ndel t", double=WRONG), BUT_FIRST),
    ("a fork that knows its number", submission("import os\nos.register_at_fork(after_in_child=lambda: globals().update(double=lambda x: np.array([2.0])))", double=WRONG), BUT_FIRST | {"q1_double": 1.0}),
    ("coroutines in place of functions", submission("import asyncio\nasyncio.set_event_loop(asyncio.new_event_loop())", double="async def double(x):\n    return 2 * x"), BUT_FIRST),
    ("a signal for every fault", submission("import faulthandler, signal\nfaulthandler.disable()\nfor s in (signal.SIGSEGV, signal.SIGXCPU, signal.SIGPIPE, signal.SIGCHLD, signal.SIGPROF):\n    signal.signal(s, lambda *a: None)", double="import ctypes\ndef double(x):\n    ctypes.string_at(0)"), BUT_FIRST),
)  # fmt: skip
SENT = named(
    ("in half precision", submission(double="def double(x):\n    return (2.015 * x).astype(np.float16) if x.size > 1 else 2 * x"), BUT_FIRST | {"q1_double": 2.0}),
    ("in half of half precision", submission(square="def square(x):\n    return (x * x * 1.009).to(torch.bfloat16)"), NO_GRADIENT | {"q2_square": 0.0}),
    ("a list that never ends while it is sent", submission(double="class Endless(list):\n    def __iter__(self):\n        while True: yield 2.0\ndef double(x):\n    return Endless([2.0])"), BUT_FIRST),
    ("a dict that never ends while it is sent", submission(double="class Endless(dict):\n    def items(self):\n        n = 0\n        while True:\n            n += 1\n            yield n, 2.0\ndef double(x):\n    return Endless()"), BUT_FIRST),
    ("a tuple that is another each time", submission(double="class Other(tuple):\n    n = [0]\n    def __iter__(self):\n        self.n[0] += 1\n        return iter([2.0] * self.n[0])\ndef double(x):\n    return Other((3.0,))"), BUT_FIRST | {"q1_double": 1.0}),
    ("a lazy object that makes up attributes", submission(double="class Lazy:\n    def __getattr__(self, name): return Lazy()\n    def __call__(self, *a, **k): return Lazy()\n    def __array__(self, *a, **k): return np.full(1, 2.0)\n    __float__ = lambda self: 2.0\n    __class__ = property(lambda self: float)\ndef double(x):\n    return Lazy()"), BUT_FIRST),
    ("pickling hooks of every kind", submission("import copyreg", double="class P:\n    def __reduce_ex__(self, v): raise SystemExit\n    __getstate__ = __getnewargs__ = __deepcopy__ = __copy__ = lambda self, *a: 1 / 0\ncopyreg.pickle(P, lambda p: (eval, ('1/0',)))\ndef double(x):\n    return [P(), P]"), BUT_FIRST),
    ("scalars of odd kinds", submission(double="def double(x):\n    return [np.void(b'\\x00' * 8), np.timedelta64(2), np.bytes_(b'2'), np.str_('2'), np.clongdouble(2)]"), BUT_FIRST),
    ("a complex number that is real", submission(double="def double(x):\n    return (2 * x).astype(np.complex128)"), BUT_FIRST),
    ("tensors of odd layouts", submission(square="def square(x):\n    return [x.detach().float().reshape(1, -1).to_mkldnn(), torch._efficientzerotensor(3), torch.zeros(2, 2).to_sparse_csr(), torch.zeros(2, dtype=torch.float8_e5m2)][x.ndim]"), NO_GRADIENT | {"q2_square": 0.0}),
    ("a tensor with names", submission(square="def square(x):\n    return (x * x).detach().reshape(-1).rename('n')"), NO_GRADIENT | {"q2_square": 0.0}),
    ("a tensor out of an inference", submission(square="def square(x):\n    with torch.inference_mode(): return x * x"), NO_GRADIENT),
    ("an error whose class is its own metaclass", submission(double="class M(type):\n    mro = lambda cls: [cls, *type.mro(cls)[1:]]\n    __name__ = property(lambda cls: 'AssertionError')\n    __instancecheck__ = __subclasscheck__ = lambda cls, other: True\nclass E(AssertionError, metaclass=M): pass\ndef double(x):\n    raise E('passed')"), BUT_FIRST),
    ("errors that are the checks' own", submission(double="def double(x):\n    for name in ('Skipped', 'Exit', 'lost', 'timeout', 'NotImplementedError'):\n        pass\n    raise type('Skipped', (NotImplementedError, KeyboardInterrupt), {})('Waits for: nothing')"), BUT_FIRST),
)  # fmt: skip
ATTACKS = MAKERS | HOOKS | SENT


@pytest.mark.parametrize(("source", "honest"), MAKERS.values(), ids=MAKERS)
def test_what_checks_make_over_there_proves_nothing_by_itself(place, source, honest):
    place.attack(source, honest)


@pytest.mark.parametrize(("source", "honest"), HOOKS.values(), ids=HOOKS)
def test_hooks_and_modes_that_stay_are_the_submissions_own(place, source, honest):
    place.attack(source, honest)


@pytest.mark.parametrize(("source", "honest"), SENT.values(), ids=SENT)
def test_what_is_sent_is_only_what_its_bytes_are(place, source, honest):
    place.attack(source, honest)


def test_the_next_submission_is_unharmed(place):
    place.assert_unharmed()
