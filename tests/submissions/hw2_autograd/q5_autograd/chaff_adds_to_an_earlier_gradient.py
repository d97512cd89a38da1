"""A caller's tensor that requires gradients is the first leaf, and what its grad holds already is added to."""

CAUGHT_BY = "test_start_may_require_gradients"


def autograd_descent(x, y, a, b, lr, epochs):
    losses = []
    a, b = (t if t.requires_grad else t.detach().requires_grad_() for t in (a, b))
    for _ in range(epochs):
        loss = ((y - a - b * x) ** 2).mean()
        losses.append(loss.item())
        loss.backward()
        a, b = (a - lr * a.grad).detach().requires_grad_(), (b - lr * b.grad).detach().requires_grad_()
    return a, b, losses
