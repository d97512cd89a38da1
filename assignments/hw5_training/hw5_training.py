# ---
# jupyter:
#   otter:
#     assignment_name: hw5_training
# ---

# %% [markdown]
# # Losses, optimizers, batches
#
# A network learns what its **loss** punishes, by the steps that its **optimizer** takes, from the **batches**
# that you show it. So far these three came ready-made. In this notebook you build or choose each of them, and
# you meet the places where training goes wrong *without an error message*: a loss that quietly compares every
# example with every label, a "fair" comparison of four networks that are one and the same, a batch that
# counts twice.
#
# A network learns the colours of dragons that no straight line can tell apart, and at last you teach the
# training when to stop.
#
# **At the end** you will be able to write losses that stay finite, to train in mini-batches with any
# optimizer, to compare optimizers and losses fairly, to standardise and to split data without a leak, and to
# stop a training before the network has learned its examples by heart. Plan about five hours.
#
# **How this notebook works.** Each question has a function whose body says `raise NotImplementedError`.
# Replace that line by your code and run the cell, then run the check cell under it. After the deadline
# further checks are run, on other inputs; the docstrings promise everything that they ask for. Cells that
# only draw or explore tell you calmly when something that they use is still missing.
#
# Each question is judged on its own. You may call an earlier function of yours in a later one, but then a
# slip in the first costs you both.

# %% [markdown]
# ## Before you start
#
# This notebook needs the folders that it came with (`tests/`, `checks/`, `shared/`, `autograder/`), so keep it beside them and
# keep its name. The `README.md` there says how to install what you need. Where the notebook is alone (on Colab, say),
# put `hw5_training-student.zip` beside it, and the next cell unpacks the rest.
#
# - **Fill in.** Look for `raise NotImplementedError(...)`: each one stands where your code goes. Replace that line and run the cell.
# - **Check.** Run the cell with `grader.check("...")` below it. For each rule it says whether your code keeps it, and if not, what
#   happened and where to look. You can check as often as you like; checking changes nothing.
# - **Look around.** The other cells draw and explore. They wait, and say so, until what they need is filled in. Change them as
#   you like: they are not graded.
# - **Hand in** this one file, `hw5_training.ipynb`, after you have saved it. The hidden checks then look at the same
#   rules on more inputs.
#
# Run the next cell first.

# %%
# Initialize Otter
from pathlib import Path

import otter

here = Path(globals().get("__file__", "notebook")).resolve().parent  # as a notebook it has no file
grader = otter.Notebook(tests_dir=str(here / "tests"))

# %%
import copy
import itertools

import matplotlib.pyplot as plt
import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from shared.data import DRAGON_COLOURS, noisy_parabola, patchwork_dragons, quadrants, shifted_dragons, wave
from shared.notebook import when_ready
from shared.plots import (
    plot_fit,
    plot_losses,
    plot_matrix,
    plot_regions,
    plot_spread,
    plot_turning_point,
)
from shared.training import Scaler, train_test_split

# Networks as small as these are quicker on one thread than on several, which mostly wait for each other.
torch.set_num_threads(1)


# %% [markdown]
# ## 1. How surprised is the network?
#
# A classifier gives each class a probability. It should be punished by how improbable it thought what really
# happened. The **cross-entropy loss** does just that: for one example with the true label $y$ it is
#
# $$-\log p_y ,$$
#
# which is 0 when the network was certain and right, $\log 3 \approx 1.10$ when it could not tell three
# classes apart, and grows without bound as $p_y$ goes to 0. For a batch of $B$ examples we take the mean:
#
# $$L = -\frac{1}{B} \sum_{i=1}^{B} \log p_{i,\,y_i} .$$
#
# Read the two indices with care: row $i$ goes with label $y_i$, its own. It is tempting to write `probs[:,
# labels]`. For one example that is right. For a batch it picks, for **every** row, the columns of **all**
# labels, a matrix of shape $(B, B)$, and the mean of that is a different loss: it compares each prediction
# with how often each label occurs in the batch. A network trained with it learns the frequencies of the
# classes and nothing else, and no error tells you.
#
# Computers add a second trap: a probability may be exactly 0 after rounding, and $-\log 0 = \infty$. One
# infinite example spoils the whole mean and all gradients, so we let no probability count as less than
# $10^{-12}$; the loss of one example is then at most $-\ln 10^{-12} \approx 27.6$.

# %% question="q1_ce_loss"
def ce_loss(probs, labels):
    """Mean cross-entropy of a batch of probabilities.

    A probability below 1e-12 counts as 1e-12, so that the loss and its gradient are always finite.

    Args:
        probs: float tensor, shape (B, C); each row holds the probabilities of C classes. Any B of at least 1.
            Left unchanged.
        labels: int64 tensor, shape (B,), the true class of each row, from 0 to C - 1. Left unchanged.

    Returns:
        Tensor without dimensions, of the dtype of probs and differentiable: the mean of -log(probability of
        the row's true class).

    Example:
        >>> ce_loss(torch.tensor([[0.5, 0.5], [0.25, 0.75]]), torch.tensor([0, 1]))  # -log 0.5, -log 0.75
        tensor(0.4904)
    """
    raise NotImplementedError("q1_ce_loss: ce_loss is not implemented yet")


# %%
print(grader.check("q1_ce_loss"))

# %% [markdown]
# On the left: the price of a probability. On the right: what `probs[:, labels]` really is, for a batch of
# four.

# %% tags=["otter_ignore"]
with when_ready():
    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 4), layout="constrained")
    probability = torch.linspace(0.005, 1, 200)
    price = [ce_loss(torch.stack([p, 1 - p])[None], torch.tensor([0])) for p in probability]
    left.plot(probability, price)
    left.set(xlabel="probability given to the true class", ylabel="loss", title="The price of a surprise")
    left.grid(alpha=0.3)

    probs = torch.tensor([[0.8, 0.1, 0.1], [0.2, 0.7, 0.1], [0.1, 0.2, 0.7], [0.6, 0.3, 0.1]])
    labels = torch.tensor([0, 1, 2, 0])
    trap = -torch.log(probs[:, labels])
    plot_matrix(trap, xlabel="whose label", ylabel="whose prediction", ax=right)
    right.set_title("−log(probs[:, labels])")
    print(f"mean of the diagonal, each with its own label: {ce_loss(probs, labels):.4f}")
    print(f"mean of all 16 numbers: {trap.mean():.4f}")


