"""The page that documents the language of queries: every field, samples that are right, mistakes said in both languages."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from search.query import faults
from search.query.fields import FIELDS
from search.query.parser import parse
from tests.web.world import world_app
from web.reason_table import SENTENCES
from web.reasons import pattern
from web.search_help import CITATIONS, MEANT, WORDS


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    home: Path = tmp_path_factory.mktemp("help")
    return world_app(home, empty=True).test_client()


@pytest.mark.parametrize("language", ["az", "en"])
def test_every_field_is_there(client: FlaskClient, language: str) -> None:
    page = client.get(f"/{language}/help/search").text
    for field in FIELDS:
        assert f"<code>{field.az[0]}</code>" in page
        assert f"<code>{field.en[0]}</code>" in page


def test_fields_without_a_description_stop_the_build() -> None:
    assert {field.en[0] for field in FIELDS} == set(MEANT)


@pytest.mark.parametrize("sample", [sample for row in (*WORDS, *CITATIONS) for sample in (*row.az, *row.en)])
def test_samples_are_right(sample: str) -> None:
    assert parse(sample).mistakes == ()


def test_help_and_mistakes_lead_here(client: FlaskClient) -> None:
    assert "/az/help/search" in client.get("/az/help").text


def test_what_would_be_right_is_said_in_both_languages() -> None:
    said = [value for name, value in vars(faults).items() if name.isupper() and isinstance(value, str)]
    known = [pattern(sentence) for sentence in SENTENCES[:-8]]
    for sentence in (*said, faults.one_of(("a", "b"))):
        assert any(one.fullmatch(sentence) for one in known), sentence
