"""The generator is set back to its own seed: a second call repeats the orders of the first."""

from torch.utils.data import DataLoader

CAUGHT_BY = "test_the_generator_alone_determines_the_order"
LESSON = (
    "Your order starts again in each call with the same generator. Draw from the very generator that "
    "was given, and set no seed."
)


def train_batches(model, dataset, loss_fn, optimizer, epochs, batch_size, generator):
    generator.manual_seed(generator.initial_seed())
    loader = DataLoader(dataset, batch_size, True, generator=generator)
    model.train()
    out = []
    for _ in range(epochs):
        total = 0
        for x, y in loader:
            optimizer.zero_grad()
            l = loss_fn(model(x), y)
            l.backward()
            optimizer.step()
            total += l.item() * len(x)
        out.append(total / len(dataset))
    return out
