import gc

from readouts import __main__ as entry
from readouts import cli


def test_the_process_of_a_command_looks_for_cycles_rarely(monkeypatch):
    before, seen = gc.get_threshold(), []
    monkeypatch.setattr(cli, "main", lambda: seen.append((gc.isenabled(), gc.get_threshold()[0])) or 3)
    try:
        assert entry.main() == 3
        assert seen == [(True, entry.RARELY)]
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
