"""A reading: one account with what the later stages ask of it."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from readouts.align.neighbours import neighbours
from readouts.align.word_marks import WordMarks, word_marks
from readouts.encoders import Encoding
from readouts.text.claims import claims
from readouts.text.equivalents import concepts
from readouts.text.furniture import furniture, titles
from readouts.text.genre import log_odds
from readouts.text.language import is_english
from readouts.text.noun_phrases import Nouns, noun_phrases
from readouts.text.questions import affirmed, asking, in_turns
from readouts.text.tokens import Words, register
from readouts.types import Account, Passage, Span


@dataclass(frozen=True, eq=False)
class Reading:
    """An account cut into passages, with its words.

    Parameters
    ----------
    account : Account
        The account itself.
    passages : tuple of Passage
        In reading order; their spans refer to ``account.text``.
    words : Words
        The words of ``account.text``.
    """

    account: Account
    passages: tuple[Passage, ...]
    words: Words

    @cached_property
    def concepts(self) -> tuple[str, ...]:
        """What each word stands for, see :mod:`readouts.text.equivalents`; its stem outside English."""
        if not is_english(self.account.language):
            return self.words.stems
        return concepts(self.account.text, self.words)

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Where the passages stand in the text."""
        return tuple(passage.span for passage in self.passages)

    @cached_property
    def rows(self) -> dict[str, int]:
        """The place of each passage among them, by its id; its row in an encoding too."""
        return {passage.id: row for row, passage in enumerate(self.passages)}

    @cached_property
    def asking(self) -> frozenset[int]:
        """Which passages ask something, and so assert nothing, see :mod:`readouts.text.questions`."""
        return asking(self.account.text, self.spans)

    @cached_property
    def asked(self) -> frozenset[int]:
        """Which passages stand in a reporter's turn of a transcript, and so are none of the account's words."""
        return frozenset(in_turns(self.account.text, self.spans))

    @cached_property
    def silent(self) -> frozenset[int]:
        """Which passages carry nothing of what is asserted elsewhere: questions that no "yes" answers."""
        return self.asking - affirmed(self.account.text, self.spans, self.asking)

    @cached_property
    def asserted(self) -> str:
        """The text without what only asks: what is asked about vouches for nothing."""
        if not self.silent:
            return self.account.text
        told = (span.of(self.account.text) for row, span in enumerate(self.spans) if row not in self.silent)
        return "\n".join(told)

    @cached_property
    def furniture(self) -> frozenset[int]:
        """Which passages belong to the page rather than to the account, see :mod:`readouts.text.furniture`."""
        return furniture(self.account.text, self.spans)

    @cached_property
    def titles(self) -> frozenset[int]:
        """Which passages are bare titles, which no account leaves out, see :mod:`readouts.text.furniture`."""
        return titles(self.account.text, self.spans)

    @cached_property
    def claims(self) -> tuple[tuple[Span, ...], ...]:
        """The claims of each passage, see :mod:`readouts.text.claims`."""
        return tuple(claims(self.account.text, passage.span, self.words) for passage in self.passages)

    @cached_property
    def all_claims(self) -> tuple[Span, ...]:
        """The claims of all passages, in reading order."""
        return tuple(claim for parts in self.claims for claim in parts)

    @cached_property
    def claim_edges(self) -> NDArray[np.int64]:
        """Start and end of each claim, (n_claims, 2)."""
        edges = [(claim.start, claim.end) for claim in self.all_claims]
        return np.array(edges, dtype=np.int64).reshape(-1, 2)

    @cached_property
    def word_claim(self) -> NDArray[np.int64]:
        """Index of the claim that each word lies in, among all claims; -1 where it lies in none."""
        edges = self.claim_edges
        starts = self.words.spans[:, 0]
        found = np.searchsorted(edges[:, 0], starts, side="right") - 1
        inside = (found >= 0) & (starts < np.append(edges[:, 1], 0)[found])
        return np.where(inside, found, -1)

    @cached_property
    def claim_passage(self) -> NDArray[np.int64]:
        """Index of the passage of each claim."""
        return np.repeat(np.arange(len(self.claims)), [len(parts) for parts in self.claims])

    @cached_property
    def passages_with(self) -> Counter[str]:
        """For each concept the number of passages that have it."""
        return Counter(chain.from_iterable(frozenset(self.concepts[rows]) for rows in self.rows_of_each))

    @cached_property
    def rows_of_each(self) -> tuple[slice, ...]:
        """The words of each passage."""
        return tuple(self.words.inside(passage.span.start, passage.span.end) for passage in self.passages)

    @cached_property
    def word_passage(self) -> NDArray[np.int64]:
        """Index of the passage that each word lies in; -1 where it lies in none."""
        found = np.full(len(self.words.stems), -1)
        for index, rows in enumerate(self.rows_of_each):
            found[rows] = index
        return found

    @cached_property
    def named(self) -> NDArray[np.bool_]:
        """Which words are names, as far as capitals inside a passage tell, or begin with a digit."""
        text, opens = self.account.text, np.diff(self.word_passage, prepend=-1) != 0
        digit = np.array([text[start].isdigit() for start in self.words.spans[:, 0].tolist()], dtype=bool)
        named: NDArray[np.bool_] = (self.capital & ~opens) | digit
        return named

    @cached_property
    def capital(self) -> NDArray[np.bool_]:
        """Which words begin with a capital."""
        text = self.account.text
        return np.array([text[start].isupper() for start in self.words.spans[:, 0].tolist()], dtype=bool)

    @cached_property
    def marks(self) -> WordMarks:
        """What each word looks like, see :mod:`readouts.align.word_marks`."""
        text, words = self.account.text, self.words.spans
        return word_marks(text, words, self.capital, self.named, self.spans, self.word_passage)

    @cached_property
    def all_concepts(self) -> frozenset[str]:
        """Every concept of the account."""
        return frozenset(self.concepts)

    @cached_property
    def nouns(self) -> tuple[Nouns, ...]:
        """The phrases of nouns of each passage of an English account, see :mod:`readouts.text.noun_phrases`."""
        spans, weights = self.words.spans.tolist(), self.words.weights.tolist()
        text = self.account.text
        return tuple(noun_phrases(text, spans[rows], weights[rows]) for rows in self.rows_of_each)

    @cached_property
    def stems(self) -> frozenset[str]:
        """Every stem of the account."""
        return frozenset(self.words.stems)

    @cached_property
    def register_words(self) -> int:
        """How many words belong to the register of readouts."""
        listed = register()
        return sum(stem in listed for stem in self.words.stems)

    @cached_property
    def genre(self) -> float:
        """Log-odds that the account is a readout or news of diplomacy, see :func:`readouts.text.genre.log_odds`."""
        return log_odds(self.words.stems)

    def encoded(self, encoding: Encoding) -> "EncodedReading":
        """Return the reading with its encoding, and with all that was found in it before."""
        found = EncodedReading(self.account, self.passages, self.words, encoding)
        vars(found).update(vars(self))
        return found


