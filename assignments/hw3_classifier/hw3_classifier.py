# ---
# jupyter:
#   otter:
#     assignment_name: hw3_classifier
# ---

# %% [markdown]
# # Bending the line
#
# A single neuron draws one straight line and calls everything beyond it "yes". In this notebook you meet two
# sets of points that no straight line can separate, and you get past them twice: first by inventing features
# yourself, then by letting a network find them. The network is small enough that you can look inside it and
# say what each of its parts does.
#
# You build it piece by piece: the layers (question 2), the way through them (3), the loss (4), the training
# loop (5), an honest accuracy (6). Then you look at the geometry (7) and measure how width matters (8).
#
# **At the end** you will be able to build a network of any depth and train it, to write a loss that stays
# finite where the network is certain and wrong, to measure without changing what you measure, and to compare
# widths fairly. And you will be able to answer a question that sounds simple: why do two hidden nodes fail
# where three succeed? Plan about four hours.
#
# Each question is graded on its own, so you can skip one and come back. Cells that plot or experiment print
# one calm line as long as something they use is missing.

# %% [markdown]
# ## Before you start
#
# This notebook needs the folders that it came with (`tests/`, `checks/`, `shared/`, `autograder/`), so keep it beside them and
# keep its name. The `README.md` there says how to install what you need. Where the notebook is alone (on Colab, say),
# put `hw3_classifier-student.zip` beside it, and the next cell unpacks the rest.
#
# - **Fill in.** Look for `raise NotImplementedError(...)`: each one stands where your code goes. Replace that line and run the cell.
# - **Check.** Run the cell with `grader.check("...")` below it. For each rule it says whether your code keeps it, and if not, what
#   happened and where to look. You can check as often as you like; checking changes nothing.
# - **Look around.** The other cells draw and explore. They wait, and say so, until what they need is filled in. Change them as
#   you like: they are not graded.
# - **Hand in** this one file, `hw3_classifier.ipynb`, after you have saved it. The hidden checks then look at the same
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
import functools
import itertools

import matplotlib.pyplot as plt
import numpy as np
import torch
from torch import nn

from shared.data import quadrants, rings
from shared.linear import logistic_classifier, logistic_regression
from shared.notebook import when_ready
from shared.plots import (
    plot_activations,
    plot_lines,
    plot_losses,
    plot_network,
    plot_points,
    plot_probabilities,
    plot_regions,
    plot_starts,
)

# Networks as small as these are quicker on one thread than on several, which mostly wait for each other.
torch.set_num_threads(1)

# %% [markdown]
# ## 1. Features by hand
#
# Logistic regression is a neuron with a soft threshold:
#
# $$P(y = 1 \mid x) = \sigma(w \cdot x + b), \qquad \sigma(z) = \frac{1}{1 + e^{-z}}.$$
#
# Where $w \cdot x + b = 0$ the answer is exactly ½, so its decision boundary is a straight line. It does not
# jump there: on both sides lies a **transition region**, in which the answer goes from nearly 0 to nearly 1.
# Below, grey is the probability, and lines run where it is .1, .5 and .9. The points are the same four clouds
# with two different labels. In the first picture the label asks whether $x_1 > 0$. In the second it is an
# exclusive or: 1 where exactly one of the two coordinates is positive.

# %% tags=["otter_ignore"]
figure, axes = plt.subplots(1, 2, figsize=(10, 3.6), layout="constrained")
for ax, labels in zip(axes, ("linear", "xor"), strict=True):
    X_four, y_four = quadrants(200, seed=42, labels=labels)
    w, b = logistic_regression(X_four, y_four)
    plot_probabilities(lambda X, w=w, b=b: 1 / (1 + np.exp(-(X @ w + b))), X_four, y_four, ax=ax)
    right = np.mean((X_four @ w + b > 0) == y_four)
    ax.set_title(f"labels: {labels}, accuracy {right:.3f}")
    print(f"logistic regression, {labels:6} labels: accuracy {right:.3f}")


# %% [markdown]
# On the exclusive or no straight line is of use. The best one cuts off one cloud and gets three of four
# right: .75. Logistic regression does not even find that one. It looks for probabilities, and as positive and
# negative points lie symmetrically around the centre, whatever a line gains on one cloud it loses on
# another: it ends near ½ everywhere, and on these points it is right less often than a coin.
#
# Looking at the picture you can tell what is missing. The label depends on the **quadrant**. If you hand the
# model the quadrant, as four numbers of which exactly one is 1 (a *one-hot* code), then the exclusive or
# becomes a sum: large where column 1 or column 3 is set.
#
# **A question to ask of every such code: does each point get a place?** A version that compares with `< 0`
# and `> 0` everywhere leaves a point on an axis without any quadrant: its row is all zeros, and the model can
# only guess. With `<= 0` and `>= 0` everywhere it gets two. Zero needs exactly one home.

