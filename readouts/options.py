"""The arguments and options of the command line, each declared once for all the commands that take it."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from readouts import console
from readouts.report import ALIASES, FORMATS
from readouts.version import __version__

Format = StrEnum("Format", [*FORMATS, *ALIASES])  # type: ignore[misc]  # the registry decides the members


class Color(StrEnum):
    """When the text report uses colours."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


def _show_version(wanted: bool) -> None:
    if wanted:
        console.write_out(f"readouts {__version__}\n")
        raise typer.Exit


# Told in the command's help instead: typer's own list of arguments shows their Python types.
AccountPaths = Annotated[list[str], typer.Argument(metavar="ACCOUNT...", hidden=True)]
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
    typer.Option("--encoder", metavar="NAME_OR_PATH", help="A sentence-transformers model instead of the default."),
]
DownloadOption = Annotated[
    bool, typer.Option("--download", help="Let --encoder fetch a model that is not on this machine.")
]
NliOption = Annotated[
    str | None,
    typer.Option(
        "--nli",
        metavar="NAME_OR_PATH",
        help="A sentence-transformers CrossEncoder for inference: adds conflicts of kind contradiction.",
    ),
]
TopicOption = Annotated[
    list[str] | None,
    typer.Option(
        "--topic-words",
        metavar="TEXT",
        help="A topic of your own, as words and phrases between commas; may be given several times.",
    ),
]
TopicsOption = Annotated[
    Path | None,
    typer.Option("--topics", metavar="FILE", help="Topics of your own, one a line; see docs/findings.md."),
]
LexiconOption = Annotated[
    Path | None,
    typer.Option("--lexicon", metavar="FILE", help="Graded words of your own, as TOML; see docs/findings.md."),
]
DetailOption = Annotated[
    bool, typer.Option("--detail", help="Show everything that was measured, in the text and Markdown reports.")
]
EncodingOption = Annotated[
    str | None,
    typer.Option(
        "--encoding", metavar="NAME", help="How the texts are encoded, where it is not found out rightly."
    ),
]
ArticlePath = Annotated[str, typer.Argument(metavar="ARTICLE", hidden=True)]
FilePath = Annotated[str, typer.Argument(metavar="FILE", hidden=True)]
DroppedOption = Annotated[bool, typer.Option("--dropped", help="Show what was set aside in place of the text.")]
FolderOption = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="DIR", help="Write the accounts as an event folder.")
]
OnlyOption = Annotated[
    str | None, typer.Option("--only", metavar="ID,ID", help="Keep these accounts alone, in this order.")
]
MergeOption = Annotated[
    list[str] | None,
    typer.Option("--merge", metavar="ID=OTHER", help="Take the account OTHER into ID; may be given several times."),
]
RenameOption = Annotated[
    list[str] | None,
    typer.Option("--rename", metavar="ID=NEW", help="Call an account otherwise; may be given several times."),
]
SourcesOption = Annotated[
    Path | None, typer.Option("--sources", metavar="FILE", help="Publishers of your own, as a TOML file.")
]
ExtractOption = Annotated[
    bool, typer.Option("--extract", help="ACCOUNT is one article: compare the accounts that it quotes.")
]
OpenOption = Annotated[bool, typer.Option("--open", help="Open the file of --output when it is written.")]
NoCacheOption = Annotated[bool, typer.Option("--no-cache", help="Neither read nor keep anything between runs.")]
ThreadsOption = Annotated[
    int | None,
    typer.Option("--threads", metavar="N", min=1, max=16, help="Cores to encode with; else all, up to 16."),
]
WidthOption = Annotated[
    int | None,
    typer.Option(
        "--width",
        metavar="N",
        min=40,
        max=400,
        help=f"Columns of the text report; else the terminal's, or {console.PIPED_WIDTH}.",
    ),
]
ColorOption = Annotated[Color, typer.Option("--color", help="Colours in the text report; auto heeds NO_COLOR.")]
VersionOption = Annotated[
    bool,
    typer.Option("--version", is_eager=True, callback=_show_version, help="Show the version and stop."),
]
