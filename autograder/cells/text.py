"""Text that a submission chose, made fit for files, terminals and reports."""

import unicodedata

_KEPT = "\n\t"
# controls, invisible and direction marks, surrogates, odd line ends
_ODD = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


def cleaned(text: str, longest: int | None = None) -> str:
    """The text without what could rewrite a terminal, reverse a line or break an encoding.

    Args:
        text: Anything.
        longest: Characters that are kept; None for all.

    Returns:
        Text that any Unicode encoding can write; what was taken out shows as U+FFFD.
    """
    kept = text[:longest]
    if kept.replace("\n", "").replace("\t", "").isprintable():
        return kept
    odd = (ord(c) for c in set(kept) if c not in _KEPT and unicodedata.category(c) in _ODD)
    return kept.translate(dict.fromkeys(odd, "\ufffd"))
