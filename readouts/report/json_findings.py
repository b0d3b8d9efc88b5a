"""The findings in the JSON report. They are made again from the rest when it is read."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from readouts.comparison import Comparison
    from readouts.types import Span


def findings_to_dict(comparison: "Comparison") -> dict[str, Any]:
    """Return the findings of a comparison by the contract, each under a key of its own."""

    def words(account: str, span: "Span") -> dict[str, Any]:
        text = span.of(comparison.account(account).text)
        return {"start": span.start, "end": span.end, "text": text}

    def named(passage: str, span: "Span") -> dict[str, Any]:
        return {"passage": passage, **words(comparison.passage(passage).account, span)}

    return {
        "differences": [
            {
                "topic": found.topic,
                "left": found.left,
                "right": found.right,
                "measure": found.measure,
                "value": found.value,
                "interval": list(found.interval),
                "differs": found.differs,
            }
            for found in comparison.differences
        ],
        "order": [
            {
                "left": found.left,
                "right": found.right,
                "topics": list(found.topics),
                "pairs": found.pairs,
                "concordant": found.concordant,
                "tau": found.tau,
                "meaning": found.meaning,
            }
            for found in comparison.order
        ],
        "wording": [
            {
                "account": found.account,
                "passage": found.passage,
                **words(found.account, found.span),
                "grade": found.grade,
                "entry": found.entry,
                "quoted": found.quoted,
                "speaker": found.speaker,
                "reporting": found.reporting,
            }
            for found in comparison.wording
        ],
        "characteristic": [
            {
                "account": found.account,
                "word": found.word,
                "count": found.count,
                "others": found.others,
                "log_odds": found.log_odds,
                "z": found.z,
            }
            for found in comparison.characteristic
        ],
        "naming": [
            {
                "kind": found.kind,
                "left": named(found.left.passage, found.left.span),
                "right": named(found.right.passage, found.right.span),
            }
            for found in comparison.naming
        ],
        "claims": [
            {
                "account": found.account,
                "passage": found.passage,
                "speaker": found.speaker,
                "via": found.via,
                "quoted": found.quoted,
                "of": found.of,
                "joint": found.joint,
                "verdict": found.verdict.value if found.verdict else None,
                "support": found.support,
                "unconfirmed": found.unconfirmed,
            }
            for found in comparison.claims
        ],
        "fields": [
            {
                "account": found.account,
                "passage": found.passage,
                "field": found.field,
                **words(found.account, found.span),
                "value": found.value,
            }
            for found in comparison.fields
        ],
        "lexicon": {grade: list(entries) for grade, entries in comparison.lexicon.items()},
    }
