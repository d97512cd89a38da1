# ---
# jupyter:
#   otter:
#     assignment_name: hw4_regression
# ---

# %% [markdown]
# # Fitting curves, one bend at a time
#
# A network does not know what a parabola is. All that it owns is a handful of **hinges**: functions
# that are flat on one side of a point and straight on the other. Add eight of them together and a
# parabola appears, or something so close to it that you have to look for the corners.
#
# In this assignment you build such a network, train it, and then open it up: you will record what
# each hidden unit does, compute where each of them bends, replace smooth curves by staircases, and
# find out why a network fits one half of a wave beautifully and leaves the other half a mess. The
# last question changes what "a good fit" *means*, and with it which half the network cares about.
#
# **At the end** you will be able to fit a curve by gradient descent, to listen to any layer of a
# network, to read from the weights where a curve bends or jumps, to write a loss of your own, and to
# test an explanation by an experiment that could refute it. Plan about four hours.
#
# **How to work.** Fill in the functions that say *not implemented yet* and run the check below
# each. Cells marked *explore* are never graded: they draw what you built. If something they need is
# missing they say so in one line. The explore cells are shortened so that the whole notebook runs
# in well under a minute; each has a constant in capitals that you can raise to repeat the full
# experiment.

# %% [markdown]
# ## Before you start
#
# This notebook needs the folders that it came with (`tests/`, `checks/`, `shared/`, `autograder/`), so keep it beside them and
# keep its name. The `README.md` there says how to install what you need. Where the notebook is alone (on Colab, say),
# put `hw4_regression-student.zip` beside it, and the next cell unpacks the rest.
#
# - **Fill in.** Look for `raise NotImplementedError(...)`: each one stands where your code goes. Replace that line and run the cell.
# - **Check.** Run the cell with `grader.check("...")` below it. For each rule it says whether your code keeps it, and if not, what
#   happened and where to look. You can check as often as you like; checking changes nothing.
# - **Look around.** The other cells draw and explore. They wait, and say so, until what they need is filled in. Change them as
#   you like: they are not graded.
# - **Hand in** this one file, `hw4_regression.ipynb`, after you have saved it. The hidden checks then look at the same
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

import matplotlib.pyplot as plt
import torch
from torch import nn

from shared.data import quadratic, wave
from shared.notebook import when_ready
from shared.plots import plot_fit, plot_losses
from shared.training import seed_everything, sharpness

# Networks as small as these are quicker on one thread than on several, which mostly wait for each other.
torch.set_num_threads(1)


# %% [markdown]
# ## 1. A network of hinges
#
# The network of this notebook takes one number and returns one number. In between sit $n$ hidden
# units:
#
# $$\hat y(x) \;=\; c + \sum_{i=1}^{n} v_i \, h_i(x), \qquad h_i(x) = \max(0,\; w_i x + b_i).$$
#
# Each $h_i$ is a hinge. It is 0 as long as $w_i x + b_i \le 0$ and a straight line where that is
# positive. A sum of hinges is therefore a line that **bends at most $n$ times**, and nothing else:
# without the $\max$ all those straight lines would add up to one straight line, however many of
# them you take.
#
# PyTorch stores the $w_i$ as a matrix of shape $(n, 1)$, one row for each unit, and the $v_i$ as a
# matrix of shape $(1, n)$. Every number in the formula is learned, so the network has $3n + 1$
# parameters.
#
# **Question:** which layers, in which order, compute this formula? Mind the output: $\hat y$ may be
# negative, so nothing may clip it.

# %% question="q1_relu_net"
def make_relu_net(n_hidden):
    """Build a network of n_hidden ReLU units that maps one number to one number.

    The starting weights are PyTorch's own random ones, all of them open to training: each call gives a new
    network with a new random start, and the same `torch.manual_seed` before the call gives the same network
    again.

    Args:
        n_hidden: number of hidden units, a whole number of at least 1.

    Returns:
        An nn.Sequential of exactly three layers: nn.Linear from 1 to n_hidden, nn.ReLU, nn.Linear from
        n_hidden to 1, both with a bias. It maps float32 (batch, 1) to float32 (batch, 1).

    Raises:
        ValueError: n_hidden is less than 1.

    Example:
        >>> sum(p.numel() for p in make_relu_net(8).parameters())
        25
    """
    raise NotImplementedError("q1_relu_net: make_relu_net is not implemented yet")


# %%
print(grader.check("q1_relu_net"))

# %% [markdown]
# *Explore.* Two networks before any training. The few bends that you see are wherever chance put
# them; training has to move them to where the data need them.

