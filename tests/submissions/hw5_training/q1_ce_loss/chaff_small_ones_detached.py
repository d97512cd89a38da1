"""Probabilities below a millionth are detached, not only those below 1e-12: their slope is lost."""

CAUGHT_BY = "test_a_probability_of_zero_is_finite"
LESSON = (
    "Small probabilities get no gradient in your loss. Only below 1e-12 a probability is clamped: above, the "
    "slope is what the formula says."
)


def ce_loss(probs, labels):
    p = probs[torch.arange(len(labels)), labels]
    return -torch.where(p < 1e-6, p.detach().clamp(min=1e-12), p).log().mean()
