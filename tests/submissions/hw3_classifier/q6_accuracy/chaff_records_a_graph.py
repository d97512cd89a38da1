"""detach() after the model has run: the graph was recorded for nothing."""
CAUGHT_BY = "test_no_graph_is_recorded"
LESSON = "Your model runs with gradient recording on. Put the call inside `with torch.no_grad():`."


def accuracy(model, X, y):
    was_training = [(part, part.training) for part in model.modules()]
    model.eval()
    p = model(X).detach()
    for part, mode in was_training:
        part.training = mode
    if p.shape != y.shape:
        raise ValueError("shapes differ")
    return ((p > 0.5) == (y > 0.5)).float().mean().item()