# %% tags=["otter_ignore"]
parabola = quadratic(100, seed=19)
x_line = torch.linspace(-5, 5, 401).reshape(-1, 1)

with when_ready():
    drawn = {}
    for start in (0, 1):
        seed_everything(start)
        untrained = make_relu_net(8)
        with torch.no_grad():
            drawn[f"untrained net, seed {start}"] = (x_line, untrained(x_line))
    plot_fit(parabola.x, parabola.y, drawn).set_title("Eight hinges each, nothing learned yet")
    plt.show()


# %% [markdown]
# ## 2. Gradient descent on a curve
#
# The data are 100 points of $y = x^2$ with $x$ drawn evenly from $[-5, 5)$. The loss is the mean
# squared error
#
# $$L = \frac1N \sum_{k=1}^{N} (\hat y_k - y_k)^2 .$$
#
# (Books often write $\frac12(\hat y - y)^2$. The half only makes the derivative prettier;
# `nn.MSELoss` has no half, and a learning rate that was tuned for one is off by a factor of two for
# the other.)
#
# One **epoch** of plain gradient descent, on all points at once, is: predict, compute the loss,
# compute its gradient, move every parameter $\theta$ by $-\eta\, \partial L / \partial\theta$, where
# $\eta$ is the learning rate. Three places where this goes wrong without any error:
#
# * **Gradients add up.** `backward()` adds to `p.grad`, it does not replace it. Clearing the
#   gradients at the *end* of the loop is right only if they happened to be empty when you came in.
#   Somebody may have called `backward()` on this very model before handing it to you, so clear them
#   *before* each `backward()`.
# * **Shapes broadcast.** If predictions have the shape $(N, 1)$ and targets the shape $(N,)$, the
#   difference has the shape $(N, N)$: every prediction is compared with every target. PyTorch only
#   warns, and the network learns to predict the mean. Refuse such data.
# * **A stored loss can hold the whole graph.** Keep `loss.item()`, a plain number, and not the
#   tensor.
#
# **Question:** in which order do the steps stand, and when is the loss of an epoch measured?

# %% question="q2_fit"
def fit(model, x, y, lr, epochs):
    """Train a model in place by plain gradient descent (SGD without momentum) on the mean squared error.

    Every epoch uses all points at once. Gradients that the model holds when it comes in do not influence
    the result.

    Args:
        model: an nn.Module that maps (n, 1) to (n, 1). Its parameters are changed in place. It comes in
            training mode and stays in it.
        x: inputs, float32 (n, 1); not changed.
        y: targets, float32 (n, 1); not changed.
        lr: learning rate, a positive number, the same in every epoch.
        epochs: number of epochs, a whole number of at least 0. All are trained, whatever the loss does.

    Returns:
        A list of `epochs` Python floats: the mean squared error of each epoch, measured before that epoch's
        step.

    Raises:
        ValueError: the model's predictions for x do not have the shape of y. No parameter has changed then.

    Example:
        A model y = w x + b with w = b = 0 and the single point (1, 1), lr = 0.1, gives the losses 1.0, 0.36
        and 0.1296.
    """
    raise NotImplementedError("q2_fit: fit is not implemented yet")


# %%
print(grader.check("q2_fit"))

# %% [markdown]
# *Explore.* Eight hinges, learning rate 0.02, 5000 epochs. Look at the loss on a logarithmic axis:
# it does not glide down, it **spikes**, long after most of the work is done. The next cell asks
# why.

# %% tags=["otter_ignore"]
EPOCHS = 5000


@functools.cache  # trained once; run this cell again after you change make_relu_net or fit
def trained_hinges():
    """The trained network, its losses, and its prediction along x_line."""
    seed_everything(19)
    model = make_relu_net(8)
    losses = fit(model, parabola.x, parabola.y, lr=0.02, epochs=EPOCHS)
    with torch.no_grad():
        return model, losses, model(x_line)


with when_ready():
    hinges, hinge_losses, fitted = trained_hinges()
    fig, (left, right) = plt.subplots(1, 2, figsize=(10, 4), layout="constrained")
    plot_losses({"8 ReLU, lr 0.02": hinge_losses}, log=True, ylabel="mean squared error", ax=left)
    plot_fit(parabola.x, parabola.y, {"network": (x_line, fitted), "$x^2$": (x_line, x_line**2)}, ax=right)
    left.set_title("Loss over the epochs")
    right.set_title("Eight hinges make a parabola")
    plt.show()
    print(f"loss after {EPOCHS} epochs: {hinge_losses[-1]:.3f}   (20 starts: 0.035 to 0.387, median 0.087)")
    print(f"largest loss after epoch 100: {max(hinge_losses[100:]):.2f}   (worst of 20 starts: 11.5)")

