"""Links become verdicts: how far each account carries what another says, and what a link means."""

from readouts.judge.accounts import judge_accounts
from readouts.judge.ahead import read_ahead
from readouts.judge.calibration import Calibration
from readouts.judge.calibration import load as load_calibration
from readouts.judge.carrier import Carrier
from readouts.judge.conflicts import KINDS as CONFLICT_KINDS
from readouts.judge.conflicts import find_all_conflicts, find_conflicts
from readouts.judge.frames import Side
from readouts.judge.inference import CONTRADICTION, find_contradictions
from readouts.judge.lacking import lacking
from readouts.judge.relation import dispute, meeting, relate, standing
from readouts.judge.salience import score_salience
from readouts.judge.verdicts import Pair, judge_passages, judge_span

__all__ = [
    "CONFLICT_KINDS",
    "CONTRADICTION",
    "Calibration",
    "Carrier",
    "Pair",
    "Side",
    "dispute",
    "find_all_conflicts",
    "find_conflicts",
    "find_contradictions",
    "judge_accounts",
    "judge_passages",
    "judge_span",
    "lacking",
    "load_calibration",
    "meeting",
    "read_ahead",
    "relate",
    "score_salience",
    "standing",
]
