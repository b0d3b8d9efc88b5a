"""Support: how far one account carries a span of another, as signals that each have a plain meaning."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from readouts.align import Evidence, Reading
from readouts.judge import counterparts
from readouts.judge.carrier import Carrier, fold
from readouts.judge.picked import Picked, Places, shares, tally
from readouts.text.numerals import numbers
from readouts.text.parting import parting
from readouts.text.talk import announced_talk
from readouts.text.tokens import SAYS_SOMETHING
from readouts.types import Nearest, Span

BY_RULE = (
    "meaning",
    "nearness",
    "weakest",
    "weakest_name",
    "together",
    "order",
    "wording",
    "numbers",
    "passage",
    "vocabulary",
    "register",
    "announced",
    "answered",
)
"""Names of the signals that rules measure, in the order in which calibration takes them."""
SIGNALS = (*BY_RULE, *counterparts.LEARNED)
"""Names of all signals.

meaning
    Geometric mean, over the span's words, of the cosine with the nearest word, less what is spoken for; each word
    weighs by how much it says. Geometric, so that a word without a counterpart is not made up for by others.
nearness
    The plain mean of those cosines. Beside `meaning` it speaks against being carried: words that are near something
    while all that is near them is spoken for are the common talk of the event.
weakest
    Cosine of the one word that says something and has the least counterpart: a claim is carried whole or not.
weakest_name
    The same of names and numbers alone, where another is another; 1 where there is none. The more the accounts
    speak as readouts do (`register`), which call people by their office, the nearer to 1.
together
    Weighted share of the span's words that one passage has, or those that are about the same matter: words found
    all over the account prove less than words found in one place.
order
    Weighted share of neighbouring words whose counterparts are neighbours as well.
wording
    rapidfuzz ``token_set_ratio`` with the nearest passages, as 0..1.
numbers
    Share of the span's numbers that the account has; 1 where the span has none.
passage
    Weighted share of the words that the account has anywhere, or equivalents of, for the passages around the span.
vocabulary
    The same for all the words of the span's account: two accounts of one event have much in common anyhow, and the
    more they have, the less a shared word proves. It speaks against being carried.
register
    How far the two accounts speak as readouts do. Governments say the same in freer words than summaries and
    encyclopedias, so the same signals mean more there.
announced
    1 where the span announces the talk that the account announces too, or says as it does that both sides stay in
    touch, in whatever words.
answered
    How much nearer the span's claims are to the claims there that come nearest to them than any other claim of
    its own account is; 0.5 where another is as near. Two accounts of one event talk about the same: a claim there
    answers to the one that is nearest to it and to no other.
counterparts
    How surely the span's words have their counterparts, as learned: the mean of the words' log-odds, each word
    weighing what was learned of it, as a probability; see :mod:`readouts.judge.counterparts`.
weakest_counterpart
    The least of these, less where several words come near it.

