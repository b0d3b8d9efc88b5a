"""One sentence but for a stretch: what differs is a conflict, unless the one may stand for the other."""

import pytest

from tests.judge.suites import kinds

DIFFER = [
    ("number", "The reserve force stands at {} the strength agreed in Dakar.", "half", "twice"),
    ("date", "The envoy arrived in Tegucigalpa {} and went straight to the palace.", "at dawn", "at dusk"),
    ("name", "{} will deliver the maritime patrol aircraft to the navy of Peru.", "Airbus", "Boeing"),
    ("name", "The next session of the commission will be hosted by {}.", "Tashkent", "Samarkand"),
    ("name", "The vessel fired its water cannon near {} Shoal on Sunday.", "Scarborough", "Second Thomas"),
    ("polarity", "The envoy {} hands with the mediator before the cameras.", "shook", "refused to shake"),
    ("scope", "{} clause of the armistice has been initialled by now.", "Every", "Almost every"),
    ("scope", "The customs union of the islands covers {}.", "goods and services", "goods alone"),
    ("scope", "The subsidies go to {} farms in the uplands.", "small", "small and large"),
    # who does it to whom
    ("name", "Before the council, {} of withholding the flood data.", "Laos accused Vietnam", "Vietnam accused Laos"),
    ("name", "On Monday {} two patrol boats at the naval base.", "Greece lent Cyprus", "Cyprus lent Greece"),
    ("name", "In the end {} an apology for the raid on the embassy.", "Quito owed Mexico", "Mexico owed Quito"),
    ("name", "The grain train goes from {} once a week.", "Astana to Baku", "Baku to Astana"),
    # how many at least, how many at most
    ("scope", "{} forty inspectors will count the centrifuges in the hall.", "At least", "At most"),
    ("scope", "The pact lets the navy station {} six frigates in the bay.", "no fewer than", "up to"),
    ("scope", "The island takes in {} 300 families from the delta.", "not less than", "no more than"),
    # what is told as done, and what may have been
    ("modality", "The cable in the gulf {} by an anchor, the captain told the court.", "was cut", "may have been cut"),
    ("modality", "Divers say the hull {} by a mine.", "was torn open", "could have been torn open"),
    ("modality", "A former guard {} the keys to the archive, the minister said.", "sold", "allegedly sold"),
    ("modality", "The rebels {} the dam on the upper river.", "hold", "perhaps hold"),
    # what must be done, and what is left to choice
    ("modality", "Pilots {} request a slot from the tower at Apia.", "must", "should, wherever possible,"),
    ("modality", "The lenders {} the treaty to publish their terms.", "are bound by", "are free under"),
    ("modality", "The lenders {} the treaty to publish their terms.", "are required by", "are encouraged by"),
    # another one in one slot
    ("name", "The delegation from Lesotho was received by the {} in Maseru.", "king", "prime minister"),
    ("name", "The ministry blamed {} for the fire at the depot near the border.", "Chadian soldiers", "local herders"),
    ("name", "The two fleets will hold their manoeuvres in {} next week.", "Papeete", "Bora Bora"),
    ("name", "The patrol boats were handed over at a ceremony in {} on Sunday.", "Nuku'alofa", "Neiafu"),
    ("name", "Peru's foreign minister rang his {} counterpart about the reed boats.", "Bolivian", "Ecuadorian"),
    # times and conditions
    ("date", "The consulate in Apia stays shut for the rest of the {}.", "week", "year"),
    ("scope", "All the islands {} have joined the pact on tuna.", "", "except the two in the north"),
    ("date", "The pilot was released on the {} day of the strike.", "second", "eleventh"),
    ("scope", "The islanders will return to the table {}, their envoy said.", "without preconditions", "only after the fleet has left"),
    ("polarity", "The relief column {} the mountain village on Friday.", "reached", "was stopped before reaching"),
    ("polarity", "The relief column {} the mountain village on Friday.", "entered", "was prevented from entering"),
    # bodies, and names that are part of a longer one
    ("name", "The ferry is paid for by the European {}, the mayor said.", "Investment Bank", "Bank for Reconstruction and Development"),
    ("name", "The inquiry into the wreck was opened by the {} in spring.", "African Union", "East African Community"),
    ("name", "The catch is shared out under the {} Protocol, the fishermen recall.", "Arusha", "Lusaka"),
    ("name", "The pumps are a gift of the {} Development Bank.", "Asian", "African"),
    ("name", "The crew will be heard by the European Court of {} in June.", "Justice", "Human Rights"),
    ("name", "The rice left Karachi on board two ships for {} last week.", "Tianjin", "Qingdao"),
    ("name", "The envoy joined the talks on the wells by a link from {}.", "Aden", "Sana'a"),
    ("name", "It was {} had been ready to sign, a guest said.", "Lima that asked for a delay, whereas Quito", "Quito that asked for a delay, whereas Lima"),
    # times in words
    ("date", "The lighthouse on the cape was built in {} by two brothers.", "the sixties", "the eighties"),
    ("date", "The boats have been laid up in the bay since {}.", "Good Friday", "Easter Monday"),
    ("date", "The crew must be heard by the consul within {}.", "48 hours", "two weeks"),
    ("date", "The fuel will be pumped {} the fee has been paid.", "the day after", "a week after"),
    ("date", "The mayor speaks to the fishermen {} Thursday, before the fair.", "this", "next"),
    ("date", "The treaty of {} remains in the archive of the island.", "1974", "1984"),
    # what is known, and what is thought
    ("modality", "The divers {} that the cable was cut on purpose.", "established", "suspect"),
    ("modality", "Pilots {} to report to the tower at Apia.", "have", "ought ideally"),
    # the whole and a part
    ("scope", "The divers may look at {} wrecks in the bay at any time.", "charted", "charted and uncharted"),
    ("scope", "The guards may go about {} the park, the rangers say.", "within", "within and outside"),
    ("scope", "The islands agreed on {} points of the plan for the reef.", "all five", "three of the five"),
    ("scope", "The envoy urged {} to keep the boats in port.", "both sides", "the northern side"),
    ("polarity", "The pump at the harbour of Apia was {} on the day of the fire.", "in working order", "out of order"),
    ("polarity", "The court found the fence on the reef {}.", "lawful", "in breach of the law"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "frame", "one", "other"), DIFFER)
