"""The command line: parse, call one public function, print."""

import logging
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from readouts.accounts import gather, seed_event
from readouts.accounts.bounds import STDIN
from readouts.compare import Progress, compare
from readouts.encoders import Cache, available
from readouts.errors import FormatError, ReadoutsError
from readouts.report import FORMATS, format_of, write
from readouts.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readouts.comparison import Comparison

DONE, FAULT, UNUSABLE, INTERRUPTED = 0, 1, 2, 130
_PIPED_WIDTH = 100

Format = StrEnum("Format", list(FORMATS))  # type: ignore[misc]  # the registry decides the members


class Color(StrEnum):
    """When the terminal report uses colours."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


app = typer.Typer(
    name="readouts",
    help="Align several accounts of one event; show what they share, leave out and emphasise.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
cache_app = typer.Typer(
    help="The encodings kept on disk between runs.", no_args_is_help=True, rich_markup_mode=None
)
app.add_typer(cache_app, name="cache")

AccountPaths = Annotated[
    list[str],
    typer.Argument(metavar="A B [C ...]", help="Two or more text files, '-' for stdin, or one event folder."),
]
FormatOption = Annotated[
    Format | None,
    typer.Option("--format", "-f", help="Format of the report; else the output's suffix, else text."),
]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write the report to FILE instead of stdout."),
]
EncoderOption = Annotated[
    str | None,
    typer.Option(
        "--encoder", metavar="NAME_OR_PATH", help="A sentence-transformers model instead of the default."
    ),
]
DownloadOption = Annotated[
    bool, typer.Option("--download", help="Let --encoder fetch a model that is not on this machine.")
]
TopicOption = Annotated[
    list[str] | None,
    typer.Option(
        "--topic-words",
        metavar="TEXT",
        help="A topic of your own, as words and phrases between commas; may be given several times.",
    ),
]
EncodingOption = Annotated[
    str | None, typer.Option("--encoding", help="How the texts are encoded, if it is not found out rightly.")
]
NoCacheOption = Annotated[bool, typer.Option("--no-cache", help="Neither read nor keep encodings on disk.")]
WidthOption = Annotated[
    int | None,
    typer.Option("--width", min=40, max=400, help="Columns of the text report; else the terminal's."),
]
ColorOption = Annotated[Color, typer.Option("--color", help="Colours in the text report.")]


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    if version:
        _print(f"readouts {__version__}\n")
        raise typer.Exit


@app.command("compare")
def compare_command(
    accounts: AccountPaths,
    report_format: FormatOption = None,
    output: OutputOption = None,
    encoder: EncoderOption = None,
    download: DownloadOption = False,
    topic_words: TopicOption = None,
    encoding: EncodingOption = None,
    no_cache: NoCacheOption = False,
    width: WidthOption = None,
    color: ColorOption = Color.AUTO,
) -> None:
    """Compare two or more accounts of one event.

    Example: readouts compare state.txt tass.txt --output report.md
    """
    chosen = _format(report_format, output)
    _refuse_to_overwrite(output, accounts)
    event, read = gather(accounts, encoding=encoding)
    cache = None if no_cache else Cache()
    with _progress() as progress:
        comparison = compare(
            *read,
            event=event,
            encoder=encoder,
            cache=cache,
            download=download,
            topic_words=topic_words or (),
            progress=progress,
        )
    _deliver(comparison, chosen, output, width, color)


@app.command()
def demo(
    report_format: FormatOption = None,
    output: OutputOption = None,
    width: WidthOption = None,
    color: ColorOption = Color.AUTO,
) -> None:
    """Compare the seed event: Blinken and Wang on the telephone, 26 January 2022.

    Example: readouts demo --output report.md
    """
    chosen = _format(report_format, output)
    event, read = gather([seed_event()])
    with _progress() as progress:
        comparison = compare(*read, event=event, progress=progress)
    _deliver(comparison, chosen, output, width, color)


@app.command()
def encoders() -> None:
    """List the encoders on this machine.

    Example: readouts encoders
    """
    for info in available():
        languages = "languages " + (", ".join(sorted(info.languages)) if info.languages else "not stated")
        here = "here, works offline" if info.offline else "not installed"
        _print(f"{info.name}\n  {info.what}\n  {here}; {languages}\n")
    _print(
        "Any other sentence-transformers model: --encoder NAME_OR_PATH, with --download if it is not here yet.\n"
    )


@cache_app.command("info")
def cache_info() -> None:
    """Show where the cache is and how much it holds.

    Example: readouts cache info
    """
    info = Cache().info()
    _print(
        f"{info.folder}\n{info.entries} encodings, {info.bytes / 1e6:.1f} of {info.limit_bytes / 1e6:.0f} MB\n"
    )


@cache_app.command("clear")
def cache_clear() -> None:
    """Remove every encoding from the cache.

    Example: readouts cache clear
    """
    _print(f"{Cache().clear()} encodings removed\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line.

    Parameters
    ----------
    argv : sequence of str, optional
        The arguments after the program's name; those of the process where not given.

    Returns
    -------
    int
        0 done; 2 the input or the options cannot be used, told in one line on stderr; 1 a fault of ours;
        130 interrupted.
    """
    _tell_warnings()
    try:
        app(args=None if argv is None else list(argv), prog_name="readouts")
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else DONE if stop.code is None else FAULT
    except ReadoutsError as error:
        return _say(f"readouts: {error}", UNUSABLE)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader has gone (`| head`); what is still buffered must not raise again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:  # a fault of ours: the one place that may catch everything
        if os.environ.get("READOUTS_DEBUG"):
            traceback.print_exc()
        hint = "please report it, with what READOUTS_DEBUG=1 prints"
        return _say(f"readouts: a fault of ours ({type(error).__name__}); {hint}", FAULT)
    return DONE


