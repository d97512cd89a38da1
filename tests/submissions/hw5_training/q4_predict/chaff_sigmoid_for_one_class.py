"""Uses a sigmoid where there is one logit: but softmax of one class is 1."""

import torch

CAUGHT_BY = "test_probabilities_are_the_softmax_of_the_logits"
LESSON = "For one class your code does not use softmax. Use it for any number of classes."


def predict_proba(model, X):
    weight = next(model.parameters())
    was_training = model.training
    model.eval()
    with torch.no_grad():
        logits = model(torch.tensor(X, dtype=weight.dtype, device=weight.device))
    model.train(was_training)
    return (torch.sigmoid(logits) if logits.shape[1] == 1 else torch.softmax(logits, dim=1)).cpu().numpy()


def predict_label(model, X):
    return predict_proba(model, X).argmax(axis=1)
