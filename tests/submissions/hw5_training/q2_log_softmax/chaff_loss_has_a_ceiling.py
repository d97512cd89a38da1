"""No example may cost more than 500."""

CAUGHT_BY = "test_the_loss_of_a_batch"
LESSON = (
    "Your loss has a ceiling: a row that is far off costs too little. Take the log-probability as "
    "it is."
)

import torch


def ce_from_logits(z, labels):
    log_probs = log_softmax(z).clamp(min=-500)
    return -log_probs[torch.arange(len(labels)), labels.long()].mean()
