"""Verdicts as a table: one row for each passage and each other account."""

from typing import TYPE_CHECKING, Any

from readouts.errors import FormatError

if TYPE_CHECKING:
    from readouts.comparison import Comparison

FIELDS = (
    "passage", "account", "source", "start", "end", "text", "speaker", "quoted", "by", "verdict", "support",
    "salience", "nearest", "nearest_score", "nearest_text", "missing", "reasons", "topics",
)  # fmt: skip
"""The columns, in order."""


def rows(comparison: "Comparison") -> list[dict[str, Any]]:
    """Return one dict a verdict, with the keys of `FIELDS`; several missing spans, reasons or topics are joined."""
    topics: dict[str, list[str]] = {}
    for topic in comparison.topics:
        for name in topic.passages:
            topics.setdefault(name, []).append(topic.label)
    made = []
    for verdict in comparison.verdicts:
        passage = comparison.passage(verdict.passage)
        account, said = comparison.account(passage.account), passage.attribution
        near = verdict.nearest[0] if verdict.nearest else None
        values = (
            passage.id, account.id, account.source, passage.span.start, passage.span.end,
            comparison.text(passage.id), said.speaker if said else None, said.quoted if said else False,
            verdict.by, verdict.verdict.value, verdict.support, verdict.salience,
            near.passage if near else None, near.score if near else None,
            comparison.text(near.passage) if near else None,
            " | ".join(span.of(account.text) for span in verdict.missing),
            " | ".join(verdict.reasons), " | ".join(topics.get(passage.id, ())),
        )  # fmt: skip
        made.append(dict(zip(FIELDS, values, strict=True)))
    return made


def frame(comparison: "Comparison") -> Any:  # noqa: ANN401 - of whichever library is installed
    """Return the table as a pandas DataFrame, else a polars one; raises FormatError where neither is installed."""
    try:
        import pandas
    except ImportError:
        pass
    else:
        return pandas.DataFrame(rows(comparison), columns=list(FIELDS))
    try:
        import polars
    except ImportError as error:
        raise FormatError(
            "neither pandas nor polars is installed", where="to_frame", mend="pip install pandas, or polars"
        ) from error
    return polars.DataFrame(rows(comparison), infer_schema_length=None)
