"""The tree of a query as clauses and checks."""

from datetime import date

import pytest

from language.analysis import Analyzer, Tongue
from search.checks import Checker, Either, Holds, NearCheck, Never
from search.clauses import Adopted, AllOf, AnyOf, Best, But, Clause, Everything, Field, Has, Key, Phrase, Term, Wild
from search.holding import holds
from search.model import ReadWord, Role, SearchDocument
from search.query.parser import parse
from search.query.planning import Compiled, Meant, compile_tree
from search.query.syntax import Within, Words

ANALYZERS: dict[Tongue, Analyzer] = {"aze": Analyzer("aze"), "eng": Analyzer("eng")}


def plain(words: tuple[Words, ...]) -> Meant:
    """The planner's part: here a word is a term as it stands."""
    terms = [word for one in words for word in one.text.split()]
    clauses: tuple[Clause, ...] = tuple(Term(f"<{term}>") for term in terms)
    return Meant(clauses[0] if len(clauses) == 1 else AllOf(clauses), tuple(ReadWord(term) for term in terms))


def compiled(query: str) -> Compiled:
    return compile_tree(parse(query).tree, plain, ANALYZERS)


A, B, C = Term("<ana>"), Term("<bal>"), Term("<can>")
BAL = Term("bal")


@pytest.mark.parametrize(("query", "match"), [
    ("ana", A), ("ana bal", AllOf((A, B))), ("ana OR bal", AnyOf((A, B))), ("ana (bal OR can)", AllOf((A, AnyOf((B, C))))),
    ("ana bal OR can", AnyOf((AllOf((A, B)), C))), ("ana -bal", But(A, BAL)), ("-bal", But(Everything(), BAL)),
    ("ana -bal -at", But(A, AnyOf((BAL, Term("at"))))), ("ana OR -bal", AnyOf((A, But(Everything(), BAL)))),
    ("ana level:law bal", AllOf((A, B))), ("ana OR level:law", AnyOf((A, Has(Key.LEVEL, ("law",))))),
    ("-level:law", But(Everything(), Has(Key.LEVEL, ("law",)))), ("level:law", Everything()),
    ("date:2010", Adopted(date(2010, 1, 1).toordinal(), date(2010, 12, 31).toordinal())),
    ("ana cites:998-IIIQ", AllOf((A, Has(Key.CITES, ("/akn/az/act/law/2010-05-11/998-iiiq",))))),
    ('"bal arı"', Phrase(("bal", "ari"))), ("title:bal", Best((Term("bal", Field.TITLE), Term("bal", Field.HEADING)))),
    ("body:(bal OR at)", AnyOf((Term("bal", Field.BODY), Term("at", Field.BODY)))),
    ("bal*", Wild("bal*")), ("BAL?Q", Wild("bal?q")), ("", None), ("at:2020-01-01", Everything()),
])  # fmt: skip
def test_clauses(query: str, match: Clause | None) -> None:
    found = compiled(query)
    assert found.match == match
    assert found.checks == ()


def test_words_apart_are_read_together() -> None:
    asked = []

    def words(given: tuple[Words, ...]) -> Meant:
        asked.append([one.text for one in given])
        return plain(given)

    compile_tree(parse('ana level:law "bal arı" can (bir OR iki)').tree, words, ANALYZERS)
    assert asked == [["ana", "can"], ["bir"], ["iki"]]


def test_words_below_a_minus_in_fields_and_near_are_never_asked_for() -> None:
    def words(given: tuple[Words, ...]) -> Meant:
        raise AssertionError(given)

    compile_tree(parse('-ana title:bal "a b"~3 (c /s d)').tree, words, ANALYZERS)


def test_words_are_looked_for_in_the_stems_of_both_languages() -> None:
    assert compiled('"regulations stations"').match == Best((
        Phrase(tuple(ANALYZERS["aze"].terms("regulations stations"))), Phrase(tuple(ANALYZERS["eng"].terms("regulations stations"))),
    ))


def test_conditions_on_the_whole_query_are_filters_the_first_of_each() -> None:
    found = compiled("ana level:law status:repealed level:decree year:2010 at:2020-01-01")
    assert dict(found.filters) == {"level": ("law",), "status": ("repealed",), "year": ("2010",)}
    assert found.match == AllOf((A, Has(Key.LEVEL, ("decree",))))
    assert found.at == date(2020, 1, 1)


def test_how_it_was_read() -> None:
    rows = compiled('ana "bal arı" -can title:at mə* (a1 /s b1) level:law date:2010').read_as
    assert [(row.surface, row.role) for row in rows] == [
        ("ana", Role.WORD), ('"bal arı"', Role.PHRASE), ("-can", Role.NOT), ("title:at", Role.FIELD), ("mə*", Role.WILD),
        ("a1 /s b1", Role.NEAR), ("date:2010", Role.FIELD), ("level:law", Role.FIELD),
    ]
    assert rows[-1].meant == "level:law"


def test_near_words_are_all_demanded_and_checked() -> None:
    found = compiled("bal /s (at OR quş)")
    assert found.match == AllOf((Term("bal"), Best((Term("at"), Term("qus")))))
    (check,) = found.checks
    assert isinstance(check, NearCheck)
    assert check.within is Within.SENTENCE
    assert len(check.parts) == 2


