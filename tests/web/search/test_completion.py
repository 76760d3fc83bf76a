"""What is offered while one types: from the acts held and the glossary alone, and when the search is away too."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient
from sqlalchemy.engine import Engine

from acts import tables
from classifiers.glossary.model import Term
from storage.database import metadata, open_database
from storage.raw import RawStore
from tests.web.world import NOW, act_title, act_uri, build
from web.completion import Completion, Kind, Offer

TERMS = (
    Term("icare", "icarə", "lease", ("icarə hüququ",), ("arenda",), ("tenancy",)),
    Term("icareci", "icarəçi", "lessee"),
    Term("elektron-imza", "elektron imza", "electronic signature"),
    Term("gizli", "gizli söz", "nümunə term"),
)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    opened = open_database(f"sqlite:///{tmp_path / 'toplu.db'}")
    metadata.create_all(opened)
    build(opened, RawStore(tmp_path / "raw"))
    yield opened
    opened.dispose()


@pytest.fixture
def completion(engine: Engine) -> Completion:
    return Completion(engine, lambda: (1, TERMS), every=0)


def texts(offers: tuple[Offer, ...]) -> list[str]:
    return [offer.text for offer in offers]


@pytest.mark.parametrize(("typed", "first"), [
    ("ica", "icarə"), ("ICARE", "icarə"), ("İcarə", "icarə"), ("icarəç", "icarəçi"), ("arenda", "arenda"), ("hüqu", "icarə hüququ"),
    ("lease", "lease"), ("electronic s", "electronic signature"), ("imz", "elektron imza"),
])  # fmt: skip
def test_terms_with_their_translation(completion: Completion, typed: str, first: str) -> None:
    offer = next(offer for offer in completion.offers(typed) if offer.kind is Kind.TERM)
    assert offer.text == first
    assert offer.note


def test_the_translation_is_in_the_other_language(completion: Completion) -> None:
    offers = {offer.text: offer for offer in (*completion.offers("icarə"), *completion.offers("lease"))}
    assert (offers["icarə"].note, offers["icarə"].language, offers["icarə"].note_language) == ("lease", "aze", "eng")
    assert (offers["lease"].note, offers["lease"].language, offers["lease"].note_language) == ("icarə", "eng", "aze")


def test_acts_by_words_of_the_title_and_by_number(completion: Completion) -> None:
    assert act_title(7) in texts(completion.offers("nümunə rabitə"))
    assert act_title(7) in texts(completion.offers("rabite haqqinda"))
    (by_number, *_rest) = completion.offers("102-n")
    assert (by_number.kind, by_number.text, by_number.note, by_number.uri) == (Kind.ACT, "102-NQ", act_title(2), act_uri(2))


def test_acts_no_longer_in_force_come_last(completion: Completion) -> None:
    repealed = {act_uri(number) for number in range(2, 60, 6)}
    gone = [offer.uri in repealed for offer in completion.offers("nümunə elektron imza", 60) if offer.kind is Kind.ACT]
    assert any(gone)
    assert gone == sorted(gone)


@pytest.mark.parametrize("typed", [
    "nümunə rabitə 1", "1 maddə nümunə rabitə", "nümunə rabitə maddə 1", "nümunə rabitə, 1-ci maddə", "101-NQ art. 1",
])  # fmt: skip
def test_a_place_with_its_heading(completion: Completion, typed: str) -> None:
    offer = completion.offers(typed)[0]
    assert offer.kind is Kind.PLACE
    assert offer.eid == "art_1"
    assert offer.note.startswith("Nümunə maddəsi · Nümunə")
    assert "1" in offer.text


def test_a_clause_is_inside_its_article(completion: Completion) -> None:
    offer = completion.offers("nümunə rabitə 1.1")[0]
    assert (offer.text, offer.eid) == ("nümunə rabitə 1.1", "art_1__para_1.1")


@pytest.mark.parametrize("typed", [
    "", "a", " ", "%", "_", "'", '"', "\\", "zzzz", "99999999999999999999", "1.1.1.1.1.1.1.1", "m" * 500, "\u202e\u0000", "5 maddə",
])  # fmt: skip
def test_odd_words_are_offered_nothing_odd(completion: Completion, typed: str) -> None:
    assert len(completion.offers(typed)) <= 10


def test_at_most_ten_and_each_once(completion: Completion) -> None:
    offers = completion.offers("nümunə")
    assert len(offers) == 10
    assert len({(offer.kind, offer.text) for offer in offers}) == 10
    assert {offer.kind for offer in offers} == {Kind.ACT, Kind.TERM}


def test_a_change_of_an_act_is_seen(engine: Engine, completion: Completion) -> None:
    assert not completion.offers("yenilənmiş")
    with engine.begin() as connection:
        connection.execute(sa.update(tables.expressions).where(tables.expressions.c.id == 1).values(title="Yenilənmiş ad"))
        connection.execute(sa.update(tables.works).where(tables.works.c.id == 1).values(changed=NOW.replace(year=2027)))
    assert texts(completion.offers("yenilənmiş")) == ["Yenilənmiş ad"]


def test_a_change_of_the_glossary_is_seen(engine: Engine) -> None:
    state = [1, TERMS]
    completion = Completion(engine, lambda: (state[0], state[1]), every=0)
    assert not completion.offers("girov")
    state[:] = [2, (*TERMS, Term("girov", "girov", "pledge"))]
    assert texts(completion.offers("girov")) == ["girov"]


def test_between_looks_the_old_is_offered(engine: Engine) -> None:
    state = [1, TERMS]
    completion = Completion(engine, lambda: (state[0], state[1]), every=3600)
    completion.offers("icarə")
    state[:] = [2, ()]
    assert completion.offers("icarə")


# through the web
def test_for_scripts(search_client: FlaskClient) -> None:
    response = search_client.get("/en/complete?q=n%C3%BCmun%C9%99+rabit%C9%99+1")
    told = response.json
    assert told["query"] == "nümunə rabitə 1"
    first = told["offers"][0]
    assert first.keys() == {"kind", "text", "note", "language", "note_language", "href"}
    assert first["kind"] == "place"
    assert search_client.get(first["href"].partition("#")[0]).status_code == 200
    assert "max-age" in response.headers["Cache-Control"]


def test_for_browsers(search_client: FlaskClient) -> None:
    response = search_client.get("/az/complete?q=102-NQ&format=opensearch")
    assert response.mimetype == "application/x-suggestions+json"
    typed, offered, notes, links = response.json
    assert typed == "102-NQ"
    assert offered[0] == "102-NQ"
    assert notes[0] == act_title(2)
    assert links[0] == f"http://localhost/az{act_uri(2)}?text=aze"
    assert "application/x-suggestions+json" in search_client.get("/az/opensearch.xml").text


def test_the_box_says_where_to_ask(search_client: FlaskClient) -> None:
    for page in ("/az/", "/az/acts"):
        assert 'data-complete="/az/complete"' in search_client.get(page).text
