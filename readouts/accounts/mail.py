"""Mails as programs save them (EML): a press office's statement often comes as one."""

import re
from collections.abc import Sequence
from email import message_from_bytes, policy
from email.utils import parseaddr

from readouts.accounts.document import Document, compose, damaged, tidy, warn_unused
from readouts.accounts.quoted_mail import without_quoted
from readouts.accounts.web_page import read_page
from readouts.errors import InputError
from readouts.text.headers import names_a_house

_MOST_PARTS = 200
_SIGNATURE = re.compile(r"^--[ \t]*\n", re.MULTILINE)
_OF_HOUSE = re.compile(
    r"\b(?:press|media|office|ministry|department|embassy|mission|council|commission|government|secretariat|bureau)\b",
    re.IGNORECASE,
)
_GENERIC = frozenset(
    """
    press media public service services office relations affairs team desk newsdesk newsroom news communications
    communication department centre center contact info information noreply no reply do not donotreply mail mailer
    mailing list admin webmaster newsletter spokesperson spokespersons spokesman s section unit bureau
    release releases statements alerts updates bulletin the of and for
    """.split()
)
"""Words of names that any house may send its mails under: "Press Service"."""
_PUBLIC = frozenset("gov gob gouv gouvernement govt go gc mil int europa admin".split())
"""Labels behind the first of an address of a government or of a body of several: "mfa.gov.example"."""
_LETTERHEAD = 3
"""Paragraphs at the beginning of a mail among which its letterhead stands."""
_APART = re.compile(r"\s+[–—|/·•-]+\s+|\s*[|\n]\s*")
_MOST_SIGNED = 8
"""Lines of a signature at most."""
_SENTENCE = re.compile(r"(?:\w+\W+){7,}\w+[.!?][\"”’')]*\s*$")


def read_mail(data: bytes, *, where: str, encoding: str | None) -> Document:
    """Read a mail: its plain text, else its HTML.

    Parameters
    ----------
    data : bytes
        The mail (RFC 5322).
    where : str
        Name of the file, for messages.
    encoding : str or None
        Not used, with a warning: a mail says itself how its text is encoded.

    Returns
    -------
    Document
        The subject is the title, and the source the sender's name, or the house that the signature of a person
        names; where any house may have the sender's name ("Press Service"), the one of the letterhead, or a public
        address. What it quotes of earlier mails, its signature and the names of attachments are in `dropped`.

    Raises
    ------
    InputError
        If it is no mail, has no text, or has very many parts.
    """
    warn_unused(encoding, where)
    try:
        message = message_from_bytes(data, policy=policy.default)
        parts = [part for _, part in zip(range(_MOST_PARTS + 1), message.walk(), strict=False)]
        body = message.get_body(preferencelist=("plain", "html")) if message.keys() else None
        text = str(body.get_content()) if body is not None else ""
        kind = body.get_content_type() if body is not None else ""
        subject, (sender, address) = message["subject"], parseaddr(str(message["from"] or ""))
        answers = message["in-reply-to"] is not None
        sent = message["date"].datetime if message["date"] is not None else None
        attached = [part.get_filename() or "" for part in parts if part.is_attachment()]
    except Exception as error:  # the parser raises all kinds on what is no mail
        raise damaged("mail", error, where) from None
    if len(parts) > _MOST_PARTS:
        what = f"this mail has more than {_MOST_PARTS} parts"
        raise InputError(what, where=where, mend="save its text as a .txt file (UTF-8)")
    if body is None:
        raise InputError("there is no text in this mail", where=where, mend="save its text as a .txt file (UTF-8)")
    dropped = attached
    if kind == "text/html":
        page = read_page(text.encode("utf-8", "replace"), where=where, encoding="utf-8")
        text, dropped = page.text, [*page.dropped, *attached]
    own, quoted = without_quoted(text.replace("\r\n", "\n"), str(subject or ""), answers=answers)
    blocks, signature = _paragraphs(own)
    return compose(
        blocks,
        where=where,
        title=str(subject) if subject else None,
        source=_house(sender, address, blocks, signature) or None,
        date=sent.date().isoformat() if sent else None,
        dropped=[*signature, *quoted, *dropped],
    )


def _house(sender: str, address: str, blocks: Sequence[str], signature: Sequence[str]) -> str:
    """Return for whom a mail speaks: an officer's signature names the ministry, which the account is one of.

    Of a sender such as "Press Service", which many houses are, the letterhead tells more, or a public address;
    where neither does, it is nobody's, and so the account is called by its file.
    """
    generic = bool(sender) and _is_generic(sender)
    if _OF_HOUSE.search(sender) and not generic:
        return sender
    opening = [line for block in blocks[:_LETTERHEAD] for line in _APART.split(block)] if generic else []
    named = (tidy(line) for line in (*signature, *opening) if names_a_house(line) and not _is_generic(line))
    host = address.rpartition("@")[2].casefold() if generic else ""
    public = host if not _PUBLIC.isdisjoint(host.split(".")[1:]) else ""
    return next(named, public if generic else sender)


def _is_generic(name: str) -> bool:
    return _GENERIC.issuperset(re.findall(r"\w+", name.casefold()))


def _paragraphs(text: str) -> tuple[list[str], list[str]]:
    """Cut a mail into paragraphs, and a short end below the line that opens a signature (RFC 3676) into lines.

    What is too long for a signature is kept, each of its lines a paragraph: press offices draw that line as well.
    """
    opened = _SIGNATURE.search(text)
    if opened is None:
        return text.split("\n\n"), []
    above, below = text[: opened.start()].split("\n\n"), text[opened.end() :].split("\n")
    lines = [line for line in below if line.strip()]
    if (
        len(lines) <= _MOST_SIGNED
        and not any(_SENTENCE.search(line) for line in lines)
        and any(map(str.strip, above))
    ):
        return above, lines
    return [*above, *below], []
