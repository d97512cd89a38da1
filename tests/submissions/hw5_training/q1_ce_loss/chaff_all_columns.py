"""probs[:, labels] is (B, B): every row is charged for every label of the batch, as in course text 004."""
CAUGHT_BY = "test_the_examples_of_two_and_three_rows"
LESSON = (
    "Your code charges every row for every label. Pair each row with its own: `probs[torch.arange(n), "
    "labels]`."
)
import torch

def ce_loss(probs, labels):
    return torch.mean(-torch.log(probs[:, labels].clamp(min=1e-12)))
