"""What was only spoken of, where an account may well leave something out."""

from readouts.text.any_case import AnyCase

_TOPICS = AnyCase(
    r"\b(?:discuss\w*|talk(?:ed|s)?\s+about|talks\s+on|touch\w*|rais(?:e|es|ed|ing)\s+(?:the|issues?|questions?)|exchang\w+\s+views"
    r"|spoke|views\s+on|topics?|agenda|focus\w*|review(?:s|ed|ing)?\b(?!\s+(?:by|each|every|annually))|dwel\w*|stress\w*|address\w*|attended|condemn\w*|welcom\w*|thank\w*"
    r"|underlin\w*|emphasi\w*|includ\w*|among|such\s+as|brief\w*)\b"
)


def names_topics(text: str) -> bool:
    """Return whether a passage tells what was spoken of, where an account may well leave something out."""
    return _TOPICS.search(text) is not None