# %% question="q1_quadrants"
def quadrant_features(X):
    """Say in which quadrant each point lies, as a one-hot code.

    The columns stand for: 0 right and upper, 1 left and upper, 2 left and lower, 3 right and lower. Right
    means x1 > 0 and upper means x2 > 0; a coordinate that is exactly 0 counts as left, or as lower. (Single
    precision is fine for the comparison; a tolerance is not.)

    Args:
        X: float array, shape (n, 2): the columns are x1 and x2; it is not changed.

    Returns:
        float32 array, shape (n, 4): one 1.0 in each row, zeros elsewhere.

    Example:
        >>> quadrant_features(np.array([[2.0, 1.0], [-2.0, 0.0]]))
        array([[1., 0., 0., 0.],
               [0., 0., 1., 0.]], dtype=float32)
    """
    raise NotImplementedError("q1_quadrants: quadrant_features is not implemented yet")


# %%
print(grader.check("q1_quadrants"))

# %% tags=["otter_ignore"]
with when_ready():
    X_four, y_four = quadrants(200, seed=42, labels="xor")
    predict = logistic_classifier(quadrant_features(X_four), y_four)
    right = np.mean(predict(quadrant_features(X_four)) == y_four)
    print(f"logistic regression on your quadrant features: accuracy {right:.3f}")
    ax = plot_regions(lambda points: predict(quadrant_features(points)), X_four, y_four)
    ax.set_title("The same linear model, on four features that know the quadrant")

# %% [markdown]
# The model is still linear. The *features* bent the line.
#
# Here is a harder set of points, and the one that this notebook is about: a disk of radius 1 inside a ring
# between radius 3 and 4.

# %% tags=["otter_ignore"]
X_rings, y_rings = rings(2000, seed=100)
ax = plot_points(X_rings, y_rings, names=["disk", "ring"])
ax.set_aspect("equal")
ax.set_title("2000 points: which line separates them?")
predict = logistic_classifier(X_rings, y_rings)
print(f"logistic regression on (x1, x2):  {np.mean(predict(X_rings) == y_rings.numpy()[:, 0]):.3f}")
radius_squared = X_rings.square().sum(dim=1, keepdim=True)
predict = logistic_classifier(radius_squared, y_rings)
print(f"logistic regression on x1² + x2²: {np.mean(predict(radius_squared) == y_rings.numpy()[:, 0]):.3f}")


# %% [markdown]
# You can again think of a feature that solves it: with $r^2 = x_1^2 + x_2^2$ a single cut anywhere between
# $r = 1$ and $r = 3$ is perfect, and the angle $\theta = \operatorname{atan2}(x_2, x_1)$ is not even needed.
# (The plain $\arctan(x_2 / x_1)$ that one often reads gives opposite points the same angle.) You found it
# because you could look. With 784 pixels instead of two coordinates you could not. So from here on the
# features are learned.

# %% [markdown]
# ## 2. The layers of a network
#
# The idea fits in one sentence: **use logistic regressions as features of another logistic regression.** Each
# feature is a *hidden node* with its own weights and its own bias. With three inputs, a layer of four hidden
# nodes, another of three, and one output, the whole network is
#
# $$A_1 = \sigma(W x + b_1), \qquad A_2 = \sigma(U A_1 + b_2), \qquad P(y = 1 \mid x) = \sigma(V A_2 + b_3)$$
#
# with $W \in \mathbb{R}^{4 \times 3}$, $U \in \mathbb{R}^{3 \times 4}$ and $V \in \mathbb{R}^{1 \times 3}$,
# so that $A_1 \in \mathbb{R}^4$ and $A_2 \in \mathbb{R}^3$. Check the shapes once by hand: each matrix has
# one row for each node that it feeds and one column for each node that it reads.
#
# Your class only *makes* the layers here; running an input through them is question 3. Three things to get
# right:
#
# * Call `super().__init__()` first. It sets up the lists in which a module keeps its parameters.
# * **Keep the hidden layers in a container of PyTorch's**, such as `nn.ModuleList`. A plain Python list works
#   until you train: a module finds its parameters by looking through its attributes, and it does not look
#   into lists. The layers would be used, but never *registered*: `net.parameters()` would hold the output
#   layer alone, the optimizer would never move the rest, and nothing would raise an error.
# * The output layer reads the last hidden layer, or the inputs themselves when there is no hidden layer. A
#   network without hidden layers is a useful special case: you met it above as logistic regression.

