"""The first loss is left out, and one after the last step makes up for it."""

CAUGHT_BY = "test_one_step_by_hand"
LESSON = (
    "Your losses are one step late. Each should be that of the line before its step, so that the first "
    "one is that of the start."
)


def optimizer_descent(x, y, a, b, epochs, make_optimizer):
    a, b, losses = a.detach().clone().requires_grad_(), b.detach().clone().requires_grad_(), []
    optimizer = make_optimizer([a, b])
    for i in range(epochs):
        loss = ((y - a - b * x) ** 2).mean()
        if i: losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    losses.append(((y - a - b * x) ** 2).mean().item())
    return a, b, losses
