import readouts
from readouts.findings import find_characteristic, find_naming, find_sides, too_short
from readouts.types import Account, Link, Passage, Relation, Span, VerdictKind

NORTH = (
    "Prime Minister Aalto of Norway spoke with President Roe of Iceland. Aalto stressed that the cod quota must fall. "
    "Roe agreed that trawlers should leave the bay. The leaders discussed a joint patrol. Aalto said the port of Lumi "
    "will reopen in March."
)
SOUTH = (
    "President Roe of Iceland spoke by phone with Prime Minister Aalto of Norway. Roe said that the cod quota stays as "
    "it is. Roe noted the reopening of the port of Lumi in March. Roe also raised visas for students."
)


def compared(*order: str) -> readouts.Comparison:
    texts = {"north": NORTH, "south": SOUTH}
    return readouts.compare(*(Account(texts[name], id=name, language="en") for name in order))


def test_what_is_put_in_the_other_sides_mouth_is_looked_up_there():
    found = compared("north", "south")
    assert find_sides(found.accounts, found.passages) == {"north": "Aalto", "south": "Roe"}
    mouth = {c.passage: c for c in found.claims if c.of}
    assert {name: (c.speaker, c.of, c.joint) for name, c in mouth.items()} == {
        "north:3": ("Roe", "south", False),
        "north:4": ("leaders", "south", True),
    }
    assert mouth["north:3"].unconfirmed is (mouth["north:3"].verdict is VerdictKind.LEFT_OUT)
    verdicts = {(v.passage, v.by): v for v in found.verdicts}
    assert all(c.support == verdicts[c.passage, c.of].support for c in mouth.values())
    assert any(c.unconfirmed for c in mouth.values())


def test_an_account_does_not_speak_for_a_witness_of_whom_no_other_speaks():
    paper = "Skipper Ada Lie said that the bay is empty. Lie said that she will sell her boat. Roe said that cod is scarce."
    accounts = [Account(NORTH, id="north", language="en"), Account(paper, id="paper", language="en")]
    found = readouts.compare(*accounts)
    assert find_sides(found.accounts, found.passages) == {}
    assert {claim.of for claim in found.claims} == {None}


def test_reports_show_what_is_not_confirmed_with_the_nearest_passage():
    found = compared("north", "south")
    unconfirmed = next(c for c in found.claims if c.unconfirmed)
    told = " ".join(found.to_text(width=200).split())
    assert "SAID OF THE OTHER SIDE, NOT CONFIRMED BY IT" in told
    assert found.text(unconfirmed.passage) in told.partition("NOT CONFIRMED")[2]
    assert "nearest" in told.partition("NOT CONFIRMED")[2]


def test_an_office_alone_is_its_only_holder_or_the_accounts_own():
    texts = {
        "President of Norway": "President of Norway Ida Aalto spoke by phone with President of Iceland Jon Roe. "
        "The President said that the cod quota must fall. The Head of State stressed the need for a joint patrol.",
        "Office of the President": "President of Iceland Jon Roe spoke with Foreign Minister of Norway Eva Lund. "
        "The Minister said that the port of Lumi will reopen. The President noted the visas for students.",
    }
    accounts = [Account(text, id=name, language="en") for name, text in texts.items()]
    claims = readouts.compare(*accounts).claims
    assert {c.speaker for c in claims if c.account == "President of Norway"} == {"Ida Aalto"}
    assert [c.speaker for c in claims if c.account == "Office of the President"][-2:] == ["Eva Lund", "Jon Roe"]


def test_an_office_is_that_of_the_name_beside_it():
    texts = {
        "east": "The Head of State, Ida Aalto, met President of Iceland Jon Roe. The Head of State said that the cod "
        "quota must fall.",
        "west": "Eva Lund, the Foreign Minister, met Prime Minister of Iceland Jon Roe. The Minister said that the port "
        "of Lumi will reopen. The Prime Minister noted the visas for students.",
    }
    found = readouts.compare(*(Account(text, id=name, language="en") for name, text in texts.items()))
    assert {c.passage: c.speaker for c in found.claims} == {
        "east:2": "Ida Aalto",
        "west:2": "Eva Lund",
        "west:3": "Jon Roe",
    }


def test_an_account_speaks_for_an_office_that_it_does_not_name():
    texts = {
        "downing": "The Prime Minister spoke to Chancellor Vera Brandt of Germany. The Prime Minister said that the "
        "pressure must grow. Chancellor Brandt thanked him for the frigate.",
        "berlin": "Chancellor Vera Brandt spoke with the President of France, Luc Moreau, and the Prime Minister. The "
        "President and the Prime Minister condemned the seizure. Brandt said that the ship must be freed.",
    }
    claims = {
        c.passage: c for c in readouts.compare(*(Account(t, id=n, language="en") for n, t in texts.items())).claims
    }
    assert claims["downing:2"].of is None
    assert claims["downing:3"].of == "berlin"
    assert claims["berlin:2"].joint


