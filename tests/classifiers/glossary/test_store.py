"""The glossary kept, on both databases."""

from dataclasses import replace

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from classifiers.errors import NoTermError
from classifiers.glossary.checks import TAKEN
from classifiers.glossary.current import Glossary
from classifiers.glossary.editing import Brought, Proposed
from classifiers.glossary.entries import Candidate, Entry, Evidence, Fault, Origin, Stale, Wanted
from classifiers.glossary.model import Standing, Term
from classifiers.glossary.shipped import shipped
from classifiers.glossary.store import GlossaryStore
from storage.audit import audit_entries

CITY = Term("seher", "şəhər", "city", ("böyük şəhər",), ("paytaxt",), ("town",), "places")
HOUSE = Term("ev", "ev", "house", (), ("dam",), ("dwelling",), "places")
RIVER = Term("cay", "çay", "river", domain="waters")


@pytest.fixture
def store(engine: Engine) -> GlossaryStore:
    kept = GlossaryStore(engine)
    kept.bring_up((CITY, HOUSE))
    return kept


def done(what: object) -> Entry:
    assert isinstance(what, Entry), what
    return what


def test_terms_that_ship_come_in_once(store: GlossaryStore) -> None:
    version = store.version()
    assert store.bring_up((CITY, HOUSE)) == Brought()
    assert (store.version(), store.in_use()) == (version, (HOUSE, CITY))


def test_every_term_that_ships_is_fit_to_keep(engine: Engine) -> None:
    store = GlossaryStore(engine)
    assert store.bring_up().added == len(shipped()) == len(store.in_use())
    assert set(store.in_use()) == set(shipped())


def test_version_grows_with_every_change_alone(store: GlossaryStore) -> None:
    first = store.version()
    store.find(Wanted("ev"))
    entry = done(store.edit(replace(HOUSE, en="home"), 1, "Aynur"))
    assert store.version() == first + 1
    assert store.edit(entry.term, entry.revision, "Aynur") == entry
    assert store.version() == first + 1
    store.add(Term("", "dəniz", "sea"), "Aynur")
    assert store.version() == first + 2


def test_only_terms_in_use_are_searched_with(store: GlossaryStore) -> None:
    store.judge("ev", Standing.REFUSED, 1, "Aynur")
    assert store.in_use() == (CITY,)
    store.judge("ev", Standing.IN_USE, 2, "Aynur")
    assert store.in_use() == (HOUSE, CITY)


def test_an_edit_of_what_changed_meanwhile_is_not_made(store: GlossaryStore) -> None:
    mine = done(store.edit(replace(HOUSE, en="home"), 1, "Aynur"))
    answer = store.edit(replace(HOUSE, en="hut"), 1, "Rauf")
    assert answer == Stale(mine)
    assert store.entry("ev").term.en == "home"


def test_the_same_edit_twice_is_one(store: GlossaryStore) -> None:
    done(store.edit(replace(HOUSE, en="home"), 1, "Aynur"))
    assert done(store.edit(replace(HOUSE, en="home"), 1, "Rauf")).by == "Aynur"


def test_history_tells_who_changed_what(store: GlossaryStore) -> None:
    store.edit(replace(HOUSE, en="home", everyday=()), 1, "Aynur")
    (line,) = store.history("ev")
    assert (line.who, line.what) == ("Aynur", "edited")
    assert line.before == {"en": "house", "everyday": ["dam"]}
    assert line.after == {"en": "home", "everyday": []}


def test_a_newer_program_leaves_what_an_editor_changed(store: GlossaryStore) -> None:
    store.edit(replace(HOUSE, en="home"), 1, "Aynur")
    newer = replace(HOUSE, en="building", en_variants=("dwelling", "habitation"))
    assert store.bring_up((CITY, newer, RIVER)) == Brought(added=1, changed=1)
    assert store.entry("ev").term == replace(newer, en="home")
    assert store.entry("ev").by == "Aynur"
    again = replace(newer, en="edifice")
    assert store.bring_up((CITY, again, RIVER)) == Brought()
    assert store.entry("ev").term.en == "home"


