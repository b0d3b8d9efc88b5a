"""What is nearest to what is nearest to it is left out by nobody, unless next to nothing speaks for it."""

from dataclasses import replace

import pytest

from readouts.judge.mutual import ENOUGH, REASON, SOME_SUPPORT, unless_mutual
from readouts.types import Claim, Nearest, Span, Verdict, VerdictKind

LEFT_OUT, UNCLEAR = VerdictKind.LEFT_OUT, VerdictKind.UNCLEAR


def _verdicts(passages: int = ENOUGH, support: float = SOME_SUPPORT, back: str = "a:1") -> list[Verdict]:
    """Return verdicts on two accounts, of which a:1 is nearest to b:2 and b:2 to another passage."""
    found = []
    for one, other in (("a", "b"), ("b", "a")):
        for number in range(1, passages + 1):
            near = {"a:1": "b:2", "b:2": back, "b:3": "a:1"}.get(f"{one}:{number}", f"{other}:3")
            claims = (Claim(Span(0, 4), support, LEFT_OUT),)
            found.append(
                Verdict(
                    f"{one}:{number}",
                    other,
                    LEFT_OUT,
                    support,
                    0.5,
                    (Nearest(near, 0.3),),
                    (Span(0, 9),),
                    ("thin",),
                    claims,
                )
            )
    return found


def test_what_is_each_others_nearest_is_unclear_with_the_reason_ahead():
    verdicts = _verdicts()
    found = unless_mutual(verdicts)
    changed = {one.passage for one, before in zip(found, verdicts, strict=True) if one != before}
    assert changed == {"a:1", "b:2"}
    assert found[0] == replace(
        verdicts[0],
        verdict=UNCLEAR,
        missing=(),
        reasons=(REASON, "thin"),
        claims=(replace(verdicts[0].claims[0], verdict=UNCLEAR),),
    )


@pytest.mark.parametrize(
    "verdicts",
    [_verdicts(back="a:4"), _verdicts(passages=ENOUGH - 1), _verdicts(support=SOME_SUPPORT - 0.01)],
    ids=["another is nearer", "of few one always is", "next to nothing speaks for it"],
)
def test_all_else_is_left_out_as_ever(verdicts: list[Verdict]):
    assert unless_mutual(verdicts) == tuple(verdicts)


def test_what_is_not_left_out_stays_as_it_is():
    shared = [replace(one, verdict=VerdictKind.SHARED) for one in _verdicts()]
    assert unless_mutual(shared) == tuple(shared)
