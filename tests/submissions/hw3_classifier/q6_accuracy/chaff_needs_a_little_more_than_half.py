"""Class 1 needs a millionth more than one half."""

CAUGHT_BY = "test_exactly_half_counts_as_class_0"
LESSON = "You count a probability just above 0.5 as class 0. Everything above 0.5 is class 1."


def accuracy(model, X, y):
    mode = model.training
    model.eval()
    try:
        with torch.no_grad():
            p = model(X)
    finally:
        model.train(mode)
    if p.shape != y.shape:
        raise ValueError("different shapes")
    return ((p > 0.5 + 1e-6).to(y.dtype) == y).float().mean().item()
