"""The loss of float64 logits is computed in float32."""

import torch

CAUGHT_BY = "test_the_loss_of_a_batch"
LESSON = "Your loss changes the dtype. Leave it as the logits have it."


def ce_from_logits(z, labels):
    return -log_softmax(z.float())[torch.arange(len(z)), labels.long()].mean()