# %% question="q2_init"
class ClassifierNet(nn.Module):
    """A feed-forward network whose hidden layers all have the same number of nodes.

    Args:
        n_inputs: number of inputs.
        n_outputs: number of outputs.
        n_hidden_layers: number of hidden layers, 0 or more.
        n_hidden_nodes: number of nodes in each hidden layer; not used when there is no hidden layer.
        activation: what follows each hidden layer: a module such as nn.Sigmoid(), or a function such as
            torch.tanh.
        output_activation: what follows the output layer, or None for nothing.

    Attributes:
        layer_list: the hidden layers (nn.Linear), first to last, in an nn.ModuleList or nn.Sequential.
        output_layer: the last nn.Linear, with n_outputs outputs.
        activation: as given.
        output_activation: as given.

    All layers have biases and keep the random start that PyTorch gives them: each layer its own, and each
    network another one. A new network is in training mode, as modules are that nobody has touched.
    """

    def __init__(self, n_inputs, n_outputs, n_hidden_layers, n_hidden_nodes, activation, output_activation):
        raise NotImplementedError("q2_init: ClassifierNet.__init__ is not implemented yet")

    def forward(self, x):
        """What `net(x)` does. You write it in question 3."""
        return forward(self, x)


# %%
print(grader.check("q2_init"))

# %% [markdown]
# Two inputs, two hidden nodes and one output make $2 \cdot 2 + 2$ numbers for the hidden layer and $2 + 1$
# for the output layer: nine parameters. Do you see all nine?

# %% tags=["otter_ignore"]
with when_ready():
    torch.manual_seed(0)
    net = ClassifierNet(2, 1, 1, 2, nn.Sigmoid(), nn.Sigmoid())
    for name, parameter in net.named_parameters():
        print(f"{name:22} {tuple(parameter.shape)!s:8} {parameter.numel()} numbers")
    print("together:", sum(parameter.numel() for parameter in net.parameters()))


# %% [markdown]
# ## 3. From input to output
#
# `net(x)` calls the class's `forward`, which hands over to the function below. It is a plain function so that
# you can try it on its own; it uses only the four attributes that question 2 names.
#
# Why is the activation between the layers so important? Without it,
# $V(Wx + b_1) + b_2 = (VW)x + (Vb_1 + b_2)$ is one linear map again: a hundred layers would still draw one
# straight line.
#
# And why may the output activation be `None`? For a probability you want $\sigma$ at the end, for a number
# without bounds you want none, and for a loss that takes *logits* (question 4) you want none either.

# %% question="q3_forward"
def forward(net, x):
    """Pass a batch through a network.

    Each hidden layer is followed by the activation; the output layer is followed by the output activation,
    or by nothing if that is None. The result is differentiable by x and by every parameter, and has their
    dtype.

    Args:
        net: a module with the attributes layer_list, output_layer, activation and output_activation, as
            ClassifierNet documents them; any number of hidden layers, 0 included. It is not changed.
        x: float tensor, shape (n, n_inputs); it is not changed.

    Returns:
        float tensor, shape (n, n_outputs), also when n or n_outputs is 1.
    """
    raise NotImplementedError("q3_forward: forward is not implemented yet")


# %%
print(grader.check("q3_forward"))

# %% tags=["otter_ignore"]
with when_ready():
    X_rings, y_rings = rings(2000, seed=100)
    figure, axes = plt.subplots(1, 3, figsize=(10, 4.4), sharey=True, layout="constrained")
    for ax, seed in zip(axes, (0, 1, 2), strict=True):
        torch.manual_seed(seed)
        net = ClassifierNet(2, 1, 1, 3, nn.Sigmoid(), nn.Sigmoid())
        with torch.no_grad():
            p = net(X_rings)
        points = ax.scatter(*X_rings.T, c=p[:, 0], s=8, cmap="cividis")
        figure.colorbar(points, ax=ax, location="bottom", label="output, untrained")
        ax.set_title(f"seed {seed}: {p.min():.2f} to {p.max():.2f}")
        ax.set(xlabel="$x_1$", aspect="equal")
    axes[0].set_ylabel("$x_2$")


# %% [markdown]
# Three random starts give three gentle slopes, none of which knows anything about rings. Next you need a
# number that says how wrong they are.

