"""Numbers in sentences."""


def counted(number: float, one: str, many: str = "") -> str:
    """A number and what it counts: ``1 point``, ``0.5 points``, ``0 people``.

    Args:
        number: How many.
        one: The word for one.
        many: The word for all others; empty for ``one`` with an s.
    """
    figure = number if isinstance(number, int) else f"{number:g}"
    return f"{figure} {one if number == 1 else many or f'{one}s'}"
