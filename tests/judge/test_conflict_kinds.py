"""What each kind of conflict finds, and what it must leave alone."""

import pytest

from readouts import Account
from readouts.encoders import load
from readouts.judge import Side, conflicts, find_all_conflicts, find_conflicts
from readouts.pipeline import read_passages


def found(left: str, right: str, ids: tuple[str, str] = ("a", "b")):
    encoder = load()
    one, other = (
        read_passages(Account(text, id=name, language="en"), encoder)
        for name, text in zip(ids, (left, right), strict=True)
    )
    return [
        conflict
        for a in one.passages
        for b in other.passages
        for conflict in find_conflicts(Side(one, a), Side(other, b))
    ]


CONFLICTS = [
    # numbers
    ("number", "The mill will grind 300 sacks of rye.", "The mill will grind 500 sacks of rye."),
    ("number", "Two thirds of the orchard was replanted.", "A third of the orchard was replanted."),
    ("number", "The village doubled its output of honey.", "The village tripled its output of honey."),
    ("number", "The council of elders meets twice a year.", "The council of elders meets every month."),
    ("number", "Hundreds of beekeepers lost their hives.", "Tens of thousands of beekeepers lost their hives."),
    ("number", "It was the first voyage of the ferry Aurora.", "It was the third voyage of the ferry Aurora."),
    ("number", "The shipyard received a loan of 40 million kroner from the state bank.",
     "The state bank has lent the shipyard 70 million kroner."),
    # modality, where all other words are the same
    ("modality", "All vessels must report their position to the port.",
     "All vessels should report their position to the port."),
    # dates
    ("date", "The lock on the canal will open in spring.", "The lock on the canal will open in autumn."),
    ("date", "The festival begins at 9 a.m. in Bergen.", "The festival begins at 4 p.m. in Bergen."),
    pytest.param(
        "date", "The ferry runs from 8:00 to 11:00 local time.", "The ferry runs from 14:00 to 17:00 local time.",
        marks=pytest.mark.xfail(reason="two hours that differ at once look like two runs", strict=True),
    ),
    ("date", "The survey ends in the first quarter of 2031.", "The survey ends in the last quarter of 2031."),
    ("date", "The lighthouse was built in the 1920s.", "The lighthouse was built in the 1950s."),
    ("date", "The choir will return before the harvest.", "The choir will return after the harvest."),
    ("date", "The fleet sails by Easter.", "The fleet sails by Christmas."),
    ("date", "The painters visit the island from 3 to 5 June.", "The painters visit the island from 13 to 15 June."),
    ("date", "Three weeks ago the two choirs exchanged scores.", "Yesterday the two choirs exchanged scores."),
    ("date", "The town gave the brewery sixty days to leave the old harbour.",
     "The town gave the brewery ninety days to leave the old harbour."),
    ("date", "The judges in Oslo will rule on the dam in the first quarter of next year.",
     "The judges in Oslo will rule on the dam in September of next year."),
    ("date", "The gulls were counted from 4:30 local time on, and the count ended shortly before noon.",
     "The gulls were counted from 6:30 local time on, and the count ended shortly before noon."),
    # names
    ("name", "The orchestra from Denmark opened the festival.", "The orchestra from Portugal opened the festival."),
    ("name", "The prize was awarded by the World Bank for the dam.",
     "The prize was awarded by the Asian Development Bank for the dam."),
    ("name", "Sweden takes the chair of the council from Latvia.", "Latvia takes the chair of the council from Sweden."),
    ("name", "Minister Dahl opened the new bridge in Narvik.", "The new bridge in Narvik was opened by Minister Soler."),
    pytest.param(
        "name", "Minister Dahl opened the new bridge.", "The new bridge was opened by Minister Soler.",
        marks=pytest.mark.xfail(reason="so little else is told that two bridges may be meant", strict=True),
    ),
    ("name", "The Secretary of State met the Greek ambassador to discuss olives.",
     "The Secretary of State met the Maltese ambassador to discuss olives."),
    ("name", "Norway's justice minister will open the new courthouse in Hamar.",
     "The new courthouse in Hamar will be opened by Norway's agriculture minister."),
    # polarity, in whatever words
    ("polarity", "The Estonian side turned down the Latvian offer of a joint ferry to the islands.",
     "Tallinn took up Riga's proposal to run a ferry to the islands together."),
    ("polarity", "The Danish parliament endorsed the plan for a wind farm off Bornholm.",
     "Denmark's lawmakers withheld their backing from the plan for a wind farm off Bornholm."),
    ("polarity", "A visit of the choir to Malta was out of the question, the Maltese bishop said.",
     "The Maltese bishop was open to a visit of the choir to Malta."),
    # polarity
    ("polarity", "The council adopted the plan for the harbour.", "The council voted down the plan for the harbour."),
    ("polarity", "The concert was called off on account of rain.", "The concert was held on account of rain."),
    ("polarity", "Neither the wharf nor the crane was repaired.", "Both the wharf and the crane were repaired."),
    ("polarity", "The measures are lawful, the judge found.", "The measures are unlawful, the judge found."),
    ("polarity", "The ministry was unable to reach the miners.", "The ministry was able to reach the miners."),
    ("polarity", "Output of linen rose in the valley last year.", "Output of linen fell in the valley last year."),
    # modality, in whatever words
    pytest.param(
        "modality", "The Norwegian fleet is under a duty to report its catch of herring to Bergen.",
        "Whether it reports its catch of herring to Bergen is left to the discretion of the Norwegian fleet.",
        marks=pytest.mark.xfail(reason="what was told of another verb is weighed as less likely one thing", strict=True),
    ),
    ("modality", "Malta guaranteed that the Tunisian sailors would be paid by the shipyard in Valletta.",
     "Malta said it would try to have the Tunisian sailors paid by the shipyard in Valletta."),
    # modality
    ("modality", "Fishermen must report their catch to the harbour master.",
     "Fishermen may report their catch to the harbour master."),
    ("modality", "The town pledged to restore the old mill.", "The town offered to restore the old mill."),
    ("modality", "The railway is considering a night train to the coast.",
     "The railway will run a night train to the coast."),
    ("modality", "Wearing a helmet on the pier is mandatory.", "Wearing a helmet on the pier is optional."),
    # scope, in whatever words
    ("scope", "Finland supports the widening of the canal without any conditions, its envoy told the Danish guests.",
     "Finland's support for widening the canal depends on lower tolls, its envoy told the guests from Denmark."),
    # scope
    ("scope", "All the vineyards on the slope will be sprayed.", "Some of the vineyards on the slope will be sprayed."),
    ("scope", "The ban agreed by the two coastal councils covers canals and rivers in the northern delta.",
     "The ban agreed by the two coastal councils covers rivers in the northern delta."),
    ("scope", "The parties will spare bridges and pumps.", "The parties will spare bridge pumps."),
    ("scope", "The permit is temporary, the mayor said of the permit.",
     "The permit is permanent, the mayor said of the permit."),
    ("scope", "Tolls will be paid for carts and sledges.", "Tolls will be paid for carts but not sledges."),
    ("scope", "The pass was opened to all traffic.", "The pass was opened to traffic with snow chains."),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "left", "right"), CONFLICTS)
