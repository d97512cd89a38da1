"""The line with the smallest loss instead of the last one."""

CAUGHT_BY = "test_an_optimizer_that_walks_away"
LESSON = (
    "Your function returns the best line that it met. It should return the line after the last step, "
    "also where the loss has grown."
)


def optimizer_descent(x, y, a, b, epochs, make_optimizer):
    a, b, losses = a.detach().clone().requires_grad_(), b.detach().clone().requires_grad_(), []
    optimizer = make_optimizer([a, b])
    best = (1e30, None, None)
    for _ in range(epochs):
        loss = ((y - a - b * x) ** 2).mean()
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        now = ((y - a - b * x) ** 2).mean().item()
        if now < best[0]: best = (now, a.detach().clone(), b.detach().clone())
    return best[1], best[2], losses
