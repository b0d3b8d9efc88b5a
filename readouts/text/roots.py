"""Roots: one stem for all the forms of a word, the irregular ones too: "shook" is "shake"."""

from functools import lru_cache

from readouts.text.tokens import stem


@lru_cache(maxsize=1 << 14)
def root(word: str) -> str:
    """Return the stem of a word in lower case, of its first form where its forms are irregular.

    Examples
    --------
    >>> root("took") == root("taken") == root("takes")
    True
    """
    return stem(_IRREGULAR.get(word, word))


_FORMS = """
take took taken; keep kept; hold held; withhold withheld; break broke broken; fall fell fallen; rise rose
risen; go went gone goes; give gave given; get got gotten; say said; make made; meet met; stand stood; stick
stuck; come came; send sent; speak spoke spoken; win won; lose lost; pay paid; find found; begin began begun;
freeze froze frozen; forbid forbade forbidden; overcome overcame; choose chose chosen; draw drew drawn;
withdraw withdrew withdrawn; throw threw thrown; bring brought; seek sought; strike struck stricken; uphold
upheld; see saw seen; know knew known; lead led; run ran; do did done does; have had has; be was were is are
been being am; leave left; tell told; rebuild rebuilt; shrink shrank shrunk; grow grew grown; forgo forwent
forgone; forego forewent foregone; hide hid hidden; let letting; spoil spoilt; bind bound; steer steered; shut
shutting; rescind rescinded; lie lay lain; swear swore sworn; buy bought; build built; sell sold; feel felt;
fight fought; write wrote written; shoot shot; bear bore borne; arise arose arisen; become became; cling
clung; back backed; hang hung; fly flew flown; deny denied denies; mean meant; wear wore worn; foresee foresaw
foreseen; undo undid undone; stay stayed; tie tied ties; void voided; agree agreed; renounce renounced;
refusal refusals; cannot can; lay laid; rest rested; sit sat; wake woke; strings string; bury buried; end
ended ends; hit hits; abide abode; shake shook shaken; teach taught; think thought; catch caught; drive drove
driven; eat ate eaten; spend spent; lend lent; forget forgot forgotten; steal stole stolen; swim swam swum; sing
sang sung; wind wound; cast casting; cut cutting; put putting; set setting; stop stopped; drop dropped; plead
pleaded pled
"""
_IRREGULAR = {form: forms.split()[0] for forms in _FORMS.split(";") for form in forms.split()[1:]}


def is_irregular(word: str) -> bool:
    """Return whether a word in lower case is an irregular form of a verb, in the past or a participle.

    Examples
    --------
    >>> is_irregular("took"), is_irregular("take"), is_irregular("ends")
    (True, False, False)
    """
    return word in _IRREGULAR and not word.endswith("s")
