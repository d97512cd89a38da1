"""q0_window: a convolution and a pool, by hand."""

import torch

from autograder.checks import check, expect, picture, probes

# Each digit of a sum tells which pixel met which weight.
DIGITS = [[1.0, 10.0], [100.0, 1000.0]]
NINE = [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 9.0]]


def one_channel(device):
    """A picture of 3 × 3 pixels, and a kernel of 2 × 2."""
    return torch.tensor([NINE], device=device), torch.tensor([[DIGITS]], device=device)


@check(
    points=0.25,
    hint="Lay the kernel on the picture as it is, without turning it: its first weight meets the first pixel "
    "of the window. Two places across and two down.",
)
def test_four_places_by_hand(student, device):
    """1 … 9 under the kernel [[1, 10], [100, 1000]]: the first window 1, 2, 4, 5 gives 5421."""
    found = student.correlate(*one_channel(device))
    expect.tensor(found, "the result", shape=(1, 2, 2), dtype=torch.float32)
    wanted = torch.tensor([[[5421.0, 6532.0], [8754.0, 9865.0]]], device=device)
    with picture.matrix(found[0], wanted[0], rows="row", columns="column"):
        expect.close(found, wanted, "the result for the pixels 1 … 9")


@check(
    points=0.25,
    after="test_four_places_by_hand",
    hint="Zeros go around the picture first, one row and column on each of the four sides; then the window "
    "moves `stride` pixels at a time, down and across.",
)
def test_padding_and_stride_by_hand(student, device):
    """With padding 1 and stride 3 each window meets one corner: 1000, 300, 70 and 9."""
    found = student.correlate(*one_channel(device), 3, 1)
    expect.tensor(found, "the result", shape=(1, 2, 2))
    wanted = torch.tensor([[[1000.0, 300.0], [70.0, 9.0]]], device=device)
    with picture.matrix(found[0], wanted[0], rows="row", columns="column"):
        expect.close(found, wanted, "the result for stride 3 and padding 1")


@check(
    points=0.25,
    after="test_four_places_by_hand",
    hint="Each layer of a kernel meets its own channel, the sums of all channels are added, and each kernel "
    "makes one map.",
)
def test_two_channels_and_two_kernels_by_hand(student, device):
    """Channels 1, 2 and 3, 4 under kernels of one pixel, 1 and 10, 100 and 1000: two maps."""
    maps = torch.tensor([[[1.0, 2.0]], [[3.0, 4.0]]], device=device)
    kernels = torch.tensor([[1.0, 10.0], [100.0, 1000.0]], device=device)[:, :, None, None]
    wanted = torch.tensor([[[31.0, 42.0]], [[3100.0, 4200.0]]], device=device)
    expect.close(student.correlate(maps, kernels), wanted, "the result for two channels and two kernels")


@check(
    points=0.25,
    after="test_four_places_by_hand",
    hint="Keep to tensors all the way: NumPy, .item(), .tolist() and torch.tensor(…) cut the graph.",
)
def test_gradients_by_hand(student, device):
    """The sum of all four places has a gradient for each pixel and each weight."""
    picture, kernel = (tensor.requires_grad_() for tensor in one_channel(device))
    total = student.correlate(picture, kernel).sum()
    expect.true(bool(total.requires_grad), "the result has lost its connection to the picture")
    total.backward()
    pixels = torch.tensor(
        [[[1.0, 11.0, 10.0], [101.0, 1111.0, 1010.0], [100.0, 1100.0, 1000.0]]], device=device
    )
    expect.close(picture.grad, pixels, "the gradient for the picture")
    weights = torch.tensor([[[[12.0, 16.0], [24.0, 28.0]]]], device=device)
    expect.close(kernel.grad, weights, "the gradient for the kernel")


@check(
    points=0.25,
    after="test_four_places_by_hand",
    hint="Cut the windows out with slices or unfold, multiply and sum them yourself.",
)
def test_correlate_is_your_own(student, device):
    """Correlate is made of basic operations: PyTorch's own convolutions do none of the work."""
    done = student.run(probes.operations_during, student.correlate, *one_channel(device))
    ready_made = sorted({name for name in done if "conv" in name})
    expect.true(
        not ready_made,
        f"PyTorch's own {', '.join(ready_made)} does the work, which is what the question asks you to write",
    )


@check(
    points=0.25,
    hint="Each map by itself; windows of 2 × 2 side by side; the third row makes no whole window. A window "
    "of negative numbers has a negative maximum.",
)
def test_a_pool_by_hand(student, device):
    """Windows of 2 × 2 in two maps of 3 × 4: −1 and 7 in one, 6 and 8 in the other."""
    first = [[-1.0, -2.0, -3.0, 5.0], [-4.0, -5.0, -6.0, 7.0], [9.0, 9.0, 9.0, 9.0]]
    second = [[1.0, 2.0, 3.0, 4.0], [5.0, 6.0, 7.0, 8.0], [0.0, 0.0, 0.0, 0.0]]
    found = student.max_pool(torch.tensor([first, second], device=device), 2)
    expect.close(found, torch.tensor([[[-1.0, 7.0]], [[6.0, 8.0]]], device=device), "the pooled maps")