# %% [markdown]
# *Explore: learning rates.* A step of gradient descent along a direction in which the loss has
# curvature $\lambda$ multiplies the error in that direction by $1 - \eta\lambda$. Beyond
# $\eta\lambda = 2$ it grows. The table shows $\eta$ times the largest curvature (the largest
# eigenvalue of the loss's matrix of second derivatives), and the loss itself. A run that hovers
# near 2 lives at the **edge of stability**: it spikes, lands somewhere flatter, calms down, and so
# on. At 0.05 it leaves the edge for good: after 5000 epochs 8 of 20 starts have ended in NaN, and
# others with every hinge flat on all the data. Such units are **dead**: no gradient is left to wake
# them.
#
# The scale of $x$ is to blame, too: inputs up to 5 make large curvatures. The last row divides $x$
# by 5.

# %% tags=["otter_ignore"]
EPOCHS_PER_RATE = 1000  # the full experiment: 5000
STARTS = 2  # more starts, clearer picture

with when_ready():
    rows = []
    for rate, scale in [(0.005, 1), (0.01, 1), (0.02, 1), (0.03, 1), (0.05, 1), (0.05, 5)]:
        ends, edges = [], []
        for start in range(STARTS):
            seed_everything(start)
            trial = make_relu_net(8)
            ends.append(fit(trial, parabola.x / scale, parabola.y, lr=rate, epochs=EPOCHS_PER_RATE)[-1])
            edges.append(rate * sharpness(trial, parabola.x / scale, parabola.y))
        rows.append((rate, scale, ends, edges))
    print("lr      input   lr * sharpness        losses of the starts at the end")
    for rate, scale, ends, edges in rows:
        print(
            f"{rate:.3f}   x / {scale}  ",
            *(f"{edge:5.2f} " for edge in edges),
            *(f"{end:9.3f}" for end in ends),
        )

# %% [markdown]
# *Explore: widths.* How many hinges does a parabola need? With a gentle learning rate, more of them
# fit better. Also worth a visit with the same question in mind: the [TensorFlow
# playground](https://playground.tensorflow.org).

# %% tags=["otter_ignore"]
WIDTHS = (1, 2, 4, 8, 16, 32)

with when_ready():
    by_width = {}
    for n_hidden in WIDTHS:
        seed_everything(7)
        trial = make_relu_net(n_hidden)
        by_width[f"{n_hidden} hidden"] = fit(trial, parabola.x, parabola.y, lr=0.005, epochs=2000)
    plot_losses(by_width, log=True, ylabel="mean squared error").set_title("More hinges, smaller error")
    plt.show()
    print("final losses: " + ", ".join(f"{name} {losses[-1]:.3f}" for name, losses in by_width.items()))


# %% [markdown]
# ## 3. Looking inside with a hook
#
# A fitted curve says *that* the network works. To see *how*, you want the hidden activations: the
# $n$ columns $h_i(x)$. You could copy the forward pass by hand, but then you must do it again for
# every other network. A **forward hook** is PyTorch's way to listen in: a function that a layer
# calls with `(layer, inputs, output)` each time it has run.
#
# Hooks outlive the cell that made them, and that is where they bite:
#
# * A hook that is never removed keeps running, on every later call, for ever. Run the cell twice
#   and there are two. Remove it also when the model raises an error halfway.
# * A hook that writes into a global dictionary gives you whatever ran *last*, and that may be your
#   training data when you wanted the test grid.
# * `output.detach()` cuts the graph but **shares the memory**. If a later layer works in place,
#   such as `nn.ReLU(inplace=True)`, it changes what you thought you had recorded. `clone()` it.
#
# **Question:** how do you make sure that nothing of your listening stays behind?

# %% question="q3_hook"
def record_activations(model, layer, x):
    """Run a model on x and return what one of its layers gave out.

    Afterwards the model is as it was, also when it raises an error (which is passed on) or the layer is
    refused: the hook is removed, hooks of others are still there, no gradient, weight or requires_grad has
    changed, and it is in the mode that it was in.

    Args:
        model: any nn.Module. It runs in the mode in which it is.
        layer: the module inside `model` to listen to, at any depth, for instance model[1].
        x: inputs for the model, float32 (n, d); not changed.

    Returns:
        The layer's output for x in its own shape, for instance (n, n_hidden): a tensor of its own, without a
        graph, that nothing which runs after the layer changes.

    Raises:
        ValueError: the layer did not run, because it is no part of the model.

    Example:
        >>> net = make_relu_net(8)
        >>> record_activations(net, net[1], torch.zeros(5, 1)).shape
        torch.Size([5, 8])
    """
    raise NotImplementedError("q3_hook: record_activations is not implemented yet")


