"""Questions and what answers them, for every engine: plans of clauses over a small world, with ids in order, totals and facets."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any

from language.analysis import Analyzer
from search.clauses import (
    Adopted,
    AllOf,
    AnyOf,
    Best,
    But,
    Clause,
    Everything,
    Field,
    Has,
    Key,
    Phrase,
    Scored,
    Term,
    Wild,
    codes_above,
)
from search.model import Cited, SearchDocument, SearchEngine, SearchPlan, Sort

TODAY = date(2030, 1, 1)
ROOT = "/akn/az/act/"


def document(act: str, eid: str, body: str, **more: Any) -> SearchDocument:
    """A provision of `act`; `since` and `until` are its validity, `since` is put into the id of a wording that is not the last."""
    uri, language, last = f"{ROOT}{act}", more.pop("language", "aze"), more.pop("last", True)
    since, until = more.pop("since", None), more.pop("until", None)
    expression = f"{uri}/{language}@"
    given = {
        "id": f"{expression}#{eid}" + ("" if last else f"@{since or ''}"), "group": uri, "expression": expression, "eid": eid,
        "language": language, "act_title": "Sənəd", "number": act.upper(), "label": "", "heading": "", "context": "", "body": body,
        "level": "law", "adopted_by": "Milli Məclis", "year": 2020, "status": "in_force", "adopted": date(2020, 1, 10),
        "order": int(eid.rpartition("_")[2]), "valid_from": since, "valid_to": until,
    }  # fmt: skip
    return SearchDocument(**(given | more))


LAMPS: Mapping[str, Any] = {"act_title": "Çıraqlar haqqında", "topics": ("işıq",), "codes": codes_above("090.120.030")}
RULES: Mapping[str, Any] = {
    "level": "cabinet", "adopted_by": "Nazirlər Kabineti", "year": 2021, "adopted": date(2021, 5, 5), "topics": ("işıq", "dəmir"),
    "codes": codes_above("090.130.000"),
}  # fmt: skip
GONE: Mapping[str, Any] = {"status": "repealed", "year": 2010, "adopted": date(2010, 3, 3)}
UNDATED: Mapping[str, Any] = {"level": "decree", "year": None, "adopted": None, "status": ""}

WORLD: tuple[SearchDocument, ...] = (
    document("a", "art_1", "Möhür dəmir sandıqdadır.", heading="Möhür", context="I fəsil\nKilid", **LAMPS),
    document("a", "art_2", "Şam yanır. Qapı bağlıdır.", standards=("ISO 77001", "ISO 77001:2029"), **LAMPS),
    document("a", "art_3", "Şam sönür.", repealed=True, **LAMPS),
    document("a", "art_1", "The seal lies in an iron chest.", language="eng", **LAMPS),
    document("b", "art_1", "Dəmir qapı açıqdır. Qapı, qapı, qapı.", cites=(f"{ROOT}a",), **RULES),
    document("b", "art_2", "Şam və möhür. Dəmir möhür.", **RULES),
    document("c", "art_1", "Şam yanır. Qapı bağlıdır.", **GONE),
    document("d", "art_1", "Köhnə fanar.", since=date(2015, 1, 1), until=date(2022, 1, 1), last=False),
    document("d", "art_1", "Təzə fanar.", since=date(2022, 1, 1)),
    document("d", "art_2", "Sönmüş fanar.", since=date(2015, 1, 1), until=date(2023, 1, 1)),
    document("d", "art_3", "Gələn fanar.", since=date(2031, 1, 1)),
    document("d", "art_4", "Bugünkü fanar.", since=date(2015, 1, 1), until=date(2031, 1, 1), last=False),
    document("d", "art_4", "Sabahkı fanar.", since=date(2031, 1, 1)),
    document("d", "art_5", "Sirr.", since=date(2031, 1, 1), first=True),
    document("d", "art_6", "Sirr.", since=date(2031, 1, 1), until=date(2032, 1, 1), last=False, first=True),
    document("d", "art_6", "Sirr.", since=date(2032, 1, 1)),
    document("e", "art_1", "Güzgü.", **UNDATED),
    document("e", "art_2", "Güzgü.", **UNDATED),
    document("f", "art_1", "Güzgü.", **UNDATED),
    document("g", "art_1", "Güzgü.", **UNDATED),
)


def fill(engine: SearchEngine, documents: tuple[SearchDocument, ...] = WORLD) -> SearchEngine:
    """The documents, written into a new index and committed."""
    engine.clear()
    for expression, rows in _by_expression(documents):
        engine.replace(expression, rows)
    engine.commit()
    return engine


def _by_expression(documents: tuple[SearchDocument, ...]) -> Iterator[tuple[str, list[SearchDocument]]]:
    for expression, rows in groupby(sorted(documents, key=lambda one: one.expression), key=lambda one: one.expression):
        yield expression, list(rows)


def stems(text: str) -> tuple[str, ...]:
    return tuple(Analyzer("aze").terms(text))


def word(text: str, where: Field = Field.TEXT, weight: float = 1.0) -> Term:
    (stem,) = stems(text)
    return Term(stem, where, weight)


@dataclass(frozen=True, slots=True)
class Case:
    """A question: the clause, what else the plan says, and the answer: ids without what all have in common, in order."""

    name: str
    match: Clause | None
    ids: str
    plan: Mapping[str, Any] = field(default_factory=dict)
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    acts: int | None = None
    hits: int | None = None

    def asked(self) -> SearchPlan:
        return SearchPlan(self.match, **{"today": TODAY, **self.plan})


ALL = (
    "a/aze#1 a/eng#1 a/aze#2 a/aze#3 b/aze#1 b/aze#2 c/aze#1 d/aze#1 d/aze#2 d/aze#4@2015-01-01 d/aze#5 d/aze#6@2031-01-01"
    " e/aze#1 e/aze#2 f/aze#1 g/aze#1"
)
WHOLE: Mapping[str, Any] = {"provisions": 10}

CASES: tuple[Case, ...] = (
    Case("a word", word("fanar"), "d/aze#1 d/aze#2 d/aze#4@2015-01-01", WHOLE),
    Case("a word no document has", word("zzz"), ""),
    Case("nothing asked", None, ""),
    Case("everything, equals by act and place", Everything(), ALL, WHOLE, acts=7, hits=16),
    Case("a repealed act comes after, a repealed provision further", word("şam"), "a/aze#2 a/aze#3 b/aze#2 c/aze#1", WHOLE),
    Case("what was repealed since is not weighed down on a day", word("şam"), "c/aze#1 a/aze#3 a/aze#2 b/aze#2", {
        **WHOLE, "at": date(2029, 1, 1),
    }),
    Case("all words", AllOf((word("şam"), word("möhür"))), "b/aze#2"),
    Case("all of nothing is everything", AllOf(()), ALL, WHOLE),
    Case("any of nothing is nothing", AnyOf(()), ""),
    Case("best of nothing is nothing", Best(()), ""),
    Case("two of three words", AnyOf((word("möhür", weight=3.0), word("dəmir"), word("qapı")), 2), "a/aze#1 b/aze#2 b/aze#1", WHOLE),
    Case("more than there are", AnyOf((word("möhür"), word("dəmir")), 3), ""),
    Case("a phrase", Phrase(stems("dəmir möhür")), "b/aze#2"),
    Case("a phrase the other way round", Phrase(stems("qapı dəmir")), ""),
    Case("a phrase of one word", Phrase(stems("fanar")), "d/aze#1 d/aze#2 d/aze#4@2015-01-01", WHOLE),
    Case("an empty phrase", Phrase(()), ""),
    Case("no phrase goes from heading to body", Phrase(stems("möhür möhür")), ""),
    Case("no phrase goes from one title above to the next", Phrase(stems("fəsil kilid")), ""),
    Case("a phrase in the title of the act", Phrase(stems("çıraqlar haqqında"), Field.TITLE), "a/aze#1 a/aze#2 a/aze#3", WHOLE),
    Case("a word of a heading", word("möhür", Field.HEADING), "a/aze#1"),
    Case("a word of the body alone", word("möhür", Field.BODY), "b/aze#2 a/aze#1"),
    Case("a word as written", Term("qapı", Field.FORMS), "b/aze#1 a/aze#2 c/aze#1"),
    Case("a word as written without its marks", Term("qapi", Field.FORMS), "b/aze#1 a/aze#2 c/aze#1"),
    Case("a beginning", Wild("fan*"), "d/aze#1 d/aze#2 d/aze#4@2015-01-01", WHOLE),
    Case("an unknown letter", Wild("m?hur"), "a/aze#1 b/aze#2"),
    Case("an end", Wild("sa*dadir"), "a/aze#1"),
    Case("many signs", Wild("f*****an" + "*" * 50), "d/aze#1 d/aze#2 d/aze#4@2015-01-01", WHOLE),
    Case("a pattern of a thousand letters", Wild("fan" + "?" * 1000), ""),
    Case("a word of a hundred thousand letters", AnyOf((Term("a" * 100_000), word("fanar"))), "d/aze#1 d/aze#2 d/aze#4@2015-01-01", WHOLE),
    Case("half a letter", AnyOf((Term("\ud800"), Wild("fan\ud800*"), Has(Key.EID, ("\ud800",)), Phrase(("\ud800", "x")))), ""),
    Case("five hundred words", AnyOf((*(Term(f"w{number}") for number in range(500)), word("fanar"))), (
        "d/aze#1 d/aze#2 d/aze#4@2015-01-01"
    ), WHOLE),
    Case("signs that mean something elsewhere", Wild("fan.*"), ""),
    Case("repealed after all, where all score the same", Wild("sam"), "a/aze#2 a/aze#3 b/aze#2 c/aze#1", WHOLE),
    Case("without a word", But(word("şam"), word("möhür")), "a/aze#2 a/aze#3 c/aze#1", WHOLE),
    Case("everything without", But(Everything(), AnyOf((Has(Key.ACT, tuple(f"{ROOT}{act}" for act in "defg")), word("şam")))), (
        "a/aze#1 a/eng#1 b/aze#1"
    ), WHOLE),
    Case("the best of several counts alone", Best((word("fanar"), word("güzgü", weight=0.1))), (
        "d/aze#1 d/aze#2 d/aze#4@2015-01-01 e/aze#1 e/aze#2 f/aze#1 g/aze#1"
    ), WHOLE),
    Case("a weight turns the order", AnyOf((Scored(word("güzgü"), 9.0), word("fanar"))), (
        "e/aze#1 e/aze#2 f/aze#1 g/aze#1 d/aze#1 d/aze#2 d/aze#4@2015-01-01"
    ), WHOLE),
    Case("a boost only adds", word("qapı"), "c/aze#1 b/aze#1 a/aze#2", {"boosts": (Scored(Has(Key.ACT, ("x",)), 1), (
        AllOf((Wild("yanir", weight=9.0), Has(Key.STATUS, ("repealed",))))
    ))}),
    Case("equals by act and place", word("güzgü"), "e/aze#1 e/aze#2 f/aze#1 g/aze#1"),
    Case("the second page of equals", word("güzgü"), "f/aze#1", {"page": 2, "size": 1}, acts=3, hits=4),
    Case("beyond the last page", word("güzgü"), "", {"page": 9}, acts=3, hits=4),
    Case("one provision of an act", word("güzgü"), "e/aze#1 f/aze#1 g/aze#1", {"provisions": 1}, acts=3, hits=4),
    Case("a filter", word("şam"), "b/aze#2", {"filters": {"level": ("cabinet",)}}, {
        "level": {"law": 3, "cabinet": 1}, "status": {"in_force": 1}, "body": {"Nazirlər Kabineti": 1}, "topic": {"işıq": 1, "dəmir": 1},
    }),
    Case("two filters", word("şam"), "a/aze#2 a/aze#3", {"filters": {"level": ("law",), "status": ("in_force",)}}, {
        "level": {"law": 2, "cabinet": 1}, "status": {"in_force": 2, "repealed": 1}, "year": {"2020": 2},
    }),
    Case("a filter of several values", word("şam"), "a/aze#2 a/aze#3 c/aze#1", {"filters": {"year": ("2020", "2010", "1999")}}),
    Case("a filter nothing has", word("şam"), "", {"filters": {"topic": ("su",)}}, {"topic": {"işıq": 3, "dəmir": 1}, "level": {}}, 0, 0),
    Case("a filter by act", word("şam"), "a/aze#2 a/aze#3", {"filters": {"act": (f"{ROOT}a",)}}, {"level": {"law": 2}}),
    Case("a filter by code takes those below", Everything(), "a/aze#1 a/eng#1 a/aze#2 a/aze#3", {
        "filters": {"code": ("090.120.000",)}, **WHOLE,
    }, {"code": {"090.000.000": 6, "090.120.000": 4, "090.120.030": 4, "090.130.000": 2}, "language": {"aze": 3, "eng": 1}}),
    Case("facets count provisions", Wild("sam"), "a/aze#2 a/aze#3 b/aze#2 c/aze#1", {}, {
        "level": {"law": 3, "cabinet": 1}, "body": {"Milli Məclis": 3, "Nazirlər Kabineti": 1}, "topic": {"işıq": 3, "dəmir": 1},
        "year": {"2020": 2, "2021": 1, "2010": 1}, "status": {"in_force": 3, "repealed": 1}, "language": {"aze": 4},
        "code": {"090.000.000": 3, "090.120.000": 2, "090.120.030": 2, "090.130.000": 1},
    }, acts=3, hits=4),
    Case("one language of an act", Has(Key.ACT, (f"{ROOT}a",)), "a/eng#1", {"filters": {"language": ("eng",)}}, {
        "language": {"aze": 3, "eng": 1},
    }, acts=1, hits=1),
    Case("by number, folded", Has(Key.NUMBER, ("b",)), "b/aze#1 b/aze#2"),
    Case("what cites an act", Has(Key.CITES, (f"{ROOT}a",)), "b/aze#1"),
    Case("a standard without its edition", Has(Key.STANDARD, ("ISO 77001",)), "a/aze#2"),
    Case("any of several values", Has(Key.EID, ("art_3", "art_4")), "a/aze#3 d/aze#4@2015-01-01"),
    Case("has nothing", Has(Key.EID, ()), ""),
    Case("adopted since", Adopted(date(2021, 1, 1).toordinal()), "b/aze#1 b/aze#2"),
    Case("adopted until a day", Adopted(None, date(2020, 1, 9).toordinal()), "c/aze#1"),
    Case("adopted until the day itself", Adopted(None, date(2010, 3, 3).toordinal()), "c/aze#1"),
    Case("adopted in a year", AllOf((word("şam"), Adopted(date(2020, 1, 1).toordinal(), date(2020, 12, 31).toordinal()))), (
        "a/aze#2 a/aze#3"
    )),
    Case("newest first", word("şam"), "b/aze#2 a/aze#2 a/aze#3 c/aze#1", {"sort": Sort.NEWEST}),
    Case("oldest first", word("şam"), "c/aze#1 a/aze#2 a/aze#3 b/aze#2", {"sort": Sort.OLDEST}),
    Case("those without a day last, newest", AnyOf((word("güzgü"), word("fanar"))), "d/aze#1 e/aze#1 f/aze#1 g/aze#1", {
        "sort": Sort.NEWEST, "provisions": 1,
    }),
    Case("those without a day last, oldest", AnyOf((word("güzgü"), word("fanar"))), "d/aze#1 e/aze#1", {
        "sort": Sort.OLDEST, "provisions": 1, "size": 2,
    }, acts=4, hits=7),
    Case("on a day of old", word("fanar"), "d/aze#1@2015-01-01 d/aze#2 d/aze#4@2015-01-01", {"at": date(2021, 12, 31), **WHOLE}),
    Case("on the day of the change", word("fanar"), "d/aze#1 d/aze#2 d/aze#4@2015-01-01", {"at": date(2022, 1, 1), **WHOLE}),
    Case("on a day when it is gone", word("fanar"), "d/aze#1 d/aze#4@2015-01-01", {"at": date(2023, 1, 1), **WHOLE}),
    Case("on a day to come", word("fanar"), "d/aze#1 d/aze#3 d/aze#4", {"at": date(2031, 1, 1), **WHOLE}),
    Case("adopted and not yet in force", word("sirr"), "d/aze#5 d/aze#6@2031-01-01"),
    Case("not yet in force on the day", word("sirr"), "", {"at": date(2030, 6, 1)}),
    Case("in force by then", word("sirr"), "d/aze#5 d/aze#6@2031-01-01", {"at": date(2031, 6, 1)}),
    Case("adopted, not yet in force, long ago", word("sirr"), "d/aze#5 d/aze#6@2031-01-01", {"today": date(2001, 1, 1)}),
    Case("the last of what was to come", word("sirr"), "d/aze#5 d/aze#6", {"today": date(2040, 1, 1)}),
    Case("before all", word("fanar"), "", {"at": date(2014, 12, 31)}),
    Case("today is a day to come", word("fanar"), "d/aze#1 d/aze#2 d/aze#3 d/aze#4", {"today": date(2031, 1, 1), **WHOLE}),
    Case("today is a day of old", word("fanar"), "d/aze#1@2015-01-01 d/aze#2 d/aze#4@2015-01-01", {"today": date(2021, 1, 1), **WHOLE}),
    Case("a place named comes first", word("şam"), "a/aze#1 a/eng#1 a/aze#2 a/aze#3 b/aze#2 c/aze#1", {
        "cited": Cited(f"{ROOT}a", "", ("art_1",)), **WHOLE,
    }, acts=3),
    Case("places named, best first", None, "a/aze#2 a/aze#1 a/eng#1", {"cited": Cited(f"{ROOT}a", "", ("art_2", "art_1")), **WHOLE}),
    Case("an act named", None, "b/aze#1 b/aze#2", {"cited": Cited(f"{ROOT}b", "")}),
    Case("an act that is not held", word("möhür"), "a/aze#1 b/aze#2", {"cited": Cited(f"{ROOT}z", "", ("art_1",))}),
    Case("a place that is not there", None, "", {"cited": Cited(f"{ROOT}a", "", ("art_9",))}),
    Case("a place under a filter", None, "a/eng#1", {"cited": Cited(f"{ROOT}a", "", ("art_1",)), "filters": {"language": ("eng",)}}),
)  # fmt: skip
