"""Verdicts become findings: pure functions, independent of each other and of the order of accounts."""

from readouts.findings.topics import find_topics
from readouts.findings.wording import Wording, find_wording, load_lexicon

__all__ = ["Wording", "find_topics", "find_wording", "load_lexicon"]