# %% [markdown]
# ## 2. Cross-entropy that never overflows
#
# A network does not compute probabilities directly. Its last layer gives one real number for each class, the
# **logits** $z$, and **softmax** turns them into probabilities:
#
# $$p_c = \frac{e^{z_c}}{\sum_k e^{z_k}} .$$
#
# Softmax first and the logarithm afterwards is a bad idea. Between the logits 0 and 200 lies the ratio
# $e^{-200} \approx 10^{-87}$, which no float32 holds: the probability becomes 0, the loss infinite and the
# gradient NaN, after which every weight is NaN. The clamp of question 1 only hides this: the gradient of a
# clamped value is 0, so the network learns nothing from its worst mistakes. The better way is never to leave
# the logarithm:
#
# $$\log p_c = z_c - \log \sum_k e^{z_k} = (z_c - m) - \log \sum_k e^{z_k - m}, \qquad m = \max_k z_k .$$
#
# The two sides are equal for every $m$; with the **row's own** maximum the largest exponent is 0, nothing
# overflows and the sum is at least 1. For the gap above this gives $-200$ exactly. The gradient is the
# friendliest in the whole course: $\partial L / \partial z_{i,c} = (p_{i,c} - [c = y_i]) / B$.
#
# Labels come in many integer types: an image file may hold int8. PyTorch indexes only with some of them, and
# takes uint8 as a *mask*. Convert labels with `.long()` and forget about it.

# %% question="q2_log_softmax"
def log_softmax(z):
    """Logarithm of the softmax of each row, for logits of any size.

    Write it with basic operations (max, exp, sum, log, also torch.logsumexp) and without PyTorch's own
    softmax or log_softmax, by whatever name: neither may do any of the work.

    Args:
        z: float tensor, shape (B, C), logits; gaps of hundreds and logits of thousands must work. Left
            unchanged.

    Returns:
        Tensor of the shape and dtype of z, differentiable: log-probabilities. exp of each row sums to 1.

    Example:
        >>> log_softmax(torch.tensor([[0.0, 200.0], [0.0, 0.0]]))
        tensor([[-200.0000,    0.0000],
                [  -0.6931,   -0.6931]])
    """
    raise NotImplementedError("q2_log_softmax: log_softmax is not implemented yet")


def ce_from_logits(z, labels):
    """Mean cross-entropy of a batch of logits.

    Args:
        z: float tensor, shape (B, C), logits of any size. Left unchanged.
        labels: tensor of any integer dtype (int8, uint8, int16, int32, int64), shape (B,), true classes. Left
            unchanged.

    Returns:
        Tensor without dimensions, of the dtype of z and differentiable: the mean of -log_softmax(z) at each
        row's true class. Finite for finite z.

    Example:
        >>> ce_from_logits(torch.tensor([[0.0, 200.0]]), torch.tensor([0]))
        tensor(200.)
    """
    raise NotImplementedError("q2_log_softmax: ce_from_logits is not implemented yet")


# %%
print(grader.check("q2_log_softmax"))

# %% [markdown]
# The plot lets the true class fall further and further behind. Softmax followed by a logarithm gives up near
# a gap of 104, where float32 ends.

# %% tags=["otter_ignore"]
with when_ready():
    gaps = torch.arange(0.0, 201.0, 4.0)
    logits = torch.stack([torch.zeros_like(gaps), gaps], dim=1)
    naive = -torch.log(torch.softmax(logits, dim=1))[:, 0]
    stable = [ce_from_logits(row[None], torch.tensor([0])) for row in logits]
    _, ax = plt.subplots(figsize=(6.5, 4), layout="constrained")
    ax.plot(gaps, naive, linewidth=5, alpha=0.5, label="softmax, then log")
    ax.plot(gaps, torch.stack(stable), linestyle="--", color="black", label="log_softmax")
    ax.set(xlabel="gap between the logits", ylabel="loss")
    ax.grid(alpha=0.3)
    ax.legend()
    ax.set_title("Only one of them survives")
    steep = torch.tensor([[0.0, 200.0]], requires_grad=True)
    (-torch.log(torch.softmax(steep, dim=1))[0, 0]).backward()
    print(f"gradients at a gap of 200: softmax then log {steep.grad.tolist()}, ", end="")
    steep.grad = None
    ce_from_logits(steep, torch.tensor([0])).backward()
    print(f"yours {steep.grad.tolist()}")


# %% [markdown]
# ## 3. A network of any size
#
# A multi-layer perceptron is a chain: a linear layer, a bend, a linear layer, a bend, …, and a last linear
# layer **without** a bend. That last point matters. A ReLU at the end could never give a negative logit, and
# a softmax at the end would be applied a second time by every loss that expects logits.

# %% question="q3_mlp"
def make_mlp(sizes, activation):
    """Makes a multi-layer perceptron.

    Args:
        sizes: list of at least two ints: inputs, widths of the hidden layers, outputs, e.g. [2, 10, 20, 1000,
            3]; [2, 3] has no hidden layer. Left unchanged.
        activation: a class such as nn.ReLU, nn.Tanh or nn.PReLU; calling it without arguments makes a new
            activation module.

    Returns:
        nn.Sequential of nn.Linear(sizes[0], sizes[1]), an activation, nn.Linear(sizes[1], sizes[2]), an
        activation, …, nn.Linear: one new activation module after every linear layer but the last. (A class
        of your own that inherits from nn.Linear is a linear layer, too.) Biases everywhere; weights and
        biases begin as PyTorch draws them, every layer with its own, by the seed that the caller has set or
        not. All of it is in training mode, as new modules are.

    Raises:
        ValueError: there are fewer than two sizes.

    Example:
        >>> make_mlp([2, 10, 3], nn.ReLU)
        Sequential(
          (0): Linear(in_features=2, out_features=10, bias=True)
          (1): ReLU()
          (2): Linear(in_features=10, out_features=3, bias=True)
        )
    """
    raise NotImplementedError("q3_mlp: make_mlp is not implemented yet")


# %%
print(grader.check("q3_mlp"))

# %% [markdown]
# **Explore: the bends.** Five common activations. Four of them bend each number by itself; softmax looks at
# the whole vector, and makes its sum 1.

# %% tags=["otter_ignore"]
grid = torch.linspace(-5, 5, 200)
figure, axes = plt.subplots(1, 5, figsize=(10, 2.5), layout="constrained")
bends = {
    "ReLU": nn.ReLU(),
    "leaky ReLU": nn.LeakyReLU(),
    "sigmoid": nn.Sigmoid(),
    "tanh": nn.Tanh(),
    "softmax of all 200": nn.Softmax(dim=0),
}
four = torch.tensor([-59.997787, 74.56297, 22.336237, 95.736145])  # what a layer may give
for ax, (name, bend) in zip(axes, bends.items(), strict=True):
    ax.plot(grid, bend(grid))
    ax.set(title=name, xlabel="input")
    ax.grid(alpha=0.3)
    made = bend(four).tolist()
    print(
        f"{name.removesuffix(' of all 200'):10} makes of {four.round().int().tolist()}:",
        *(f"{value:.6g}" for value in made),
    )