@dataclass(frozen=True, eq=False)
class EncodedReading(Reading):
    """A reading with its encoding: one row a passage, and the tokens with offsets into ``account.text``."""

    encoding: Encoding

    @cached_property
    def neighbours(self) -> NDArray[np.int64]:
        """Each passage with those nearest to it in meaning, see :mod:`readouts.align.neighbours`."""
        return neighbours(self.encoding)

    @cached_property
    def claim_vectors(self) -> NDArray[np.float32]:
        """Unit vector of each claim: the mean of its tokens; zeros where the encoder saw none."""
        tokens, token_spans = self.encoding.tokens, self.encoding.token_spans
        edges = self.claim_edges
        first = np.searchsorted(token_spans[:, 1], edges[:, 0], side="right")
        last = np.searchsorted(token_spans[:, 0], edges[:, 1], side="left")
        sums, seen = np.zeros((len(edges), tokens.shape[1]), dtype=np.float32), first < last
        if seen.any():
            # In one go, and what lies between two claims, which is next to nothing, with it.
            cuts = np.stack([first[seen], last[seen]], axis=1).ravel()
            sums[seen] = np.add.reduceat(tokens, cuts[: -1 if cuts[-1] == len(tokens) else None], axis=0)[::2]
        lengths = np.sqrt(np.einsum("ij,ij->i", sums, sums))
        unit: NDArray[np.float32] = sums / np.maximum(lengths, np.float32(1e-9))[:, None]
        return unit

    def word_vectors(self, rows: slice) -> NDArray[np.float32]:
        """Return the unit vector of each of some words: the mean of its tokens; zeros where there are none."""
        tokens = self.encoding.tokens
        first, sizes = (found[rows] for found in self._tokens_of_words)
        seen = np.flatnonzero(sizes)
        # A sum points the way of its mean; most words are one token, so there is little to add.
        sums = tokens[first[seen]].astype(np.float64)
        for nth in range(1, int(sizes.max(initial=0))):
            longer = sizes[seen] > nth
            sums[longer] += tokens[first[seen[longer]] + nth]
        lengths = np.sqrt(np.einsum("ij,ij->i", sums, sums))
        unit = np.zeros((len(sizes), tokens.shape[1]), dtype=np.float32)
        unit[seen] = sums / np.maximum(lengths, 1e-9)[:, None]
        return unit

    @cached_property
    def _tokens_of_words(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The first token of each word, and how many tokens it has."""
        token_spans, spans = self.encoding.token_spans, self.words.spans
        first = np.searchsorted(token_spans[:, 1], spans[:, 0], side="right")
        after = np.searchsorted(token_spans[:, 0], spans[:, 1], side="left")
        return first, np.maximum(after - first, 0)
