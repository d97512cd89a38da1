"""The list is [a, b], and an optimizer may treat its first tensor in another way than its second."""

CAUGHT_BY = "test_hands_over_intercept_and_slope_in_this_order"
LESSON = (
    "Your list of tensors has the slope first. Hand them over as [a, b]: an optimizer may treat them "
    "differently."
)


def optimizer_descent(x, y, a, b, epochs, make_optimizer):
    a, b, losses = a.detach().clone().requires_grad_(), b.detach().clone().requires_grad_(), []
    optimizer = make_optimizer([b, a])
    for _ in range(epochs):
        loss = ((y - a - b * x) ** 2).mean()
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return a, b, losses
