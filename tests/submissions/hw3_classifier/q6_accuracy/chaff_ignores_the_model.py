"""Takes the inputs for the probabilities: the model is never asked."""

CAUGHT_BY = "test_every_point_counts"
LESSON = "Your code compares X with the labels. Ask the model first: the probabilities are model(X)."


def accuracy(model, X, y):
    if X.shape != y.shape:
        raise ValueError("shapes")
    return ((X > 0.5) == (y > 0.5)).double().mean().item()
