"""A search that answers by what is typed: pages of results made by hand, one for each thing a page of results can tell."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from search.model import (
    Cited,
    EngineAwayError,
    Found,
    Mistake,
    Other,
    OtherWord,
    ReadWord,
    Role,
    SearchHit,
    SearchPage,
    SearchQuery,
    Why,
)
from tests.web.world import HEADING, SNIPPET, InventedFinder, act_title, act_uri

TODAY = date(2026, 11, 22)
READ = (
    ReadWord("fərdi məlumat", Role.WORD, others=(
        OtherWord("personal data", Other.TRANSLATION, "toplu"), OtherWord("şəxsi məlumat", Other.SYNONYM), OtherWord("a", Other.SYNONYM),
        OtherWord("b", Other.SYNONYM), OtherWord("c", Other.SYNONYM), OtherWord("fərdi qeyd", Other.EVERYDAY, "/akn/az/act/law/1"),
    )),
    ReadWord("toplanma qaydası", Role.PHRASE),
    ReadWord("qoru*", Role.WILD),
    ReadWord("köhnə", Role.NOT),
    ReadWord("razılıq məqsəd", Role.NEAR),
    ReadWord("level:law", Role.FIELD, "Qanunlar"),
    ReadWord("mm", Role.CITED, "Nümunə Məcəlləsi"),
)  # fmt: skip
WHY = (
    Why("cited", "5", "Nümunə"), Why("repealed"), Why("exact", "fərdi", "fərdi", "heading", 0.4),
    Why("folded", "ferdi", "fərdi", "body", 0.2),
    Why("stem", "<b>", "məlumatların", "title", 0.1), Why("translation", "personal data", "fərdi məlumat", "context", 0.1),
    Why("synonym", "toplama", "yığma", "body", 0.1), Why("everyday", "qeyd", "reyestr", "body", 0.06),
    Why("phrase", "a b", "", "body", 0.04),
)  # fmt: skip
QUERY_WITH_MISTAKE = 'fərdi "məlumat'


class RichFinder(InventedFinder):
    """Knows what is alike; tells of everything a page can tell of."""

    asked: SearchQuery | None = None

    def find(self, query: SearchQuery) -> SearchPage:
        self.asked = query
        page = super().find(replace(query, text=query.text if query.text in ("away", "yoxdur") else "imza"))
        made = {
            "rich": replace(page, read_as=READ),
            QUERY_WITH_MISTAKE: replace(page, mistakes=(
                Mistake(6, 14, "a closing quotation mark", '"məlumat', "fərdi məlumat"),
                Mistake(14, 14, "a closing quotation mark", "", "fərdi məlumat"),
            )),
            "jump": replace(page, jumps=(cited(0, ("art_9", "art_1"), "1"),)),
            "choice": replace(page, jumps=(
                cited(0), cited(1, at=date(2012, 3, 4)), Cited("/akn/az/act/law/1990-01-01/1", "Nümunə yoxdur"),
            )),
            "spelling": replace(page, suggestions=("elektron imza", "elektron iş")),
            "dated": replace(page, at=date(2012, 3, 4)),
            "part": replace(page, whole=False),
            "wordings": replace(page, groups=tuple(replace(group, hits=tuple(wordings())) for group in page.groups[:1])),
        }.get(query.text, page)  # fmt: skip
        made = replace(made, with_all=1234, relaxed=query.text if query.text in ("few", "most", "any", "prefix", "filters") else "")
        explained = tuple(replace(group, hits=tuple(replace(hit, why=WHY) for hit in group.hits)) for group in made.groups)
        return replace(made, query=query, groups=explained if query.explain else made.groups)

    def related(self, document_id: str, limit: int = 10) -> SearchPage:
        if document_id.startswith("away"):
            raise EngineAwayError("the index is away")
        page = super().find(SearchQuery("", size=limit))
        return replace(page, total_hits=20, total_acts=10, facets={})

    def export(self, query: SearchQuery, limit: int) -> Iterator[Found]:
        formulas = ("=1+1", "+1", "-1", "@x", "\tx", "\rx", "a\x0bb", "şəxsi")
        for number, one in enumerate(super().export(query, limit)):
            yield replace(one, document=replace(one.document, heading=formulas[number])) if number < len(formulas) else one


class AwayFinder:
    """An engine nobody reaches."""

    def find(self, query: SearchQuery) -> SearchPage:
        raise EngineAwayError("the index is away")

    def jumps(self, text: str) -> tuple[Cited, ...]:
        return (cited(3, ("art_1",), "1"),) if "dörd" in text else ()

    def export(self, query: SearchQuery, limit: int) -> Iterator[Found]:
        raise EngineAwayError("the index is away")


def cited(number: int, eids: tuple[str, ...] = (), clause: str = "", at: date | None = None) -> Cited:
    return Cited(act_uri(number), act_title(number), eids, clause, at)


def wordings() -> Iterator[SearchHit]:
    """Provisions of every kind of validity."""
    hit = SearchHit("x", "y", "art_5", "Maddə 5.", HEADING, "II fəsil", SNIPPET, ((0, 5),), ((14, 19),), 9.0)
    yield replace(hit, valid_from=date(2010, 5, 11), valid_to=date(2015, 1, 1), repealed=True)
    yield replace(hit, eid="art_6", valid_to=date(2016, 1, 1))
    yield replace(hit, eid="art_7", valid_from=date(2027, 1, 1))
    yield replace(hit, eid="art_8", valid_from=date(2010, 1, 1))