Others were measured and add nothing to these: see the ablation in ``docs/benchmarks.md``.
"""

_NEAREST_SHOWN = 3
_FLOOR = 0.05
"""What a word counts at least in a geometric mean, which nothing would survive else."""
_SAME = 0.9
"""Cosine that the same word, or another for the same, counts as in whatever sense it is used."""
_EQUIVALENT, _EQUIVALENT_NET = 0.8, 0.6
"""What another word for the same counts at least, and what it counts where part of it may be spoken for."""
_RIVAL = 0.5
"""Floor for the rival's nearness: among few claims even the nearest may be far, and being nearest then proves
nothing."""
_STEP = 6
"""Tokens within which two counterparts count as neighbours."""


class Found(NamedTuple):
    """What a carrier has for a span: the signals (each 0..1) and its nearest passages, nearest first.

    `verbatim` tells whether the span's very words stand there; `wordless`, that the span has no words; `genre`, how
    surely the accounts are readouts or news of diplomacy (0..1).
    """

    signals: Mapping[str, float]
    nearest: tuple[Nearest, ...]
    verbatim: bool
    wordless: bool
    genre: float


@dataclass(frozen=True, eq=False)
class Asked:
    """One account as another may carry it: what is known of its words, for all the spans that are asked about.

    Parameters
    ----------
    of : Reading
        The account that says it.
    by : Carrier
        The account that may carry it.
    seen : Evidence
        What `of` finds in `by`.
    """

    of: Reading
    by: Carrier
    seen: Evidence

    def find(self, asked: Sequence[Sequence[Span]]) -> list[Found]:
        """Measure how far the carrier has what the spans of each question say together.

        Several at once, since a call of numpy costs more than what it does here.

        Parameters
        ----------
        asked : sequence of sequence of Span
            Of each question, one or more spans of the text of `of`, in order and disjoint.

        Returns
        -------
        list of Found
            Of each question the signals, the nearest passages, and whether the very words stand in one of them.
        """
        if not asked:
            return []
        tokens, words, around = self._picked(asked)
        together, alike = self._together(words, around)
        columns = {
            **self._by_words(words),
            **counterparts.signals(
                counterparts.measured(words, self._of_each_word, alike), self.seen.genre, counterparts.heads()
            ),
            "together": together,
            "order": _order(tokens, self.seen),
            "passage": shares(around.sums(self._present), around.sums(self._passage_weights)),
        }
        measured = zip(*(np.clip(column, 0.0, 1.0).tolist() for column in columns.values()), strict=True)
        return [
            self._found(spans, dict(zip(columns, values, strict=True)), best)
            for spans, values, best in zip(asked, measured, self._candidates(tokens, around), strict=True)
        ]

    def word_measures(self, asked: Sequence[Sequence[Span]]) -> counterparts.WordMeasures:
        """Return what is measured of each word of several questions, for a head to be fitted on."""
        _, words, around = self._picked(asked)
        return counterparts.measured(words, self._of_each_word, self._together(words, around)[1])

    def _picked(self, asked: Sequence[Sequence[Span]]) -> tuple[Picked, Picked, Picked]:
        """Pick the tokens that overlap the spans, the words wholly inside them, and the passages around."""
        seen = self.seen
        edges = np.array([(span.start, span.end) for spans in asked for span in spans], dtype=np.int64)
        question = np.repeat(np.arange(len(asked)), [len(spans) for spans in asked])
        tokens = Picked.of(
            np.searchsorted(seen.token_spans[:, 1], edges[:, 0], side="right"),
            np.searchsorted(seen.token_spans[:, 0], edges[:, 1], side="left"),
            question,
            len(asked),
        )
        words = Picked.of(
            np.searchsorted(self.of.words.spans[:, 0], edges[:, 0], side="left"),
            np.searchsorted(self.of.words.spans[:, 1], edges[:, 1], side="right"),
            question,
            len(asked),
        )
        return tokens, words, self._around(asked, tokens)

    def _found(self, spans: Sequence[Span], measured: Mapping[str, float], best: Mapping[int, float]) -> Found:
        of, by, seen = self.of, self.by, self.seen
        order = [passage for _, passage in sorted((-round(score, 6), passage) for passage, score in best.items())]
        counted = [index for index in order if index not in by.silent]
        text = " ".join(span.of(of.account.text) for span in spans)
        folded, own_numbers = fold(text), numbers(text)
        nearest = process.extractOne(folded, [by.folded[i] for i in counted], scorer=fuzz.token_set_ratio)
        signals = {
            **measured,
            "wording": nearest[1] / 100 if nearest else 0.0,
            "numbers": len(own_numbers & by.numbers) / len(own_numbers) if own_numbers else 1.0,
            "vocabulary": seen.vocabulary,
            "register": seen.register,
            "announced": float(any(_announced(span, of, by) for span in spans)),
        }
        passages = by.reading.passages
        return Found(
            signals={name: round(signals[name], 4) for name in SIGNALS},
            nearest=tuple(Nearest(passages[i].id, round(best[i], 4)) for i in order[:_NEAREST_SHOWN]),
            verbatim=_verbatim(text, folded, by, counted),
            wordless=not folded,
            genre=seen.genre,
        )

    def _around(self, asked: Sequence[Sequence[Span]], tokens: Picked) -> Picked:
        """Pick the passages that the spans stand in; found by offsets where there is no token."""
        own = self.seen.token_passage[tokens.rows].astype(np.int64)
        first = (np.diff(own, prepend=-1) != 0) | (np.diff(tokens.asked, prepend=-1) != 0)
        rows, numbered = own[first], tokens.asked[first]
        lost = np.flatnonzero(np.bincount(tokens.asked, minlength=len(asked)) == 0)
        if len(lost):
            starts = [passage.span.start for passage in self.of.passages]
            found = [max(0, bisect_right(starts, asked[number][0].start) - 1) for number in lost.tolist()]
            rows, numbered = np.append(rows, found), np.append(numbered, lost)
            order = np.argsort(numbered, kind="stable")
            rows, numbered = rows[order], numbered[order]
        return Picked(rows, numbered, len(asked))

    def _by_words(self, words: Picked) -> dict[str, NDArray[np.float64]]:
        """Return the signals that are taken word by word."""
        weights = self.seen.word_weights
        total = words.sums(weights)
        best, net = self._best_and_net
        # Only a word that says something may be the weakest: the lack of a "the" proves nothing.
        enough = np.minimum(SAYS_SOMETHING, words.most(weights))
        telling, named = weights[words.rows] >= enough[words.asked], self.of.named[words.rows]

        def weakest(counted: NDArray[np.bool_], without: float) -> NDArray[np.float64]:
            least = words.only(counted).least(best)
            return np.where(np.isfinite(least), least, without)

        return {
            "meaning": np.where(total != 0, np.exp(words.means(net, weights)), 0.0),
            "nearness": words.means(best, self.of.words.weights),
            "weakest": weakest(telling, 0.0),
            "weakest_name": 1.0 - (1.0 - weakest(telling & named, 1.0)) * (1.0 - self.seen.register),
            "answered": self._answered(words),
        }

    def _answered(self, words: Picked) -> NDArray[np.float64]:
        """Return by how much the claims of each question are ahead of others, over its words."""
        within = self.of.word_claim >= 0
        claimed = words.only(within[words.rows])
        ahead = claimed.means(self._ahead[self.of.word_claim], self.seen.word_weights)
        return np.clip(0.5 + ahead, 0.0, 1.0)

    @cached_property
    def _ahead(self) -> NDArray[np.float64]:
        """By how much each claim is nearer to the claim there that it comes nearest to than any other claim is.

        Where questions are asked there, the least of that with and without them: what is nearest to a question is
        not answered by it, and what comes nearest to an assertion beside it is answered no better for that.
        """
        claims_of = self.by.reading.claim_passage
        with_questions = _ahead_of_rivals(self.seen.claim_cosines[:, ~np.isin(claims_of, list(self.by.without))])
        if not self.by.reading.silent:
            return with_questions
        without = _ahead_of_rivals(self.seen.claim_cosines[:, ~np.isin(claims_of, list(self.by.silent))])
        return np.minimum(with_questions, without)

    @cached_property
    def _best_and_net(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        seen = self.seen
        best = np.maximum(seen.word_best.astype(np.float64), _EQUIVALENT * seen.equivalent)
        least = np.where(seen.equivalent, _EQUIVALENT_NET, _FLOOR)
        return best, np.log(np.maximum(seen.word_net.astype(np.float64), least))

    @cached_property
    def _of_each_word(self) -> NDArray[np.float64]:
        return counterparts.of_each_word(self.of, self.seen, *self._best_and_net, self._known)

    @cached_property
    def _known(self) -> NDArray[np.bool_]:
        """Which words the carrier has anywhere, or equivalents of."""
        there = self.by.concepts
        return np.array([concept in there for concept in self.of.concepts], dtype=bool)

    def _together(self, words: Picked, around: Picked) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return the weighted share of each question's words that a passage or its neighbours have, the best such.

        And for each word how near it is to that passage or its neighbours.
        """
        alike = np.zeros(len(words.rows))
        if not self.seen.candidates.size:
            return np.zeros(words.count), alike
        at, found = Places(around, len(self.of.passages)).of(words.asked, self.of.word_passage[words.rows])
        rows = words.rows[found]
        near = self._near[rows]
        weighed = near * self.seen.word_weights[rows, None]
        each = np.stack([tally(at, column, len(around.rows)) for column in weighed.T])
        alike[found] = near[np.arange(len(rows)), each.argmax(axis=0)[at]]
        total = words.sums(self.seen.word_weights)
        return shares(tally(around.asked, each.max(axis=0), around.count), total), alike

    @cached_property
    def _near(self) -> NDArray[np.float64]:
        """How near each word is to each candidate of its passage and its neighbours."""
        seen, passage = self.seen, self.of.word_passage
        columns, around = self.by.concepts_around(seen.neighbours)
        same = np.zeros(seen.word_around.shape)
        rows = np.flatnonzero(passage >= 0)
        asked = np.array([columns.get(concept, len(columns)) for concept in self.of.concepts], dtype=np.int64)
        same[rows] = around[seen.candidates[passage[rows]], asked[rows, None]]
        near: NDArray[np.float64] = np.maximum(seen.word_around, _SAME * same)
        return near

    @cached_property
    def _present(self) -> NDArray[np.float64]:
        """What those words of each passage weigh that the carrier has anywhere, or equivalents of."""
        return self._per_passage(self._known)

    @cached_property
    def _passage_weights(self) -> NDArray[np.float64]:
        return self._per_passage(np.ones(len(self.of.concepts), dtype=bool))

    def _per_passage(self, counted: NDArray[np.bool_]) -> NDArray[np.float64]:
        """Sum what the words of each passage weigh, of those that are counted."""
        passage = self.of.word_passage
        chosen = (passage >= 0) & counted
        return tally(passage[chosen], self.seen.word_weights[chosen], len(self.of.passages))

    def _candidates(self, tokens: Picked, around: Picked) -> list[dict[int, float]]:
        """Return the passages that each question comes nearest to, with the weighted mean cosine of each."""
        seen = self.seen
        at, _ = Places(around, len(self.of.passages)).of(tokens.asked, seen.token_passage[tokens.rows])
        weighed = seen.by_candidate[tokens.rows].astype(np.float64) * seen.weights[tokens.rows, None]
        sums = np.stack([tally(at, column, len(around.rows)) for column in weighed.T], axis=1)
        total = tokens.sums(seen.weights)[around.asked, None]
        others = np.bincount(around.asked, minlength=around.count)[around.asked, None]
        plain = seen.candidate_scores[around.rows].astype(np.float64) / others
        scores = np.where(total != 0, sums / np.where(total != 0, total, 1.0), plain)
        found: list[dict[int, float]] = [{} for _ in range(around.count)]
        rows = zip(around.asked.tolist(), seen.candidates[around.rows].tolist(), scores.tolist(), strict=True)
        for number, passages, own in rows:
            best = found[number]
            for passage, score in zip(passages, own, strict=True):
                best[passage] = best.get(passage, 0.0) + score
        return found