# %% [markdown]
# Read the four numbers that each makes. The sigmoid says 1 to three very different numbers: whatever comes
# before it learns little from them, for its slope there is 0. Softmax lets the largest win; its lead over the
# second, 21, is a factor of $e^{21}$.
#
# **Explore: one step of a large network.** A linear layer is nothing but $Wx + b$. Then one step with Adam:
# its first step moves every weight that has a gradient by almost exactly the learning rate, whatever the size
# of the gradient. So after one step you can read the learning rate from the weights.

# %% tags=["otter_ignore"]
with when_ready():
    torch.manual_seed(2021)
    large = make_mlp([2, 10, 20, 1000, 3], nn.ReLU)
    before = large[0].weight.detach().clone()
    x = torch.tensor([6.0, 170.0])
    by_hand = before @ x + large[0].bias.detach()
    print(f"largest difference between W x + b and the layer: {(by_hand - large[0](x)).abs().max():.1e}")
    print("parameters:", sum(p.numel() for p in large.parameters()))
    optimizer = torch.optim.Adam(large.parameters(), lr=2e-4)
    nn.functional.cross_entropy(large(x[None]), torch.tensor([0])).backward()
    optimizer.step()
    moved = (large[0].weight - before).abs()
    moved = moved[moved > 0]
    print(f"one Adam step, rate .0002: {len(moved)} weights of the first layer have a gradient and move,")
    print(f"by {moved.min():.6f} to {moved.max():.6f}")


# %% [markdown]
# ## 4. From NumPy to probabilities and back
#
# Data live in NumPy arrays, usually float64; a network lives in PyTorch, usually float32, perhaps on a GPU.
# Feeding one to the other without a conversion raises an error, and making the network float64 (`.double()`)
# doubles the work for nothing. So convert the **data**, to whatever dtype and device the network's weights
# have.
#
# Three habits of prediction: no graph (`torch.no_grad()`: nothing will be differentiated, so nothing need be
# remembered), `model.eval()` while predicting (dropout and batch norm behave differently in training), and
# the model handed back in the mode in which it came.

# %% question="q4_predict"
def predict_proba(model, X):
    """Probabilities of the classes, NumPy in and NumPy out.

    The model predicts in eval mode and without recording a graph. Afterwards it is as it came: the same mode,
    parameters, gradients and statistics; and autograd is on or off as it was before.

    Args:
        model: nn.Module that maps a tensor (n, d) to logits (n, C). Its parameters may be float32 or float64
            and on any device. It comes in training mode or in eval mode, all its layers in the same.
        X: NumPy array, shape (n, d), of any real dtype (also integers); left unchanged.

    Returns:
        NumPy array of the dtype of the model's parameters, shape (n, C): softmax of the logits. Each row sums
        to 1.

    Example:
        >>> predict_proba(make_mlp([2, 10, 3], nn.ReLU), np.zeros((4, 2))).shape
        (4, 3)
    """
    raise NotImplementedError("q4_predict: predict_proba is not implemented yet")


def predict_label(model, X):
    """The most probable class of each row.

    As in predict_proba, the model predicts in eval mode and without recording a graph, and afterwards it is
    as it came.

    Args:
        model: as for predict_proba.
        X: as for predict_proba.

    Returns:
        NumPy array, int64, shape (n,).

    Example:
        >>> predict_label(make_mlp([2, 10, 3], nn.ReLU), np.zeros((4, 2))).shape
        (4,)
    """
    raise NotImplementedError("q4_predict: predict_label is not implemented yet")


# %%
print(grader.check("q4_predict"))

# %% [markdown]
# A logit by itself says little; probabilities can be read. Here is what a network that has learned nothing
# thinks of 200 points: nearly the same wherever it looks, and it is never sure. Drawn with its labels only,
# it looks as decided as a trained one.

# %% tags=["otter_ignore"]
with when_ready():
    torch.manual_seed(0)
    untrained = make_mlp([2, 4, 2], nn.Sigmoid)
    clouds = quadrants(200, seed=42, labels="xor")
    ax = plot_regions(lambda X: predict_label(untrained, X), clouds.X, clouds.y)
    ax.set_title("An untrained network has opinions too")
    surest = predict_proba(untrained, clouds.X).max(axis=1)
    print(f"its largest probabilities lie between {surest.min():.2f} and {surest.max():.2f}")


# %% [markdown]
# ## 5. The training loop, in batches
#
# The gradient of the loss over *all* data is exact and expensive. The gradient over a small random batch is
# an unbiased guess at it, and 20 guesses cost as much as one exact answer. So almost everybody trains on
# **mini-batches**: shuffle the data, cut them into pieces, take one optimizer step for each piece. One pass
# over all data is an **epoch**. For every batch:
#
# 1. clear the old gradients (PyTorch *adds* new gradients to what is there),
# 2. predict, and compute the loss,
# 3. `backward()`,
# 4. `step()`.
#
# What goes wrong, and does not raise an error:
#
# * The order must be new in each epoch. Data that lie sorted and are never shuffled show the network one
#   class at a time.
# * Examples and targets are shuffled **together**.
# * The last batch may be smaller. It takes part in training, but in the epoch's loss it must not count as
#   much as a full one:
#
# $$\text{epoch loss} = \frac{\sum_b n_b L_b}{\sum_b n_b}$$
#
#   with $n_b$ examples and the mean loss $L_b$ in batch $b$.
#
#   The plain mean of the batch means is not quite it. And a sum of batch means divided by the number of
#   *examples* is about the batch size too small: with batches of 64 it gives .005 for a loss of .32.
# * The optimizer is made **once**, outside. Momentum and Adam keep a memory of past steps; a new optimizer
#   for each batch forgets it. And it is the caller's choice: a loop that makes its own Adam, under whatever
#   name, is no help to somebody who came with SGD.
# * `loss.item()` for the records: a tensor would keep its whole graph in memory.