# %%
print(grader.check("q3_hook"))

# %% [markdown]
# *Explore.* The eight hidden units of the trained network, each beside the parabola. Some do the
# left arm, some the right arm. One that is 0 all along the data is dead, and one that is nowhere 0
# adds a straight line and no bend.

# %% tags=["otter_ignore"]
with when_ready():
    hinges, _, _ = trained_hinges()
    latent = record_activations(hinges, hinges[1], x_line)
    fig, panels = plt.subplots(2, 4, figsize=(10, 5), sharex=True, sharey=True, layout="constrained")
    for unit, ax in enumerate(panels.flat):
        ax.plot(x_line, x_line**2, linestyle=":", color="0.4", label="$x^2$")
        ax.plot(x_line, latent[:, unit], linewidth=2, label=f"$h_{unit}(x)$")
        weight = hinges[2].weight[0, unit].item()
        ax.set_title(f"unit {unit}, times {weight:+.2f}", fontsize=10)
        ax.legend(loc="upper center", fontsize=8)
    fig.supxlabel("$x$")
    fig.supylabel("activation")
    plt.show()


# %% [markdown]
# ## 4. Where the line bends
#
# Unit $i$ switches where $w_i x + b_i = 0$, that is at
#
# $$x_i = -\frac{b_i}{w_i}.$$
#
# There the whole prediction changes its slope, by $v_i |w_i|$. Two cases need care. If $w_i = 0$
# the unit is constant and switches nowhere: it has no kink, and dividing by it would give inf or
# NaN. And a unit may switch far outside your data. It looks dead, or like a plain straight line, in
# every plot that you draw; but it does switch, so it belongs in the list.
#
# **Question:** where does each unit of your network switch?

# %% question="q4_kinks"
def kinks(model):
    """Return the positions where the hidden units of a ReLU network switch.

    Args:
        model: nn.Sequential(nn.Linear(1, n), nn.ReLU(), nn.Linear(n, 1)), as make_relu_net builds it. Nothing
            of it is changed: no weight, gradient, requires_grad or mode.

    Returns:
        A tensor on the model's device, without a graph, shape (m,), in ascending order: -b / w of each hidden
        unit with w different from 0. Every such unit counts, however small w is, wherever it switches and
        whatever its bias and its outgoing weight are; two units that switch at the same place give two
        entries. Units with w = 0 have no entry, so m is at most n, and may be 0.

    Example:
        Hidden weights 1, -2, 0 with biases -1, 6, 5 give tensor([1., 3.]).
    """
    raise NotImplementedError("q4_kinks: kinks is not implemented yet")


# %%
print(grader.check("q4_kinks"))

# %% [markdown]
# *Explore.* The kinks of the trained network on top of its prediction. Between two neighbouring
# lines the prediction is exactly straight. The bends crowd where nothing else can make the curve:
# compare the slopes on their two sides.

# %% tags=["otter_ignore"]
with when_ready():
    hinges, _, fitted = trained_hinges()
    places = kinks(hinges)
    ax = plot_fit(parabola.x, parabola.y, {"network": (x_line, fitted)})
    for number, place in enumerate(places[(places > -5) & (places < 5)]):
        ax.axvline(
            place, color="black", linestyle=":", linewidth=1, label="a unit switches" if number == 0 else None
        )
    ax.set_title("Straight between the dotted lines")
    ax.legend()
    plt.show()
    print("all units switch at x =", ", ".join(f"{place:.2f}" for place in places))


# %% [markdown]
# ## 5. A wave through a window
#
# Now a harder curve, $y = \sin(3x)\, e^{-x/8}$ on $[-10, 10)$: about ten periods, with an amplitude
# that falls from 3.5 at the left end to 0.3 at the right end. The network is the one that your
# `ClassifierNet(1, 1, 1, n, activation, None)` of hw3 builds, with **no activation at the output**,
# because a regression target may be any number. As it has the same three layers as your ReLU net,
# the helper below just swaps the middle one. A smooth activation such as Tanh or Sigmoid bends
# gradually instead of at one point.
#
# Plain gradient descent is slow here, so the optimizer is Adam, and you train on a **window** $|x|
# \le$ `half_width` before you try the whole wave: 61 points with three periods can be fitted well,
# and a training loop is best tested on a task that can be solved. The loss is an argument, because
# section 7 will hand in another one. Two things to watch:
#
# * Make the optimizer **once**, before the loop. Adam keeps running averages of the gradients; made
#   anew in each epoch it forgets them, and every step has the length of the very first one.
# * Call the criterion with the prediction first and the target second. The squared error does not
#   mind the order. Others do.
#
# **Question:** how do you cut the window out of x and y without breaking the pairs?

