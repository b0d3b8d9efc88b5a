"""Verdicts become findings: pure functions, independent of each other and of the order of accounts."""

from readouts.findings.topics import find_topics

__all__ = ["find_topics"]
