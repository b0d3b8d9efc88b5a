"""What is set for the whole process is set back, whoever leaves last."""

import sys

from readouts.encoders.cores import short_turns


def test_turns_are_as_long_as_before_once_the_last_has_left():
    before = sys.getswitchinterval()
    short_turns.__enter__()
    with short_turns:
        short_turns.__exit__()
        assert sys.getswitchinterval() < before
    assert sys.getswitchinterval() == before