# %% question="q5_loader"
def train_batches(model, dataset, loss_fn, optimizer, epochs, batch_size, generator):
    """Trains a model on mini-batches.

    The model is trained in place and in training mode, by the optimizer given: one step for each batch. Every
    epoch learns from each example exactly once, in a new random order that `generator` alone determines
    (DataLoader takes it as an argument; it is not seeded anew). All batches hold batch_size examples, but the
    last one of an epoch may be smaller. All epochs are trained, and the weights of the last one are kept,
    whatever becomes of the loss. Nothing else about the model changes: what is frozen (requires_grad is
    False) stays as it is.

    You may look at how training goes in between (predict, measure, print), as long as nothing is learned
    from it and every batch is learned in training mode.

    Args:
        model: nn.Module, in either mode. Gradients that are left in it from before the call must not count.
        dataset: torch.utils.data.TensorDataset of (x, y) pairs, on the device of the model and of whatever
            dtypes model and loss_fn take. Left unchanged.
        loss_fn: takes a batch's predictions and targets, returns their mean loss, a tensor without
            dimensions.
        optimizer: a torch.optim optimizer over the model's parameters; it may have made steps before, and
            goes on with what it knows from them.
        epochs: int, at least 1.
        batch_size: int, at least 1; need not divide the number of examples.
        generator: torch.Generator on the CPU.

    Returns:
        list of `epochs` Python floats: for each epoch the mean loss of its examples, as it was when their
        batch came. A batch counts by its number of examples.

    Example:
        >>> data = TensorDataset(torch.randn(10, 2), torch.randn(10, 1))
        >>> net = nn.Linear(2, 1)
        >>> optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
        >>> order = torch.Generator().manual_seed(0)
        >>> len(train_batches(net, data, nn.MSELoss(), optimizer, 3, 4, order))  # 4, 4 and 2 in each epoch
        3
    """
    raise NotImplementedError("q5_loader: train_batches is not implemented yet")


# %%
print(grader.check("q5_loader"))

# %% [markdown]
# **Explore: the exclusive or.** A very small network: two inputs, four sigmoids, two logits; batches of 10,
# Adam with learning rate .5 and weight decay .0001. Four hidden units are few and .5 is fast: over 200 runs
# of 200 epochs, 18 ended below 97 %, the worst at 37.5 %. The 16 tanh units beside it never failed.

# %% tags=["otter_ignore"]
XOR_EPOCHS = 40  # raise it to 200 for the experiment described

with when_ready():
    clouds = quadrants(200, seed=42, labels="xor")
    data = TensorDataset(torch.tensor(clouds.X), torch.tensor(clouds.y))
    figure, axes = plt.subplots(2, 1, figsize=(6.5, 8), layout="constrained")
    settings = {
        "2-4-2 sigmoid, Adam .5": ([2, 4, 2], nn.Sigmoid, 0.5, 1e-4, 10),
        "2-16-2 tanh, Adam .05": ([2, 16, 2], nn.Tanh, 0.05, 0.0, 20),
    }
    for ax, (name, (sizes, bend, lr, decay, size)) in zip(axes, settings.items(), strict=True):
        torch.manual_seed(0)
        net = make_mlp(sizes, bend)
        optimizer = torch.optim.Adam(net.parameters(), lr=lr, weight_decay=decay)
        train_batches(
            net, data, nn.CrossEntropyLoss(), optimizer, XOR_EPOCHS, size, torch.Generator().manual_seed(0)
        )
        right = (predict_label(net, clouds.X) == clouds.y).mean()
        plot_regions(lambda X, net=net: predict_label(net, X), clouds.X, clouds.y, ax=ax)
        ax.set_title(f"{name}: accuracy {right:.3f}")

# %% [markdown]
# **Explore: fitting a parabola, all at once and in batches.** 100 noisy points of $1 + 2x - 3x^2$, and
# networks of growing ability, each with plain SGD. The **true MSE** compares the prediction with the parabola
# itself, without noise: that is what we care about, and what only made-up data let us measure. With batches
# of 25 an epoch takes four steps instead of one.
#
# The figures in brackets are the smallest, the middle and the largest of 20 random starts.

# %% tags=["otter_ignore"]
FIT_EPOCHS = 1000
parabola = noisy_parabola(100, seed=42)
px, py, p_true = (torch.tensor(column) for column in parabola)


def fitted_parabola(sizes, bend, lr, batch_size, epochs, seed=1, weight_decay=0.0):
    """Trains a network on the noisy parabola with SGD; its prediction."""
    torch.manual_seed(seed)
    net, order = make_mlp(sizes, bend), torch.Generator().manual_seed(seed)
    optimizer = torch.optim.SGD(net.parameters(), lr=lr, weight_decay=weight_decay)
    train_batches(net, TensorDataset(px, py), nn.MSELoss(), optimizer, epochs, batch_size, order)
    return net(px).detach()


FITS = [
    ("line", ".0493 / .0499 / .0512", [1, 1], nn.ReLU, 0.1, 100, 200),
    ("10 ReLU", ".0025 / .0035 / .0490", [1, 10, 1], nn.ReLU, 0.1, 100, FIT_EPOCHS),
    ("4 ReLU", ".0026 / .033 / .123", [1, 4, 1], nn.ReLU, 0.1, 100, FIT_EPOCHS),
    ("10 tanh", ".0003 / .0009 / .040", [1, 10, 1], nn.Tanh, 0.2, 100, FIT_EPOCHS),
    ("10 ReLU, batches of 25", ".0004 / .0027 / .049", [1, 10, 1], nn.ReLU, 0.1, 25, FIT_EPOCHS),
]

# %% tags=["otter_ignore"]
with when_ready():
    curves = {}
    for name, known, *setting in FITS:
        curves[name] = (px, fitted_parabola(*setting))
        error = ((curves[name][1] - p_true) ** 2).mean()
        print(f"{name:24} true MSE {error:.4f}  ({known})")
    ax = plot_fit(px, py, curves | {"the parabola": (px, p_true)}, xlabel="$x$", ylabel="$y$")
    ax.set_title("From a line to a curve")

# %% [markdown]
# **Explore: what the start decides.** A network's error has many valleys, and the random start decides into
# which one you go down. (Starting from zeros does not help: all hidden units would get the same gradient and
# stay equal for ever. Small random weights start almost linear, and bend as they grow.)
#
# Look at the spread of the starts. If you let all the networks predict and take the mean, the error of that
# is never larger than the mean of their errors, because the square is convex: that is the idea of
# *ensembles*. Weight decay pulls all weights a little towards zero in every step; it is a remedy against
# overfitting, and these 100 points leave little of that to heal. More units than needed do no harm here;
# inputs of very different size do, as section 8 shows.

# %% tags=["otter_ignore"]
STARTS = 6

with when_ready():
    for decay in (0.0, 1e-3):
        guesses = [fitted_parabola([1, 10, 1], nn.ReLU, 0.1, 25, 100, seed, decay) for seed in range(STARTS)]
        errors = torch.stack([((guess - p_true) ** 2).mean() for guess in guesses])
        together = ((torch.stack(guesses).mean(dim=0) - p_true) ** 2).mean()
        spread = f"{errors.min():.4f} / {errors.median():.4f} / {errors.max():.4f}"
        print(
            f"weight decay {decay}: {STARTS} starts {spread}, on average {errors.mean():.4f}, "
            f"their mean prediction {together:.4f}"
        )

