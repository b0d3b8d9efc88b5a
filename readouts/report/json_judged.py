"""The part of the JSON contract that judging decides: links, verdicts, conflicts and the like, written and read."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from readouts.report.cursor import Cursor
from readouts.types import (
    Claim,
    Conflict,
    ConflictSide,
    Discrepancy,
    Judgement,
    Link,
    Manifest,
    Nearest,
    Relation,
    Span,
    Verdict,
    VerdictKind,
)

if TYPE_CHECKING:
    from readouts.comparison import Comparison


def judged_to_dict(judged: "Judgement | Comparison") -> dict[str, Any]:
    """Return links, verdicts, conflicts, discrepancies and what made them, by the contract."""
    return {
        "links": [_link(link) for link in judged.links],
        "verdicts": [_verdict(verdict) for verdict in judged.verdicts],
        "conflicts": [_conflict(conflict) for conflict in judged.conflicts],
        "discrepancies": [_discrepancy(discrepancy) for discrepancy in judged.discrepancies],
        "manifest": _manifest(judged.manifest),
    }


def _link(link: Link) -> dict[str, Any]:
    return {
        "left": list(link.left),
        "right": list(link.right),
        "relation": link.relation.value,
        "score": link.score,
        "confidence": link.confidence,
        "only_left": _pairs(link.only_left),
        "only_right": _pairs(link.only_right),
    }


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "passage": verdict.passage,
        "by": verdict.by,
        "verdict": verdict.verdict.value,
        "support": verdict.support,
        "salience": verdict.salience,
        "nearest": [{"passage": near.passage, "score": near.score} for near in verdict.nearest],
        "missing": _pairs(verdict.missing),
        "differing": _pairs(verdict.differing),
        "reasons": list(verdict.reasons),
        "claims": [
            {
                "start": claim.span.start,
                "end": claim.span.end,
                "support": claim.support,
                "verdict": claim.verdict.value,
            }
            for claim in verdict.claims
        ],
    }


def _conflict(conflict: Conflict) -> dict[str, Any]:
    return {
        "kind": conflict.kind,
        "left": _side(conflict.left),
        "right": _side(conflict.right),
        "confidence": conflict.confidence,
        "reason": conflict.reason,
    }


def _discrepancy(discrepancy: Discrepancy) -> dict[str, Any]:
    return {
        "kind": discrepancy.kind,
        "left": _side(discrepancy.left),
        "right": _side(discrepancy.right),
        "reason": discrepancy.reason,
    }


def _side(side: ConflictSide) -> dict[str, Any]:
    return {"passage": side.passage, "start": side.span.start, "end": side.span.end, "value": side.value}


def _pairs(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _manifest(manifest: Manifest) -> dict[str, Any]:
    return {
        "readouts": manifest.readouts,
        "encoder": manifest.encoder,
        "weights_sha256": manifest.weights_sha256,
        "parameters": dict(manifest.parameters),
        "warnings": list(manifest.warnings),
    }


def read_judged(root: Cursor) -> dict[str, Any]:
    """Read what :func:`judged_to_dict` wrote; raises FormatError naming the place that does not fit."""
    manifest = root.get("manifest")
    return {
        "links": tuple(_read_link(item) for item in root.items("links")),
        "verdicts": tuple(_read_verdict(item) for item in root.items("verdicts")),
        "conflicts": tuple(
            Conflict(
                item.text("kind"),
                _read_side(item.get("left")),
                _read_side(item.get("right")),
                item.share("confidence"),
                item.text("reason"),
            )
            for item in root.items("conflicts")
        ),
        "discrepancies": tuple(
            Discrepancy(
                item.text("kind"), _read_side(item.get("left")), _read_side(item.get("right")), item.text("reason")
            )
            for item in root.items("discrepancies", missing=())
        ),
        "manifest": Manifest(
            readouts=manifest.text("readouts"),
            encoder=manifest.text("encoder"),
            weights_sha256=manifest.text("weights_sha256"),
            parameters=manifest.scalars("parameters"),
            warnings=manifest.texts("warnings", missing=()),
        ),
    }


def _read_link(item: Cursor) -> Link:
    return Link(
        left=item.texts("left"),
        right=item.texts("right"),
        relation=item.build(Relation, item.text("relation")),
        score=item.share("score"),
        confidence=item.share("confidence"),
        only_left=item.spans("only_left"),
        only_right=item.spans("only_right"),
    )


def _read_verdict(item: Cursor) -> Verdict:
    return Verdict(
        passage=item.text("passage"),
        by=item.text("by"),
        verdict=item.build(VerdictKind, item.text("verdict")),
        support=item.share("support"),
        salience=item.share("salience"),
        nearest=tuple(Nearest(near.text("passage"), near.share("score")) for near in item.items("nearest")),
        missing=item.spans("missing"),
        differing=item.spans("differing", missing=()),
        reasons=item.texts("reasons"),
        claims=tuple(
            Claim(claim.span(), claim.share("support"), claim.build(VerdictKind, claim.text("verdict")))
            for claim in item.items("claims", missing=())
        ),
    )


def _read_side(item: Cursor) -> ConflictSide:
    return ConflictSide(item.text("passage"), item.span(), item.text("value"))
