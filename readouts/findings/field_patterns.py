"""How English readouts word their fields.

Every repetition is bounded or can begin at few places, so that time grows in step with a passage, however hostile.
Most passages state no field: clues tell so at once, and a pattern that finds no clue anywhere is not compiled.
"""

import re
from collections.abc import Mapping

from readouts.text.any_case import AnyCase
from readouts.text.clued import Clued
from readouts.text.number_words import cardinals

_I = re.IGNORECASE
OFFICES = (
    r"President|Vice[\s-]President|Prime\s+Minister|Deputy\s+Prime\s+Minister|(?:Deputy\s+)?(?:Foreign|"
    r"Defen[cs]e|Interior|"
    r"Finance|Trade|Energy|External\s+Affairs|State|Economy|Health|Agriculture|Transport)\s+(?:Minister|"
    r"Secretary)|"
    r"(?:Federal\s+)?Minister|Head\s+of\s+(?:State|Government)|(?:(?:Under|Deputy|Assistant)[\s-])?Secretary[\s-]General"
    r"|Secretary|State\s+Councilor|Councilor|Chancellor|"
    r"Premier|Taoiseach|"
    r"High\s+Representative|Director[\s-]General|Commissioner|Ambassador|Envoy|Special\s+Envoy|Chairman|"
    r"Chairperson|"
    r"Chairwoman|Chair|Crown\s+Prince|Prince|Princess|Emir|Amir|Sultan|King|Queen|Pope|Cardinal|General|"
    r"Admiral|Colonel|"
    r"Speaker|Governor|(?:National\s+Security\s+)?Advis[eo]r|Under[\s-]?[Ss]ecretary|Counsellor|Representative|"
    r"Coordinator|Archbishop|Senator|Chief\s+of\s+Staff|Director"
)
_TALK = (
    r"(?:(?:tele)?phone\s+(?:call|conversation|talk|discussion)|telephone\s+conversation|"
    r"video\s*-?\s*(?:call|conference)|"
    r"videoconference|conversation|call|talks?|meeting|discussions?|exchange(?:\s+of\s+views)?|audience|"
    r"consultations|"
    r"negotiations|dialogue|encounter|session)"
)
ARTICLE = re.compile(r"^(?:the|a|an|his|her|its)\s+", _I)