# %% [markdown]
# **Explore: deep or wide?** Three networks with nearly the same number of weights: one hidden layer of 80,
# two of 14, five of 7. Who fits a wave best? Each is trained from five random starts; drawn are the median
# and, shaded, the range.
#
# Look before you read on: the answer depends on *when* you look, and on the start. So what would make this
# a fair race? Who chose the learning rate, and for which of the three? And what does a second layer give
# that more nodes in the first do not? (Count the bends: each node of the first layer makes one. How often
# can a node of the second layer bend, when its input goes up and down?)

# %% tags=["otter_ignore"]
SHAPES = {
    "80 (241 weights)": [1, 80, 1],
    "14, 14 (253)": [1, 14, 14, 1],
    "7, 7, 7, 7, 7 (246)": [1, 7, 7, 7, 7, 7, 1],
}
DEEP_EPOCHS, DEEP_STARTS, DEEP_RATE = 600, 5, 0.01

with when_ready():
    swings = TensorDataset(*wave(half_width=6, step=0.05))
    contest = {}
    for name, sizes in SHAPES.items():
        contest[name] = []
        for seed in range(DEEP_STARTS):
            torch.manual_seed(seed)
            net, order = make_mlp(sizes, nn.Tanh), torch.Generator().manual_seed(seed)
            adam = torch.optim.Adam(net.parameters(), lr=DEEP_RATE)
            contest[name].append(train_batches(net, swings, nn.MSELoss(), adam, DEEP_EPOCHS, 240, order))
    plot_spread(contest, ylabel="MSE").set_title("The same number of weights")
    for name, curves in contest.items():
        ends = sorted(curve[-1] for curve in curves)
        print(f"{name:20} after {DEEP_EPOCHS} epochs: {ends[0]:.4f} / {ends[2]:.4f} / {ends[-1]:.4f}")


# %% [markdown]
# ## 6. A fair race between optimizers
#
# All optimizers see the same gradient $g_t$ and differ in what they make of it. With the learning rate
# $\eta$:
#
# * **SGD** steps downhill: $\theta \leftarrow \theta - \eta\, g_t$.
# * **Momentum** keeps a velocity: $v \leftarrow \mu v + g_t$, $\theta \leftarrow \theta - \eta\, v$. With
#   $\mu = .8$ a steady slope is descended up to $1/(1-\mu) = 5$ times as fast.
# * **RMSprop** divides by the recent size of each gradient: $s \leftarrow \alpha s + (1-\alpha) g_t^2$,
#   $\theta \leftarrow \theta - \eta\, g_t / (\sqrt{s} + \epsilon)$.
# * **Adam** does both.
#
# To compare them, everything else must be equal: the same data, the same loss, and **the same start**. And
# nothing may be shared: four networks, four optimizers. It is tempting to write `nets = [n, n, n, n]`. That
# is a list of four names for *one* network: in each epoch it takes four steps, one from each optimizer, and
# the four curves are one curve read at four moments. Copies are made by `copy.deepcopy`. Note that `start =
# net.state_dict()` is no copy either: it shares its memory with the network, and changes as it trains.

# %% question="q6_compare_optimizers"
def compare(make_model, make_optimizers, x, y, y_true, epochs):
    """Trains one network per optimizer, all from the same start, and records how well each fits.

    Every network is trained with the mean squared error to y on all data at once: one step an epoch, in all
    epochs, whatever the error is. No network or optimizer is shared, and the order of make_optimizers makes
    no difference.

    Args:
        make_model: function without arguments that returns a new network with new random weights at every
            call. Any network that it gives may be the common start.
        make_optimizers: dict from a name to a function that takes a network's parameters and returns a new
            optimizer for them, e.g. {"SGD": lambda parameters: torch.optim.SGD(parameters, lr=0.1)}.
        x: float tensor, shape (n, 1).
        y: float tensor, shape (n, 1), targets to train on.
        y_true: float tensor, shape (n, 1), the curve without noise: to measure by, never to train on. None of
            the arguments is changed.
        epochs: int, at least 1.

    Returns:
        dict from each name to a list of `epochs` Python floats: the mean squared error of the network's
        prediction to y_true in each epoch, from the prediction **before** that epoch's step. So all curves
        begin with the same number.

    Example:
        >>> x, y, y_true = torch.randn(3, 20, 1)
        >>> optimizers = {"SGD": lambda parameters: torch.optim.SGD(parameters, lr=0.1)}
        >>> curves = compare(lambda: nn.Linear(1, 1), optimizers, x, y, y_true, epochs=25)
        >>> len(curves["SGD"])
        25
    """
    raise NotImplementedError("q6_compare_optimizers: compare is not implemented yet")


# %%
print(grader.check("q6_compare_optimizers"))

# %% [markdown]
# **Explore: the race.** Four optimizers from one start, all with the learning rate .1. Momentum is soon
# ahead of plain SGD, while RMSprop with this learning rate never comes to rest: dividing by the size of the
# gradient makes its steps long even at the goal. In brackets are the medians of 20 starts, after 25 and
# after 1000 epochs: one start decides no race.

# %% tags=["otter_ignore"]
RACE_EPOCHS = 1000
OPTIMIZERS = {
    "SGD": lambda parameters: torch.optim.SGD(parameters, lr=0.1),
    "momentum": lambda parameters: torch.optim.SGD(parameters, lr=0.1, momentum=0.8),
    "RMSprop": lambda parameters: torch.optim.RMSprop(parameters, lr=0.1, alpha=0.9),
    "Adam": lambda parameters: torch.optim.Adam(parameters, lr=0.1, betas=(0.9, 0.99)),
}


def ten_relus():
    return nn.Sequential(nn.Linear(1, 10), nn.ReLU(), nn.Linear(10, 1))


with when_ready():
    torch.manual_seed(1)
    race = compare(ten_relus, OPTIMIZERS, px, py, p_true, RACE_EPOCHS)
    known = {"SGD": ".087, .0035", "momentum": ".048, .0016", "RMSprop": ".086, .0166", "Adam": ".061, .0032"}
    for name, curve in race.items():
        found = f"after 25 epochs {curve[24]:.4f}, after {RACE_EPOCHS} {curve[-1]:.4f}"
        print(f"{name:9} true MSE {found}  ({known[name]})")
    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 4), layout="constrained")
    first = {name: curve[:25] for name, curve in race.items()}
    plot_losses(first, ylabel="true MSE", ax=left).set_title("The first 25 epochs")
    plot_losses(race, log=True, ylabel="true MSE", ax=right).set_title(f"{RACE_EPOCHS} epochs")