# %% [markdown]
# ## 4. Binary cross-entropy, twice
#
# The network says "$p$" and the truth $y$ is 0 or 1. The loss of one point is the surprise at the truth,
# $-\log p$ if $y = 1$ and $-\log(1 - p)$ if $y = 0$. In one formula, and averaged over $N$ points:
#
# $$L = -\frac{1}{N} \sum_{i=1}^{N} \bigl( y_i \log p_i + (1 - y_i) \log(1 - p_i) \bigr).$$
#
# (You will meet the same formula without the $1/N$. A sum grows with the number of points, so its gradients
# and the learning rate that suits them do too; PyTorch's loss takes the mean, and so do you.)
#
# A feeling for the scale: what does a prediction cost when the truth is 1?
#
# | $p$ | .01 | .3 | .5 | 1 |
# |---|---|---|---|---|
# | $-\log p$ | 4.6052 | 1.2040 | 0.6931 | 0 |
#
# Remember $\log 2 \approx 0.693$: a network that always answers ½ has exactly this loss. A curve that stays
# there has learned nothing.
#
# **Trap one: shapes.** The network's output has shape $(N, 1)$. Labels often come with shape $(N,)$. Then
# `p * y` is not an error: broadcasting makes it an $N \times N$ table in which every prediction is compared
# with every label. Trained on that mean, a network learns the average label and stays at 0.693. PyTorch's own
# `nn.BCELoss` used to *warn* about it and now refuses; refuse it too.
#
# **Trap two: the ends.** A saturated sigmoid returns exactly 0 or 1 in float32. $\log 0 = -\infty$, and
# $0 \cdot \infty$ is NaN. Clamping *after* the logarithm repairs the value but not the gradient: it is zero
# times infinity there. Keep $p$ away from 0 and 1 *before* you take logarithms. And how far away? Near 1,
# neighbouring float32 numbers are $6 \cdot 10^{-8}$ apart, so $1 - 10^{-12}$ is 1 again.
#
# **The better way: logits.** Let the network return $z$ with $p = \sigma(z)$, and simplify before computing:
#
# $$-\log \sigma(z) = \log(1 + e^{-z}), \qquad -\log(1 - \sigma(z)) = \log(1 + e^{z}), \qquad
# \text{so} \qquad L = \frac{1}{N} \sum_i \bigl( \log(1 + e^{z_i}) - y_i z_i \bigr).$$
#
# The gradient is as simple as one could wish, $\partial L / \partial z_i = (\sigma(z_i) - y_i) / N$: it never
# vanishes where the network is confidently wrong. What remains is to compute $\log(1 + e^z)$ without
# computing $e^{200}$. `torch.logaddexp` is made for sums of exponentials.
#
# Write both losses from the formulas, without PyTorch's ready-made ones (`nn.BCELoss`, `nn.BCEWithLogitsLoss`
# and others that compute a cross-entropy, such as `nn.NLLLoss` or `nn.MultiLabelSoftMarginLoss`, and their
# functional forms). You may use them to compare.

# %% question="q4_bce"
def bce_loss(p, y):
    """Mean binary cross-entropy of probabilities.

    Args:
        p: float tensor of any shape, probabilities from 0 to 1, both ends included; it is not changed.
        y: float tensor of the same shape, 0.0 or 1.0; not changed either.

    Returns:
        Tensor of shape (), in the dtype of p. For p from 0.01 to 0.99 it is exact to four digits; its value
        and its gradient are finite for every p. At p = 0 and p = 1 a wrong answer costs more than 10.

    Raises:
        ValueError: the shapes of p and y differ.
    """
    raise NotImplementedError("q4_bce: bce_loss is not implemented yet")


def bce_with_logits(z, y):
    """Mean binary cross-entropy of sigmoid(z), computed from z itself.

    Args:
        z: float tensor of any shape: logits, any real numbers; it is not changed.
        y: float tensor of the same shape, 0.0 or 1.0; not changed either.

    Returns:
        Tensor of shape (), in the dtype of z: exact however large |z| is. At |z| = 200 a wrong answer costs
        200, at |z| = 1000 it costs 1000. Its gradient by z is (sigmoid(z) - y) / number of elements.

    Raises:
        ValueError: the shapes of z and y differ.
    """
    raise NotImplementedError("q4_bce: bce_with_logits is not implemented yet")


# %%
print(grader.check("q4_bce"))

# %% tags=["otter_ignore"]
with when_ready():
    for p, exact in [(1e-2, 4.6052), (0.3, 1.2040), (0.5, 0.6931), (1.0, 0.0)]:
        yours = bce_loss(torch.tensor(p), torch.tensor(1.0))
        print(f"truth 1, p = {p:<5}  exact {exact:.4f}   yours {yours:.4f}")

    z = torch.linspace(-60, 60, 601, requires_grad=True)
    losses = {
        "from logits": bce_with_logits,
        "through the sigmoid": lambda z, y: bce_loss(torch.sigmoid(z), y),
    }
    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 3.8), layout="constrained")
    for (name, loss), style in zip(losses.items(), ("-", "--"), strict=True):
        each = [float(loss(one.detach().reshape(1), torch.ones(1))) for one in z]
        slope = [
            torch.autograd.grad(loss(one.reshape(1), torch.ones(1)), one)[0].item()
            for one in z.detach().requires_grad_()
        ]
        left.plot(z.detach(), each, style, label=name)
        right.plot(z.detach(), slope, style, label=name)
    left.set(xlabel="logit $z$", ylabel="loss when the truth is 1")
    right.set(xlabel="logit $z$", ylabel="gradient by $z$")
    left.legend()
    right.legend()


# %% [markdown]
# Look at the far left of both pictures. There the network is certain and wrong. Through the sigmoid the loss
# is flat (it meets the clamp) and its gradient is zero: the point that most needs to move cannot. From logits
# the slope stays −1. This is why people train with logits and apply the sigmoid only when they want to read
# probabilities.

