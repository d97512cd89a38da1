"""Aids for notebooks, devices and training."""

import random
import subprocess
import sys

import matplotlib.pyplot as plt
import numpy as np
import pytest
import torch

from shared.device import pick_device
from shared.notebook import when_ready
from shared.training import Scaler, seed_everything, sharpness, train_test_split


def test_a_stub_becomes_one_calm_line(capsys):
    with when_ready():
        raise NotImplementedError("q2_update: perceptron_update is not implemented yet")
    line = (
        "q2_update: perceptron_update is not implemented yet. Fill it in above, then run this cell again.\n"
    )
    assert capsys.readouterr().out == line


def test_a_bare_not_implemented_error_is_calm_too(capsys):
    with when_ready():
        raise NotImplementedError
    assert "not implemented yet. Fill it in above" in capsys.readouterr().out


def test_what_is_filled_in_runs_as_without_us(capsys):
    with when_ready():
        print("drawn")
    assert capsys.readouterr().out == "drawn\n"


@pytest.mark.parametrize("error", [ValueError("x"), NotImplementedError("the CUDA backend cannot do this")])
def test_every_other_error_keeps_its_traceback(error):
    with pytest.raises(type(error), match=str(error)), when_ready():
        raise error


def test_a_module_without_forward_keeps_its_traceback():
    with pytest.raises(NotImplementedError, match="forward"), when_ready():
        torch.nn.Module()(torch.zeros(1))


def test_a_name_that_a_stopped_cell_has_not_made_is_told_in_one_calm_line(capsys):
    cell = "with when_ready():\n    list(map(lambda x: predictor(x), [1]))"
    exec(compile(cell, "<cell>", "exec"), {"when_ready": when_ready})
    assert capsys.readouterr().out == (
        "This cell needs `predictor`, which no cell has made yet. "
        "Run the cells above that fill it in, then this one again.\n"
    )


def test_a_name_missing_in_a_students_function_keeps_its_traceback():
    cell = "def own():\n    return slip\nwith when_ready():\n    own()"
    with pytest.raises(NameError, match="slip"):
        exec(compile(cell, "<cell>", "exec"), {"when_ready": when_ready})


def test_only_the_half_drawn_figures_of_the_cell_are_closed():
    plt.close("all")
    kept = plt.figure()
    with when_ready():
        plt.figure()
        raise NotImplementedError
    assert plt.get_fignums() == [kept.number]
    plt.close(kept)


@pytest.mark.parametrize(
    ("there", "name", "expected"),
    [(True, "auto", "cuda"), (False, "auto", "cpu"), (True, "cpu", "cpu"), (True, "cuda", "cuda")],
)
def test_the_device_is_the_one_asked_for_or_the_best_there_is(monkeypatch, there, name, expected):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: there)
    assert pick_device(name) == torch.device(expected)


def test_a_missing_gpu_and_an_unknown_device_are_named(monkeypatch):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    with pytest.raises(RuntimeError, match=r'PyTorch sees no GPU here\. Use "auto" or "cpu"'):
        pick_device("cuda")
    with pytest.raises(ValueError, match="no device 'tpu'"):
        pick_device("tpu")


def test_one_call_seeds_all_three_generators():
    def draw():
        return random.random(), np.random.rand(), torch.rand(1).item()  # noqa: NPY002 - students use it

    seed_everything(7)
    first = draw()
    seed_everything(7)
    assert draw() == first


def test_the_split_deals_every_position_once():
    train, test = train_test_split(480, 0.6, seed=1)
    assert (len(train), len(test)) == (288, 192)
    assert sorted([*train, *test]) == list(range(480))
    assert np.array_equal(train, train_test_split(480, 0.6, seed=1)[0])


@pytest.mark.parametrize(("n", "fraction"), [(10, 0.0), (10, 1.0), (1, 0.5), (10, -0.5), (10, 1.5)])
def test_a_split_with_an_empty_group_is_refused(n, fraction):
    with pytest.raises(ValueError, match="leaves one group"):
        train_test_split(n, fraction, seed=0)


def test_the_scaler_uses_the_statistics_of_the_data_it_was_made_from():
    train = np.array([[1, 10], [3, 30]], dtype=np.float32)
    scaler = Scaler.of(train)
    np.testing.assert_allclose(scaler(train), [[-1, -1], [1, 1]], atol=1e-6)
    np.testing.assert_allclose(scaler(np.array([[5.0, 20.0]])), [[3, 0]], atol=1e-6)
    assert scaler(train).dtype == np.float32


def test_the_scaler_leaves_a_constant_column_finite_and_the_data_untouched():
    X = np.array([[1, 7], [2, 7]], dtype=np.float32)
    assert np.array_equal(Scaler.of(X)(X)[:, 1], [0, 0])
    assert np.array_equal(X, [[1, 7], [2, 7]])


def test_data_and_aids_import_no_plotting_library_and_no_torchvision():
    code = (
        "import sys, shared.data, shared.notebook, shared.device, shared.training;"
        "sys.exit(any(name in sys.modules for name in ('matplotlib', 'torchvision', 'autograder')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_sharpness_is_the_largest_second_derivative_and_leaves_the_model_alone():
    model = torch.nn.Linear(1, 1)
    before = [parameter.detach().clone() for parameter in model.parameters()]
    x = torch.tensor([[-3.0], [3.0]])
    # The mean squared error of w x + b has the second derivatives 2 · mean(x²) = 18 and 2, mixed 2 · mean(x) = 0.
    assert sharpness(model, x, torch.zeros(2, 1)) == pytest.approx(18)
    assert all(
        p.grad is None and torch.equal(p, old) for p, old in zip(model.parameters(), before, strict=True)
    )


def test_sharpness_of_a_model_that_has_left_the_numbers_is_nan():
    model = torch.nn.Linear(1, 1)
    torch.nn.init.constant_(model.weight, float("nan"))
    model = torch.nn.Sequential(model, torch.nn.Linear(1, 1))
    assert np.isnan(sharpness(model, torch.ones(2, 1), torch.zeros(2, 1)))
