"""What must be done against what may be done, and what was promised against what was only offered."""

import re
from collections.abc import Iterator

from readouts.judge.frames import Frame, Side
from readouts.judge.rules.candidate import Candidate, hold_against
from readouts.judge.rules.instead import find_instead
from readouts.text.modality import Cue, modal_cues
from readouts.types import Span

_ONE_THING = frozenset(
    frozenset(pair.split())
    for pair in (
        "agreement intention",
        "agreement expectation",
        "will intention",
        "will expectation",
        "wish intention",
        "appeal obligation",
        "appeal advice",
        "demand obligation",
        "demand will",
        "appeal demand",
    )
)
"""Kins that two reports of one statement may use: who urges both to stop says that both must stop."""

_RENDERED = frozenset({"obligation", "advice"})
"""Kins that translators render one word by: "must be settled" and "should be addressed" may be one statement."""
_WORD_FOR_WORD = 0.95
_ONE_WORDING = 0.5
"""Share of words that two passages have in common from which cues of two verbs are held against each other."""
_SURE_STEPS, _ONE_MATTER = 2, 0.55
"""Steps apart, and cosine of two passages, from which the one verb of each may be the other's reworded."""
_TELLS_WHAT, _NEAR = 0.25, 4
"""Weight of a word that tells what is to be done, and words after a cue among which its verb is."""
_ACCEPTED = re.compile(r"\b(?:accept\w*|declin\w+|at|upon|on)\s+(?:an?|the|his|her|its|their)\s+$", re.IGNORECASE)
"""Words before an invitation that is answered, or followed, and not given."""
_WEIGHED_BY = re.compile(
    r"\b(?:promised|pledged|undertook|undertaken|committed|vowed|only|merely|just|is|are|was|were|be|been)\s+$",
    re.IGNORECASE,
)
"""Words before "to discuss" that make a step of it; else it tells what for: "met to discuss"."""
_COURTESY = re.compile(
    r"\b(?:apolog(?:y|ies)|condolences?|congratulations|thanks|sympath(?:y|ies)|explanations?)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
"""What is offered once and for all: an apology is no readiness to do anything."""
_AHEAD = 24
_CARRYING = frozenset(
    "be been being is are was were have has had not also then the a an its his her their that it".split()
)


def find_modality(frame: Frame) -> Iterator[Candidate]:
    """Yield a cue of each passage that puts the same deed at another step: "must" against "may"."""
    yield from _cues_apart(frame)
    for mine, theirs in find_instead(frame, "modality"):
        yield hold_against("one is firmer than the other", "instead", frame, mine, theirs)


def _cues_apart(frame: Frame) -> Iterator[Candidate]:
    cues = frame.left.once(_stepped)
    if not cues:
        return
    left, right = _apart(cues, frame.right.once(_stepped))
    single = len(left) == len(right) == 1
    for own in left:
        for other in right:
            steps = abs(own.step - other.step)
            kins = frozenset((own.kin, other.kin))
            if steps and len(kins) > 1 and kins not in _ONE_THING and not _rendered(frame, own, other):
                same = _governs_same(frame, own, other)
                rule = f"{steps} apart" if same else f"{steps} apart, other verb"
                if not same and frame.alike_but(own.span, other.span, same_words=True) < _ONE_WORDING:
                    # Two verbs of two wordings are two deeds, unless each is the only one that may be the other's.
                    # One step is within what two reports make of one statement: a proposal is an idea put forward.
                    if not single or steps < _SURE_STEPS or frame.passage_cosine < _ONE_MATTER:
                        continue
                    rule = f"{steps} apart, other words"
                yield hold_against("one is firmer than the other", rule, frame, own.span, other.span)


def _stepped(side: Side) -> tuple[Cue, ...]:
    """Return the cues of a passage that tell of a step, not what an invitation led to or a meeting was for."""
    return tuple(cue for cue in modal_cues(side.text) if not _is_aside(side.text, cue))


def _is_aside(text: str, cue: Cue) -> bool:
    said, ahead = cue.span.of(text).lower(), text[max(0, cue.span.start - _AHEAD) : cue.span.start]
    if cue.kin == "appeal" and said.startswith("invitation"):
        return _ACCEPTED.search(ahead) is not None
    if cue.kin == "readiness" and said == "offered":
        return _COURTESY.search(ahead) is not None
    return cue.kin == "consideration" and said.startswith("to ") and _WEIGHED_BY.search(ahead) is None


def _rendered(frame: Frame, own: Cue, other: Cue) -> bool:
    """Return whether the cues may be two renderings of one word, since other words differ as well."""
    kins = {own.kin, other.kin}
    return kins == _RENDERED and frame.alike_but(own.span, other.span, same_words=True) < _WORD_FOR_WORD


def _apart(left: tuple[Cue, ...], right: tuple[Cue, ...]) -> tuple[list[Cue], list[Cue]]:
    """Return the cues that are left once each has met one of its step, kin before others."""
    own, others = list(left), list(right)
    for alike in (_kin, _step):
        for cue in list(own):
            match = next((other for other in others if alike(cue, other)), None)
            if match is not None:
                own.remove(cue)
                others.remove(match)
    return own, others


def _kin(own: Cue, other: Cue) -> bool:
    return own.kin == other.kin


def _step(own: Cue, other: Cue) -> bool:
    return own.step == other.step


def _governs_same(frame: Frame, own: Cue, other: Cue) -> bool:
    """Return whether the verb after one cue is among the first words that say something after the other."""
    if own.stands_alone or other.stands_alone:
        return True
    mine, theirs = _heads(frame.left, own.span), _heads(frame.right, other.span)
    # That "is to be set up in the consulate" and "can vote in the consulate" share a place is not enough.
    return frame.share_a_word(mine[:1], theirs) or frame.share_a_word(mine, theirs[:1])


def _heads(side: Side, span: Span) -> list[int]:
    """Return the verb after a cue, however little it says, and the next word that tells what is to be done."""
    after = [row for row, (start, _) in enumerate(side.spans) if start >= span.end]
    verb = [row for row in after[:_NEAR] if side.lowered[row] not in _CARRYING][:1]
    return [*verb, *(row for row in after if side.weights[row] > _TELLS_WHAT and row not in verb)][:2]