# %% question="q5_wave"
def fit_wave(model, x, y, half_width=3.0, lr=0.02, epochs=1500, criterion=nn.functional.mse_loss):
    """Train a model in place with Adam on the points in a window around 0.

    Every epoch uses all points of the window at once. Adam has PyTorch's default settings apart from lr.
    Gradients that the model holds when it comes in do not influence the result.

    Args:
        model: an nn.Module that maps (n, 1) to (n, 1). Its parameters are changed in place. It comes in
            training mode and stays in it.
        x: inputs, float32 (n, 1); not changed.
        y: targets, float32 (n, 1); not changed.
        half_width: points with |x| <= half_width are used, be it a single one; the others are not.
        lr: learning rate, a positive number, the same in every epoch.
        epochs: number of epochs, a whole number of at least 0. All are trained, whatever the loss does.
        criterion: called as criterion(prediction, target), gives a tensor with a single number.

    Returns:
        A list of `epochs` Python floats: the loss on the window in each epoch, measured before that epoch's
        step.

    Raises:
        ValueError: no point lies in the window.
    """
    raise NotImplementedError("q5_wave: fit_wave is not implemented yet")


# %%
print(grader.check("q5_wave"))

# %% [markdown]
# *Explore.* The wave, and the helper that swaps the activation.

# %% tags=["otter_ignore"]
ripple = wave()


def curve_net(n_hidden, activation):
    """Your ReLU net with another activation in the middle."""
    net = make_relu_net(n_hidden)
    net[1] = activation
    return net


plot_fit(ripple.x, ripple.y).set_title("Ten periods, smaller and smaller")
plt.show()

# %% [markdown]
# *Explore.* Twenty Tanh units on the window $|x| \le 3$. Outside the window the network was never
# asked anything, and it shows. Adam spikes as well: where gradients have become tiny, its steps are
# long for what they follow.

# %% tags=["otter_ignore"]
with when_ready():
    seed_everything(0)
    tanh_net = curve_net(20, nn.Tanh())
    tanh_losses = fit_wave(tanh_net, ripple.x, ripple.y)
    with torch.no_grad():
        tanh_curve = tanh_net(ripple.x)
    fig, (left, right) = plt.subplots(1, 2, figsize=(10, 4), layout="constrained")
    plot_losses({"20 Tanh": tanh_losses}, log=True, ylabel="mean squared error in the window", ax=left)
    near = ripple.x.abs() <= 4.5
    plot_fit(ripple.x[near], ripple.y[near], {"network": (ripple.x[near], tanh_curve[near])}, ax=right)
    right.axvspan(-3, 3, facecolor="none", edgecolor="0.8", hatch="..", zorder=0, label="window")
    right.legend()
    left.set_title("Loss over the epochs")
    right.set_title("Good where it was trained")
    plt.show()
    print(f"mean squared error in the window: {tanh_losses[-1]:.4f}   (1000 starts: at most 0.0134)")

# %% [markdown]
# *Explore: the whole wave with ten sigmoid units*, Adam with learning rate 0.01. Where this ends
# depends on the random start: in 20 runs of 20 000 epochs the loss at epoch 19 000 lay anywhere
# between 0.068 and 0.305, median 0.104. Ten units cannot follow ten periods, and which of them they
# follow is a matter of luck. **A loss is a sample, not a constant.**

# %% tags=["otter_ignore"]
WAVE_EPOCHS = 6000  # the full experiment: 20000


@functools.cache
def trained_sigmoids(mirrored=False, criterion=nn.functional.mse_loss):
    """Ten sigmoid units after training on the whole wave, and their losses. The start is always the same."""
    seed_everything(0)
    model = curve_net(10, nn.Sigmoid())
    y = ripple.y.flip(0) if mirrored else ripple.y
    losses = fit_wave(model, ripple.x, y, half_width=10, lr=0.01, epochs=WAVE_EPOCHS, criterion=criterion)
    return model, losses


def predictions(model):
    """What a model says along the whole wave."""
    with torch.no_grad():
        return model(ripple.x)


with when_ready():
    sigmoid_net, wave_losses = trained_sigmoids()
    print("losses:", *(f"{loss:.3f}" for loss in [*wave_losses[::1000], wave_losses[-1]]))
    ax = plot_fit(ripple.x, ripple.y, {"10 sigmoid units": (ripple.x, predictions(sigmoid_net))})
    ax.set_title(f"The whole wave after {WAVE_EPOCHS} epochs")
    plt.show()

