"""Units are on only where they are more than a millionth above one half."""

CAUGHT_BY = "test_constant_units_and_units_at_one_half"
LESSON = "Your units need more than 0.5 by a tolerance. On means strictly greater than 0.5, however little."


def step_prediction(model, x):
    with torch.no_grad():
        on = model[1](model[0](x)) > 0.5 + 1e-6
        return model[2](on.to(x.dtype))
