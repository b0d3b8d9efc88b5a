"""How English readouts word what came of a talk: agreements, disagreements, warnings and next steps.

Every repetition is bounded or can begin at few places, as in :mod:`readouts.findings.field_patterns`.
"""

import re

from readouts.text.clued import Clued

_I = re.IGNORECASE
CLAUSE_END = Clued(
    r"[;]|,[”\"](?=\s)|(?<![.!?])[.!?]+[”\"’]?\s*$|[.!?](?=\s+[A-Z“\"])|,\s+(?:while|but|although|though|whereas|adding|stressing|"
    r"noting|saying|according|"
    r"and\s+(?:he|she|they|the|that|both|said|added|reiterated|warned|expressed|stressed|thanked))\b|"
    r"(?<!\s)\s+(?:while|but|whereas)\s"
)
NEGATED = Clued(
    r"\b(?:not|no|never|nor|without|unable\s+to|failed\s+to|yet\s+to|refused\s+to|if|unless|until|whether|"
    r"previously|already|earlier|"
    r"had\s+been|once)\s+(?:\w+\s+){0,2}$|n[’']t\s+(?:\w+\s+)?$",
    _I,
)
NOT_AGREED = Clued(rf"{NEGATED.pattern}|\bas\s+(?:it|he|she|they|we|both)\s+(?:had\s+)?(?:\w+ly\s+)?$", _I)
"""Before what was not agreed, or long ago: "as it undertook to do"."""
PURPOSE = Clued(
    r"\b(?:spoke|spoken|talked|met|phoned|telephoned|called|conversation|call|meeting)\b"
    r"(?:(?!\b(?:agree|decide|ask|task|instruct|promise|undertook|pledge|commit|will\b))[^.;])*\bto\s+follow\s+up$",
    _I,
    clues=("follow",),
)
"""A talk that itself follows something up."""
TOGETHER = Clued(
    r"\b(?:both|jointly|(?:the\s+)?(?:two|three|four|five)(?:\s+[\w-]+){0,2}|the\s+(?:sides|parties|leaders|presidents|"
    r"(?:foreign\s+)?ministers))\s+(?:(?:sides|parties|leaders|presidents|ministers|countries|delegations|governments)\s+)?"
    r"(?:(?:also|again|jointly|firmly|strongly|categorically|unequivocally|resolutely|completely|fully)\s+){0,2}"
    r"(?:reject(?:s|ed)|oppos(?:es|ed)|object(?:s|ed)\s+to)$",
    _I,
    clues=("reject", "oppos", "object"),
)
"""All sides turn down what somebody else does or wants."""
EACH_OTHER = Clued(r"[^.;]{0,60}\b(?:each\s+other|one\s+another|the\s+other)", _I, clues=("other",))
NOT_DISAGREED = Clued(
    r"(?:\b(?:not|never|nor|cannot|without|hardly|nobody|none|neither(?:\s+(?:side|party|country|minister|government))?"
    r"|no(?:\s+(?:one|side|party))?)|n[’']t)\s+(?:(?!(?:and|but|or|only|doubt)\b)\w+\s+)?$",
    _I,
)
"""Before a word that tells of discord: "has never refused", "no differences"."""
AGREED = Clued(
    r"\b(?:agreed\s+(?:that|the|a|(?:to|on|upon|with|in)(?!\s+(?:nothing|no(?!\s+(?:longer|more|further)\b)|none)\b))\b|agreed,|(?:reached|"
    r"arrived\s+at|came\s+to|concluded)\s+(?!no\b)(?:an?\s+|the\s+)?(?:[\w-]+\s+)?"
    r"(?:agreement|understanding|consensus|deal|accord|arrangement)|signed\s+(?:an?|the|two|three|"
    r"several)\b|"
    r"(?:they|we|leaders|sides|parties|presidents|ministers|officials|delegations|governments|both)\s+(?:\w+\s+)?"
    r"decided\s+(?:to|that|on)\b|"
    r"(?:an?|two|three|several)\s+(?:[\w-]+\s+){0,3}(?:agreement|memorandum|accord|declaration|protocol|treaty|pact|contract)s?\b"
    r"(?:(?!\b(?:that|which|to\s+be|had)\b)[^.;]){0,80}?\s(?:was|were)\s+signed\b(?!\s+(?:in|on)\s+(?:\w+\s+){0,2}\d{4})|"
    r"(?:witnessed|oversaw|attended|presided\s+over)\s+the\s+signing\s+of\b|"
    r"(?:was|were)\s+agreed\b|(?:agreement|understanding|consensus)\s+(?:was|has\s+been|were)\s+reached\b|"
    r"resolved\s+to\b|"
    r"consented\s+to\b|undertook\s+to\b|(?:shared|common)\s+(?:the\s+)?(?:view|understanding|"
    r"position)\s+that\b|were\s+of\s+one\s+mind\b|"
    r"concurred\b|of\s+the\s+(?:same|shared)\s+view\b|(?:are|were)\s+in\s+agreement\b)",
    _I,
    clues=(
        "agree understanding consensus deal accord arrangement signed decided resolved consented "
        "undertook view position mind concurred signing"
    ).split(),
)
DISAGREED = Clued(
    r"\b(?:disagree[sd]?\b|disagreements?\b|(?:did|do|could|does)\s+not\s+(?:agree|reach|see\s+eye|share|"
    r"accept|support)\b|failed\s+to\s+(?:agree|reach|bridge|narrow)\b|"
    r"no\s+(?:agreement|progress|breakthrough|common\s+ground|understanding|consensus|"
    r"meeting\s+of\s+minds)\b|without\s+(?:an?\s+)?(?:agreement|agreeing|result|progress|"
    r"reaching\s+(?:an?\s+|any\s+)?(?:\w+\s+)?(?:agreement|deal|consensus|understanding|accord|compromise|conclusion|"
    r"decision|outcome|results?))\b|"
    r"differences\b(?!\s+(?:are|is|can|could|should|must|ought|need|have)\b(?:(?!\b(?:not|never|yet)\b)[^.;,]){0,40}\b(?:resolved|settled|solved|managed|"
    r"handled|overcome|addressed|bridged)\b)|"
    r"differing\b|diverg\w+\b|differ(?:s|ed)?\s+(?:on|over|in|sharply)\b|(?:remain(?:ed|"
    r"s)?|are|were|stayed)\s+(?:far\s+|wide\s+)?(?:apart|divided|at\s+odds)\b|"
    r"reject(?:s|ed)\b|object(?:s|ed)\s+to\b|oppos(?:es|ed)\b|(?<!\bbeen\s)refus(?:es|ed)\b|unable\s+to\s+(?:agree|reach|"
    r"bridge)\b|"
    r"not\s+(?:yet\s+)?(?:been\s+)?(?:agreed|reached|resolved|settled|bridged)\b|gaps?\s+(?:remain|"
    r"persist)\w*\b|took\s+issue\b|"
    r"remain(?:s|ed)?\s+(?:unresolved|unsettled)\b|(?:issues?|questions?|points?|matters?|details?|chapters?)\s+(?:\w+\s+){0,4}"
    r"remain(?:s|ed)?\s+open\b|(?<!\bthe\s)(?<!\ba\s)(?<!\ban\s)(?<!\bnear\s)(?<!\bof\s)(?<!\bin\s)(?<!\bover\s)(?<!\bon\s)(?<!\bat\s)(?<!\bto\s)"
    r"(?:contested|disputed)\b(?!\s+(?:areas?|shoals?|islands?|islets?|waters?|territor\w+|regions?|borders?|reefs?|"
    r"straits?|seas?|zones?|lands?|elections?|results?)\b)|declined\s+to\b(?!\s+(?:comment|say|answer|elaborate|be)\b)|"
    r"opposing\s+views\b)",
    _I,
    clues=(
        "disagree not failed agreement progress breakthrough common understanding consensus "
        "meeting without differ diverg apart divided odds reject object oppos refus unable gap "
        "issue remain contested disputed declined"
    ).split(),
)
WARNED = Clued(
    r"\b(?:warn(?:s|ed)\b|(?<!\bearly[\s-])warning\b(?!\s+(?:systems?|cent(?:er|re)s?|networks?|data|equipment|"
    r"satellites?|radars?)\b)|caution(?:s|ed)\s+(?:against|that)\b|red\s+lines?\b|"
    r"(?:would|will)\s+(?:\w+\s+)?(?:respond|react|retaliate|answer)\b|(?:would|will|"
    r"to)\s+(?:\w+\s+)?(?:have|face|bring|carry|trigger|entail|bear|draw|lead\s+to|provoke|meet\s+with|"
    r"impose)\s+"
    r"(?:[\w-]+,?\s+){0,5}(?:consequences?|costs?|response|sanctions|countermeasures)\b|(?:would|will|"
    r"shall)\s+not\s+(?:tolerate|stand|accept|remain|hesitate|go\s+unanswered|be\s+tolerated|allow|sit)\b|"
    r"(?:serious|severe|grave|dire)\s+(?:consequences?|costs?|repercussions)\b|playing\s+with\s+fire\b|"
    r"at\s+(?:its|their)\s+own\s+peril\b|"
    r"(?:is|was|are|be)\s+(?:\w+\s+)?(?:unacceptable|inadmissible|intolerable)\b|threaten(?:s|ed)\s+to\b(?!\s+(?:kill|murder|assassinate|kidnap|execute|behead)\b)|"
    r"reserv(?:es|ed)\s+the\s+right\b)",
    _I,
    clues=(
        "warn caution line respond react retaliat answer consequence cost response sanction "
        "countermeasure not repercussion playing peril unacceptable inadmissible intolerable "
        "threaten reserv"
    ).split(),
)
_SOON = r"(?:in|over)\s+the\s+(?:coming|next)\s+(?:\w+\s+)?(?:days|weeks|months)\b"
"""No step by itself, but with the verb before it, or where it opens a sentence."""
NEXT = Clued(
    r"\b(?:agreed\s+to\s+(?:continue|remain|stay|meet|hold|keep|maintain|instruct|task|speak|talk|resume|"
    r"convene|reconvene|schedule|set\s+up|stay\s+in)\b|"
    r"(?:(?:agreed|pledged|promised|undertook|decided|committed)\s+to\s+)?keep(?:ing)?\s+(?:their|both|our|the)\s+(?:[\w’'-]+\s+){1,3}"
    r"in\s+(?:close\s+|regular\s+|constant\s+)?(?:contact|touch)\b|"
    r"contacts\b(?:(?!\b(?:that|which)\b)[^.;,]){0,60}\b(?:will|would)\s+(?:continue|carry\s+on|go\s+on|be\s+(?:continued|maintained))\b|"
    r"will\s+(?:(?!(?:not|never)\b)[\w-]+\s+)?(?:meet\b(?!\s+(?:\w+\s+)?half-?\s?way\b)|hold|continue|speak|travel|visit|convene|reconvene|follow\s+up|"
    r"(?:remain|stay)\s+in\b(?!\s+(?:force|place|effect|power|office|custody)\b)|submit|prepare|resume|"
    r"(?:begin|start)\b(?!\s+(?:with|by)\b)|gather|"
    r"take\s+place|be\s+held|sign|return|host|receive|present|keep\s+in|finali[sz]e|draft|exchange|"
    r"work\s+(?:out|on))\b|"
    r"(?:tasked|instructed|directed|charged)\s+(?:their|his|her|the|both|its)\b|(?:the\s+)?next\s+(?:round|"
    r"meeting|call|session|talks|contact|conversation)\b|"
    r"(?:remain|stay|keep|staying|be)\s+in\s+(?:close\s+|regular\s+|constant\s+)?(?:contact|touch)\b|"
    r"look(?:s|ed|ing)?\s+forward\s+to\b|"
    r"invited\s+(?:[\w’'-]+\s+){1,6}to\s+(?:visit|pay|come)\b|extended\s+an\s+invitation\b|"
    r"accepted\s+(?:the|an)\s+invitation\b|"
    r"(?:(?:another|a\s+(?:further|second|third))\s+(?:round|meeting|call|session)\s+)?"
    r"(?:is|are|was|were)\s+(?:(?:expected|due|set|scheduled|slated|planned)\s+(?:to|for)|pencilled\s+in)\b|plan(?:s|"
    r"ned)?\s+to\s+(?:meet|hold|visit|speak|continue|travel)\b|"
    r"to\s+follow\s+up\b|"
    rf"(?:will(?!\s+(?:not|never)\b)|(?:would|should)(?!\s+(?:not|never)\b)|expected|(?:ready|agreed|prepared|decided|plan(?:s|ned)?|"
    rf"intend(?:s|ed)?|promised|pledged|hope[sd]?|propos(?:al|es|ed))\s+to)\s+[^.;,]{{2,160}}?\s{_SOON}|^{_SOON}|"
    r"intend(?:s|ed)?\s+to\s+(?:meet|continue|hold|visit)\b)",
    _I,
    clues=(
        "agreed will tasked instructed directed charged next contact touch forward invit expected "
        "due set scheduled slated plan pencilled follow coming intend"
    ).split(),
)
