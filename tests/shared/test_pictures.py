"""Pictures that are moved, turned and mirrored."""

import pytest
import torch

from shared.pictures import mirrored, rotated, shifted

NINE = torch.arange(1.0, 10).reshape(1, 1, 3, 3)


@pytest.mark.parametrize(
    ("by", "rows"),
    [
        ({"right": 1}, [[0, 1, 2], [0, 4, 5], [0, 7, 8]]),
        ({"right": -2}, [[3, 0, 0], [6, 0, 0], [9, 0, 0]]),
        ({"down": 1, "right": 1}, [[0, 0, 0], [0, 1, 2], [0, 4, 5]]),
        ({}, [[1, 2, 3], [4, 5, 6], [7, 8, 9]]),
    ],
)
def test_what_leaves_is_lost_and_zeros_come_in(by, rows):
    assert shifted(NINE, **by)[0, 0].tolist() == rows


def test_a_quarter_turn_is_counter_clockwise_and_exact():
    assert rotated(NINE, 90)[0, 0].tolist() == [[3, 6, 9], [2, 5, 8], [1, 4, 7]]
    assert torch.equal(rotated(rotated(NINE, 90), -90), NINE)


def test_other_angles_turn_the_same_way_and_come_near_the_exact_ones():
    spot = torch.zeros(1, 1, 9, 9)
    spot[0, 0, 4, 7] = 1.0
    near, exact = rotated(spot, 89.9), rotated(spot, 90)
    assert (near - exact).abs().max() < 0.02
    assert torch.equal(rotated(NINE, 360), NINE)


def test_a_mirror_swaps_left_and_right():
    assert mirrored(NINE)[0, 0].tolist() == [[3, 2, 1], [6, 5, 4], [9, 8, 7]]
