"""q0_window: a convolution and a pool, by hand."""

import torch
from torch.nn import functional

from autograder.checks import check, expect, probes

BY_HAND = ("test_padding_and_stride_by_hand", "test_two_channels_and_two_kernels_by_hand")


def normal(rng, *size, device=None, dtype=torch.float64):
    """Random numbers of either sign."""
    return torch.tensor(rng.normal(size=size), dtype=dtype, device=device)


def cases(rng, device):
    """Maps, kernels, stride and padding of all sorts: nothing square, and not everything fits whole."""
    fixed = [(7, 5, 6, 9, 2, 3, 2, 0), (1, 4, 9, 5, 3, 2, 3, 2), (3, 1, 4, 4, 4, 4, 1, 0)]
    drawn = []
    for _ in range(4):
        kh, kw = (int(side) for side in rng.integers(1, 5, 2))
        height, width = kh + int(rng.integers(0, 6)), kw + int(rng.integers(0, 6))
        channels, kernels = (int(count) for count in rng.integers(1, 4, 2))
        drawn.append((kernels, channels, height, width, kh, kw, *(int(n) for n in rng.integers((1, 0), 4))))
    for kernels, channels, height, width, kh, kw, stride, padding in fixed + drawn:
        maps = normal(rng, channels, height, width, device=device)
        yield maps, normal(rng, kernels, channels, kh, kw, device=device), stride, padding


def ready_made(maps, kernels, stride, padding):
    """PyTorch's own."""
    return functional.conv2d(maps[None], kernels, stride=stride, padding=padding)[0]


def named(maps, kernels, stride, padding):
    """How messages call a case."""
    return (
        f"the result for maps of shape {tuple(maps.shape)} and kernels of shape {tuple(kernels.shape)}, "
        f"stride {stride} and padding {padding},"
    )


@check(
    points=0.25,
    after="test_four_places_by_hand",
    hint="Take the dtype of what is given: torch.zeros(…) alone is float32. Pad a copy, and write nothing "
    "into the arguments.",
)
def test_dtype_and_arguments_stay(student, rng, device):
    """The result has the dtype of the maps, and the arguments are as they were."""
    for dtype in (torch.float64, torch.float32):
        maps, kernels = normal(rng, 2, 5, 5, dtype=dtype), normal(rng, 2, 2, 3, 3, dtype=dtype)
        there = [student.put(tensor.to(device)) for tensor in (maps, kernels)]
        with probes.unchanged(student, there, "the arguments"):
            found = student.correlate(*there, 1, 1)
        expect.dtype(found, dtype, "the result")


@check(
    points=0.5,
    after=(*BY_HAND, "test_dtype_and_arguments_stay"),
    hint="The window has kh rows and kw columns, moves down and across by `stride`, and makes no step that "
    "does not fit whole. Mind which is height and which is width.",
)
def test_correlate_agrees_with_pytorch(student, rng, device):
    """Any sizes, strides and paddings give what PyTorch's convolution gives, square or not."""
    for case in cases(rng, device):
        expect.close(student.correlate(*case), ready_made(*case), named(*case), rtol=1e-8, atol=1e-10)


@check(
    points=0.25,
    after=("test_gradients_by_hand", "test_correlate_agrees_with_pytorch"),
    hint="Nothing between the arguments and the result may be detached, or written into a tensor that was "
    "made from numbers.",
)
def test_gradients_agree_with_pytorch(student, rng, device):
    """The gradients for the maps and for the kernels are PyTorch's, with stride and padding, too."""
    for maps, kernels, *knobs in cases(rng, device):
        mine, theirs = ([tensor.clone().requires_grad_() for tensor in (maps, kernels)] for _ in range(2))
        found, wanted = student.correlate(*mine, *knobs), ready_made(*theirs, *knobs)
        weights = normal(rng, *wanted.shape, device=device)
        (found * weights).sum().backward()
        (wanted * weights).sum().backward()
        for got, right, name in zip(mine, theirs, ("maps", "kernels"), strict=True):
            expect.true(got.grad is not None, f"no gradient reaches the {name}")
            expect.close(got.grad, right.grad, f"the gradient for the {name}", rtol=1e-8, atol=1e-10)