def _ahead_of_rivals(cosines: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return by how much each claim (a row) is nearer than any other to its nearest claim there (a column)."""
    near = cosines.astype(np.float64)
    if not near.size:
        return np.zeros(len(near))
    found, rows, columns = near.argmax(axis=1), np.arange(len(near)), np.arange(near.shape[1])
    # Of each claim there, the two of ours that come nearest: the second is the rival of the first.
    first = near.argmax(axis=0)
    nearest, others = near[first, columns], near.copy()
    others[first, columns] = -np.inf
    second = others.max(axis=0)
    rivals = np.where(first[found] == rows, second[found] if len(near) > 1 else _RIVAL, nearest[found])
    ahead: NDArray[np.float64] = near[rows, found] - np.maximum(rivals, _RIVAL)
    return ahead


def _announced(span: Span, of: Reading, by: Carrier) -> bool:
    """Return whether a span tells of the talk what the account does: that it was held, or that it goes on."""
    talk = announced_talk(of.account.text, span, of.words) if by.talks else None
    if talk is not None and any(talk.same(other) for other in by.talks):
        return True
    return by.parts and parting(of.account.text, span)


def _verbatim(text: str, folded: str, by: Carrier, counted: Sequence[int]) -> bool:
    """Tell whether the very words stand in a near passage; signs where there are no words ("* * *")."""
    if folded:
        return any(f" {folded} " in f" {by.folded[i]} " for i in counted)
    account = by.reading.account.text
    return any(text == passage.span.of(account) for passage in by.reading.passages)


def _order(tokens: Picked, seen: Evidence) -> NDArray[np.float64]:
    """Return the weighted share of neighbouring tokens whose counterparts are neighbours."""
    weights, rows = seen.weights[tokens.rows].astype(np.float64), tokens.rows
    pairs = np.sqrt(weights[1:] * weights[:-1]) * (np.diff(tokens.asked) == 0)
    beside = (np.abs(np.diff(seen.found[rows])) <= _STEP) & (np.diff(seen.found_passage[rows]) == 0)
    asked = tokens.asked[1:]
    return shares(tally(asked, pairs * beside, tokens.count), tally(asked, pairs, tokens.count))
