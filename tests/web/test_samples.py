"""Acts that are no law say so wherever they are named: on their page, in lists, among results."""

from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from acts import listing
from acts.frbr import Manifestation
from acts.ingest import Ingest, Outcome
from search.model import SearchPage, SearchQuery
from tests.web.world import InventedFinder, world_app
from web.services import Services

SAID = {"az": "nümunədir, hüquqi qüvvəsi yoxdur", "en": "sample, not law"}
TEXT = """{title} haqqında

AZƏRBAYCAN RESPUBLİKASININ QANUNU

Maddə 1. Sınağın məqsədi

1.1. Bu Qanun sınaq mətnlərinin oxunmasını tənzimləyir.

Bakı şəhəri, 3 fevral 2024-cü il

№ {number}-XQ
"""
CAME = (
    ("sample", "file:a.txt", True),
    ("eqanun", "http://127.0.0.1:8111/frameworks/1/f_1.html", True),
    ("eqanun", "https://e-qanun.az/frameworks/1/f_1.html", False),
    ("import", "file:b.txt", False),
)


class Finder(InventedFinder):
    """Finds the acts that were taken in."""

    uris: tuple[str, ...] = ()

    def find(self, query: SearchQuery) -> SearchPage:
        found = super().find(query)
        return replace(found, groups=tuple(replace(group, work_uri=uri) for group, uri in zip(found.groups, self.uris, strict=False)))


class Held:
    """The four acts, and whether each is law."""

    def __init__(self, home: Path) -> None:
        finder = Finder()
        app = world_app(home, finder, empty=True)
        services: Services = app.extensions["toplu"]
        self.engine = services.engine
        ingest = Ingest(services.engine, services.raw)
        self.uris = finder.uris = tuple(self._take(ingest, at, source, url) for at, (source, url, _) in enumerate(CAME))
        self.client: FlaskClient = app.test_client()

    def _take(self, ingest: Ingest, at: int, source: str, url: str) -> str:
        body = TEXT.format(title=f"Sınaq {at}", number=at + 1).encode()
        (verdict,) = ingest.take(Manifestation(source, url, f"{at}.txt", body))
        assert verdict.outcome is Outcome.ADDED, verdict.reason
        return verdict.work_uri


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Held:
    return Held(tmp_path_factory.mktemp("samples"))


@pytest.mark.parametrize("language", ["az", "en"])
@pytest.mark.parametrize("at", range(len(CAME)))
def test_the_page_says_so(held: Held, language: str, at: int) -> None:
    assert (SAID[language] in held.client.get(f"/{language}{held.uris[at]}").text) is CAME[at][2]


@pytest.mark.parametrize("language", ["az", "en"])
@pytest.mark.parametrize("page", ["/", "/acts", "/search?q=imza"])
def test_lists_and_results_say_so_of_each(held: Held, language: str, page: str) -> None:
    assert held.client.get(f"/{language}{page}").text.count(SAID[language]) == sum(sample for _, _, sample in CAME)


def test_a_replay_is_no_official_publication(held: Held) -> None:
    assert "as published by e-qanun.az" not in held.client.get(f"/en{held.uris[1]}").text
    assert "as published by e-qanun.az" in held.client.get(f"/en{held.uris[2]}").text


def test_samples_are_told_by_where_they_came_from(held: Held) -> None:
    assert listing.samples(held.engine, held.uris) == {uri for uri, (_, _, sample) in zip(held.uris, CAME, strict=True) if sample}
    assert listing.samples(held.engine, ()) == frozenset()