@check(
    points=0.5,
    after="test_a_pool_by_hand",
    hint="The window moves by `stride`, which is `size` only where none is given; windows may overlap or "
    "leave gaps. Begin with the window's own numbers, not with 0.",
)
def test_max_pool_agrees_with_pytorch(student, rng, device):
    """Any size and stride give what PyTorch's pool gives, also with gaps; the maps stay as they are."""
    for channels, height, width, size, stride in (
        (2, 6, 9, 3, None),
        (1, 7, 5, 3, 1),
        (3, 5, 8, 2, 3),
        (2, 4, 4, 4, 4),
        (1, 6, 3, 1, 2),
        (2, 9, 6, 3, 2),
    ):
        maps = 1e5 * (normal(rng, channels, height, width, device=device) - 2)
        what = f"the pool of maps of shape {tuple(maps.shape)}, size {size} and stride {stride},"
        wanted, there = functional.max_pool2d(maps[None], size, stride)[0], student.put(maps)
        with probes.unchanged(student, there, "the maps"):
            found = student.max_pool(there, size, stride)
        expect.close(found, wanted, what, rtol=1e-8, atol=1e-10)


@check(
    points=0.25,
    after="test_max_pool_agrees_with_pytorch",
    hint="The largest number of each window passes its gradient on, and all others get 0: max and amax do so "
    "by themselves, .item() and NumPy do not.",
)
def test_the_gradient_of_max_pool(student, rng, device):
    """The largest number of each window gets the gradient, once for each window that it leads."""
    maps = normal(rng, 2, 6, 5, device=device)
    mine, theirs = (maps.clone().requires_grad_() for _ in range(2))
    found, wanted = student.max_pool(mine, 3, 2), functional.max_pool2d(theirs[None], 3, 2)[0]
    expect.true(bool(found.requires_grad), "the result has lost its connection to the maps")
    weights = normal(rng, *wanted.shape, device=device)
    (found * weights).sum().backward()
    (wanted * weights).sum().backward()
    expect.close(mine.grad, theirs.grad, "the gradient for the maps", rtol=1e-8, atol=1e-10)


@check(
    points=0.25,
    after="test_a_pool_by_hand",
    hint="Cut the windows out with slices or unfold, and take the maximum of each yourself.",
)
def test_max_pool_is_your_own(student, rng, device):
    """Pooling is made of basic operations: PyTorch's own pools do none of the work."""
    done = student.run(probes.operations_during, student.max_pool, normal(rng, 2, 4, 4, device=device), 2)
    ready_made = sorted({name for name in done if "pool" in name})
    expect.true(
        not ready_made,
        f"PyTorch's own {', '.join(ready_made)} does the work, which is what the question asks you to write",
    )


@check(
    points=0.25,
    after=("test_gradients_agree_with_pytorch", "test_the_gradient_of_max_pool"),
    hint="A tensor that was transposed lies in memory in another order: as_strided has to ask for its "
    "stride(), and .view refuses it where .reshape does not.",
)
def test_maps_that_were_transposed(student, rng, device):
    """Maps that were transposed, whose rows are not neighbours in memory, are no different."""
    maps = probes.transposed_in_memory(normal(rng, 3, 6, 7, device=device))
    kernels = normal(rng, 2, 3, 2, 3, device=device)
    for knobs in ((1, 0), (2, 1)):
        what = f"the result for transposed maps, stride {knobs[0]} and padding {knobs[1]},"
        expect.close(student.correlate(maps, kernels, *knobs), ready_made(maps, kernels, *knobs), what)
    pooled = functional.max_pool2d(maps[None], 2)[0]
    expect.close(student.max_pool(maps, 2), pooled, "the pool of transposed maps")
