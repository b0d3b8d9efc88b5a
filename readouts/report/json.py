"""The JSON report: the contract ``readouts.comparison/1``, written and read."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from readouts.errors import FormatError
from readouts.report.cursor import Cursor
from readouts.report.json_findings import findings_to_dict
from readouts.report.json_judged import judged_to_dict, read_judged
from readouts.types import (
    Account,
    Attribution,
    Emphasis,
    Event,
    Measure,
    Passage,
    Topic,
)

if TYPE_CHECKING:
    from readouts.comparison import Comparison

SCHEMA = "readouts.comparison/1"
_SURROGATE = re.compile("[\ud800-\udfff]")


def render(comparison: "Comparison") -> str:
    """Return the comparison as JSON text; lone surrogates are escaped, so it always encodes as UTF-8."""
    text = json.dumps(to_dict(comparison), ensure_ascii=False, allow_nan=False, indent=2)
    return _SURROGATE.sub(lambda found: f"\\u{ord(found.group()):04x}", text) + "\n"


def parse(text: str, *, where: str = "comparison") -> object:
    """Parse JSON text; raises FormatError, naming `where`, if it is none or is nested too deeply."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        reason = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise FormatError(
            f"this is not JSON that can be read ({reason})",
            where=where,
            mend="give a file that readouts wrote",
        ) from error


def to_dict(comparison: "Comparison") -> dict[str, Any]:
    """Return the comparison as plain dicts and lists, by the contract."""
    event, judged = comparison.event, judged_to_dict(comparison)
    return {
        "schema": SCHEMA,
        "event": None if event is None else {"title": event.title, "date": event.date},
        "accounts": [_account(account) for account in comparison.accounts],
        "passages": [_passage(passage, comparison.text(passage.id)) for passage in comparison.passages],
        "links": judged["links"],
        "verdicts": judged["verdicts"],
        "conflicts": judged["conflicts"],
        "discrepancies": judged["discrepancies"],
        "topics": [_topic(topic, comparison.elsewhere, comparison.nearby) for topic in comparison.topics],
        **findings_to_dict(comparison),
        "manifest": judged["manifest"],
    }


def _account(account: Account) -> dict[str, Any]:
    return {
        "id": account.id,
        "source": account.source,
        "title": account.title,
        "date": account.date,
        "language": account.language,
        "url": account.url,
        "text": account.text,
        "words": account.words,
        "sha256": account.sha256,
        **({"own_words": True} if account.own_words else {}),
    }


def _passage(passage: Passage, text: str) -> dict[str, Any]:
    said = passage.attribution
    return {
        "id": passage.id,
        "account": passage.account,
        "start": passage.span.start,
        "end": passage.span.end,
        "text": text,
        "attribution": None
        if said is None
        else {"speaker": said.speaker, "via": said.via, "cue": said.cue, "quoted": said.quoted},
    }


def _topic(
    topic: Topic,
    elsewhere: Mapping[tuple[str, str], tuple[str, ...]],
    nearby: Mapping[tuple[str, str], tuple[str, ...]],
) -> dict[str, Any]:
    return {
        "id": topic.id,
        "label": topic.label,
        "passages": list(topic.passages),
        "emphasis": {
            part.account: {
                "share": part.share,
                "interval": list(part.interval),
                "first": part.first,
                "rank": part.rank,
                "first_interval": None if part.first_interval is None else list(part.first_interval),
                "passages": part.passages,
                "returns": part.returns,
                "in_title": part.in_title,
                "in_lead": part.in_lead,
                "quoted": _measure(part.quoted),
                "strength": _measure(part.strength),
                "score": _measure(part.score),
                "place": part.place,
                "speakers": list(part.speakers),
                "label": part.label,
                "elsewhere": list(elsewhere.get((topic.id, part.account), ())),
                "nearby": list(nearby.get((topic.id, part.account), ())),
            }
            for part in topic.emphasis
        },
    }


def _measure(measure: Measure) -> dict[str, Any]:
    return {"value": measure.value, "interval": list(measure.interval)}


def records(data: object, *, where: str = "comparison") -> dict[str, Any]:
    """Read the contract back into records.

    Parameters
    ----------
    data : object
        What :func:`parse` or :func:`to_dict` gave.
    where : str, default "comparison"
        Name of the file, for messages.

    Returns
    -------
    dict
        Keyword arguments of ``Comparison``.

    Raises
    ------
    FormatError
        Naming the place that does not fit.
    """
    root = Cursor(data, where=where)
    if root.text("schema") != SCHEMA:
        raise root.misfit("schema", f"“{SCHEMA}”")
    event = root.optional("event")
    accounts = tuple(_read_account(item) for item in root.items("accounts"))
    return {
        "event": None if event is None else Event(event.text("title"), event.optional_text("date")),
        "accounts": accounts,
        "passages": tuple(_read_passage(item) for item in root.items("passages")),
        "topics": tuple(_read_topic(item, accounts) for item in root.items("topics")),
        "lexicon": root.entries("lexicon"),
        **read_judged(root),
    }


def _read_account(item: Cursor) -> Account:
    return item.build(
        Account,
        item.text("text"),
        id=item.text("id"),
        source=item.text("source"),
        title=item.optional_text("title"),
        date=item.optional_text("date"),
        language=item.optional_text("language"),
        url=item.optional_text("url"),
        own_words=item.has_key("own_words") and item.flag("own_words"),
    )


def _read_passage(item: Cursor) -> Passage:
    said = item.optional("attribution")
    return Passage(
        item.text("id"),
        item.text("account"),
        item.span(),
        None
        if said is None
        else Attribution(
            said.optional_text("speaker"),
            said.optional_text("via"),
            said.optional_text("cue"),
            said.flag("quoted"),
        ),
    )


def _read_topic(item: Cursor, accounts: Sequence[Account]) -> Topic:
    parts = item.get("emphasis")
    emphasis = []
    for account in accounts:
        part = parts.get(account.id)
        low, high = part.pair("interval")
        emphasis.append(
            Emphasis(
                account.id,
                part.share("share"),
                (low, high),
                part.optional_share("first"),
                part.optional_count("rank"),
                **_read_rest(part),
            )
        )
    return Topic(item.text("id"), item.text("label"), item.texts("passages"), tuple(emphasis))


def _read_rest(part: Cursor) -> dict[str, Any]:
    """Read what files of an older readouts lack; a topic that is not touched has nothing to read."""
    if not part.has_key("score") or part.optional_share("first") is None:
        return {}
    return {
        "first_interval": part.optional_pair("first_interval"),
        "passages": part.count("passages"),
        "returns": part.count("returns"),
        "in_title": part.optional_flag("in_title"),
        "in_lead": part.flag("in_lead"),
        "quoted": _read_measure(part.get("quoted")),
        "strength": _read_measure(part.get("strength")),
        "score": _read_measure(part.get("score")),
        "place": part.optional_count("place"),
        "speakers": part.texts("speakers"),
        "label": part.text("label") if part.has_key("label") else "",
    }


def _read_measure(item: Cursor) -> Measure:
    return Measure(item.share("value"), item.pair("interval"))
