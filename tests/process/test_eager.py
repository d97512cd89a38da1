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
found["torch.func"] = torch.func.grad(lambda x: (x**3).sum())(torch.arange(3.0)).tolist()
"""
SAYS = "print([found, 'torch._dynamo' in sys.modules])"
WANTS_IT = "import torch._dynamo.config; from torch._dynamo import config; print([config is torch._dynamo.config, torch._dynamo.list_backends() != []])"


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