def test_a_question_is_put_in_nobodys_mouth():
    asked = NORTH + " Did the leaders agree on a price for herring?"
    accounts = [Account(asked, id="north", language="en"), Account(SOUTH, id="south", language="en")]
    claims = {c.passage: c for c in readouts.compare(*accounts).claims}
    assert claims["north:4"].of == "south"
    assert "north:6" not in claims


def test_the_order_of_accounts_changes_no_claim():
    there, back = compared("north", "south"), compared("south", "north")
    for name in ("claims", "wording", "fields", "characteristic"):
        assert set(getattr(there, name)) == set(getattr(back, name)), name
    flipped = {(n.kind, n.right, n.left) for n in back.naming}
    assert {(n.kind, n.left, n.right) for n in there.naming} == flipped


def test_two_renderings_of_the_same_words():
    texts = {"a": "Reasonable concerns were raised: our reasonable concerns must be addressed.", "b": "Our legitimate concerns must be addressed."}  # fmt: skip
    accounts = [Account(text, id=name, language="en") for name, text in texts.items()]
    passages = [Passage(f"{n}:1", n, Span(0, len(t))) for n, t in texts.items()]
    link = Link(("a:1",), ("b:1",), 0.9, Relation.PARAPHRASE, 0.9)
    (found,) = find_naming(accounts, passages, [link])
    assert found.kind == "rendering"
    assert found.left.span.of(texts["a"]) == "reasonable concerns"
    assert found.right.span.of(texts["b"]) == "legitimate concerns"


def test_one_thing_under_two_names():
    texts = {"a": "They condemned Russian aggression against Ukraine.", "b": "The crisis in Ukraine was discussed."}
    accounts = [Account(text, id=name, language="en") for name, text in texts.items()]
    passages = [Passage(f"{n}:1", n, Span(0, len(t))) for n, t in texts.items()]
    found = [n for n in find_naming(accounts, passages, []) if n.kind == "conflict"]
    assert [(n.left.span.of(texts["a"]), n.right.span.of(texts["b"])) for n in found] == [
        ("Russian aggression against Ukraine", "crisis in Ukraine")
    ]
    same = {**texts, "b": "Aggression against Ukraine was discussed."}
    accounts = [Account(text, id=name, language="en") for name, text in same.items()]
    passages = [Passage(f"{n}:1", n, Span(0, len(t))) for n, t in same.items()]
    assert not find_naming(accounts, passages, [])


def test_characteristic_words_need_text_enough():
    short = [Account("Grain grain grain.", id="a", language="en"), Account("Visas.", id="b", language="en")]
    assert too_short(short) == ("a", "b")
    assert find_characteristic(short) == ()
    filler = "The ministers talked about many things and said little of note to the press that day. " * 14
    long = [
        Account("Grain must flow. " * 20 + filler, id="a", language="en"),
        Account("Visas matter here. " * 20 + filler, id="b", language="en"),
    ]
    found = find_characteristic(long)
    assert [c.word for c in found if c.account == "a"][:1] in (["grain"], ["flow"], ["must"])
    assert all(c.z >= 1.96 and c.count > c.others for c in found)
    assert set(find_characteristic(long[::-1])) == set(found)


def test_the_seed_says_the_same_of_both_sides(seed_folder):
    event, accounts = readouts.read_event(seed_folder)
    found = readouts.compare(*accounts, event=event)
    state = found.accounts[0]
    ukraine = next(t for t in found.topics if "state:1" in t.passages)
    assert ukraine.emphasis[0].first == 0.0
    assert ukraine.emphasis[0].place == 1
    assert ukraine.emphasis[0].share == max(part.share for part in ukraine.emphasis)
    told = " ".join(found.to_text(width=200).split())
    often = "speaks most often of working together (“exchanged views”, “work together”)."
    assert f"{state.source} {often}" in told
    assert "in demands" in told
    assert "“should stop”" in told


def test_of_two_presidents_the_president_is_the_one_who_is_heard_by_name():
    north = (
        "President Aalto of Norway spoke with President Roe of Iceland. The President raised the cod quota. "
        "The President named a new envoy. President Aalto thanked the crews of the bay."
    )
    found = readouts.compare(Account(north, id="north", language="en"), Account(SOUTH, id="south", language="en"))
    assert find_sides(found.accounts, found.passages)["north"] == "Aalto"
    assert {claim.speaker for claim in found.claims if claim.account == "north"} == {"Aalto"}


def test_what_an_account_of_the_side_confirms_is_confirmed_whoever_else_hears_that_side():
    paper = (
        "President Roe said that the cod quota stays as it is. Roe added that the bay is calm. Roe praised the skippers. "
        "Prime Minister Aalto was seen at the port."
    )
    texts = {"north": NORTH.replace("trawlers should leave the bay", "visas for students are late"), "paper": paper}
    accounts = [Account(text, id=name, language="en") for name, text in {**texts, "south": SOUTH}.items()]
    found = readouts.compare(*accounts)
    sides = find_sides(found.accounts, found.passages)
    assert sides["paper"] == sides["south"] == "Roe"
    (claim,) = (one for one in found.claims if one.passage == "north:3")
    assert claim.of == "south"
    assert not claim.unconfirmed