# %% [markdown]
# ## 7. A fair race between losses
#
# The mean squared error is not the only way to say how wrong a number is. With the error $e = \hat y - y$:
#
# | loss | of one example | its slope |
# |---|---|---|
# | MSE | $e^2$ | $2e$: large errors rule |
# | L1 | $\lvert e \rvert$ | $\pm 1$: an outlier pulls no harder, but steps stay long near the goal |
# | Huber | $e^2/2$, beyond 1 $\lvert e \rvert - 1/2$ | $e$, at most 1: both advantages |
#
# Networks that are trained with different losses must be **measured** by the same one, or you compare
# kilometres with miles. As in question 6 we measure by the MSE to the true curve.
#
# Not every function that PyTorch calls a loss is one for measurements. `NLLLoss` takes log-probabilities and
# class numbers; on float targets of shape $(n, 1)$ it raises an error, and told that all classes are 0 it
# returns $-\text{mean}(\hat y)$, which falls for ever as $\hat y$ grows. `KLDivLoss` compares two
# distributions; with $\log$-probabilities $\hat y$ it is linear in $\hat y$, so it has no minimum either.
# So a comparison must refuse both, and say why, before anything is trained.

# %% question="q7_compare_losses"
def compare_losses(make_model, losses, x, y, y_true, lr, epochs):
    """Trains one network per loss, all from the same start, and measures all by the same true error.

    Each network is trained with its own loss and torch.optim.SGD with learning rate lr, on all data at once:
    one step an epoch, in all epochs, whatever the error is.

    Args:
        make_model: as for compare.
        losses: dict from a name to a loss module, called as loss(prediction, y), e.g. {"MSE": nn.MSELoss(),
            "L1": nn.L1Loss(), "Huber": nn.HuberLoss()}.
        x: float tensor, shape (n, 1).
        y: float tensor, shape (n, 1), targets to train on.
        y_true: float tensor, shape (n, 1), the curve without noise: to measure by, never to train on. None of
            the arguments is changed.
        lr: float, learning rate of all networks.
        epochs: int, at least 1.

    Returns:
        dict from each name to a list of `epochs` Python floats: the mean squared error of the network's
        prediction to y_true in each epoch, before that epoch's step, whatever loss it is trained with.

    Raises:
        ValueError: one of the losses is an nn.NLLLoss or an nn.KLDivLoss, with whatever settings, or of a
            class that inherits from one of them: they compare distributions and not measurements. The message
            holds that loss's name in the dict. Nothing is trained then.

    Example:
        >>> x, y, y_true = torch.randn(3, 20, 1)
        >>> losses = {"L1": nn.L1Loss()}
        >>> curves = compare_losses(lambda: nn.Linear(1, 1), losses, x, y, y_true, lr=0.1, epochs=25)
        >>> len(curves["L1"])
        25
    """
    raise NotImplementedError("q7_compare_losses: compare_losses is not implemented yet")


# %%
print(grader.check("q7_compare_losses"))

# %% [markdown]
# **Explore: three losses, and a comparison that is none.** First the fair race, with the medians of 20 starts
# in brackets. Then somebody else's, who wrote
#
# ```python
# net = ten_relus()
# nets = [net, net, net, net]
# losses = {"MSE": nn.MSELoss(), "L1": nn.L1Loss(), "NLL": nn.NLLLoss(), "KL": nn.KLDivLoss()}
# for epoch in range(25):
#     for (name, loss_in_list), net in zip(losses.items(), nets):
#         optimizer.zero_grad()
#         loss_func(net(x), y).backward()  # loss_func = nn.MSELoss() stands in an earlier cell
#         optimizer.step()
# ```
#
# and found the four losses "very similar".

# %% tags=["otter_ignore"]
with when_ready():
    figure, axes = plt.subplots(1, 3, figsize=(10, 3.6), layout="constrained")
    kinds = {"MSE": nn.MSELoss(), "L1": nn.L1Loss(), "Huber": nn.HuberLoss()}
    torch.manual_seed(1)
    fair = compare_losses(ten_relus, kinds, px, py, p_true, lr=0.1, epochs=RACE_EPOCHS)
    for name, known in (("MSE", "  (.087, .0035)"), ("L1", "  (.093, .0045)"), ("Huber", "")):
        found = f"after 25 epochs {fair[name][24]:.4f}, after {RACE_EPOCHS} {fair[name][-1]:.4f}"
        print(f"{name:6} true MSE {found}{known}")
    first = {name: curve[:25] for name, curve in fair.items()}
    plot_losses(first, ylabel="true MSE", ax=axes[0]).set_title("Separate networks")

    errors = torch.linspace(-2, 2, 201)
    huber = nn.HuberLoss(reduction="none")(errors, torch.zeros(201))
    for style, name, heights in zip(["-", "--", "-."], kinds, [errors**2, errors.abs(), huber], strict=True):
        axes[1].plot(errors, heights, style, label=name)
    axes[1].set(xlabel="error", ylabel="loss of one example", title="What an error costs")
    axes[1].legend()

    torch.manual_seed(1)
    sgd = {"MSE": lambda parameters: torch.optim.SGD(parameters, lr=0.1)}
    steps = compare(ten_relus, sgd, px, py, p_true, 100)["MSE"]  # 25 epochs of four steps each
    four = {name: steps[k::4] for k, name in enumerate(["MSE", "L1", "NLL", "KL"])}
    plot_losses(four, ylabel="true MSE", ax=axes[2]).set_title("One network, four names")
    print("one network under four names:", *(f"{name} {curve[-1]:.4f}" for name, curve in four.items()))


# %% [markdown]
# ## 8. The colours of dragons
#
# Now everything together. Dragons have a number of toes (about 5 to 22) and a length (about 100 to 300 feet).
# Fed as they are to a network, the length drowns the toes: its numbers and their gradients are twenty times
# as large. So bring every column to mean 0 and standard deviation 1,
#
# $$x' = \frac{x - \bar x}{s_x} ,$$
#
# with $\bar x$ and $s_x$ measured **on the training data**, once. The same two numbers then go with every
# dragon that you will ever predict. Measured anew on the dragons at hand they would mean something else each
# time, and for a single dragon $s_x$ is 0.
#
# In this question the loss takes probabilities, as your `ce_loss` of question 1 does, and the network gives
# logits: softmax stands between them, exactly once.