def test_a_term_that_ships_no_longer_goes_unless_somebody_touched_it(store: GlossaryStore) -> None:
    store.edit(replace(HOUSE, en="home"), 1, "Aynur")
    assert store.bring_up((RIVER,)) == Brought(added=1, removed=1)
    assert store.in_use() == (RIVER, replace(HOUSE, en="home"))
    assert store.history("seher")[0].what == "removed"


def test_an_editors_own_term_stays_when_one_of_its_name_ships(store: GlossaryStore) -> None:
    mine = done(store.add(Term("", "çay", "stream"), "Aynur")).term
    store.bring_up((CITY, HOUSE, RIVER))
    assert store.entry("cay").term == mine


def test_a_proposal_nobody_looked_at_gives_way_to_a_term_that_ships(store: GlossaryStore) -> None:
    store.propose([Candidate(replace(RIVER, en="tea", standing=Standing.PROPOSED), Origin.TRANSLATIONS)])
    store.bring_up((CITY, HOUSE, RIVER))
    assert store.entry("cay").term == RIVER
    assert store.entry("cay").origin is Origin.SHIPPED


def test_a_refused_term_is_not_brought_back(store: GlossaryStore) -> None:
    store.judge("ev", Standing.REFUSED, 1, "Aynur")
    store.bring_up((CITY, replace(HOUSE, en_variants=("home",))))
    assert store.entry("ev").term.standing is Standing.REFUSED
    assert store.in_use() == (CITY,)


@pytest.mark.parametrize(("term", "fault"), [
    (Term("", "", "house"), "az"), (Term("", "dağ", " "), "en"), (Term("", "dağ", "a; b"), "en"), (Term("", "dağ", "a\tb"), "en"),
    (Term("", "dağ", "x" * 201), "en"), (Term("", "dağ", "hill", ("dağ",)), "az_variants"),
    (Term("", "dağ", "hill", everyday=("—",)), "everyday"), (Term("", "dağ", "hill", source=""), "source"),
    (Term("", "dağ", "hill", en_variants=tuple(f"hill {'x' * n}" for n in range(61))), "en_variants"),
    (Term("", "dağ", "hill", domain="Dağlar"), "domain"),
])  # fmt: skip
def test_a_wrong_term_is_told_by_field(store: GlossaryStore, term: Term, fault: str) -> None:
    answer = store.add(term, "Aynur")
    assert isinstance(answer, tuple)
    assert [one.field for one in answer] == [fault]


def test_a_name_taken_is_told(store: GlossaryStore) -> None:
    assert store.add(Term("", "ŞƏHƏR", "burgh"), "Aynur") == (Fault("az", TAKEN),)


@pytest.mark.parametrize(("words", "found"), [
    ("seher", ["şəhər"]), ("ŞƏHƏR", ["şəhər"]), ("town", ["şəhər"]), ("paytaxt", ["şəhər"]), ("ev", ["ev"]), ("dwell", ["ev"]),
    ("böyük town", ["şəhər"]), ("%", []), ("_", []), ("", ["ev", "şəhər"]), ("yoxdur", []),
])  # fmt: skip
def test_terms_are_found_by_any_label(store: GlossaryStore, words: str, found: list[str]) -> None:
    listing = store.find(Wanted(words))
    assert [entry.term.az for entry in listing.entries] == found
    assert listing.total == len(found)


def test_the_exact_name_comes_first(store: GlossaryStore) -> None:
    for az in ("alt ev", "ev yeri", "evlər"):
        done(store.add(Term("", az, az), "Aynur"))
    assert [entry.term.az for entry in store.find(Wanted("ev")).entries] == ["ev", "ev yeri", "evlər", "alt ev"]


def test_the_alphabet_is_azerbaijani(store: GlossaryStore) -> None:
    store.bring_up(())
    for az in ("zəmi", "çay", "cib", "əl", "el", "xal", "hal", "qab", "kar", "ulu", "ülgü", "iz", "ız", "şal", "sal", "ən yeni"):
        done(store.add(Term("", az, f"the {az!a}"), "Aynur"))
    ordered = [entry.term.az for entry in store.find(Wanted()).entries]
    assert ordered == ["cib", "çay", "el", "əl", "ən yeni", "hal", "xal", "ız", "iz", "kar", "qab", "sal", "şal", "ulu", "ülgü", "zəmi"]