# %% [markdown]
# *Explore: one to ten sigmoid units on the whole wave.* Every unit adds one smooth step, so every
# unit allows one more rise or fall. One short run each is noisy, so the median of 20 full runs is
# drawn beside it. Which part of the wave is served first?

# %% tags=["otter_ignore"]
WIDTH_EPOCHS = 1200  # the full experiment: 20000, with lr=0.01
FULL_MEDIANS = [1.044, 0.682, 0.526, 0.404, 0.322, 0.303, 0.236, 0.200, 0.179, 0.103]  # of 20 starts each

with when_ready():
    final, curves = [], {}
    for n_hidden in range(1, 11):
        seed_everything(n_hidden)
        trial = curve_net(n_hidden, nn.Sigmoid())
        final.append(fit_wave(trial, ripple.x, ripple.y, half_width=10, lr=0.05, epochs=WIDTH_EPOCHS)[-1])
        if n_hidden in (1, 4, 10):
            curves[f"hidden units: {n_hidden}"] = (ripple.x, predictions(trial))
    fig, (left, right) = plt.subplots(1, 2, figsize=(10, 4), layout="constrained")
    left.plot(range(1, 11), final, marker="o", label=f"this short run, {WIDTH_EPOCHS} epochs")
    left.plot(range(1, 11), FULL_MEDIANS, marker="s", linestyle="--", label="median of 20 full runs")
    left.axhline(ripple.y.var(), color="0.5", linestyle=":", label="variance of y: a constant prediction")
    left.set(xlabel="hidden units", ylabel="mean squared error", ylim=(0, None))
    left.set_title("The medians fall, one short run is noisy")
    left.legend()
    plot_fit(ripple.x, ripple.y, curves, ax=right).set_title("Units are spent on the left first")
    plt.show()
    print("units: loss   " + ", ".join(f"{n}: {loss:.3f}" for n, loss in enumerate(final, start=1)))


# %% [markdown]
# ## 6. From a curve to a staircase
#
# Why does one more unit allow one more rise or fall? Walk along the x-axis. Unit $i$ with $h_i =
# \sigma(w_i x + b_i)$ goes from 0 to 1 (or from 1 to 0) around its threshold $\delta_i = -b_i /
# w_i$. The output layer is linear, $\hat y = c + \sum_i v_i h_i$, so crossing $\delta_i$ adds or
# removes the constant $v_i$. In between the network interpolates smoothly.
#
# Make the switches sudden and the idea becomes visible. Replace each hidden activation by
#
# $$s_i = \begin{cases} 1 & \text{if } h_i > \tfrac12 \\ 0 & \text{otherwise}\end{cases}$$
#
# and leave the output layer as it is. The prediction becomes piecewise constant, with at most $n +
# 1$ levels: a staircase whose steps stand at the $\delta_i$.
#
# A tempting way to get the $s_i$ is to keep the activations above one half and then divide by the
# activations: $h / h = 1$ and $0 / h = 0$. But a sigmoid **underflows**: $\sigma(-110)$ is exactly
# 0 in float32, and $0 / 0$ is NaN. In 4 of 20 training runs on this wave that happens. A comparison
# is shorter and always right.
#
# **Question:** what would your network say if its units could only be on or off?

# %% question="q6_steps"
def step_prediction(model, x):
    """Predict with hidden units that are either on or off.

    Nothing of the model is changed: no weight, gradient, requires_grad or mode.

    Args:
        model: nn.Sequential(nn.Linear(1, n), nn.Sigmoid(), nn.Linear(n, 1)).
        x: inputs, float32 (m, 1); not changed.

    Returns:
        A float tensor without a graph, shape (m, 1): the output layer applied to hidden activations that are
        replaced by 1 where they are strictly greater than 0.5, and by 0 elsewhere.

    Example:
        One unit with w = 1, b = 0, output weight 2 and output bias 1 gives 1, 1, 3 for x = -5, 0, 5.
    """
    raise NotImplementedError("q6_steps: step_prediction is not implemented yet")


# %%
print(grader.check("q6_steps"))

# %% [markdown]
# *Explore.* Data, smooth prediction and staircase of the ten-unit network, and the walk itself:
# each threshold $\delta_i$, what switches there, and by how much the staircase jumps. The jumps may
# be much taller than the wave: neighbouring units with large weights of opposite sign nearly cancel
# each other as long as their switches are soft.

# %% tags=["otter_ignore"]
grid = torch.linspace(-10, 10, 2001).reshape(-1, 1)