FORMS: Mapping[str, Clued] = {
    "video call": Clued(
        r"\b(?:secure\s+)?(?:video[\s-]?(?:call|conference|link|talks?|meeting|conversation|teleconference)|"
        r"virtual\s+(?:meeting|talks|summit|call|session)|by\s+video|via\s+video)\b",
        _I,
        clues=("video", "virtual"),
    ),
    "call": Clued(
        r"\b(?:(?:tele)?phone\s+(?:call|conversation|talk|discussion|"
        r"exchange)s?|telephonic\s+(?:conversation|talk)s?|"
        r"(?:by|over\s+the|on\s+the|via)\s+(?:tele)?phone|over\s+a\s+secure\s+(?:phone\s+)?line|(?:tele)?phoned|telephoned|(?:had|held|received|"
        r"in)\s+an?\s+(?:(?!video)[\w-]+\s+)?call(?!\s+(?:for|upon|to\s+(?:action|arms|end|stop|cease|halt))\b)|"
        r"(?:the|this|another|their)\s+call)\b",
        _I,
        clues=("phon", "call", "secure"),
    ),
    "letter": Clued(
        r"\b(?:(?:written|personal|congratulatory)\s+(?:letter|message)|(?:a|the|his|her)\s+letter|"
        r"wrote\s+to)\b",
        _I,
        clues=("letter", "message", "wrote"),
    ),
    "visit": Clued(
        r"\b(?:(?:official|working|state|two-day|three-day|one-day)\s+visit|"
        r"paid\s+an?\s+(?:[\w-]+\s+)?visit|visited|"
        r"on\s+an?\s+(?:[\w-]+\s+)?visit)\b",
        _I,
        clues=("visit",),
    ),
    "meeting": Clued(
        r"\b(?:met\b|(?:a|the|their|bilateral|trilateral|working|separate|held\s+a)\s+(?:[\w-]+\s+)?meeting|"
        r"had\s+a\s+meeting|"
        r"held\s+(?:[\w-]+\s+){0,2}talks|"
        r"received(?=\s+(?:(?:today|yesterday|on\s+[A-Z][a-z]+day)\s+)?(?:[A-Z]|the\s+[A-Z]|an?\s+(?:[\w-]+\s+){0,3}delegation\b))|"
        r"hosted|\w{1,12}-(?:hour|minute)(?:-long)?\s+(?:session|meeting|encounter|sitting)\b|"
        r"(?:in|private|papal|special)\s+audience\b|(?:(?:end|course)\s+of|during)\s+(?:the|his|her|an)\s+audience\b|audience\s+(?:with|granted|given)\b|"
        r"(?:had|held|gave|given|granted)\s+(?:(?:him|her|them)\s+)?an\s+audience\b|"
        r"sat\s+down\s+with|welcomed\s+(?=[A-Z][\w.-]*\s+(?:[A-Z][\w.-]*\s+){0,5}(?:of|to|at|in|on|for)\b))",
        clues="met meeting talks received hosted audience down welcomed session encounter sitting".split(),
    ),
}
IMPLIED_FORMS: Mapping[str, Clued] = {
    "call": Clued(
        r"\b(?:spoke|spoken|talked|called(?!\s+(?:for|on|upon|it|into|attention)\b)|an?\s+(?:[\w-]+\s+){0,2}call"
        r"(?!\s+(?:for|upon|to\s+(?:action|arms|end|stop|cease|halt))\b))\b",
        clues=("spoke", "talked", "call"),
    ),
    "meeting": Clued(
        r"\b(?:[Tt]alks|[Mm]eeting|working\s+(?:breakfast|lunch|dinner)|[Cc]onsultations|[Nn]egotiations|[Dd]ialogue|(?:co-)?chaired"
        rf"|(?<!fired\s)(?:{cardinals(2, 12)})\s+rounds(?!\s+of\b))\b",
        clues=("rounds", "talks", "meeting", "working", "consultations", "negotiations", "dialogue", "chaired"),
    ),
}
OVER_VIDEO = Clued(
    r"[^.;:]{0,80}?\b(?:by|via|over|through|in|on|during)\s+(?:an?\s+|the\s+)?(?:secure\s+)?"
    r"(?:video|virtual\s+(?:meeting|talks|summit|session))",
    _I,
    clues=("video", "virtual"),
)
"""Behind the word for a meeting that was none in person: "met by videoconference"."""
BY_VIDEO = Clued(r"^(?:(?:by|via)\s+video|(?:secure\s+)?video[\s-]?link)$", _I, clues=("video",))
"""A form that may be how one speaker takes part."""
TAKES_PART_BEFORE = Clued(
    r"\b(?:brief|join|address|attend|appear|testif|participat|tak(?:e|es|ing)\s+part|took\s+part)\w*\b[^.;]*$", _I
)
DENIED_BEFORE = Clued(
    r"(?:\b(?:not|no|never|nor|cannot|without)|n[’']t)\s+"
    r"(?:(?:an?|any|such|yet|ever|been|be|have|had|hold|held|even|other|further|second|new|direct|separate|private|formal|"
    r"official|bilateral|face-to-face|one-on-one)\s+){0,3}$",
    _I,
)
"""Before a talk that did not take place: "no formal meeting", "has not been received"."""
OTHER_TALK_BEFORE = Clued(
    r"\b(?:following|after|since|previous|earlier|last|upcoming|next|future|planned|forthcoming|ahead\s+of|"
    r"before|recent|"
    r"will|would|agreed\s+to|plan(?:s|ned)?\s+to|expected\s+to|scheduled|prepar\w+|until|another\s+such|"
    r"at\s+their|during\s+his|"
    r"during\s+her|outcomes?\s+of|results?\s+of|invit\w+|to\s+hold)\b[^.;]{0,28}$",
    _I,
)
STILL_TO_COME = Clued(
    r"\b(?:will|would|shall|is\s+to|are\s+to|was\s+to|were\s+to|due\s+to|set\s+to|plan(?:s|ned)?\s+to|intend(?:s|ed)?\s+to"
    r"|expected\s+to|scheduled\s+to)\s[^.;]{0,160}$",
    _I,
)
"""Before an invitation that is to another talk or trip."""
A_TALK = Clued(
    rf"\b(?:{_TALK}|spoke|spoken|talked|met|meetings?|(?:tele)?phoned|call(?:s|ed)?|rang|visit(?:s|ed|ing)?|received|hosted"
    r"|briefed|conferred|convened|took\s+place|(?:was|were)\s+held|session|summit|letter|message|wrote|trip|travel\w*)\b",
    _I,
)
"""What is asked for, where a request is one for the talk."""
OF_A_DECISION = Clued(r"[^.;]{0,60}\b(?:decided|agreed|resolved|approved|adopted|will|would|resumed?)\b", _I)
"""Behind a request that led to a decision, and not to the talk itself: "At Norvik's proposal, it was agreed"."""
OF_A_MATTER = Clued(r"\s+(?:over|for|about|regarding|concerning|to|that)\b", _I)
"""Behind a request that is one of the things spoken of: "On Norvik's request over the ferry"."""
_PARTY = (
    r"(?:(?<!\w)(?:[Tt]he\s+|[Hh]is\s+|[Hh]er\s+)?(?:[a-z]{2,12}\s+){0,1}[A-Z][\w.’-]{0,40}"
    r"(?:\s+(?:of\s+the|of|for|[A-Z][\w.’-]{0,40}|side|party|"
    r"minister|president|secretary|chancellor|premier|government|delegation|mission|leader|counterpart|"
    r"presidency)){0,10})"
)
_NAMED = (
    r"(?:(?:the|his|her|their)\s+)?[A-Z][\w’-]{0,40}"
    r"(?:\s+(?:of\s+the|of|[A-Z][\w’-]{0,40}|side|delegation|government)){0,6}"
)
_MORE = (
    rf"(?:(?:,\s+{_NAMED}){{0,4}},?\s+and\s+{_NAMED}"
    r"(?=\s*(?:[.,;:)]|$)|\s+(?:and|at|on|to|in|for|with|as|under|after|following|today|yesterday)\b))?"
)
_WHO = rf"(?P<who>{_PARTY})"
_WHO_ALL = rf"(?P<who>{_PARTY}{_MORE})"
"""One who asked, or several: "requested by Chile and Peru", but not "requested by Chile, and Peru agreed"."""
_REQUEST = ("request", "initiative", "invitation", "suggestion", "proposal")
INITIATORS: tuple[Clued, ...] = (
    Clued(
        r"\bat\s+the\s+(?P<who>latter|former)[’']s\s+(?:request|initiative|invitation)", clues=("latter", "former")
    ),
    Clued(
        rf"\b(?:[Aa]t|[Oo]n|[Uu]pon|[Ff]ollowing)\s+(?:the\s+|an?\s+)?(?:request|initiative|invitation|"
        rf"suggestion|proposal)\s+(?:of|from|by)\s+{_WHO_ALL}",
        clues=_REQUEST,
    ),
    Clued(
        rf"\b(?:[Aa]t|[Oo]n|[Uu]pon)\s+{_WHO}[’']s?\s+(?:request|initiative|invitation|suggestion|proposal)",
        clues=_REQUEST,
    ),
    Clued(
        r"\b(?:[Aa]t|[Oo]n|[Uu]pon)\s+the\s+(?P<who>[A-Z][\w-]+(?:\s+(?:side|party|government|"
        r"presidency))?)(?:[’']s)?\s+(?:request|initiative|invitation)",
        clues=_REQUEST,
    ),
    Clued(
        rf"\b(?:{_TALK})[^.;]{{0,60}}?\b(?:was|were|is)?\s*(?:initiated|requested|sought|proposed|placed|"
        rf"convened|asked\s+for)\s+by\s+{_WHO_ALL}",
        re.ASCII,
        clues=("initiated", "requested", "sought", "proposed", "placed", "convened", "asked"),
    ),
    Clued(rf"\b(?:initiated|requested)\s+by\s+{_WHO_ALL}", clues=("initiated", "requested")),
    Clued(
        rf"{_WHO}\s+(?:had\s+|has\s+)?(?:initiated|requested|placed|asked\s+for|sought|proposed)\s+(?:the|"
        rf"this|a)\s+(?:[\w-]+\s+)?{_TALK}",
        clues=("initiated", "requested", "placed", "asked", "sought", "proposed"),
    ),
    Clued(
        rf"(?P<who>{_NAMED}),\s+who\s+(?:had\s+)?(?:initiated|requested|asked\s+for|sought|proposed)\s+(?:the|this)\s+{_TALK}",
        clues=("initiated", "requested", "asked", "sought", "proposed"),
    ),
    Clued(
        rf"\breceived\s+a\s+(?:[\w-]+\s+){{0,2}}(?:call|letter|message)\s+(?:today\s+|"
        rf"on\s+\w+\s+)?from\s+{_WHO}",
        clues=("received",),
    ),
    Clued(
        rf"{_WHO}\s+(?:telephoned|phoned|called|rang|wrote\s+to)\s+(?=(?:the\s+|his\s+|her\s+)?[A-Z])",
        clues=("phoned", "called", "rang", "wrote"),
    ),
    Clued(
        rf"^[\"“*_\s]{{0,4}}[Aa]t\s+(?:his|her|its|their)\s+own\s+(?:request|initiative),\s+{_WHO}\s+"
        r"(?:spoke|talked|met|phoned|telephoned|called|received|had|held)\b",
        clues=_REQUEST,
    ),
    Clued(
        rf"\b(?:spoke|spoken|talked|met|conferred|{_TALK})\b[^.;]{{0,80}}?(?P<words>\bat\s+(?P<who>his|her|their|our|my)\s+"
        rf"(?:own\s+)?(?:request|initiative|invitation|suggestion|proposal))\b",
        _I,
        clues=_REQUEST,
    ),
)
MET = Clued(
    r"\b(?:met|meeting|meetings|talks|negotiations|held|hosted|received|visit|visited|consultations|session|arrived|"
    r"gathered|convened|(?:co-)?chaired|presided(?=\s)|dialogue|breakfast|lunch|dinner|"
    r"audience|sat\s+down|took\s+place|"
    r"(?:was|were)(?=\s+in\s[^.;,]{2,60}?\sfor\s[^.;,]{0,40}?\b(?:talks|dialogue|meetings?|consultations|negotiations|summit)\b)|"
    r"welcomed(?!\s+the\s+(?:\w+\s+){0,2}(?:talks|negotiations|consultations|meetings?|visit|results?|outcomes?|progress)\b))\b",
    _I,
)
SPOKEN_OF_BEFORE = Clued(
    r"\b(?:discuss|review|welcom|not|prais|recall|mention|regard|concern)(?:ed|ing|s|es)?\s+(?:[\w’'-]+\s+){0,4}$|\babout\s+(?:\w+\s+){0,4}$",
    _I,
)
"""Talks that are spoken of are not those at which one speaks."""
REST_OF_PLACE = Clued(
    r"(?:(?<=Hall)|(?<=House)|(?<=Palace)|(?<=Castle))\s+of\s+(?:the\s+)?[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)?|"
    r"\s+(?:(?:des|du|de|del|della|di|da|do|dos|van|von)\s+(?:l[ao]\s+)?|d[’'])[A-Z][\w’'-]*"
    r"|(?:\s+[A-Z][\w’'-]*){0,2}\s+(?:Palace|House|Hall|Hotel|Castle|Residence|Cent(?:er|re)|Airport|Ministry|Embassy)\b"
    r"|(?:[’']s)?\s+(?:[a-z]+\s+)?(?:capital|city|town|port|village|resort|province|embassy|consulate|mission)\b(?:,?\s+(?:of\s+)?[A-Z][\w’'-]*)?"
)
"""How a place goes on behind its name: "Palais des Nations", "the Peruvian capital"."""
WHERE = Clued(r"\b(?:in|at)\s+(?:the\s+)?(?:[a-z]+\s+)?$")
VISITED_BEFORE = Clued(r"(?<!\bwho\s)(?<!\bwhich\s)\bvisited\s+$")
VISITED_BEHIND = Clued(r"[,.;]|\s+(?:on|from|in|for|and|at|with|to|this|last|today|yesterday|\d)\b|\s*$")
"""Around the place of a talk that is a visit: "visited Norvik on 3 May", but not "visited Norvik troops"."""
HOST_CITY = Clued(r"\s+(?:hosted|will\s+host|was\s+the\s+venue)\b", clues=("host", "venue"))
"""Behind the name of a place where others talk: "Geneva hosted the third round"."""
TALK_LASTS = Clued(
    rf"\b{_TALK}\b|\b(?:it|they|which|both|session|round|dialogue|audience|breakfast|lunch|dinner|spoke|talked|met|conferred)\b",
    _I,
)
"""What lasts, for its length to be that of the talk."""
TO_THE_PRESS = Clued(
    r"\b(?:spoke|talked)\s+(?:to|with|for)\s+(?:reporters|journalists|the\s+(?:press|media|cameras))\b", _I
)
MATTER = Clued(
    r"\b(?:about|to\s+discuss|to\s+review|on\s+how|regarding|concerning|ahead\s+of|following|after|"
    r"on\s+the\s+(?:situation|margins|sidelines|state|"
    r"eve|[a-z]+\s+(?:of|in))|discuss(?:ed|ing)|where\s+they|during\s+which|and\s+(?:discussed|exchanged|"
    r"agreed|reviewed|expressed|"
    r"thanked|reaffirmed|condemned|underlined|raised|welcomed|congratulated|said|told|noted|stressed)|"
    r"to\s+(?:express|congratulate|"
    r"convey|thank|exchange|coordinate|reaffirm)|focus(?:ed|ing)|dedicated|against|in\s+response|over\s+the)\b",
    _I,
)
TALKED = Clued(
    r"\b(?:spoke|spoken|talked|talks?|call(?:ed)?(?!\s+(?:for|on|upon|it|into|attention)\b)|phoned|telephoned|"
    r"conversation|met|meeting|held|had|(?:co-)?chaired|dialogue|sat\s+down|breakfast|lunch|dinner|"
    r"hosted|received|welcomed|visit(?:ed)?|"
    r"videoconference|audience|consultations|exchange|exchanged\s+views|discussion|letter|message|wrote|"
    r"briefed|conferred|took\s+place|negotiations)\b",
    _I,
)
_ADVERB = (
    r"(?:(?:about|around|nearly|almost|just|over|under|(?:more|less|no\s+less|longer)\s+than|some|roughly|"
    r"approximately|at\s+least|a\s+little|a\s+bit|well|close\s+to|up\s+to|only|nearer|for)\s+){0,3}"
)
_COUNT = (
    rf"(?:an?|{cardinals(1, 12)}|(?:thir|four|fif|six|seven|eigh|nine)teen|"
    rf"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:{cardinals(1, 9)}))?|"
    r"\d+(?:\.\d+)?|half\s+an|three[\s-]quarters\s+of\s+an|several)"
)
_TIME = (
    rf"{_ADVERB}{_COUNT}(?:\s+and\s+a\s+(?:half|"
    rf"quarter))?[\s-](?:hours?|hrs?|minutes?|mins?)\b"
    rf"(?:(?:\s+and\s+|,?\s+)(?:(?<=and\s)(?:a\s+)?(?:half|quarter)|{_COUNT}\s+(?:minutes?|mins?)|(?<=and\s){_COUNT}))?"
)
_WITHIN = r"(?:[^.;]|\.(?=[\w,]|\s[a-z]))"
"""A letter within a sentence; the stop of "4 p.m." or of "D.C." ends none."""
_LENGTH_TOLD = AnyCase(r"(?:hours?|hrs?|minutes?|mins?)\b")
"""A unit without which none of the patterns below matches; "min" alone is in every "minister"."""
DURATIONS: tuple[Clued, ...] = tuple(
    Clued(pattern, _I, clues=("hour", "hr", "min"), told=_LENGTH_TOLD)
    for pattern in (
        rf"\b(?:last(?:ed|ing|s)?|(?:went|going)\s+on|ran|running|continued|took|stretch(?:ed|ing)|extend(?:ed|ing)|"
        rf"spanned|spanning|exceeded)\s+(?:(?:for|to|into)\s+)?(?P<time>{_TIME})\b",
        rf"\b(?:ended|concluded|wrapped\s+up|finished|broke\s+up|adjourned)\s+(?:[\w-]+\s+){{0,3}}after\s+"
        rf"(?P<time>{_TIME})\b",
        rf"\bspent\s+(?P<time>{_TIME})\s+(?:on\s+the\s+(?:tele)?phone|in\s+(?:\w+\s+)?(?:talks|conversation)|together|"
        r"with|talking|discussing)\b",
        rf"\b(?P<time>{_TIME})\s+long\b(?=,|\s+(?:[\w-]+\s+)?{_TALK})|\b{_TALK}\s+(?:was|were)\s+(?P<long>{_TIME})\s+long\b",
        rf"\b(?P<time>{_COUNT}(?:-and-a-half)?-?(?:hour|minute)s?(?:-and-a-(?:half|quarter))?[\s-]long|hours?-(?:and-a-(?:half|quarter)-)?long|"
        rf"(?:{_COUNT}-and-a-half|{_COUNT})-(?:hour|minute)(?:-and-a-(?:half|quarter))?)"
        rf"(?=\s+(?:[\w-]+\s+){{0,2}}{_TALK})",
        rf"\b(?:spoke|talked|met|conferred|{_TALK})\b{_WITHIN}{{0,160}}?\b(?P<words>for\s+(?P<time>{_TIME}))\b",
        rf"\b(?:commenc|beginn|start)\w+{_WITHIN}{{0,60}}?\b(?P<words>for\s+(?P<time>{_TIME}))\b",
        rf"\b(?P<time>{_TIME})\s+of\s+(?:talks|negotiations|consultations|conversation|discussions?)\b",
    )
)
_QUALITY = (
    r"(?:candid|frank|constructive|in-depth|deep|substantive|productive|useful|cordial|business-?like|warm|"
    r"friendly|fruitful|meaningful|"
    r"open|professional|detailed|straightforward|sincere|comprehensive|trusting|tense|difficult|honest|"
    r"positive|good|excellent|thorough|"
    r"extensive|respectful|intensive|serious|pragmatic|brotherly|fraternal|amicable|long|lengthy|direct|"
    r"working|trustful|courteous|"
    r"very\s+good|mutual\s+understanding|mutual\s+trust|mutual\s+respect|understanding|trust)"
)
_PRAISE = tuple(re.split(r"-\?|\\", quality)[0] for quality in _QUALITY[3:-1].split("|"))
_QUALITIES = (
    rf"(?:{_QUALITY}(?:(?:,\s*and\s+|,\s+but\s+|,\s*|\s+and\s+|\s+but\s+|"
    rf"\s+yet\s+)(?:at\s+times\s+|very\s+)?{_QUALITY}){{0,4}})"
)
_AIR = r"(?:atmosphere|manner|spirit|way|tone|climate|environment|fashion|nature)"
CHARACTERISATIONS: tuple[Clued, ...] = (
    Clued(rf"\bin\s+an?\s+(?:[“\"])?(?P<how>{_QUALITIES})(?:[”\"])?\s+(?:and\s+\w+\s+)?{_AIR}", _I, clues=_PRAISE),
    Clued(
        rf"\b(?:an?|the|this|had|held|their|"
        rf"most)\s+[“\"]?(?!(?:direct|working)\s+(?!(?:and|but|yet)\b))(?P<how>{_QUALITIES})[,”\"]*\s+(?:[\w-]+\s+)?{_TALK}\b",
        _I,
        clues=_PRAISE,
    ),
    Clued(
        rf"\b{_TALK}\b[^.;,]{{0,60}}?\b(?:was|were|as|being|proved|remained|is)\s+(?:described\s+as\s+|"
        rf"very\s+|both\s+|rather\s+|[“\"])*(?P<how>{_QUALITIES})\b",
        _I,
        clues=_PRAISE,
    ),
    Clued(
        rf"\b(?:described|characteri[sz]ed|"
        rf"called)\s+(?:[\w-]+\s+){{0,4}}(?:as\s+)?[“\"]*(?P<how>{_QUALITIES})\b",
        _I,
        clues=("described", "characteri", "called"),
    ),
    Clued(
        r"\b(?:spoke|talked|exchanged\s+views)\s+(?P<how>(?:frankly|candidly|openly)(?:\s+and\s+\w+ly)?)\b",
        _I,
        clues=("frankly", "candidly", "openly"),
    ),
    Clued(rf"\b{_AIR}\s+(?:of\s+the\s+{_TALK}\s+)?(?:was|of)\s+(?P<how>{_QUALITIES})\b", _I, clues=_PRAISE),
)