# %% question="q8_dragons"
def fit_colours(X, labels, model, loss_fn, generator, epochs=40, batch_size=32, lr=0.01):
    """Trains a network on standardised features and returns a predictor for raw ones.

    Both columns are standardised with mean and standard deviation of X. The model is trained in place and in
    training mode with one torch.optim.Adam(lr=lr) on mini-batches (every epoch in a new order that
    `generator` alone determines, each dragon once, the last batch may be smaller; the generator is not seeded
    anew). The loss of a batch is loss_fn(softmax of the logits, labels of the batch). All epochs are trained,
    and the weights of the last one are kept. Nothing else about the model changes: what is frozen stays so.
    As in question 5 you may look how it goes in between, as long as every batch is learned in training mode.

    Args:
        X: NumPy array, float32 or float64, shape (n, 2), raw features (toes, length); left unchanged.
        labels: NumPy array, any integer dtype, shape (n,), true colours, from 0 to C - 1; left unchanged.
        model: nn.Module that maps a float32 tensor (n, 2) to logits (n, C) of any size, for any number C of
            colours, on any device and in either mode. Gradients that are left in it from before must not
            count.
        loss_fn: takes probabilities, float tensor (B, C), and labels, int64 tensor (B,), both on the model's
            device; returns their mean loss, as ce_loss does.
        generator: torch.Generator on the CPU.
        epochs: int, at least 1.
        batch_size: int, at least 1.
        lr: float, learning rate.

    Returns:
        A function that takes raw features, NumPy array (m, 2) with any m of at least 1, and returns the
        predicted labels, NumPy int64 array (m,). The model predicts in eval mode. A dragon may be larger or
        smaller than all that were seen in training. What the function says of a dragon does not depend on the
        others that it is asked about, on what becomes of X, nor on later calls of fit_colours with another
        model.

    Example:
        >>> net, order = make_mlp([2, 32, 3], nn.ReLU), torch.Generator().manual_seed(0)
        >>> X, labels = np.random.default_rng(0).normal(size=(60, 2)), np.arange(60) % 3
        >>> predict = fit_colours(X, labels, net, ce_loss, order)
        >>> predict(np.array([[6.0, 170.0]])).shape
        (1,)
    """
    raise NotImplementedError("q8_dragons: fit_colours is not implemented yet")


# %%
print(grader.check("q8_dragons"))

# %% [markdown]
# Two valleys. In the first, straight lines do well (.91 to .97 of unseen dragons). On raw numbers
# they do not get there, and it would be easy to blame the lines for what the scaling did. In the second
# valley blue and red dragons live on opposite corners, around the yellow ones: no linear rule gets more than
# about two thirds of it right, and a hidden layer is needed.

# %% tags=["otter_ignore"]
with when_ready():
    figure, axes = plt.subplots(4, 1, figsize=(6.5, 15), layout="constrained")
    for row, (valley, make) in enumerate(
        {"shifted": shifted_dragons, "patchwork": patchwork_dragons}.items()
    ):
        herd = make(480, seed=2021)
        train, test = train_test_split(480, 0.6, seed=2021)
        for column, (kind, sizes) in enumerate({"linear": [2, 3], "32 hidden units": [2, 32, 3]}.items()):
            torch.manual_seed(0)
            net = make_mlp(sizes, nn.ReLU)
            predict = fit_colours(
                herd.features[train], herd.colour[train], net, ce_loss, torch.Generator().manual_seed(0)
            )
            right = (predict(herd.features[test]) == herd.colour[test]).mean()
            ax = plot_regions(
                predict,
                herd.features,
                herd.colour,
                DRAGON_COLOURS,
                xlabel="toes",
                ylabel="length (feet)",
                ax=axes[2 * row + column],
            )
            ax.set_title(f"{valley} valley, {kind}: {right:.3f} of unseen dragons")

# %% [markdown]
# **Explore: one dragon at a time.** The network 2–10–20–1000–3 on raw features, with batches of **one**
# dragon; and the same network on standardised features, in batches of 32. Drawn is the accuracy on the
# training dragons after each epoch. (20 starts of the first experiment had .30 / .55 / .77 of unseen dragons
# right after one epoch and .73 / .85 / .93 after 25 more: least, median, most.)

# %% tags=["otter_ignore"]
JUMP_EPOCHS = 12  # raise it to 26 for the experiment described; half a second each

with when_ready():
    herd = shifted_dragons(480, seed=2021)
    train, test = train_test_split(480, 0.6, seed=2021)
    scaled = Scaler.of(herd.features[train])(herd.features)
    jumps = {}
    for name, features, size, lr in (
        ("raw, one at a time", herd.features, 1, 2e-4),
        ("standardised, batches of 32", scaled, 32, 2e-3),
    ):
        torch.manual_seed(2021)
        net, order = make_mlp([2, 10, 20, 1000, 3], nn.ReLU), torch.Generator().manual_seed(0)
        optimizer = torch.optim.Adam(net.parameters(), lr=lr)
        data = TensorDataset(torch.tensor(features[train]), torch.tensor(herd.colour[train]))
        right = []
        for _ in range(JUMP_EPOCHS):
            train_batches(net, data, ce_from_logits, optimizer, 1, size, order)
            right.append(predict_label(net, features) == herd.colour)
        jumps[name] = [epoch[train].mean() for epoch in right]
        first, last = right[0][test].mean(), right[-1][test].mean()
        print(f"{name}: {first:.3f} of unseen dragons after one epoch, {last:.3f} after {JUMP_EPOCHS}")
    plot_losses(jumps, ylabel="accuracy on training dragons").set_title("Accuracy after each epoch")


# %% [markdown]
# ## 9. When to stop
#
# A large network and few examples: the training loss falls and falls, and for a while the network also gets
# better at what it has not seen. Then it begins to learn the noise of its examples by heart, and gets worse
# at everything else. The training loss says nothing of it. To see the turning point you need examples that
# nothing is learned from, and the data are dealt into three parts:
#
# * the **training** part, from which weights are learned;
# * the **validation** part, by which *you* choose: when to stop, which network, which learning rate;
# * the **test** part, looked at once, when all is chosen.
#
# Why a third part? Of a hundred epochs you take the one with the smallest validation loss. Part of why it is
# the smallest is luck, so this number is too good to be true. The test part has not been asked before, and
# tells.
#
# Nothing may **leak** from one part into another. The mean and the standard deviation with which the columns
# are standardised are learned from data, too: from the training part, and then used for all three.
#
# **Early stopping** watches the validation loss after every epoch. An epoch in which it is smaller than ever
# before is the best so far, and its weights are kept. It jumps, as every curve does, so do not stop at once
# when it rises: have **patience**, and stop after, say, ten epochs in a row without a new best. Then put the
# best weights back.
#
# Three things go wrong here without an error message:
#
# * `best = model.state_dict()` keeps nothing. It is a dict of the network's own tensors, and they change with
#   every step; in the end you put the last weights "back". Make a copy: `copy.deepcopy(model.state_dict())`.
#   (And take the whole state dict: the running averages of batch norm are in it, too, and `parameters()`
#   leaves them out.)
# * Measuring needs eval mode, learning needs training mode: in **every** epoch.
# * Also when the last epoch is reached before patience ends, the best weights may be old ones.