# %% [markdown]
# ## 5. The training loop
#
# Gradient descent repeats one line, with $\eta$ the learning rate:
#
# $$w_t = w_{t-1} - \eta \, \frac{\partial L}{\partial w_{t-1}}.$$
#
# You use **Adam**, a variant that keeps running means of the gradient, $m_t$, and of its square, $v_t$, and
# steps by $\eta \, \hat m_t / (\sqrt{\hat v_t} + \varepsilon)$. In its very first step $\hat m_1 = g$ and
# $\hat v_1 = g^2$, so every weight moves by almost exactly $\eta$, up or down, however large its gradient is.
# A check below uses that.
#
# Each *epoch*, one pass over all points:
#
# 1. run the network, compute the loss, note it down (as a plain number: a tensor would keep the whole graph
#    of every epoch alive);
# 2. clear old gradients (`backward` *adds* to what is there);
# 3. `backward`, then one step of the optimizer.
#
# The optimizer has a memory, $m$ and $v$: make it once, before the loop. And if you shuffle, move features
# and targets **together**. With the whole set in every step shuffling does not change the gradient, only the
# order in which it is added up; it will matter once batches are smaller than the data.
#
# When to stop? No rule says so. You watch the loss, and better still a score on points that were not trained
# on.

# %% question="q5_train"
def train_model(features, target, model, lr, n_epochs, criterion, shuffle=False):
    """Train a model with Adam (PyTorch's defaults but for lr), all points in every step.

    Gradients that the model may hold when it comes in do not count.

    Args:
        features: float tensor, shape (n, n_inputs), on the model's device; it is not changed.
        target: float tensor, shape (n, n_outputs), on the same device; it is not changed.
        model: module to train, in place. It comes in training mode and stays in it.
        lr: learning rate, a positive float.
        n_epochs: number of steps, 0 or more. All are taken, with the same lr and whatever the loss does.
        criterion: criterion(output, target) gives the loss, a tensor of shape ().
        shuffle: whether the rows come in a new random order in each epoch, the first included, features and
            target alike. Another training has other orders.

    Returns:
        (model, losses): the very model that was given, as the last step leaves it, and a list of n_epochs
        Python floats: the loss of each epoch, computed before its step.
    """
    raise NotImplementedError("q5_train: train_model is not implemented yet")


# %%
print(grader.check("q5_train"))

# %% tags=["otter_ignore"]
with when_ready():
    X_rings, y_rings = rings(2000, seed=100)
    curves = {}
    for seed in range(5):
        torch.manual_seed(seed)
        net = ClassifierNet(2, 1, 1, 2, nn.Sigmoid(), nn.Sigmoid())
        _, curves[f"start {seed}"] = train_model(X_rings, y_rings, net, 1e-2, 100, nn.BCELoss())
    at_90 = sorted(losses[90] for losses in curves.values())
    print(f"two sigmoid nodes, loss at epoch 90 of five starts: {at_90[0]:.4f} to {at_90[-1]:.4f}")
    plot_losses(curves).set_title("One hundred epochs: barely below log 2")


# %% [markdown]
# The starts disagree. Of twenty random ones the best was at .573 by epoch 90 and the worst still at .693,
# with a median of .657: whoever reports a single one may have picked any of these. **One run is an
# anecdote.** Keep that in mind until question 8.
#
# `rings` returns targets of shape $(N, 1)$, like the network's output. With targets of shape $(N,)$,
# `nn.BCELoss` would refuse.

# %% [markdown]
# ## 6. Accuracy, without side effects
#
# Loss is what you minimise; accuracy is what you tell people. It is a *measurement*, and a measurement should
# not change what it measures. Three ways in which it often does:
#
# * `p[p > 0.5] = 1` writes **into the tensor that the network returned**. If that tensor is needed again (for
#   a `backward`, or because it is a view of something else) it is now wrong, and PyTorch raises an error far
#   away from the line that caused it. Compare, `p > 0.5`, and you get a new tensor.
# * Without `torch.no_grad()` every evaluation records a graph that nobody will use.
# * Layers such as dropout behave differently in training. Measure in `eval` mode, then put the model back
#   into **the mode in which you found it**, which is not always training mode. (Where somebody has frozen one
#   layer in `eval` mode, `model.train()` wakes it; then each part of `model.modules()` has its own `training`
#   to note. That is not asked here: all parts of a model are in one mode.)
#
# And the trap of question 4 is here too: $(N, 1)$ against $(N,)$ compares every answer with every label.

# %% question="q6_accuracy"
def accuracy(model, X, y):
    """Share of points that a model gets right; nothing is changed by measuring.

    The model runs in eval mode and without recording a graph (torch.no_grad); afterwards, also when y is
    refused, it is in the mode that it was in. A probability above 0.5 counts as class 1, any other as
    class 0.

    Args:
        model: module that returns probabilities, shape (n, 1). Nothing of it is changed.
        X: float tensor, shape (n, n_inputs); it is not changed.
        y: float tensor, shape (n, 1), 0.0 or 1.0; it is not changed.

    Returns:
        A Python float from 0 to 1.

    Raises:
        ValueError: the model's output and y have different shapes.
    """
    raise NotImplementedError("q6_accuracy: accuracy is not implemented yet")


