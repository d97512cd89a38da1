"""Squeezes: the row of a batch of one, or the only class, is lost."""

CAUGHT_BY = "test_log_softmax_keeps_shape_and_dtype"
LESSON = "For a single row your log_softmax drops a dimension. The result has the shape of z: leave squeeze() away."


def log_softmax(z):
    return (z - torch.logsumexp(z, dim=1, keepdim=True)).squeeze()