with when_ready():
    sigmoid_net, _ = trained_sigmoids()
    smooth, stairs = predictions(sigmoid_net), step_prediction(sigmoid_net, grid)
    curves = {"smooth prediction": (ripple.x, smooth), "staircase": (grid, stairs)}
    ax = plot_fit(ripple.x, ripple.y, curves)
    ax.set_title("The same weights with sudden switches")
    plt.show()
    w, b = sigmoid_net[0].weight.detach()[:, 0], sigmoid_net[0].bias.detach()
    v = sigmoid_net[2].weight.detach()[0]
    print("walking from left to right:")
    for unit in torch.argsort(-b / w).tolist():
        place, way = (-b / w)[unit].item(), "on" if w[unit] > 0 else "off"
        jump = (v * w.sign())[unit].item()
        where = "" if abs(place) <= 10 else "   (outside the data)"
        print(f"  x = {place:7.2f}: unit {unit} switches {way:3s}, the staircase jumps by {jump:+.2f}{where}")
    print(f"different levels: {len(stairs.round(decimals=3).unique())}, at most {len(w) + 1} are possible")


# %% [markdown]
# ## 7. Errors in per cent
#
# Look at the whole wave again: the left half is fitted far better than the right half. One
# suspicion is the loss. At $x = -9.5$ the wave is more than ten times as tall as at $x = 9.5$, so
# the *same relative* error of 10 % costs more than a hundred times as much there. If that is the
# reason, a loss that counts **relative** errors should change the picture:
#
# $$L_{\text{rel}} = \frac1N \sum_k \left( \frac{\hat y_k - y_k}{\max(|y_k|, \varepsilon)} \right)^2 .$$
#
# The wave crosses zero, and a relative error of a target 0 is infinite. Therefore the denominator
# is never less than $\varepsilon$: below it, errors are counted in units of $\varepsilon$.
#
# **Question:** which of the quantities in this formula does the gradient flow through, and what
# must be left untouched?

# %% question="q7_relative_loss"
def relative_mse(pred, target, eps=0.1):
    """Mean of the squared relative errors, ((pred - target) / max(|target|, eps))².

    Args:
        pred: predictions, float (n, 1) or any other shape. Gradients flow through it. It is not changed.
        target: true values, float, the same shape as pred. It is not changed.
        eps: smallest denominator, a positive number.

    Returns:
        A tensor of shape () with the mean over all values, differentiable with respect to pred.

    Raises:
        ValueError: pred and target differ in shape (nothing broadcasts), or eps is not positive.

    Example:
        pred (2.2, 0.05) and target (2.0, 0.0) with eps 0.1 have relative errors 0.1 and 0.5, so the loss is
        0.13.
    """
    raise NotImplementedError("q7_relative_loss: relative_mse is not implemented yet")


# %%
print(grader.check("q7_relative_loss"))


# %% [markdown]
# *Explore: the flip.* An experiment that tests the suspicion without touching the loss: mirror the
# targets, train the same network from the same start, and see whether the good half changes sides.
# (In NumPy a mirrored array `y[::-1]` is a view that steps backwards, and `torch.from_numpy`
# refuses it; `tensor.flip(0)` makes a copy.)
#
# To compare the halves fairly, each half's error is divided by the variance of the wave in that
# half: 0 is a perfect fit, 1 is no better than a constant. Over 20 starts of the full experiment the
# left half was the better one in all 20, and after the flip the right half in 19.

# %% tags=["otter_ignore"]
def error_of_halves(model, y):
    """Mean squared error divided by the variance of y, for x < 0 and for x >= 0."""
    error = (predictions(model) - y) ** 2
    return [(error[half].mean() / y[half].var()).item() for half in (ripple.x < 0, ripple.x >= 0)]


with when_ready():
    sigmoid_net, _ = trained_sigmoids()
    flipped_net, _ = trained_sigmoids(mirrored=True)
    flipped_y = ripple.y.flip(0)
    print("error / variance     left    right")
    for name, model, y in [("wave", sigmoid_net, ripple.y), ("mirrored wave", flipped_net, flipped_y)]:
        print(f"{name:18s}  {error_of_halves(model, y)[0]:.3f}   {error_of_halves(model, y)[1]:.3f}")
    fig, (left, right) = plt.subplots(1, 2, figsize=(10, 4), sharey=True, layout="constrained")
    plot_fit(ripple.x, ripple.y, {"network": (ripple.x, predictions(sigmoid_net))}, ax=left)
    plot_fit(ripple.x, flipped_y, {"network": (ripple.x, predictions(flipped_net))}, ax=right)
    left.set_title("The wave")
    right.set_title("The mirrored wave: the other half fits")
    plt.show()

