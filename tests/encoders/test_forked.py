import os
import signal
import subprocess
import sys

import pytest

from readouts.encoders import forked
from readouts.encoders.forked import Forked

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux alone")


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


def test_the_work_is_done_elsewhere_and_shared_out():
    tasks = Forked(lambda number: str(os.getpid()).encode(), [5, 4, 3, 2], 2)
    first, second, third, fourth = (tasks.answer(number) for number in range(4))
    assert str(os.getpid()).encode() not in {first, second, third, fourth}
    assert first == fourth != second == third


@pytest.mark.parametrize("how", ["raises", "is killed"])
def test_of_a_process_that_fails_nothing_is_believed(how, capfd):
    def work(number: int) -> bytes:
        if number == 1 and how == "raises":
            raise ValueError
        if number == 1:
            os.kill(os.getpid(), signal.SIGKILL)
        return b"done"

    tasks = Forked(work, [1, 1, 1], 1)
    assert [tasks.answer(number) for number in range(3)] == [None, None, None]
    assert capfd.readouterr() == ("", "")


def test_what_nobody_waits_for_is_ended():
    tasks = Forked(lambda number: signal.pause() or b"", [1, 1], 2)
    processes = [child.process for child in tasks._running.values()]
    assert len(set(processes)) == 2
    tasks.close()
    assert all(ended(process) for process in processes)
    tasks.close()


def test_long_tasks_are_shared_out_first():
    assert forked._shared_out([1, 9, 4, 4], 2) == [(1,), (2, 3, 0)]
    assert forked._shared_out([3], 8) == [(0,)]


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
