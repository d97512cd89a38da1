"""max(z, 0) - y z + log(1 + e^-|z|), as many texts write it; at z = 0 alone its slope is another."""


def bce_with_logits(z, y):
    if z.shape != y.shape:
        raise ValueError("z and y differ in shape")
    return (torch.relu(z) - y * z + torch.log1p(torch.exp(-z.abs()))).mean()