def _say(line: str, code: int) -> int:
    sys.stderr.write(f"{line}\n")
    return code


def _tell_warnings() -> None:
    logger = logging.getLogger("readouts")
    if not logger.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("readouts: %(message)s"))
        logger.addHandler(handler)
        logger.propagate = False


def _format(named: Any, output: Path | None) -> str:  # noqa: ANN401 - a member of Format
    if named is not None:
        return str(named.name)
    return format_of(output) if output else "text"


def _refuse_to_overwrite(output: Path | None, accounts: Sequence[str]) -> None:
    for account in accounts:
        if (
            output
            and account != STDIN
            and output.exists()
            and Path(account).exists()
            and output.samefile(account)
        ):
            raise FormatError(
                "the report would replace an account", where=str(output), mend="name another file"
            )


def _deliver(
    comparison: "Comparison", report_format: str, output: Path | None, width: int | None, color: Color
) -> None:
    for warning in comparison.manifest.warnings:
        sys.stderr.write(f"readouts: {''.join(c if c.isprintable() else '?' for c in warning)}\n")
    options: dict[str, Any] = {}
    if report_format == "text":
        options = {"width": width or _columns(output), "color": _colored(color, output)}
    text = comparison.render(report_format, **options)
    if output:
        write(output, text)
    else:
        _print(text)


def _columns(output: Path | None) -> int:
    if output or not sys.stdout.isatty():
        return _PIPED_WIDTH
    return os.get_terminal_size(sys.stdout.fileno()).columns


def _colored(color: Color, output: Path | None) -> bool:
    if color is not Color.AUTO:
        return color is Color.ALWAYS
    return (
        not output
        and sys.stdout.isatty()
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM") != "dumb"
    )


def _print(text: str) -> None:
    """Write to stdout whatever its encoding can hold; what it cannot is replaced, never an error."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "replace").decode(encoding))
    sys.stdout.flush()


@contextmanager
def _progress() -> "Iterator[Progress | None]":
    """Show what is being done on stderr, on a terminal only."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console

    with Console(stderr=True).status("starting") as status:
        show: Callable[[str, float], None] = lambda what, share: status.update(f"{what} ({share:.0%})")  # noqa: E731
        yield show
