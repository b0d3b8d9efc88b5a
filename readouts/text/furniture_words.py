"""The closed classes of words, and the shapes of lines, by which a page's furniture is told."""

import re

from readouts.text.clued import Clued
from readouts.text.days_and_months import MONTH, WEEKDAY
from readouts.text.offices import HONORIFICS

LONGEST = 400
"""Characters of a passage that may be furniture: what is longer says something."""
SENTENCE = 80
"""Characters from which what ends in a full stop is a sentence, unless it opens as furniture does."""
FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(?:[^\n]*\n){1,40}?---[ \t]*(?:\n|$)")
LINK = Clued(
    r"\[[^\[\]\n]{0,80}\]\((?:https?:|mailto:|tel:|/|#)[^()\s]*\)|(?:https?://|www\.|mailto:)\S+"
    r"|[\w.+-]+@[\w-]+\.[\w.-]+"
    r"|[#@]\w+|\+\d[\d ()./-]{6,}\d"
)
LINKED = re.compile(r"[@#+]|://|www\.|\]\(|mailto:")
TAGS = re.compile(r"\s*(?:[#@]\w+[\s,]*)+")
"""Hashtags and names of accounts alone; a mark before a word is no heading's, behind which a space stands."""
BESIDE_LINKS = 3
"""Words that may stand beside links, addresses and telephone numbers, unless the first says what they are."""
BRACKETED = re.compile(r"[(\[](?P<inner>[^()\[\]]{1,200})[)\]]\W*")
DIRECTION = 3
"""Words of a stage direction at most: "(Laughter.)", "[Through an interpreter]"."""
OF_EDITORS = Clued(
    r"\W*(?:additional\s+)?(?:reporting|writing|editing|compiled|corrects|corrected|correction|adds"
    r"|updates|recasts|refiles"
    r"|fixes|removes|photo|picture|translat\w+|unofficial|as\s+(?:delivered|prepared|interpreted"
    r"|translated)|(?:communicated|issued|released|distributed|transmitted|submitted)\s+by)\b",
    re.IGNORECASE,
)
LABEL = Clued(r"(?:[A-Z][\w.’'-]*(?:[ ]+(?:of[ ]+)?[A-Z][\w.’'-]*){0,6}|Q|A)\s*:\s*")
GREETING = Clued(
    r"""(?:(?:i\s+)?thank\s+you|thanks|many\s+thanks|hi|good\s+(?:morning|afternoon|evening|day)|hello
      |welcome|greetings|dear
      |(?:your\s+)?excellenc(?:y|ies)|ladies\s+and\s+gentlemen|(?:distinguished|esteemed|honou?rable)
      |(?:mr|madam|mme)\.?\s+(?:president|chair\w*|speaker|secretary-general)|(?:kind|best
      |warm)\s+(?:regards|wishes)|regards|cheers
      |(?:yours\s+)?(?:sincerely|faithfully|truly)|please\s+be\s+seated|okay|all\s+right)\b""",
    re.VERBOSE | re.IGNORECASE,
)
CLOSING = re.compile(
    r"(?:(?:with\s+)?(?:kind(?:est)?|best|warm)\s+(?:regards|wishes)|regards|cheers"
    r"|(?:yours\s+)?(?:sincerely|faithfully))[\s,.]*$",
    re.IGNORECASE,
)
"""How a letter closes, above its signature."""
GREETED = HONORIFICS | frozenset(
    """
    you very much so again all everyone everybody for being here coming joining us and to the that a lot
    indeed my our
    thank thanks welcome
    your dear colleagues colleague friends friend ladies gentlemen members press media delegates guests
    sir madam
    minister president secretary ambassador excellency excellencies chair chairman both
    today this morning
    afternoon evening of in
    """.split()
)
LONGEST_GREETING = 12
RELEASE = Clued(
    r"\b(?:(?:for\s+)?immediate\s+release|(?:press|media|news)\s+(?:release|note|statement)"
    r"|press\s+office|embargoed|read-?out"
    r"|as\s+(?:delivered|prepared)|check\s+against\s+delivery|(?:unofficial|courtesy)\s+translation"
    r"|fact\s+sheet"
    r"|office\s+of\s+the\s+(?:press\s+secretary|spokes\w+))\b",
    re.IGNORECASE,
)
KIND = Clued(
    r"""(?:the\s+)?(?:(?:opening|closing|introductory|joint|official|written|oral)\s+)*
        (?:statement|remarks|speech|address|explanation\s+of\s+vote|intervention|transcript|interview
        |answers?|questions?
          |repl(?:y|ies)|response|comments?|press\s+(?:conference|briefing|availability)
          |(?:\w+\s+)?spokes\w+[’']?s?\s+(?:response|statement|remarks|comments?|answers?|reply))\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""Words with which a heading begins that says what kind of document it stands over."""
TOLD = Clued(
    r"(?:e-?mail|tel(?:ephone)?|fax|phone|mobile|website|web|address|from|to|cc|sent|date|ref)\.?\s*:", re.I
)
CONTACT = Clued(
    r"""(?:for\s+)?(?:further|more|additional)\s+(?:information|details|en?quiries|inquiries)\b
      | (?:press|media|public)\s+(?:contacts?|enquiries|inquiries|office|relations)\s*[:|]
      | (?:contacts?|[ei]nquiries)\s*:|tel\s*\.|follow\s+us\b|follow\s+(?:him|her|them|me|@\w+)\s+on\b
      | (?:to\s+)?(?:un)?subscribe\b|view\s+(?:this|in)\b|click\s+here\b
      | read\s+more\b|share\s+(?:this|on|via)\b|print\s+this\b|(?:photos?|images?|captions?|credits?
      |source)\s*:
      | ©|copyright\b|all\s+rights\s+reserved|if\s+you\s+(?:have\s+)?received?\b
      | please\s+(?:find|see)\s+(?:below|attached|enclosed|the\s+attached)\b|notes?\s+(?:to
      |for)\s+(?:the\s+)?editors?\b
      | (?:the\s+(?:below|following|above)|the\s+following\s+\w+)\s+is\s+attributable\b|attributable\s+to\b
      | (?:published|posted|updated|last\s+(?:updated|modified))\b(?=[^.]{0,40}\d)""",
    re.VERBOSE | re.IGNORECASE,
)
LONGEST_CONTACT, BEHIND_COLON = 25, 6
"""Words at most of a contact or notice, and of what stands behind its colon."""
OPENERS = frozenset(
    """
    i thank thanks many good hi hello cheers welcome greetings dear your excellency excellencies ladies
    distinguished esteemed
    honourable honorable mr madam mme kind best warm regards yours sincerely faithfully please okay all
    for further more
    additional press media public contact contacts inquiries enquiries tel follow to subscribe unsubscribe view
    click read share print photo
    photos image images caption captions credit credits source copyright if note notes the
    attributable published
    posted updated last
    """.split()
)
"""First words of contacts, notices and greetings: no other passage need be tried."""
ENDS = re.compile(
    r"(?:ends?|end\s?item|end\s+of\s+(?:statement|text|transcript|message|(?:press|media)\s+release))",
    re.IGNORECASE,
)
LEAD = re.compile(r"\b(?:the\s+following|as\s+follows|below)\s*[.:]?$", re.IGNORECASE)
LONGEST_LEAD = 7
"""Words at most of what merely leads to what follows: "They discussed the following:"."""
BAR = re.compile(r"\s[|·•/]\s")
BAR_PIECE = 3
"""Words of a piece of a bar at most: "Facebook | X | Print"."""
DATE = Clued(
    rf"""\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?
        |sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?(?:\s+\d{{4}})?
      | \b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{MONTH})(?:,?\s+\d{{4}})? | \b(?:{MONTH})\s+(?:19|20)\d\d\b
      | \b(?:19|20)\d\d-\d\d-\d\d\b | \b\d{{1,2}}[./]\d{{1,2}}[./](?:19|20)?\d\d\b""",
    re.VERBOSE | re.IGNORECASE,
)
TIME = Clued(
    rf"\b\d{{1,2}}[:.]\d\d(?::\d\d)?\b|\b(?:{WEEKDAY})\b|\b[ap]\.?m\b\.?"
    r"|\b(?:GMT|UTC|CET|CEST|EST|EDT"
    r"|MSK|local\s+time|hrs?|hours)\b",
    re.IGNORECASE,
)
PLAIN = 4
"""Words without a capital, but for joining ones, in a line of names at most: "For immediate release"."""
TOWN = re.compile(
    r"[^\W\d_a-zß-ÿ][\w’'-]*(?:\s[^\W\d_a-zß-ÿ][\w’'-]*){0,2},\s[^\W\d_a-zß-ÿ][\w’'-]*(?:\s[^\W\d_a-zß-ÿ][\w’'-]*){0,2}"
)
"""A town with its country or state: "ADDIS ABABA, ETHIOPIA"."""
LONGEST_PLACE = 6
"""Words beside the date of a date line at most."""
KEYED = Clued(r"(?:date|time|place|venue|location)\s*[|:]\s*", re.IGNORECASE)
BYLINE = Clued(
    r"(?:By|BY)(?:(?:,|\s+and|,\s+and)?(?:\s+[^\W\d_a-z][\w.’'-]*){2,4}){1,4}(?:\s+in(?:\s+[^\W\d_a-z][\w.’'-]*){1,3})?"
    r"(?:,?\s+(?:\w+\s+){0,3}(?:correspondent|reporter|editor|staff|writer))?"
)
JOINING = frozenset("of the and for to at in on by de la le du von van al el & no nr vol after before".split())
SIGNERS = HONORIFICS | frozenset(
    """
    ambassador minister president chancellor secretary spokesperson spokesman spokeswoman representative
    envoy director
    sir lord lady h.e ministry department office embassy consulate council commission
    delegation mission
    house bureau agency administration cabinet kremlin government moderator correspondent reuters afp ap
    bbc nhk tass
    """.split()
)
"""Words of which the name of a person in office, of a house or of a newspaper has one."""
CREDITS = frozenset(
    "report reporter reporters staff desk newsroom team bureau agencies correspondent service".split()
)
"""With what the credit of a house ends: "Post Report", "Reuters Staff", "Press Team"."""
LONGEST_CREDIT = 4
PAPERS = frozenset("news press times".split())
"""Words of credits that end as verbs do."""
TELLING = frozenset(
    """
    with between from about regarding over amid against is are was were be been has have had will would
    shall not meet
    meets meeting meetings met talk talks call calls called conversation conversations summit summits
    visit visits
    visited trip trips spoke speak speaks say says said hold holds held host hosts hosted receive
    receives received sign
    signs signed agree agrees agreed agreement agreements discuss discusses discussed welcome welcomes
    condemn condemns
    urge urges announce announces thanks reject rejects accept accepts demand demands offer offers warn
    warns open opens
    end ends begin begins start starts stop stops back backs win wins plan plans seek seeks pledge
    pledges vow vows deny
    denies refuse refuses resign resigns arrive arrives leave leaves return returns reaffirm reaffirms
    congratulate
    congratulates support supports join joins attend attends
    """.split()
)
"""Words of a heading that says something: what happened, or with whom."""
LONGEST_HEADING, LONGEST_MARKED, LONGEST_NAME, LONGEST_TITLE = 2, 5, 10, 30
"""Words at most of a bare heading, of one that is marked as such, of a name with its offices, and of any title."""
STOPS = ".!?…:;,"
COMPLETE = '.!?…”"’»)'
CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b")
AGENCY = re.compile(r"\([^\W\d_a-z][\w .&-]{1,24}\)|/[^\W\d_a-z][\w .&-]{1,24}/")
"""Who sends the news, in a date line."""
OVERVIEW = Clued(
    r"(?:(?:an?|the)\s+)?(?:\w+\s+)?(?:overview|outline|summary|gist|details?|outcomes?|results?|(?:full\s+)?text|main\s+points)\b"
    r"[^.:]{0,60}\b(?:as\s+follows|below|the\s+following)\W*",
    re.IGNORECASE,
    clues=("follow", "below"),
)
"""What leads to an account, and is none of it."""
LEADING = frozenset(
    """
    to that on for by under as of with in are is were be including include includes included namely following
    follows below agreed decided discussed proposed supply provide points steps issues measures areas principles
    topics items matters commitments
    """.split()
)
"""Last words before the colon that leads to a list."""
LONGEST_LIST_LEAD = 10
LISTED = re.compile(r"\s*(?:[-*•–—·▪◦]\s|\(?(?:\d{1,2}|[ivxIVX]{1,5}|[A-Za-z])[.)]\s)")
NUMBERED = re.compile(r"\(?(?:\d{1,2}|[IVX]{1,5}|[A-Z])[.)]\s+")
RUN_IN = Clued(
    r"(?:\(?(?:\d{1,2}|[ivxIVX]{1,5}|[A-Za-z])[.)]\s+)?(?:\*\*|__)(?P<title>[^*_\n]{1,60}?)[.:]?(?:\*\*|__)[.:]?"
)
"""A heading in bold letters that the paragraph goes on behind."""
ANSWERS = frozenset("no yes none never nothing nobody agreed".split())
"""First words of what is no heading, however short."""
HANDOVER = Clued(
    r"(?:[^:\n]{0,60}:\s+)?(?:(?:so|and|okay|all\s+right),?\s+)?(?:with\s+that\b[^.]{0,60}?\b(?:questions?|over\s+to|turn|floor)\b[^.]{0,40}"
    r"|(?:i(?:[’']m|\s+am)|we(?:[’']re|\s+are))?\s*(?:happy|glad|ready)\s+to\s+take\s+[^.]{0,20}questions[^.]{0,20}"
    r"|(?:i|we)(?:[’']ll|\s+will)\s+(?:leave|stop)\s+(?:it\s+)?(?:at\s+that|there|here))\W*",
    re.IGNORECASE,
    clues=("with that", "question", "leave", "stop"),
)
"""How whoever speaks hands over, or breaks off."""
COURTESY = Clued(
    r"(?:[^:\n]{0,60}:\s+)?(?:i(?:[’']m|\s+am)|we(?:[’']re|\s+are)|it(?:[’']s|\s+is))\s+(?:(?:very|so|really|truly)\s+)?"
    r"(?:glad|pleased|happy|delighted|honou?red|good|great|nice|(?:an?\s+)?(?:great\s+)?(?:pleasure|honou?r))\s+to\s+"
    r"(?:see|meet|welcome|greet|be\s+with|have|be\s+here)(?:\s+(?:with\s+)?(?:all\s+of\s+)?you)?(?:\s+(?:again|here|all|today))*\W*",
    re.IGNORECASE,
    clues=(" to ",),
)
"""What is said on meeting, and says no more."""
SEIZED = Clued(
    r"(?:\(?(?:\d{1,3}|[ivxIVX]{1,5})[.)]\s+)?(?:(?:also|further|finally)\s+)?(?:decid|resolv|agre)(?:es|ed|e)\s+to\s+remain\s+"
    r"(?:\w+\s+)?seized\s+of\s+(?:the|this)\s+(?:matter|issue|question|situation)\W*",
    re.IGNORECASE,
    clues=("seized of",),
)
"""With what a resolution ends: "Decides to remain actively seized of the matter", whatever the matter is."""
PASSING = (OVERVIEW, HANDOVER, COURTESY, SEIZED)
CELL = 3
"""Words of the head of a column at most."""
COLUMNS = re.compile(r"\s+\|\s+")