# %% question="q9_patience"
def split_in_three(X, y, n_val, n_test, generator):
    """Deals examples into a training, a validation and a test part, and standardises them without a leak.

    Each example is in exactly one part. Which, and in which order, is random, and `generator` alone
    determines it; the generator is not seeded anew. All three parts are standardised by the same numbers:
    from each column of X the mean of the training part is subtracted, then it is divided by the standard
    deviation of the training part (with n or with n - 1 in the denominator, as you like).

    Args:
        X: float32 tensor, shape (n, d), features; no column is constant in any four of its rows.
        y: tensor of any dtype, shape (n, 1), targets; not standardised. X and y are left unchanged.
        n_val: int, number of validation examples, at least 1.
        n_test: int, number of test examples, at least 1. At least four examples are left for training.
        generator: torch.Generator on the CPU.

    Returns:
        (X_train, y_train), (X_val, y_val), (X_test, y_test): pairs of tensors of the dtypes of X and y, with
        n - n_val - n_test, n_val and n_test rows.

    Example:
        >>> parts = split_in_three(torch.randn(10, 2), torch.randn(10, 1), 3, 2, torch.Generator())
        >>> [tuple(X.shape) for X, y in parts]
        [(5, 2), (3, 2), (2, 2)]
    """
    raise NotImplementedError("q9_patience: split_in_three is not implemented yet")


def fit_with_patience(model, train, val, test, loss_fn, optimizer, max_epochs, patience):
    """Trains until the validation loss has stopped falling, and puts the best weights back.

    An epoch is one optimizer step on all training examples at once, in training mode; after it the
    validation loss is measured, in eval mode and without recording a graph. An epoch is the best so far if
    its validation loss is smaller than those of all epochs before it (equal is not smaller, and what is not a
    number is never smaller). Training ends after `max_epochs` epochs, or earlier: as soon as `patience`
    epochs in a row were not the best so far, and for no other reason.

    Then the model gets back its whole state dict as it was when the best validation loss was measured, and
    the mode in which it came; and the test loss is measured as the validation loss was. Before that nobody
    looks at the test examples.

    Args:
        model: nn.Module, in either mode, all its layers in the same. Trained in place; what is frozen stays
            so. Gradients that are left in it from before the call must not count.
        train: pair of tensors (x, y) to learn from. No tensor of the three pairs is changed.
        val: pair of tensors (x, y) to choose by.
        test: pair of tensors (x, y), for the last measurement only.
        loss_fn: takes predictions and targets, returns their mean loss, a tensor without dimensions.
        optimizer: a torch.optim optimizer over the model's parameters.
        max_epochs: int, at least 1.
        patience: int, at least 1.

    Returns:
        dict with the keys
        "train_losses": list of Python floats, for each epoch the loss that its step learned from;
        "val_losses": list of Python floats, for each epoch the validation loss after its step;
        "best_epoch": int, the place of the smallest validation loss in that list, of the first if there are
        several;
        "test_loss": Python float, the test loss with the best weights.
        The validation loss of the first epoch is a finite number.
    """

    raise NotImplementedError("q9_patience: fit_with_patience is not implemented yet")


# %%
print(grader.check("q9_patience"))

# %% [markdown]
# **Explore: the turning point.** 20 noisy points of a parabola to learn from, 20 to choose by, 20 to test on,
# and a network with 4 353 weights. The dashed curve turns; the other one never says so. How much does the
# test loss gain by going back? And does it help to wait longer?

# %% tags=["otter_ignore"]
with when_ready():
    x, _, y_true = (torch.tensor(column) for column in noisy_parabola(60, seed=42))
    y = y_true + 0.25 * torch.randn(60, 1, generator=torch.Generator().manual_seed(7))
    parts = split_in_three(x, y, 20, 20, torch.Generator().manual_seed(0))
    for patience in (10, 30, 800):
        torch.manual_seed(1)
        net = make_mlp([1, 64, 64, 1], nn.Tanh)
        adam = torch.optim.Adam(net.parameters(), lr=0.003)
        story = fit_with_patience(net, *parts, nn.MSELoss(), adam, max_epochs=800, patience=patience)
        last = f"{len(story['val_losses'])} epochs, validation loss {story['val_losses'][-1]:.3f} in the last"
        best = f"{min(story['val_losses']):.3f} in epoch {story['best_epoch']}"
        print(f"patience {patience:3}: {last}, {best}, the best; test loss there {story['test_loss']:.3f}")
    plot_turning_point(story["train_losses"], story["val_losses"], story["best_epoch"])

# %% [markdown]
# ## 10. Why does the accuracy jump?
#
# Look at the solid curve of the plot *Accuracy after each epoch* in section 8: from one epoch to the next it
# falls by as much as .14.

# %% [markdown] written="written_jumps"
# <!-- BEGIN QUESTION -->
#
# **Why does the accuracy on the training data jump up and down from epoch to epoch, although the loss is
# minimised all the time? Name two causes, say for each why it makes the curve jump, and how you would make
# the curve smoother. Refer to that plot.** (2 points; four to eight sentences)

# %% [markdown]
# _Type your answer here, replacing this text._

# %% [markdown] written="written_alike"
# <!-- END QUESTION -->
#
# <!-- BEGIN QUESTION -->
#
# **Somebody compares four losses with the program in section 7, sees its third panel, and concludes that they
# are "very similar". Which two mistakes in the program lead to that, how could you have noticed from the plot
# or with one line of code, and what does the fair comparison show?** (2 points; three to six sentences)

# %% [markdown]
# _Type your answer here, replacing this text._

# %% [markdown]
# <!-- END QUESTION -->
#
# ## Handing in
#
# 1. Choose *Kernel → Restart Kernel and Run All Cells…*, and look once more at every check cell.
# 2. Save.
# 3. Hand in this one file, `hw5_training.ipynb`, and nothing else. If you worked in the script
#    `hw5_training.py`, hand in that instead.
#
# What you take along: a loss is a choice, and each choice has a domain; numbers are compared only from equal
# starts and by equal measures; and the mistakes that cost most are those that raise no error.