# %%
print(grader.check("q6_accuracy"))

# %% [markdown]
# ### The experiment: one, two, three, five hidden nodes
#
# Ten thousand epochs of Adam at 0.001 on the 2000 points, for networks that differ only in width. By default
# the cell below takes ten times fewer steps of ten times the size (`SPEED_UP`), which gets almost as far; at
# the end of section 8 you find what twenty runs at full length gave. Before you run it: where do you expect
# the largest drop?

# %% tags=["otter_ignore"]
SPEED_UP = 10  # 1 for the runs at full length (a few minutes)


@functools.cache
def sigmoid_net(width):
    """Train `width` sigmoid nodes on the 2000 points, once; return the network and its losses."""
    torch.manual_seed(2)
    net = ClassifierNet(2, 1, 1, width, nn.Sigmoid(), nn.Sigmoid())
    return train_model(*rings(2000, seed=100), net, 1e-3 * SPEED_UP, 10_000 // SPEED_UP, nn.BCELoss())


with when_ready():
    curves = {}
    for width in (1, 2, 3, 5):
        net, losses = sigmoid_net(width)
        curves[f"{width} hidden"] = losses
        right = accuracy(net, X_rings, y_rings)
        print(f"{width} hidden: loss {losses[-1]:.4f}, accuracy {right:.3f}")
    ax = plot_losses(curves, log=True, xlabel=f"epoch (each worth {SPEED_UP})")
    ax.set_title("The third node makes the difference")

# %% tags=["otter_ignore"]
with when_ready():
    figure, axes = plt.subplots(3, 1, figsize=(6.5, 12), layout="constrained")
    for ax, width in zip(axes, (1, 2, 3), strict=True):
        net, _ = sigmoid_net(width)
        plot_regions(
            lambda points, net=net: net(torch.from_numpy(points)) > 0.5,
            X_rings,
            y_rings,
            ["disk", "ring"],
            ax=ax,
        )
        ax.set_aspect("equal")
        ax.set_title(f"{width} hidden: accuracy {accuracy(net, X_rings, y_rings):.3f}")

# %% [markdown]
# The accuracies are no accident; you can predict them with a pencil.
#
# * **One line** touching the disk leaves on its far side the part of the ring with $r \cos\theta > 1$, a
#   share of $\arccos(1/r)/\pi \approx .41$ at $r = 3.5$. All of the disk and that share of the ring are
#   right: $(1 + .41)/2 \approx .70$.
# * **Two lines** cut out a strip around the disk. The ring's share inside the strip is
#   $2 \arcsin(1/r)/\pi \approx .18$, and it is lost: $1 - .18/2 \approx .91$.
# * **Three lines** make a triangle. Around a disk of radius 1 it reaches out to radius 2, and the ring begins
#   at 3: nothing is lost.
#
# So the jump from two to three is geometry and not luck. How does the network do it? Here is the whole of it,
# a line for each weight and a number for each bias: 13 numbers decide everything. Beside it the probability
# that it gives each place. In the disk and out in the ring it is sure; where does it hesitate, and why there?

# %% tags=["otter_ignore"]
with when_ready():
    net, _ = sigmoid_net(3)
    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 4.2), layout="constrained")
    plot_network(net, outputs=["ring?"], ax=left)
    plot_probabilities(
        lambda points: net(torch.from_numpy(points)), X_rings, y_rings, ["disk", "ring"], ax=right
    )
    right.set_aspect("equal")


# %% [markdown]
# ## 7. What a hidden node sees
#
# A hidden node computes $\sigma(w_1 x_1 + w_2 x_2 + b)$. It is ½ on the line $w_1 x_1 + w_2 x_2 + b = 0$,
# close to 1 on one side and close to 0 on the other. That line is no decision boundary, since nothing is
# classified by it alone. Think of it as a **new coordinate**: the node says on which side of its line a point
# lies, and how clearly.
#
# Three nodes replace $(x_1, x_2)$ by three coordinates between 0 and 1, so that every point lands in a unit
# cube, mostly near its corners. The output layer then cuts the cube with one plane.
#
# To draw a line you may be tempted to solve for $x_2 = -(w_1 x_1 + b)/w_2$. It divides by zero for a vertical
# line. The three numbers $(w_1, w_2, b)$ describe every line, so return those.

# %% question="q7_geometry"
def decision_lines(model):
    """The line of each node in the first hidden layer. The model is not changed: not its weights, their
    dtype, gradients or requires_grad, nor its mode.

    Args:
        model: a module with the attributes that ClassifierNet documents, in float32 and on any device,
            with 2 inputs and at least one hidden layer.

    Returns:
        float32 NumPy array, shape (n_hidden_nodes, 3). Row i holds a, b, c of the line a·x1 + b·x2 + c = 0:
        exactly the two weights and the bias of node i, so that a·x1 + b·x2 + c > 0 where the node is active.
    """
    raise NotImplementedError("q7_geometry: decision_lines is not implemented yet")


