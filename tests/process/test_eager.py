"""Optimizers step as torch's own do, and the compiler stays out."""

import ast
import subprocess
import sys

import pytest

STEPS = """
import sys
import torch
if sys.argv[1] == "without":
    from autograder.process.eager import leave_compiler_out
    leave_compiler_out()
found = {}
for name in sorted(set(dir(torch.optim)) - {"Optimizer", "SparseAdam"}):
    kind = getattr(torch.optim, name)
    if isinstance(kind, type) and issubclass(kind, torch.optim.Optimizer):
        weights = torch.nn.Parameter(torch.arange(6.0).reshape(2, 3))
        optimizer = kind([weights], lr=0.25)
        def loss():
            optimizer.zero_grad()
            value = ((weights - 2) ** 2).sum()
            value.backward()
            return value
        for _ in range(3):
            optimizer.step(loss)
        optimizer.load_state_dict(optimizer.state_dict())
        found[name] = [*weights.flatten().tolist(), torch.is_grad_enabled()]
x = torch.ones(2, 3, requires_grad=True)
found["backward"] = [torch.autograd.grad(x * x, x, torch.ones(2, 3))[0].tolist()]
for shape in ((3, 2), (2,)):
    try:
        torch.autograd.grad(x * x, x, torch.ones(shape))
    except RuntimeError as error:
        found["backward"].append(str(error))
found["torch.func"] = torch.func.grad(lambda x: (x**3).sum())(torch.arange(3.0)).tolist()
"""
SAYS = "print([found, 'torch._dynamo' in sys.modules or 'sympy' in sys.modules])"
WANTS_IT = "import torch._dynamo.config; from torch._dynamo import config; print([config is torch._dynamo.config, torch._dynamo.list_backends() != []])"
WANTS_SHAPES = """
import inspect
inspect.getmodule(compile("1", "nowhere", "eval"))
seen = "sympy" in sys.modules
import torch.fx.experimental.symbolic_shapes as shapes
environment = shapes.ShapeEnv()
from torch.fx.experimental.symbolic_shapes import sym_eq
print([seen, "sympy" in sys.modules, sys.modules[shapes.__name__].ShapeEnv is type(environment), sym_eq.__module__])
"""
JAGGED = """
import torch
jagged = torch.nested.nested_tensor([torch.ones(2), torch.ones(3)], layout=torch.jagged, requires_grad=True)
print(torch.autograd.grad(jagged * 2, jagged, torch.ones_like(jagged))[0].values().tolist())
"""


def said(code: str, how: str) -> list[object]:
    done = subprocess.run([sys.executable, "-c", code, how], capture_output=True, text=True, check=True)
    return ast.literal_eval(done.stdout.strip())


@pytest.mark.timeout(300)
def test_every_optimizer_steps_to_the_same_place_with_and_without_the_compiler():
    (ours, loaded), (theirs, _) = said(STEPS + SAYS, "without"), said(STEPS + SAYS, "with")
    assert not loaded
    assert len(ours) > 10
    assert ours == theirs


@pytest.mark.timeout(300)
def test_who_asks_for_the_compiler_gets_it():
    assert said(STEPS + WANTS_IT, "without") == [True, True]


@pytest.mark.timeout(300)
def test_who_asks_for_symbolic_shapes_gets_them_and_who_looks_at_all_modules_does_not():
    assert said(STEPS + WANTS_SHAPES, "without") == [
        False,
        True,
        True,
        "torch.fx.experimental.symbolic_shapes",
    ]


@pytest.mark.timeout(300)
def test_shapes_that_are_no_numbers_are_compared_as_torch_does():
    without = "from autograder.process.eager import leave_compiler_out; leave_compiler_out()"
    assert said(without + JAGGED, "") == said(JAGGED, "") == [2.0] * 5
