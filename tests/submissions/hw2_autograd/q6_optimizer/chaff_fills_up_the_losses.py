"""It stops where the loss no longer changes and fills up the list."""

CAUGHT_BY = "test_an_optimizer_that_walks_away"
LESSON = (
    "Your loop ends before its time where nothing moves any more. It should take as many steps as were "
    "asked for."
)


def optimizer_descent(x, y, a, b, epochs, make_optimizer):
    a, b, losses = a.detach().clone().requires_grad_(), b.detach().clone().requires_grad_(), []
    optimizer = make_optimizer([a, b])
    for _ in range(epochs):
        loss = ((y - a - b * x) ** 2).mean()
        losses.append(loss.item())
        if len(losses) > 1 and losses[-1] == losses[-2]: break
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return a, b, losses + losses[-1:] * (epochs - len(losses))