def hidden_activations(model, X):
    """What the first hidden layer makes of points, after its activation. The model is not changed either.

    Args:
        model: a module with the attributes that ClassifierNet documents and at least 1 hidden layer.
        X: float tensor, shape (n, n_inputs); it is not changed.

    Returns:
        float tensor, shape (n, n_hidden_nodes), in the dtype of model and X, and without a graph
        (requires_grad is False), also where X requires gradients.
    """
    raise NotImplementedError("q7_geometry: hidden_activations is not implemented yet")


# %%
print(grader.check("q7_geometry"))

# %% [markdown]
# ### Three lines, seven regions
#
# Now look at the network with three nodes. Three lines in general position cut the plane into $1 + 3 + 3 = 7$
# regions. Each region has its own code: on which side of line 1, of line 2, of line 3. Of the eight codes one
# has no region at all.

# %% tags=["otter_ignore"]
with when_ready():
    ax = plot_points(X_rings, y_rings, names=["disk", "ring"])
    net, _ = sigmoid_net(3)
    lines = decision_lines(net)
    plot_lines(lines, names=["node 0", "node 1", "node 2"], ax=ax)
    ax.set_aspect("equal")
    ax.set_title("The lines of three hidden nodes")
    print("a, b, c of each line:")
    print(lines.round(3))

    codes = (hidden_activations(net, X_rings) > 0.5).int()
    print("code      disk  ring")
    for code in itertools.product((0, 1), repeat=3):
        inside = (codes == torch.tensor(code)).all(dim=1)
        disk, ring = (int((y_rings[inside] == label).sum()) for label in (0, 1))
        print(code, f"{disk:5} {ring:5}" + ("   nobody" if disk + ring == 0 else ""))

# %% [markdown]
# One region holds the disk, the six around it share the ring: 1 + 6 = 7. (Not eight: the eighth code belongs
# to no point of the plane.) Walk once around the ring and you cross six half-lines, and at each exactly one
# digit of the code flips.
#
# In the new coordinates the problem is solved: a plane cuts one corner off the cube.

# %% tags=["otter_ignore"]
with when_ready():
    net, _ = sigmoid_net(3)
    activations = hidden_activations(net, X_rings)
    with np.printoptions(precision=4, suppress=True):
        print(activations[:4].numpy())
    plane = [*net.output_layer.weight[0].tolist(), net.output_layer.bias.item()]
    plot_activations(activations, y_rings, names=["disk", "ring"], plane=plane).set_title(
        "The rings as the output layer sees them"
    )

# %% [markdown]
# ### Five nodes, ten views
#
# With five hidden nodes the points live in a five-dimensional cube. You cannot look at it, but you can look
# at its shadows: every choice of three nodes is a view, and there are $\binom{5}{3} = 10$ of them. In which
# views could you separate the classes? If there is one, then those three nodes alone would have been enough.

# %% tags=["otter_ignore"]
with when_ready():
    net, _ = sigmoid_net(5)
    activations = hidden_activations(net, X_rings)
    figure = plt.figure(figsize=(10, 13), layout="constrained")
    for place, nodes in enumerate(itertools.combinations(range(5), 3), start=1):
        ax = figure.add_subplot(4, 3, place, projection="3d")
        plot_activations(activations[:500], y_rings[:500], nodes=nodes, names=["disk", "ring"], ax=ax)
        view = activations[:, nodes]
        right = np.mean(logistic_classifier(view, y_rings)(view) == y_rings.numpy()[:, 0])
        ax.set_title(f"nodes {nodes}: a plane gets {right:.3f}", fontsize=10)


# %% [markdown]
# ## 8. How wide is wide enough?
#
# A network's result depends on its random start. To compare widths honestly you train **several starts for
# each width** and compare medians. Your function makes the table; it gets the two ingredients, how to make a
# network and how to train it, as arguments, so you can reuse it for any experiment.
#
# Mistakes that make such a table worthless: one network trained further and further instead of a fresh one
# per cell; one seed at the very top, so that each cell depends on the cells before it; and the *best* loss
# over training instead of the last.

# %% question="q8_width"
def losses_by_width(widths, activation, seeds, make_net, train):
    """Train a fresh network for each width and each seed.

    Right before each network is made, torch.manual_seed is called with the seed, and the network is trained
    at once, before the next one is made: so a cell of the table depends on its own width and seed alone.

    Args:
        widths: sequence of numbers of hidden nodes, e.g. [1, 2, 3].
        activation: handed to make_net as it is.
        seeds: sequence of whole numbers, e.g. range(5).
        make_net: make_net(width, activation) returns a fresh network.
        train: train(net) trains the network and returns its losses, a list with one float for each epoch.

    Returns:
        float64 NumPy array, shape (len(widths), len(seeds)): the last loss of each training, also
        where another one was smaller.
    """
    raise NotImplementedError("q8_width: losses_by_width is not implemented yet")