def test_another_fact_in_one_sentence_is_a_conflict(kind, frame, one, other):
    assert kind in kinds(frame.format(one), frame.format(other))


SAME = [
    ("The ministers spoke on {} about the dam.", "Wednesday", "Thursday"),
    ("On {} the presidents talked about gas.", "Sunday evening", "Monday morning"),
    ("The commission on glaciers meets again in {}.", "two weeks", "14 days"),
    ("The rights of transit were prolonged by {}.", "six months", "half a year"),
    ("{} is sending cholera kits to Blantyre.", "The WHO", "The World Health Organization"),
    ("{} embassies in the capital have sent part of their staff home.", "Several", "A few"),
    ("{} delegates registered for the forum on glaciers.", "Nearly 500", "Some 480"),
    ("Foreign Minister Lavrov landed in {} on Sunday.", "Alma-Ata", "Almaty"),
    ("The exercise in the {} began on Monday with one destroyer.", "Sea of Japan", "East Sea"),
    ("The envoy was {} to meet the rebels in the valley.", "not unwilling", "ready"),
    ("The minister {} comment on the report about the base.", "would not", "refused to"),
    ("The banks {} the accounts of the former governor last week.", "froze", "blocked"),
    ("A canal will be dug between {} before the next monsoon.", "Laos and Vietnam", "Vietnam and Laos"),
    ("On Monday {} on the margins of the forum on glaciers.", "Peru met Chile", "Chile met Peru"),
    ("On Monday {} about the reed boats on the lake.", "Peru spoke with Chile", "Chile spoke with Peru"),
    ("The minister rang his {} counterpart about the reed boats.", "Bolivian", "Ecuadorian"),
    ("{} forty inspectors will count the centrifuges in the hall.", "At least", "No fewer than"),
    ("The pact lets the navy station {} six frigates in the bay.", "up to", "no more than"),
    ("The lenders {} the treaty to publish their terms.", "are bound by", "are obliged by"),
    ("The crops {} by the flood, the farmers of the delta said.", "may have been lost", "were possibly lost"),
    ("The column was fired at by {} near the mountain village.", "militants", "insurgents"),
    ("The army of Sudan holds the road to {} since Friday.", "El Obeid", "Al-Ubayyid"),
    ("The well near {} has been closed by the border guards.", "Tin Zaouatine", "Tinzaouatene"),
    ("The kits were sent by the {} to all the islands of the archipelago.", "Caribbean Community", "CARICOM"),
    ("{} the two islands last exchanged pilots, the minister recalled.", "A decade ago", "Ten years ago"),
    ("The harbour was given {} new cranes by the bank.", "half a dozen", "six"),
    ("The quarry took on {} men from the villages around.", "several hundred", "400"),
    ("The inquiry into the wreck was opened by the {} in spring.", "African Union", "AU"),
    (
        "The complaint of the fishermen went to the {} in The Hague.",
        "International Court of Justice",
        "World Court",
    ),
    ("The looms were brought to {} on Monday by rail.", "Kharkiv", "Kharkov"),
    ("The fair of the weavers in {} was opened by the mayor.", "Geneva", "Switzerland"),
    ("The bridge was built in {} by two brothers.", "the nineties", "the 1990s"),
    ("The fishermen signed the letter on {} in the old hall.", "3 October", "the third of October"),
    ("The council of the island {} the treaty on tuna.", "has yet to ratify", "has not ratified"),
    ("The plan of the reef was welcomed by {} as a good step.", "both countries", "Peru and Bolivia"),
    ("The weavers and the miller meet {} in the old hall.", "every six months", "twice a year"),
    ("The wool left for {} Petersburg by sea last week.", "Saint", "St"),
    ("The visit of {} Lavrov to the island lasted three days.", "Sergei", "Foreign Minister"),
]


@pytest.mark.parametrize(("frame", "one", "other"), SAME)
def test_another_word_for_one_fact_is_none(frame, one, other):
    assert kinds(frame.format(one), frame.format(other)) == set()