def test_a_changed_fact_is_a_conflict_of_its_kind_from_either_side(kind, left, right):
    assert kind in {conflict.kind for conflict in found(left, right)}
    there, back = found(left, right), found(right, left, ids=("b", "a"))
    assert {(c.kind, c.left, c.right) for c in there} == {(c.kind, c.right, c.left) for c in back}
    for conflict in there:
        assert conflict.left.value in left
        assert conflict.right.value in right
        assert conflict.left.value in conflict.reason


QUIET = [
    ("shares in another form", "Half of the barns burned down.", "50 percent of the barns burned down."),
    ("rhythms in other words", "The guild meets twice a year.", "The guild meets every six months."),
    ("a count of other things", "The town will buy 12 lanterns for the quay.", "The town will buy 30 benches for the quay."),
    ("clocks of two capitals", "The call began at 9 a.m. Washington time.", "The call began at 5 p.m. Moscow time."),
    ("clocks that may be of two capitals", "The two talked at 10 a.m. about salt.", "The two talked at 6 p.m. about salt."),
    ("the morning here and the evening there", "The two talked on Monday morning.", "The two talked on Monday evening."),
    ("two ends of one time", "The fair lasts until 7 May.", "The fair lasts from 2 May."),
    ("each side names the other", "The minister met his Greek counterpart.", "The minister met his Maltese counterpart."),
    ("an alliance and its parts", "The European Council adopted the plan.", "The EU adopted the plan."),
    ("two seminars", "The seminar on bees was held in Oslo.", "The seminar on law was held in Riga."),
    ("two denials", "The town did not object to the fence.", "The town agreed to the fence."),
    ("another word that denies", "Nothing stands in the way of the ferry.", "The last obstacle to the ferry is gone."),
    ("what is denied is another thing", "They agreed on the price of maps.", "They did not agree on the return of cannons."),
    ("who sells and who buys", "Malta sold salt to Tunisia.", "Tunisia bought salt from Malta."),
    ("another translator's must", "These just demands must be met.", "Those legitimate requests should be satisfied."),
    ("must and should among other words of a translator",
     "The islanders' fair complaints about fishing rights must be heard and met.",
     "The islanders' legitimate complaints over fishing rights should be heard and answered."),
    ("agreed and will", "The sides agreed to repair the weir.", "The sides will repair the weir."),
    ("topics that one side does not list", "The leaders discussed wool, salt and fish.", "The leaders discussed wool and salt."),
    ("every day is no all", "Ten carts cross daily.", "Ten carts cross every day."),
    ("some of those just named", "Nine climbers were all saved, two of them from Malta.",
     "All nine climbers, among them two Maltese, were saved."),
    ("four a week", "Four weekly flights link Malta with Tunis.", "Malta and Tunis are linked by flights four times a week."),
    ("a part of a word", "The choir demanded a seat at the follow-up conference on salt.",
     "A seat at the follow-up to the conference on salt was the demand of the choir."),
    ("all but one", "Fifteen of the sixteen villages on the lake have a well.",
     "Of the sixteen villages on the lake, all but one have a well."),
    ("a fact of another thing", "Twelve people died in the flood at Narvik.", "The flood at Narvik injured 31 people."),
    ("a sum in parts", "The school in Turku took in 20 Finnish and 15 Swedish children.",
     "A total of 35 Swedish and Finnish children were taken in by the school in Turku."),
    ("by the month and by the year", "The pier brings the town 5,000 kroner a month.",
     "The pier brings the town 60,000 kroner a year."),
    ("an hour and a half", "The concert lasted an hour and a half.", "The concert lasted 90 minutes."),
    ("two refusals in other words", "The town refused to sell the mill.", "The sale of the mill was ruled out by the town."),
    ("a rhythm with its number ahead", "The bells ring every three hours.", "There is three-hourly ringing of the bells."),
    ("money with a letter behind", "The town lent the mill €45m.", "The mill was lent 45 million euros by the town."),
    ("dollars of a country", "The choir won A$20m for its hall.",
     "For its hall the choir won twenty million Australian dollars."),
    ("what is left of a hundred", "Seventy percent of the goats do not eat salt.", "Only thirty percent of the goats eat salt."),
    ("two parts of a whole that is told", "The number of wells in Narvik fell from nine to six.",
     "Three of the nine wells in Narvik have been closed."),
    ("none had, all were free of it", "None of the carts carried salt, the weaver said.",
     "The carts were searched, and the weaver said they were all free of salt."),
    ("a kind of place for its name", "Fishermen in Gaza landed nine tonnes of sardines on Sunday.",
     "Nine tonnes of sardines were brought ashore in the Strip on Sunday."),
    ("who does a deed is not the deed", "Gas came back after the operators had mended a valve in Bergen.",
     "A valve close to Bergen has been repaired, and there is gas again."),
    ("unless and only if", "The guild will not sign the charter unless the toll ends.",
     "Only if the toll is ended will the guild sign the charter."),
    ("what cannot be promised", "Unless the weavers are paid, the guild cannot guarantee safe roads.",
     "The roads can be safe only if the weavers get their wages."),
    ("of nothing was it promised", "The guild could not commit to a date for the fair.",
     "No date for the fair was guaranteed by the guild."),
    ("a feast of which the church is known", "The swap should come by Easter, the abbot said.",
     "The abbot expects the swap before Orthodox Easter."),
    ("words of reach in a way of speaking", "The fair was, for the most part, well run.", "On the whole, the fair was well run."),
    ("every four years is no every", "Every four years the guild elects a warden.",
     "The warden of the guild is chosen in four-yearly elections."),
    ("not until is from then on", "The mill will not reopen until 4 June, the weavers were told.",
     "From 4 June on the weavers can use the mill again."),
    ("until is not lifted before", "The toll on the bridge is not lifted until May, the guild says.",
     "The toll on the bridge stays in place until May, the guild says."),
    ("from one day to another", "The guild moved its fair in Narvik forward from Thursday to Tuesday.",
     "The guild did not wait until Thursday, and held its fair in Narvik on Tuesday."),
    ("what is still to be done is not done", "The guild has not yet approved the charter of the weavers.",
     "The guild still has to give the charter of the weavers its approval."),
    ("unless turns what it governs", "The miller will be freed unless the court grants the appeal of the guild.",
     "The miller will be freed if the court turns down the appeal of the guild."),
    ("what is no longer done", "The weavers were dismayed that the charter had not been ratified.",
     "The weavers voiced dismay at the non-ratification of the charter."),
    ("not only", "The plan covers not only wells but also pumps.", "The plan covers wells and pumps."),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right"), [row[1:] for row in QUIET], ids=[row[0] for row in QUIET])
def test_what_may_both_be_right_is_no_conflict(left, right):
    assert found(left, right) == []


def test_a_name_that_the_other_account_has_elsewhere_is_not_held_against_it():
    left = "The orchestra from Denmark opened the festival."
    right = "The orchestra from Portugal opened the festival. A choir from Denmark closed it."
    assert "name" not in {conflict.kind for conflict in found(left, right)}
    assert "name" in {conflict.kind for conflict in found(left, right.partition(" A ")[0])}


def test_two_sentences_of_one_pattern_with_two_facts_apart_speak_of_two_things():
    left = "A seminar on reeds drew 40 guests to the old hall of the museum in Lisbon."
    one_fact = left.replace("40", "70")
    two_facts = one_fact.replace("Lisbon", "Prague")
    assert {conflict.kind for conflict in found(left, one_fact)} == {"number"}
    spoken_of_otherwise = "In Prague, 70 people came to the museum to hear about reeds."
    assert found(left, spoken_of_otherwise) == []
    # Word for word the same but for two facts, it is the same sentence.
    assert {conflict.kind for conflict in found(left, two_facts)} <= {"number", "name"}


def test_pairs_looked_at_together_are_each_looked_at_by_itself(monkeypatch):
    monkeypatch.setattr(conflicts, "_AT_ONCE", 3)
    one, other = (
        read_passages(Account("\n\n".join(texts), id=name, language="en"), load())
        for name, texts in (
            ("a", ["The mill will grind 300 sacks of rye.", "The fleet sails by Easter.", "The gates are open."]),
            ("b", ["The mill will grind 500 sacks of rye.", "The fleet sails by Christmas.", "A bell rang."]),
        )
    )
    pairs = [(Side(one, a), Side(other, b)) for a in one.passages for b in other.passages]
    pairs += [pair[::-1] for pair in pairs]
    together = find_all_conflicts(pairs)
    assert len(together) == 4
    assert together == tuple(conflict for pair in pairs for conflict in find_conflicts(*pair))
