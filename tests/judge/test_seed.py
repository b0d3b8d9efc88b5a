"""What the reporter of the seed article saw: neither side carries what the other says."""

from readouts import compare
from readouts.accounts import seed_accounts
from readouts.types import VerdictKind


def test_on_the_seed_neither_account_carries_what_the_other_says():
    event, accounts = seed_accounts()
    verdicts = compare(*accounts, event=event).verdicts
    assert {verdict.verdict for verdict in verdicts} == {VerdictKind.LEFT_OUT}
    assert len(verdicts) == 7
