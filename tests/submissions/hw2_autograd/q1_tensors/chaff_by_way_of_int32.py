"""Makes int32 of whole numbers first: beyond two thousand million they turn into others."""

CAUGHT_BY = "test_float_tensor_keeps_shape_and_values"
LESSON = "Your tensor holds wrong numbers where those of the array are very large: an int32 has no room for them."


def to_float_tensor(a):
    if a.dtype.kind == "i":
        a = a.astype(np.int32)
    return torch.tensor(a.copy(), dtype=torch.float32)