def test_a_check_in_an_alternative_or_below_a_minus() -> None:
    either = compiled("(bal /s at) OR can")
    assert either.match == AnyOf((AllOf((Term("bal"), Term("at"))), C))
    assert isinstance(either.checks[0], Either)
    assert either.checks[0].checks[1] == Holds(C)
    without = compiled("can -(bal /s at)")
    assert without.match == C
    assert isinstance(without.checks[0], Never)


BODY = "5.1. Sandıq kilidlənir və açar sahibə verilir. Sahib açarı saxlayır.\n5.2. Qapı açıq qalır."
ENGLISH = "The chest is locked by the owner. Keys are kept."


def document(body: str = BODY, language: str = "aze", **more: object) -> SearchDocument:
    given = {
        "id": "a#1", "group": "/akn/a", "expression": "a", "eid": "art_5", "language": language, "act_title": "Sandıqlar haqqında",
        "number": "7-XQ", "label": "Maddə 5.", "heading": "Kilid və açar", "context": "", "body": body, "level": "law",
        "adopted_by": "Milli Məclis", "year": 2031, "status": "in_force", "adopted": date(2031, 5, 1),
    }  # fmt: skip
    return SearchDocument(**(given | more))  # type: ignore[arg-type]


def real(words: tuple[Words, ...]) -> Meant:
    """Plain words as stems of Azerbaijani."""
    stems = [stem for one in words for stem in ANALYZERS["aze"].terms(one.text)]
    return Meant(AllOf(tuple(map(Term, stems))))


@pytest.mark.parametrize(("query", "answers"), [
    ("sandıq /s açar", True), ("sandıq /s qapı", False), ("sandıq /s saxlayır", False), ("sandıq /p saxlayır", True),
    ("sandıq /p qapı", False), ("kilid /s açar", True), ("sandıqların /s sahibi", True),
    ('"sandıq açar"~2', True), ('"açar sandıq"~2', True),
    ('"sandıq açar"~1', False), ("sandıq /2 açar", True), ("sandıq /1 açar", False), ('"sandıq qapı"~9', True), ('"sandıq qapı"~7', False),
    ('"açar sahibə" /s sandıq', True), ('"açar sahibə" /s qapı', False), ("sand* /s açar*", True), ("sandıq /s (qapı OR açar)", True),
    ("sandıq /s (qapı OR divar)", False), ("(sandıq /s qapı) OR (qapı /s açıq)", True), ("(sandıq /s qapı) OR divar", False),
    ("(sandıq /s qapı) OR sahib", True), ("sandıq -(sandıq /s qapı)", True), ("sandıq -(sandıq /s açar)", False),
    ("title:sand*", True), ("title:kil*", True), ("title:qap*", False), ("body:kil*", True), ("5.1 /s sandıq", True),
])  # fmt: skip
def test_checks(query: str, answers: bool) -> None:
    found = compile_tree(parse(query).tree, real, ANALYZERS)
    held = found.match is not None and holds(found.match, document(), ANALYZERS) and Checker(ANALYZERS).holds(found.checks, document())
    assert held is answers


@pytest.mark.parametrize(("query", "answers"), [("kilid /s haqqı", False), ("kilid /s haqqında", True), ("açar /s haqqı", True)])
def test_a_word_that_says_little_alone_is_not_found_for_another_of_its_stem(query: str, answers: bool) -> None:
    found = compile_tree(parse(query).tree, real, ANALYZERS)
    body = "Kilid haqqında qayda tətbiq edilir.\nAçarın haqqı ödənilir."
    assert Checker(ANALYZERS).holds(found.checks, document(body)) is answers


@pytest.mark.parametrize(("query", "answers"), [
    ("chest /s owners", True), ("chest /s keys", False), ('"chest owner"~5', True), ("locks /p kept", True),
])
def test_checks_on_an_english_text(query: str, answers: bool) -> None:
    found = compile_tree(parse(query).tree, real, ANALYZERS)
    assert Checker(ANALYZERS).holds(found.checks, document(ENGLISH, "eng")) is answers


@pytest.mark.parametrize(("clause", "answers"), [
    (Term("sandiq", Field.TITLE), True), (Term("qap", Field.TITLE), False), (Phrase(("kilid", "ve", "acar")), True),
    (Phrase(("acar", "5")), False),
    (Wild("sand*"), True), (Wild("şand*"), False), (Has(Key.LEVEL, ("law", "decree")), True), (Has(Key.NUMBER, ("7-xq",)), True),
    (Adopted(None, date(2031, 4, 30).toordinal()), False), (Adopted(date(2031, 5, 1).toordinal()), True), (Everything(), True),
    (But(Everything(), Has(Key.STATUS, ("in_force",))), False), (AnyOf((Term("yox"), Term("sandiq"), Term("qap")), 2), False),
])  # fmt: skip
def test_what_a_document_holds(clause: Clause, answers: bool) -> None:
    assert holds(clause, document(), ANALYZERS) is answers
