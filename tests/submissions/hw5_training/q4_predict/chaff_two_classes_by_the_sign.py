"""Of two classes the second one wins where its logit is positive."""

CAUGHT_BY = "test_labels_are_the_most_probable_classes"
LESSON = (
    "Your labels of two classes look at one logit only. Compare both: take the place of the "
    "larger one."
)

import torch


def predict_label(model, X):
    w = next(model.parameters())
    was = model.training
    model.eval()
    with torch.no_grad():
        z = model(torch.tensor(X, dtype=w.dtype, device=w.device))
    model.train(was)
    if z.shape[1] == 2:
        return (z[:, 1] > 0).long().cpu().numpy()
    return z.argmax(dim=1).cpu().numpy()
