"""The command line: parse, call one public function, print."""

import os
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from readouts import accounts as reading
from readouts import console
from readouts.accounts.bounds import shown
from readouts.encoders.cores import one_core_from_the_start
from readouts.errors import FormatError, InputError, ReadoutsError
from readouts.options import (
    AccountPaths,
    ArticlePath,
    Color,
    ColorOption,
    DetailOption,
    DownloadOption,
    DroppedOption,
    EncoderOption,
    EncodingOption,
    ExtractOption,
    FilePath,
    FolderOption,
    FormatOption,
    LexiconOption,
    MergeOption,
    NliOption,
    NoCacheOption,
    OnlyOption,
    OpenOption,
    OutputOption,
    RenameOption,
    SourcesOption,
    ThreadsOption,
    TopicOption,
    TopicsOption,
    VersionOption,
    WidthOption,
)
from readouts.report import ALIASES, FORMATS, OPTIONS, format_of, kept, load, write
from readouts.store import Store

if TYPE_CHECKING:
    from readouts.accounts import Extraction, Publisher
    from readouts.findings import Lexicon
    from readouts.types import Account

DONE, FAULT, UNUSABLE, INTERRUPTED = 0, 1, 2, 130
DEBUG_VARIABLE = "READOUTS_DEBUG"

