"""An optimizer for each parameter instead of one for both."""

CAUGHT_BY = "test_uses_the_optimizer_it_is_given"
LESSON = "Your code makes an optimizer for each tensor. Make one for both: `make_optimizer([a, b])`."


def optimizer_descent(x, y, a, b, epochs, make_optimizer):
    a, b, losses = a.detach().clone().requires_grad_(), b.detach().clone().requires_grad_(), []
    optimizers = [make_optimizer([a]), make_optimizer([b])]
    for _ in range(epochs):
        loss = ((y - a - b * x) ** 2).mean()
        losses.append(loss.item())
        for o in optimizers: o.zero_grad()
        loss.backward()
        for o in optimizers: o.step()
    return a, b, losses
