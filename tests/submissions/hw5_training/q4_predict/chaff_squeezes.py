"""Squeezes the logits: a single row is no row any more."""

CAUGHT_BY = "test_probabilities_are_an_array"
LESSON = "For a single row your probabilities have one dimension. Keep the shape (n, C): leave squeeze() away."


def predict_proba(model, X):
    mode, like = model.training, next(model.parameters())
    model.eval()
    with torch.no_grad():
        logits = model(torch.tensor(X, dtype=like.dtype, device=like.device)).squeeze()
    model.train(mode)
    return torch.softmax(logits, dim=-1).cpu().numpy()


def predict_label(model, X):
    return predict_proba(model, X).argmax(axis=-1).reshape(len(X))
