"""Makes int32 of whole numbers first: beyond two thousand million they turn into others."""

CAUGHT_BY = "test_float_tensor_keeps_shape_and_values"
LESSON = "Large whole numbers come out wrong: an int32 does not hold them. Go straight to float32."


def to_float_tensor(a):
    if a.dtype.kind == "i":
        a = a.astype(np.int32)
    return torch.tensor(a.copy(), dtype=torch.float32)