app = typer.Typer(
    name="readouts",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
cache_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
app.add_typer(cache_app, name="cache")


@app.callback()
def _readouts(_version: VersionOption = False) -> None:
    """Align several accounts of one event; show what they share, leave out and emphasise.

    Example: readouts compare state.txt tass.txt
    """


@app.command("compare")
def compare_command(
    accounts: AccountPaths,
    report_format: FormatOption = None,
    output: OutputOption = None,
    encoder: EncoderOption = None,
    download: DownloadOption = False,
    topic_words: TopicOption = None,
    topics: TopicsOption = None,
    lexicon: LexiconOption = None,
    nli: NliOption = None,
    encoding: EncodingOption = None,
    no_cache: NoCacheOption = False,
    threads: ThreadsOption = None,
    width: WidthOption = None,
    color: ColorOption = Color.AUTO,
    detail: DetailOption = False,
    open_it: OpenOption = False,
    extract_it: ExtractOption = False,
) -> None:
    """Compare two or more accounts of one event.

    Each ACCOUNT is a text, Markdown, HTML, PDF, Word, RTF or mail file, or '-' for standard input; or give one
    event folder or saved comparison, which holds all of them; or, with --extract, one article that quotes them.

    Example: readouts compare state.txt tass.txt --output report.html
    """
    chosen = _format(report_format, output, open_it)
    if output:
        reading.protect(accounts, output)
    wanted, graded = [*_named(topic_words or ()), *_topics(topics)], _lexicon(lexicon)
    if extract_it:
        event, held = None, tuple(_extract(accounts[0], reading.gather_article(accounts, encoding=encoding)))
    else:
        event, held = reading.gather(accounts, encoding=encoding)
    shape = _shape(chosen, output, width, color, detail)
    # A named model may change under its name; what readouts brings along cannot.
    keeps = not (no_cache or encoder or nli or chosen == "docx")
    name = kept.key(event, held, shape=shape, report=chosen, topics=wanted, lexicon=graded) if keeps else ""
    report = kept.find(Store(), name) if keeps else None
    if report is None:
        if threads:
            os.environ["READOUTS_THREADS"] = str(threads)
        if not (encoder or nli):
            one_core_from_the_start()
        from readouts.encoders import Cache
        from readouts.pipeline import compare

        with console.Progress() as progress:
            comparison = compare(
                *held,
                event=event,
                encoder=encoder,
                cache=None if no_cache else Cache(),
                download=download,
                topic_words=wanted,
                lexicon=graded,
                nli=nli,
                progress=_importing(chosen, progress),
            )
        rendered = comparison.render(chosen, **shape)
        report = kept.Kept(rendered, comparison.manifest.warnings)
        if keeps:
            kept.keep(Store(), name, report)
    _deliver(report, chosen, output, open_it)


@app.command("extract")
def extract_command(
    article: ArticlePath,
    output: FolderOption = None,
    only: OnlyOption = None,
    merge: MergeOption = None,
    rename: RenameOption = None,
    sources: SourcesOption = None,
    encoding: EncodingOption = None,
) -> None:
    """Find the accounts inside one article: one for each source it quotes, and the journalist's own.

    ARTICLE is a text file in English, or '-' for standard input. Prints what was found; with --output it is also
    written as an event folder that 'readouts compare' takes.

    Example: readouts extract article.txt --only wang-yi,state-department --output call
    """
    from readouts.extraction import extraction_table, pairs

    publishers = reading.read_publishers(sources) if sources else ()
    found = _extract(article, reading.read(article, encoding=encoding), publishers)
    for into, other in pairs(merge or (), "--merge"):
        found = found.merge(into, other)
    names = dict(pairs(rename or (), "--rename"))
    found = found.rename(names)
    if only:
        chosen = (name.strip() for name in only.split(","))
        found = found.only([names.get(name, name) for name in chosen])
    if output:
        reading.write_extraction(output, found)
    console.write_out(extraction_table(found))


@app.command("read")
def read_command(file: FilePath, dropped: DroppedOption = False, encoding: EncodingOption = None) -> None:
    """Show the text that is read of a file, to which all offsets refer.

    FILE is any file that 'readouts compare' takes as one account, or '-' for standard input. With --dropped it is
    shown instead what was set aside: menus, running heads, names of attachments.

    Example: readouts read page.html --dropped
    """
    from readouts.plain import without_hidden

    document = reading.read_document(file, encoding=encoding)
    lines = document.dropped if dropped else document.text.split("\n")
    console.write_out("".join(f"{without_hidden(line)}\n" for line in lines))


@app.command()
def demo(
    report_format: FormatOption = None,
    output: OutputOption = None,
    width: WidthOption = None,
    color: ColorOption = Color.AUTO,
    detail: DetailOption = False,
    open_it: OpenOption = False,
) -> None:
    """Compare two accounts that the article which comes with readouts quotes.

    It is about the telephone call of Antony Blinken and Wang Yi of 26 January 2022.

    Example: readouts demo --output report.html
    """
    chosen = _format(report_format, output, open_it)
    if output:
        reading.protect([reading.seed_event()], output)
    event, held = reading.seed_accounts()
    one_core_from_the_start()
    from readouts.pipeline import compare

    with console.Progress() as progress:
        comparison = compare(*held, event=event, progress=_importing(chosen, progress))
    rendered = comparison.render(chosen, **_shape(chosen, output, width, color, detail))
    _deliver(kept.Kept(rendered, comparison.manifest.warnings), chosen, output, open_it)


@app.command()
def encoders() -> None:
    """List the encoders on this machine.

    Example: readouts encoders
    """
    from readouts.encoders import available

    for info in available():
        languages = "languages " + (", ".join(sorted(info.languages)) if info.languages else "not stated")
        here = "here, works offline" if info.offline else "not installed"
        console.write_out(f"{info.name}\n  {info.what}\n  {here}; {languages}\n")
    console.write_out(
        "Any other sentence-transformers model: --encoder NAME_OR_PATH, with --download if it is not here yet.\n"
    )


@cache_app.callback()
def _cache() -> None:
    """Look at, or clear, what is kept on disk between runs.

    That is: encodings, judgements, attributions, the frequencies of words, checks of the weights, and reports.

    Example: readouts cache info
    """


@cache_app.command("info")
def cache_info() -> None:
    """Show where the cache is and how much it holds.

    Example: readouts cache info
    """
    info = Store().info()
    used = f"{info.bytes / 2**20:.1f} of {info.limit_bytes / 2**20:.0f} MB"
    console.write_out(f"{info.folder}\n{_count(info.entries)}, {used}\n")


@cache_app.command("clear")
def cache_clear() -> None:
    """Remove everything from the cache.

    Example: readouts cache clear
    """
    console.write_out(f"{_count(Store().clear())} removed\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line.

    Parameters
    ----------
    argv : sequence of str, optional
        The arguments after the program's name; those of the process where not given.

    Returns
    -------
    int
        0 done; 2 the input or the options cannot be used, told on stderr; 1 a fault of ours; 130
        interrupted.
    """
    stdout = sys.stdout
    try:
        with console.warnings_told():
            typer.main.get_command(app)(args=None if argv is None else list(argv), prog_name="readouts")
    except SystemExit as stop:
        if sys.stdout is stdout:
            return stop.code if isinstance(stop.code, int) else DONE
        # Typer replaces the stream where its reader is gone, as in "readouts demo | head": no fault.
        sys.stdout = stdout
        console.abandon_stdout()
    except ReadoutsError as error:
        console.say(str(error))
        return UNUSABLE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # what nobody foresaw is a fault of ours, and says so
        if os.environ.get(DEBUG_VARIABLE):
            traceback.print_exc()
        told = " ".join(str(error).split())[:200]
        console.say(
            f"this is a fault of ours, not of your input ({type(error).__name__}: {told}); "
            f"please report it with what {DEBUG_VARIABLE}=1 readouts … prints"
        )
        return FAULT
    return DONE


def _format(named: Any, output: Path | None, open_it: bool) -> str:  # noqa: ANN401 - a member of Format
    asked = str(named.value) if named is not None else format_of(output) if output else "text"
    chosen = ALIASES.get(asked, asked)
    if output is None and chosen == "docx":
        raise FormatError("a Word document is no text to print", where="docx", mend="add --output report.docx")
    if output and chosen not in (suffixed := _stands_for(output)):
        console.say(f"{output}: the suffix stands for {suffixed[0]}, but --format has {chosen} written to it")
    if output is None and open_it:
        raise FormatError("there is no file to open", where="--open", mend="add --output report.html")
    return chosen


def _stands_for(output: Path) -> Sequence[str]:
    """Return the format that a file's suffix stands for; every format where it stands for none."""
    try:
        return (format_of(output),)
    except FormatError:
        return tuple(FORMATS)


def _extract(path: str, article: "Account", publishers: Sequence["Publisher"] = ()) -> "Extraction":
    """Find the accounts inside an article; what is wrong with it is told of its path, as everywhere else."""
    try:
        return reading.extract(article, publishers=publishers)
    except InputError as error:
        raise InputError(error.what, where=shown(path), mend=error.mend) from None


def _named(topics: Sequence[str]) -> Sequence[str]:
    if not all(any(char.isalnum() for char in topic) for topic in topics):
        raise InputError(
            "a topic has no words", where="--topic-words", mend="write words and phrases between commas"
        )
    return topics


def _topics(path: Path | None) -> Sequence[str]:
    if path is None:
        return ()
    from readouts.findings import read_topics

    return read_topics(path)


def _lexicon(path: Path | None) -> "Lexicon | None":
    if path is None:
        return None
    from readouts.findings import read_lexicon

    return read_lexicon(path)


def _shape(
    report_format: str, output: Path | None, width: int | None, color: Color, detail: bool
) -> dict[str, int | bool]:
    """Return what decides the looks of a report: what was asked for, as far as its format takes it."""
    asked: dict[str, int | bool] = {
        "width": width or (console.PIPED_WIDTH if output else console.columns()),
        "color": not output and console.wants_color() if color is Color.AUTO else color is Color.ALWAYS,
        "detail": detail,
    }
    return {name: asked[name] for name in OPTIONS.get(report_format, ())}


def _importing(report_format: str, progress: console.Progress) -> Callable[[str, float], None]:
    """Return what tells how far the work is, and imports the report's module while the accounts are encoded."""

    def tell(what: str, share: float) -> None:
        progress(what, share)
        if share > 0:
            load(report_format)

    return tell


def _deliver(report: "kept.Kept", report_format: str, output: Path | None, open_it: bool) -> None:
    # On a terminal the text report says the same, two lines further down.
    if output or report_format != "text" or not console.is_terminal(sys.stdout):
        for warning in report.warnings:
            console.say(warning)
    if output:
        write(output.resolve(), report.rendered)
        if open_it:
            import webbrowser

            webbrowser.open(output.resolve().as_uri())
    else:
        console.write_out(str(report.rendered), as_utf_8=report_format in {"json", "html", "csv"})


def _count(entries: int) -> str:
    return f"{entries:,} {'entry' if entries == 1 else 'entries'}"