# %%
print(grader.check("q8_width"))

# %% [markdown]
# First the sigmoid, then the ReLU. A ReLU node is 0 on one side of its line and grows without bound on the
# other. Does the loss still go to zero with three of them? If not, from which width on does it, *whatever the
# start*?

# %% tags=["otter_ignore"]
with when_ready():
    X_few, y_few = rings(400, seed=100)
    starts = range(5)

    def make_net(width, activation):
        return ClassifierNet(2, 1, 1, width, activation, nn.Sigmoid())

    def train(net):
        return train_model(X_few, y_few, net, 0.05, 300, nn.BCELoss())[1]

    widths = [1, 2, 3, 5, 10]
    figure, axes = plt.subplots(1, 2, figsize=(10, 4), layout="constrained", sharey=True)
    print(f"400 points, {len(starts)} starts; last loss by number of nodes")
    for ax, activation in zip(axes, (nn.Sigmoid(), nn.ReLU()), strict=True):
        name = type(activation).__name__
        table = losses_by_width(widths, activation, starts, make_net, train)
        for width, row in zip(widths, table, strict=True):
            middle = np.median(row)
            print(f"{name:8} {width:2}: min {row.min():.4f}, median {middle:.4f}, max {row.max():.4f}")
        plot_starts(table, widths, xlabel="hidden nodes", ylabel="last loss", ax=ax)
        ax.axhline(np.log(2), color="0.5", linestyle=":", label="log 2: nothing learned")
        ax.set(title=name, yscale="log")
        ax.label_outer()
        ax.legend()

# %% [markdown]
# For the runs at full length (2000 points, 10 000 epochs, 20 starts; minimum / median / maximum of the loss):
#
# | nodes | sigmoid | ReLU |
# |---|---|---|
# | 1 | .524 / .532 / .693, four stuck at log 2 | .522 / .693 / .693 |
# | 2 | .235 / .238 / .269 | .239 / .246 / .693 |
# | 3 | .0213 / .0286 / .127 | .0009 / .0027 / .525, eight stuck at .235 or above |
# | 5 | .0048 / .0056 / .0124 | at most .0035 |
# | 10 | | at most .0035 |
#
# Three ReLU nodes *can* do it, and when they do they reach a smaller loss than three sigmoids. But a node
# that starts with its active side away from the data has gradient zero and stays dead; with exactly three
# there is none to spare. Five are enough from every start that was tried.
#
# ### Does it find quadrants by itself?
#
# Back to where you began. Nobody tells this network about quadrants, and it gets four hidden nodes.

# %% tags=["otter_ignore"]
with when_ready():
    X_four, y_four = quadrants(200, seed=42, labels="xor")
    inputs, wanted = torch.from_numpy(X_four), torch.from_numpy(y_four).float().reshape(-1, 1)
    torch.manual_seed(0)
    net = ClassifierNet(2, 1, 1, 4, nn.Sigmoid(), nn.Sigmoid())
    net, losses = train_model(inputs, wanted, net, 0.05, 600, nn.BCELoss())
    print(f"four learned features: accuracy {accuracy(net, inputs, wanted):.3f}, loss {losses[-1]:.4f}")
    ax = plot_regions(lambda points: net(torch.from_numpy(points)) > 0.5, X_four, y_four)
    plot_lines(decision_lines(net), names=[f"node {i}" for i in range(4)], ax=ax)
    ax.set_title("Exclusive or with learned features")

# %% [markdown]
# The lines it found need not be the two axes. It found *some* features that make the classes separable, and
# from outside you cannot tell it which.

# %% [markdown] written="written_third_node"
# <!-- BEGIN QUESTION -->
#
# ### What does the third hidden node add?
#
# On the rings, two sigmoid nodes end near a loss of .24 and an accuracy of .91, whatever the start. Three end
# near .03 and 1.0. Explain why, in five to ten sentences. Say what a hidden node is in the plane, why two of
# them cannot be enough however long you train, why three are, and what the output layer does with them. Use
# one of your pictures or numbers as evidence.

# %% [markdown]
# _Type your answer here, replacing this text._

# %% [markdown]
# <!-- END QUESTION -->
#
# ## How to submit
#
# 1. Run the whole notebook once from a fresh start (*Kernel → Restart Kernel and Run All Cells…*). A cell
#    that only worked because of something you have since deleted shows itself now.
# 2. Save it.
# 3. Hand in this one file, `hw3_classifier.ipynb` (or `hw3_classifier.py` if you worked with the script). You
#    need not send data, pictures or `shared/`.
#
# The checks that you ran here are a part of those that grade you. The others try further inputs, shapes and
# depths under the same rules that the docstrings state.