def test_counts_are_as_if_nothing_were_chosen_in_the_facet(store: GlossaryStore) -> None:
    store.bring_up((CITY, HOUSE, RIVER))
    store.judge("ev", Standing.REFUSED, 1, "Aynur")
    counts = store.counts(Wanted(domain="waters"))
    assert counts["domain"] == (("places", 2), ("waters", 1))
    assert counts["standing"] == (("in_use", 1),)
    assert store.counts(Wanted(standing="refused"))["domain"] == (("places", 1),)


def test_pages(store: GlossaryStore) -> None:
    assert store.find(Wanted(), page=2, size=1).entries[0].term == CITY
    assert store.find(Wanted(), page=2, size=1).total == 2


def test_candidates_are_proposed_once_and_never_again_when_refused(store: GlossaryStore) -> None:
    evidence = (Evidence("art_1", "dəniz", "sea", 0.8),)
    sea = Candidate(Term("", "dəniz", "sea", standing=Standing.PROPOSED, source="akn"), Origin.TITLES, evidence)
    known = Candidate(Term("", "Ev", "Dwelling", standing=Standing.PROPOSED), Origin.DEFINITIONS)
    unfit = Candidate(Term("", "göl", "", standing=Standing.PROPOSED), Origin.DEFINITIONS)
    assert store.propose([sea, known, unfit, sea]) == Proposed(added=1, known=2, unfit=1)
    assert store.entry("deniz").evidence == sea.evidence
    assert store.in_use() == (HOUSE, CITY)
    store.judge("deniz", Standing.REFUSED, 1, "Aynur")
    assert store.propose([sea]) == Proposed(known=1)


def test_another_meaning_of_a_name_is_a_proposal_of_its_own(store: GlossaryStore) -> None:
    store.propose([Candidate(Term("", "ev", "household", standing=Standing.PROPOSED), Origin.TRANSLATIONS)])
    assert store.entry("ev.household").term.en == "household"


def test_no_such_term(store: GlossaryStore) -> None:
    with pytest.raises(NoTermError, match="yoxdur"):
        store.entry("yoxdur")
    with pytest.raises(NoTermError):
        store.edit(replace(HOUSE, id="yoxdur"), 1, "Aynur")


def test_what_search_holds_is_renewed_by_an_edit_elsewhere(store: GlossaryStore) -> None:
    glossary, elsewhere = Glossary(store, (CITY, HOUSE)), GlossaryStore(store.engine)
    version, terms = glossary.current()
    assert terms == (HOUSE, CITY)
    assert glossary.current()[1] is terms
    elsewhere.edit(replace(HOUSE, en="home"), 1, "Aynur")
    renewed = glossary.current()
    assert renewed == (version + 1, (replace(HOUSE, en="home"), CITY))
    assert renewed[1][1] is terms[1], "what did not change is the same value"
    elsewhere.judge("seher", Standing.REFUSED, 1, "Aynur")
    assert glossary.current()[1] == (replace(HOUSE, en="home"),)
    elsewhere.judge("seher", Standing.IN_USE, 2, "Aynur")
    assert glossary.current()[1] == (replace(HOUSE, en="home"), CITY)


def test_the_first_look_takes_in_what_ships(engine: Engine) -> None:
    version, terms = Glossary(GlossaryStore(engine)).current()
    assert version == 1
    assert set(terms) == set(shipped())


def test_the_trail_is_added_to_with_the_change_or_not_at_all(store: GlossaryStore) -> None:
    with store.engine.connect() as connection:
        before = connection.execute(sa.select(sa.func.count()).select_from(audit_entries)).scalar()
    store.edit(replace(HOUSE, en=""), 1, "Aynur")
    with store.engine.connect() as connection:
        assert connection.execute(sa.select(sa.func.count()).select_from(audit_entries)).scalar() == before
