import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from readouts.encoders import forked
from readouts.encoders.forked import Forked

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux alone")

OPEN = Path("/proc/self/fd")


def ended(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False


def test_answers_of_any_size_come_in_any_order():
    sizes = [1, 300_000, 0, 70_000, 5]
    tasks = Forked(lambda number: bytes([number]) * sizes[number], sizes, 3)
    for number in (3, 0, 4, 2, 1):
        assert tasks.answer(number) == bytes([number]) * sizes[number]
    tasks.close()


def test_each_task_is_done_once_by_whoever_is_free(tmp_path):
    def work(number: int) -> bytes:
        me = str(os.getpid())
        (tmp_path / me).touch()
        while len(list(tmp_path.iterdir())) < 3:  # nobody goes on before all have one
            time.sleep(0.01)
        return f"{number} by {me}".encode()

    tasks = Forked(work, [1] * 20, 2)
    done = [tasks.answer(number).split(b" by ") for number in range(20)]
    tasks.close()
    assert [int(number) for number, _ in done] == list(range(20))
    assert {who.decode() for _, who in done} == {path.name for path in tmp_path.iterdir()}


def test_more_tasks_than_a_pipe_holds_are_all_done():
    count = 2 * forked._MOST + 7
    tasks = Forked(lambda number: b"%d" % number, [1] * count, 2)
    assert [tasks.answer(number) for number in range(count)] == [b"%d" % number for number in range(count)]
    tasks.close()


def test_long_tasks_come_first(tmp_path):
    order = tmp_path / "order"

    def work(number: int) -> bytes:
        with order.open("a") as file:
            file.write(f"{number} ")
        return b""

    tasks = Forked(work, [1, 9, 4, 5], 1)
    process = tasks._children[0].process
    os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT)
    assert [tasks.answer(number) for number in range(4)] == [b""] * 4
    tasks.close()
    assert order.read_text().split() == ["1", "3", "2", "0"]


@pytest.mark.parametrize("how", ["raises", "is killed"])
def test_of_a_process_that_fails_nothing_is_believed(how, capfd):
    def work(number: int) -> bytes:
        if number == 1 and how == "raises":
            raise ValueError
        if number == 1:
            os.kill(os.getpid(), signal.SIGKILL)
        return b"done"

    tasks = Forked(work, [3, 2, 1], 1)
    os.waitid(os.P_PID, tasks._children[0].process, os.WEXITED | os.WNOWAIT)
    # What it had not begun is done here.
    assert [tasks.answer(number) for number in range(3)] == [None, None, b"done"]
    tasks.close()
    assert capfd.readouterr() == ("", "")


def test_what_fails_here_is_told_and_leaves_no_process():
    def work(_number: int) -> bytes:
        if os.getpid() == here:
            raise ValueError
        signal.pause()
        return b""

    here = os.getpid()
    tasks = Forked(work, [1] * 4, 2)
    processes = [child.process for child in tasks._children]
    with pytest.raises(ValueError):
        tasks.answer(0)
    tasks.close()
    assert all(ended(process) for process in processes)


def test_what_nobody_waits_for_is_ended():
    before = len(list(OPEN.iterdir()))
    tasks = Forked(lambda number: signal.pause() or b"", [1, 1], 2)
    processes = [child.process for child in tasks._children]
    assert len(set(processes)) == 2
    tasks.close()
    assert all(ended(process) for process in processes)
    assert len(list(OPEN.iterdir())) == before


def test_reports_are_the_same_whether_forked_or_not(tmp_path):
    """The same bytes on one core, where nothing is forked, and on two; nothing on stderr, nothing left behind."""
    sentences = [f"The ministers discussed matter {n} of the treaty with envoy {n * 7}." for n in range(60)]
    (tmp_path / "one.txt").write_text(" ".join(sentences))
    (tmp_path / "other.txt").write_text(" ".join(sentences[::2]))
    found = []
    for threads in ("1", "2"):
        command = [sys.executable, "-m", "readouts", "compare", "one.txt", "other.txt", "--format", "csv"]
        variables = {**os.environ, "READOUTS_CACHE_DIR": str(tmp_path / f"cache-{threads}")}
        ran = subprocess.run(
            [*command, "--threads", threads], cwd=tmp_path, env=variables, capture_output=True, check=True
        )
        assert ran.stderr == b""
        kept = {path.name: path.read_bytes() for path in (tmp_path / f"cache-{threads}").rglob("*.encoding")}
        found.append((ran.stdout, kept))
    assert found[0] == found[1]
    assert len(found[0][1]) >= 2