# %% [markdown]
# *Explore: the other loss.* The same network, the same start, but trained with your relative loss.
# Now the right half is the better one, but nothing is fitted as well as the left half was before:
# the loss is much harder to optimise. Near its zeros the wave demands an absolute accuracy of a
# fraction of $\varepsilon$, and predicting 0 everywhere, which has a relative error of 100 %, is
# hard to leave. Over 20 starts of 20 000 epochs the right half was the better one in all 20, with a
# median error / variance of 0.36 (left: 0.84); in 8 of the 20 hardly anything had been learned at
# all.

# %% tags=["otter_ignore"]
with when_ready():
    sigmoid_net, _ = trained_sigmoids()
    relative_net, _ = trained_sigmoids(criterion=relative_mse)
    curves = {
        "squared error": (ripple.x, predictions(sigmoid_net)),
        "relative error": (ripple.x, predictions(relative_net)),
    }
    plot_fit(ripple.x, ripple.y, curves).set_title("Two losses, two ideas of a good fit")
    plt.show()
    print("error / variance     left    right")
    for name, model in [("squared error", sigmoid_net), ("relative error", relative_net)]:
        halves = error_of_halves(model, ripple.y)
        print(f"{name:18s}  {halves[0]:.3f}   {halves[1]:.3f}")


# %% [markdown]
# *Explore: a network that remembers.* So far a network saw where it was on the x-axis. Now take the x-axis
# away: the wave is a **sequence** of 200 values that come one at a time, and the task is to say the next one.
# A network that sees only the present value cannot know whether it stands on the way up or on the way down:
# every height occurs on both, and the best it can do is the middle. A **recurrent** network carries a few
# numbers, its *state*, from value to value:
#
# $$h_t = \tanh(W_x\, y_t + W_h\, h_{t-1} + b), \qquad \hat y_{t+1} = v \cdot h_t + c .$$
#
# It is the same layer again and again, so it reads sequences of any length, and the same input gives
# different outputs after different pasts. Both are trained on the first 120 values. What must 16 numbers
# remember to get the other 79 right? (Two values of such a wave determine the third; can you see from which
# formula?)

# %% tags=["otter_ignore"]
class Recurrent(nn.Module):
    """Reads numbers one at a time, shape (1, n, 1), and says of each which comes next."""

    def __init__(self, n_state):
        super().__init__()
        self.memory = nn.RNN(1, n_state, batch_first=True)
        self.output = nn.Linear(n_state, 1)

    def forward(self, values):
        return self.output(self.memory(values)[0])


# %% tags=["otter_ignore"]
MEMORY_STEPS = 150

now, after = ripple.y[None, :-1], ripple.y[None, 1:]
curves = {}
for name in ("without memory", "recurrent"):
    seed_everything(0)
    plain = nn.Sequential(nn.Linear(1, 16), nn.Tanh(), nn.Linear(16, 1))
    model = Recurrent(16) if name == "recurrent" else plain
    adam = torch.optim.Adam(model.parameters(), lr=0.02)
    for _ in range(MEMORY_STEPS):
        adam.zero_grad()
        nn.functional.mse_loss(model(now[:, :120]), after[:, :120]).backward()
        adam.step()
    with torch.no_grad():
        said = model(now)
    unseen = ((said - after)[:, 120:] ** 2).mean() / after[:, 120:].var()
    curves[name] = (ripple.x[121:], said[0, 120:])
    print(f"{name:15} error / variance of the values that it was not trained on: {unseen:.4f}")
plot_fit(ripple.x[121:], ripple.y[121:], curves).set_title("The next value, said one step ahead")
plt.show()

# %% [markdown] written="written_left_first"
# <!-- BEGIN QUESTION -->
#
# ## 8. In your own words
#
# **Why does the left side of the wave fit first, and how would you test it?** Explain in four to
# eight sentences what in the training makes the network spend its units on the left half, name one
# experiment that could *refute* your explanation, and say what you would expect to see if it were
# wrong. Use the figures from your explore cells.

# %% [markdown]
# _Type your answer here, replacing this text._

# %% [markdown]
# <!-- END QUESTION -->
#
# ## How to submit
#
# Save the notebook and hand in this one file, `hw4_regression.ipynb` (or your `.py`, if you work in
# a script). Before that, choose *Kernel → Restart Kernel and Run All Cells…* and look at the output
# of each `grader.check`: it must be what you expect. Explore cells are not run when your
# work is graded, so a long experiment in them costs you nothing. The checks that you see are about
# two fifths of the points; the others look at the same promises in the docstrings with other numbers.
