"""Sentences out of a check's own words: a verb that goes with its subject, numbers with nouns, an end."""

import re

_MANY = {"is": "are", "has": "have", "holds": "hold", "lacks": "lack"}
# what follows the noun that the verb goes with
_NOUN_ENDS = re.compile(
    r"[,:]? (?:of|for|in|at|after|before|with|without|to|from|on|by|when|where|whose|which|that|behind|around"
    r"|against|beside|among|left|given|handed|used|made|alone)\b|, |\[|\("
)
LEAD = re.compile(r"^(in [^,]*), (?=\w)")
"""Where a subject is looked at: "in eval mode, the logits"."""
_ONE_IN_S = re.compile(r"(?:ss|us|is|bias)$")  # "loss", "radius", "axis"
_ASIDE = re.compile(r", (?:which|where|the|for|not|sorted|depth|call|with)\b[^,]*(?:, [^,]*)?$")
_OPENERS = re.compile(
    r"(?:the|no|both|what|in|an|one|some|each|all|every|two|three|item|row|parameter|parameters|afterwards|"
    r"examples|dragons|images|labels|those|neither)\b(?![\[(.=_])"
)
_NOUNS = "values|entries|items|steps|changes|losses|things|epochs|batches|tensors|times|rows|optimizers"
_ONE = re.compile(rf"(?<![\w.,\-(\[])1 ({_NOUNS})\b")
_SINGULAR = {"entries": "entry", "losses": "loss", "batches": "batch"}


def verb(what: str, one: str) -> str:
    """A subject and its verb.

    Args:
        what: The subject, in a check's words: ``"the new weights"``.
        one: The verb as one thing has it: ``"is"``, ``"has"``, ``"holds"`` or ``"lacks"``.

    Returns:
        For instance ``"the new weights have"``.
    """
    aside = "," if _ASIDE.search(LEAD.sub("", what)) and not what.endswith(",") else ""
    return f"{what}{aside} {_MANY[one] if is_many(what) else one}"


def is_many(what: str) -> bool:
    """Whether a subject is more than one thing, by the noun that it is about; names of code are one."""
    plain = LEAD.sub("", what)
    head = _NOUN_ENDS.split(f"{plain} ", maxsplit=1)[0].strip()
    word = head.rpartition(" ")[2]
    if " and " in head and " between " not in head:
        return True
    is_word = " " in head and word.isalpha() and word.islower()
    return is_word and word.endswith("s") and not _ONE_IN_S.search(word) and not head.startswith("what ")


def counted(count: int, noun: str) -> str:
    """A number with its noun: ``"1 item"``, ``"2 items"``."""
    return f"{count} {noun}{'s' * (count != 1)}"


def one_of(names: tuple[str, ...]) -> str:
    """Names of types as words: ``"a list or a tuple"``."""
    words = [f"{'an' if name[:1] in 'aeiouAEIOU' else 'a'} {name}" for name in names]
    return " or ".join(dict.fromkeys(words))


def finished(text: str) -> str:
    """A sentence of a check's with a capital where it begins with a word, and an end."""
    text = _ONE.sub(lambda found: f"1 {_SINGULAR.get(found[1], found[1].removesuffix('s'))}", text.strip())
    if _OPENERS.match(text):
        text = text[0].upper() + text[1:]
    return text if not text or text[-1] in ".!?…:`" else f"{text}."
