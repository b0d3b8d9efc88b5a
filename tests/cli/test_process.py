"""The installed command in a process of its own: streams, pipes, signals, and what it loads."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

NORTH = "The two ministers agreed that the border crossing reopens in March. Fisheries were raised – at length.\n"
SOUTH = "Both ministers agreed that the crossing reopens in March. The visa question was left for later talks.\n"
COMMAND = [sys.executable, "-m", "readouts"]


@pytest.fixture
def files(tmp_path):
    (tmp_path / "north.txt").write_text(NORTH, encoding="utf-8")
    (tmp_path / "south.txt").write_text(SOUTH, encoding="utf-8")
    return tmp_path


@pytest.fixture
def environment(tmp_path_factory):
    kept = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "COLUMNS"}}
    return kept | {"READOUTS_CACHE_DIR": str(tmp_path_factory.mktemp("cache"))}


@pytest.fixture
def run(files, environment):
    def call(*arguments, env=None, **options):
        return subprocess.run(
            [*COMMAND, *arguments],
            cwd=files,
            env=environment | (env or {}),
            capture_output=True,
            timeout=60,
            check=False,
            **options,
        )

    return call


def test_from_standard_input(run):
    done = run("compare", "north.txt", "-", "--format", "json", input=SOUTH.encode())

    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["accounts"][1]["text"] == SOUTH


def test_what_a_library_says_of_a_broken_file_stays_out_of_our_one_line(run, files):
    (files / "south.pdf").write_bytes(b"3J no header " + bytes(range(200)))

    done = run("compare", "north.txt", "south.pdf")

    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith("readouts: south.pdf: this PDF is damaged")
    assert done.stderr.count(b"\n") == 1


def test_an_unusable_input_is_one_line_and_2(run, files):
    with (files / "south.txt").open("wb") as stream:
        stream.truncate(50_000_000)

    done = run("compare", "north.txt", "south.txt", "-o", "report.md")

    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == (
        "readouts: south.txt: an account has at most 1 MB of text, it has 50.0 MB; "
        "give only the text of this account\n"
    )
    assert not (files / "report.md").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="devices of Linux")
def test_an_endless_input_ends(run):
    with open("/dev/zero", "rb") as endless:  # noqa: PTH123
        done = run("compare", "north.txt", "-", stdin=endless)

    assert done.returncode == 2
    assert b"-: an account has at most 1 MB of text, it has more" in done.stderr


def test_a_terminal_that_knows_only_ascii(run):
    ascii_only = {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"}

    shown = run("compare", "north.txt", "south.txt", env=ascii_only)
    told = run("compare", "north.txt", "süd.txt", env=ascii_only)
    as_json = run("compare", "north.txt", "south.txt", "-f", "json", env=ascii_only)

    assert shown.returncode == 0
    assert b"raised ? at length" in shown.stdout
    assert told.returncode == 2
    assert told.stderr.startswith(b"readouts: s?d.txt: ")
    assert json.loads(as_json.stdout.decode("utf-8"))["accounts"][0]["text"] == NORTH


def test_output_files_are_utf_8_whatever_the_terminal(run, files):
    assert (
        run("compare", "north.txt", "south.txt", "-o", "r.json", env={"PYTHONIOENCODING": "ascii"}).returncode == 0
    )
    assert "raised – at length" in (files / "r.json").read_text("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="needs pipes of POSIX")
@pytest.mark.parametrize("arguments", [["demo"], ["demo", "-f", "json"], ["--help"], ["encoders"]])
def test_a_reader_that_is_gone_is_no_fault(environment, arguments):
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as gone:
        done = subprocess.run(
            [*COMMAND, *arguments], env=environment, stdout=gone, stderr=subprocess.PIPE, timeout=60, check=False
        )

    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(sys.platform != "linux", reason="devices of Linux")
def test_a_full_disk_behind_standard_output_is_told(environment):
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        done = subprocess.run(
            [*COMMAND, "demo"], env=environment, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False
        )

    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    assert b"standard output: it takes no more (no space left on device)" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell of POSIX")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
def test_closed_streams(files, environment, closed):
    script = f'"$0" -m readouts compare north.txt - {closed}'
    done = subprocess.run(
        ["/bin/sh", "-c", script, sys.executable],
        cwd=files,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )

    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_an_interruption_is_quiet(environment, files):
    os.mkfifo(files / "pipe")
    process = subprocess.Popen(
        [*COMMAND, "compare", "north.txt", "pipe"],
        cwd=files,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # What runs the tests may ignore the signal, as a shell does for what it runs in the background.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    # It has started once it has opened the pipe for reading.
    writing = os.open(files / "pipe", os.O_WRONLY)
    time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    os.close(writing)

    assert (process.returncode, out, err) == (130, b"", b"")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of POSIX")
@pytest.mark.parametrize(
    ("variables", "colored"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_a_terminal_gets_its_width_and_colours(environment, variables, colored):
    shown, terminal = os.openpty()
    done = subprocess.run(
        [*COMMAND, "demo"],
        env=environment | {"TERM": "xterm", "COLUMNS": "60"} | variables,
        stdout=terminal,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )
    os.close(terminal)
    chunks = []
    try:
        while chunk := os.read(shown, 65536):
            chunks.append(chunk)
    except OSError:  # how Linux says that the other end is closed
        pass
    os.close(shown)
    text = b"".join(chunks).decode()

    assert (done.returncode, done.stderr) == (0, b"")
    assert ("\x1b[" in text) == colored
    if not colored:
        assert max(len(line.rstrip("\r")) for line in text.split("\n")) <= 60


@pytest.mark.parametrize(
    "statement",
    [
        "import readouts",
        "import readouts.cli; readouts.cli.main(['--help'])",
        "import readouts.cli; readouts.cli.main(['compare', '--help'])",
        "import readouts.cli; readouts.cli.main(['--version'])",
        "import readouts.cli; readouts.cli.main(['compare', 'gone.txt', 'gone.txt'])",
    ],
)
def test_nothing_heavy_is_loaded_before_it_is_needed(files, statement):
    heavy = ["torch", "transformers", "sentence_transformers", "tokenizers", "scipy", "rich", "jinja2", "wordfreq"]
    heavy += ["py3langid", "charset_normalizer", "huggingface_hub"]
    script = f"{statement}\nimport sys\nprint('loaded', *[name for name in {heavy} if name in sys.modules])"

    done = subprocess.run(
        [sys.executable, "-c", script], cwd=files, capture_output=True, text=True, timeout=60, check=True
    )

    assert done.stdout.splitlines()[-1] == "loaded"


def test_completion(run):
    done = run(
        env={"_READOUTS_COMPLETE": "complete_bash", "COMP_WORDS": "readouts com", "COMP_CWORD": "1"},
    )

    assert done.stdout.split() == [b"compare"]


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], ["compare", "--help"], ["cache", "info"]], ids=" ".join
)
def test_what_needs_no_comparison_loads_nothing_for_one(arguments, tmp_path):
    heavy = "{'numpy', 'rich', 'jinja2', 'trafilatura', 'wordfreq', 'tokenizers', 'scipy', 'rapidfuzz', 'torch'}"
    script = (
        "import sys\nfrom readouts.cli import main\n"
        f"main({arguments!r})\nprint('loaded', *sorted({heavy} & set(sys.modules)))"
    )
    environment = {**os.environ, "READOUTS_CACHE_DIR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, env=environment, check=True
    )
    assert done.stdout.splitlines()[-1] == "loaded"


def test_a_report_asked_for_again_is_read_and_not_made(tmp_path, files):
    heavy = "{'numpy', 'rich', 'tokenizers', 'wordfreq'}"
    script = (
        "import sys\nfrom readouts.cli import main\n"
        f"main(['compare', {str(files / 'north.txt')!r}, {str(files / 'south.txt')!r}])\n"
        f"print('loaded', *sorted({heavy} & set(sys.modules)))"
    )
    environment = {**os.environ, "READOUTS_CACHE_DIR": str(tmp_path / "kept")}

    for name, text in (("north", NORTH), ("south", SOUTH)):
        (files / f"{name}.txt").write_text(text * 3, "utf-8")

    def run() -> list[str]:
        command = [sys.executable, "-c", script]
        return subprocess.run(
            command, capture_output=True, text=True, env=environment, check=True
        ).stdout.splitlines()

    first, again = run(), run()
    assert first[:-1] == again[:-1]
    assert first[-1] != "loaded"
    assert again[-1] == "loaded"
    (files / "south.txt").write_text("Nothing of the kind was said by anybody at all.", "utf-8")
    changed = run()
    assert changed[-1] != "loaded"
    assert changed[:-1] != again[:-1]


def test_a_damaged_report_is_made_again(tmp_path, files):
    kept = tmp_path / "kept"
    environment = {**os.environ, "READOUTS_CACHE_DIR": str(kept)}
    command = [sys.executable, "-m", "readouts", "compare", str(files / "north.txt"), str(files / "south.txt")]
    first = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
    (report,) = kept.glob("*.report")
    report.write_bytes(report.read_bytes()[:-3] + b"xyz")
    again = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
    assert again.stdout == first.stdout
    assert "damaged" in again.stderr
