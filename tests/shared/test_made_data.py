"""The data sets: documented shapes, explicit seeds, and the course texts' own figures."""

import numpy as np
import pytest
import torch
from torch import nn

from shared.data import (
    dragons,
    noisy_parabola,
    patchwork_dragons,
    quadrants,
    quadratic,
    rings,
    shifted_dragons,
    wave,
)
from shared.training import Scaler, train_test_split

MAKERS = [dragons, shifted_dragons, patchwork_dragons, quadrants, noisy_parabola, rings, quadratic]


def as_bytes(made):
    return [np.asarray(part).tobytes() for part in made]


@pytest.mark.parametrize("make", MAKERS)
def test_the_same_seed_gives_the_same_data_and_another_seed_gives_other_data(make):
    assert as_bytes(make(50, seed=3)) == as_bytes(make(50, seed=3))
    assert as_bytes(make(50, seed=3)) != as_bytes(make(50, seed=4))


@pytest.mark.parametrize("make", MAKERS)
def test_making_data_leaves_the_global_generators_alone(make):
    before = repr(np.random.get_state()), torch.get_rng_state()  # noqa: NPY002 - students use it
    make(50, seed=3)
    after = repr(np.random.get_state()), torch.get_rng_state()  # noqa: NPY002
    assert before[0] == after[0]
    assert torch.equal(before[1], after[1])


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize("n", [0, -3, 2.5, True, None])
def test_a_number_of_points_that_makes_no_sense_is_named(make, n):
    with pytest.raises(ValueError, match="n is the number of points"):
        make(n, seed=0)


@pytest.mark.parametrize("seed", [-1, 2**32, 1.5, None])
def test_a_seed_that_makes_no_sense_is_named(seed):
    with pytest.raises(ValueError, match="seed is a whole number"):
        rings(5, seed=seed)


@pytest.mark.parametrize("make", [dragons, shifted_dragons, patchwork_dragons])
@pytest.mark.parametrize("n", [1, 7])
def test_dragons_are_float32_columns_with_integer_labels(make, n):
    group = make(n, seed=1)
    assert [part.shape for part in group] == [(n,)] * 4
    assert [part.dtype for part in group] == [np.float32, np.float32, np.int64, np.int64]
    assert group.features.shape == (n, 2)
    assert group.features.dtype == np.float32


@pytest.mark.parametrize("n", [1, 7])
def test_tensors_are_columns_of_float32(n):
    for X, y in (rings(n, seed=1), quadratic(n, seed=1)):
        assert (X.dtype, y.dtype) == (torch.float32, torch.float32)
        assert (len(X), y.shape) == (n, (n, 1))


def test_rings_alternate_between_the_disk_and_the_ring():
    X, y = rings(400, seed=5)
    radius = X.norm(dim=1)
    assert y.ravel().tolist() == [0.0, 1.0] * 200
    assert radius[0::2].max() <= 1
    assert 3 <= radius[1::2].min() <= radius[1::2].max() <= 4


def test_quadrants_with_seed_42_are_those_of_the_course_text():
    X, y = quadrants(200, seed=42)
    distance = np.abs(X - np.array([-1.5972, 1.5981])).max(axis=1)
    assert distance.min() < 1e-4
    assert y[distance.argmin()] == 1


def test_both_labellings_of_the_quadrants_share_their_points():
    X, xor = quadrants(200, seed=2, labels="xor")
    same, linear = quadrants(200, seed=2, labels="linear")
    assert np.array_equal(X, same)
    assert np.array_equal(linear, X[:, 0] > 0)
    assert np.array_equal(xor, (X[:, 0] > 0) != (X[:, 1] > 0))
    with pytest.raises(ValueError, match='"linear" or "xor"'):
        quadrants(5, seed=0, labels="and")


def test_the_quadratic_is_the_square_on_minus_five_to_five():
    x, y = quadratic(100, seed=19)
    torch.testing.assert_close(y, x**2)
    assert -5 <= x.min() < x.max() < 5


@pytest.mark.parametrize(("half_width", "step", "n"), [(10.0, 0.1, 200), (3.0, 0.1, 60), (0.3, 0.1, 6)])
def test_the_wave_has_one_point_for_each_step(half_width, step, n):
    x, y = wave(half_width, step)
    assert x.shape == y.shape == (n, 1)
    assert x[0].item() == pytest.approx(-half_width)
    assert x[-1].item() == pytest.approx(half_width - step, abs=1e-6)
    torch.testing.assert_close(y, torch.sin(3 * x) * torch.exp(-x / 8), atol=1e-5, rtol=1e-5)


@pytest.mark.parametrize("bad", [0.0, -1.0, float("nan"), float("inf")])
def test_a_wave_without_extent_is_refused(bad):
    with pytest.raises(ValueError, match="must be positive"):
        wave(step=bad)
    with pytest.raises(ValueError, match="must be positive"):
        wave(half_width=bad)


def test_200_steps_on_the_noisy_parabola_give_the_printed_line():
    x, y, _ = noisy_parabola(100, seed=42)
    a, b = 0.49671415, -0.1382643
    for _ in range(200):
        error = y - (a + b * x)
        a, b = a + 0.2 * error.mean(), b + 0.2 * (x * error).mean()
    assert (a, b) == pytest.approx((1.40589939, -0.83739496), abs=1e-6)
    slope, intercept = np.polyfit(x.ravel(), y.ravel(), 1)
    assert (intercept, slope) == pytest.approx((1.4345303, -0.89397853), abs=1e-5)


def test_the_noisy_parabola_is_sorted_and_knows_its_curve():
    x, y, y_true = noisy_parabola(100, seed=0)
    assert (np.diff(x.ravel()) >= 0).all()
    np.testing.assert_allclose(y_true, 1 + 2 * x - 3 * x**2, atol=1e-6)
    assert 0.07 < (y - y_true).std() < 0.13


def test_shifted_dragons_are_the_same_dragons_moved_by_colour():
    before, after = dragons(200, seed=8), shifted_dragons(200, seed=8)
    assert np.array_equal(before.fire, after.fire)
    assert np.array_equal(before.colour, after.colour)
    red = before.colour == 1
    np.testing.assert_allclose((after.features - before.features)[red], [[7, -50]] * red.sum(), atol=1e-4)


def held_out_accuracy(group, labels, model, seed):
    """Train with cross-entropy on 60 % of the dragons and return the accuracy on the others."""
    train, test = train_test_split(len(labels), 0.6, seed)
    X = torch.from_numpy(Scaler.of(group.features[train])(group.features))
    y = torch.from_numpy(labels)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    for _ in range(150):
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(X[train]), y[train]).backward()
        optimizer.step()
    return (model(X[test]).argmax(1) == y[test]).float().mean().item()


@pytest.mark.parametrize("seed", range(3))
def test_a_line_tells_fire_but_not_the_patchwork_for_which_a_hidden_layer_is_enough(seed):
    torch.manual_seed(seed)
    plain, patchwork = dragons(480, seed), patchwork_dragons(480, seed)
    network = nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Linear(32, 3))
    assert held_out_accuracy(plain, plain.fire, nn.Linear(2, 2), seed) >= 0.95
    assert held_out_accuracy(patchwork, patchwork.colour, nn.Linear(2, 3), seed) <= 0.75
    assert held_out_accuracy(patchwork, patchwork.colour, network, seed) >= 0.97
