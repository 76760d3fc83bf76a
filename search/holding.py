"""Whether a document holds a clause, told from the document alone: what engines find by their indexes."""

import re
from collections.abc import Mapping, Sequence

from language.analysis import Analyzer, Tongue, words_of
from language.letters import fold
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
)
from search.model import SearchDocument

Analyzers = Mapping[Tongue, Analyzer]


def holds(clause: Clause, document: SearchDocument, analyzers: Analyzers) -> bool:
    """Whether a document answers a clause."""
    match clause:
        case AllOf(clauses=clauses):
            return all(holds(one, document, analyzers) for one in clauses)
        case AnyOf(clauses=clauses, least=least):
            return sum(holds(one, document, analyzers) for one in clauses) >= least
        case Best(clauses=clauses):
            return any(holds(one, document, analyzers) for one in clauses)
        case But(clause=inner, without=without):
            return holds(inner, document, analyzers) and not holds(without, document, analyzers)
        case Scored(clause=inner):
            return holds(inner, document, analyzers)
        case _:
            return _holds_leaf(clause, document, analyzers)


def _holds_leaf(clause: Clause, document: SearchDocument, analyzers: Analyzers) -> bool:
    match clause:
        case Term(text=text, field=field):
            return any(text in terms for terms in _terms(document, field, analyzers))
        case Phrase(terms=wanted, field=field):
            return any(_side_by_side(wanted, terms) for terms in _terms(document, field, analyzers))
        case Wild(pattern=pattern):
            parts = (".*" if letter == "*" else "." if letter == "?" else re.escape(letter) for letter in pattern)
            matches = re.compile("".join(parts)).fullmatch
            return any(matches(form) for terms in _terms(document, Field.FORMS, analyzers) for form in terms)
        case Has(key=key, values=values):
            return not set(values).isdisjoint(_values(document, key))
        case Adopted(since=since, until=until):
            day = document.adopted.toordinal() if document.adopted else None
            return day is not None and (since is None or since <= day) and (until is None or day <= until)
        case Everything():
            return True
        case _:
            return False


def _terms(document: SearchDocument, field: Field, analyzers: Analyzers) -> Sequence[Sequence[str]]:
    """The terms of a field, a row for each segment of it that no phrase crosses."""
    title = f"{document.act_title} {document.number}"
    heading = f"{document.label} {document.heading}"
    texts = {
        Field.TITLE: (title,), Field.HEADING: (heading,), Field.BODY: (document.body,),
    }.get(field, (title, document.context, heading, document.body))  # fmt: skip
    if field is Field.FORMS:
        return [[form for word in words_of(text) for form in (word, fold(word))] for text in texts]
    analyzer = analyzers["eng" if document.language == "eng" else "aze"]
    return [analyzer.terms(text) for text in texts]


def _side_by_side(wanted: tuple[str, ...], terms: Sequence[str]) -> bool:
    return any(tuple(terms[at : at + len(wanted)]) == wanted for at, term in enumerate(terms) if term == wanted[0])


def _values(document: SearchDocument, key: Key) -> tuple[str, ...]:
    single = {
        Key.LEVEL: document.level, Key.ADOPTED_BY: document.adopted_by, Key.STATUS: document.status, Key.LANGUAGE: document.language,
        Key.ACT: document.group, Key.EID: document.eid, Key.NUMBER: fold(document.number),
        Key.YEAR: str(document.year) if document.year else "",
    }  # fmt: skip
    if key in single:
        return (single[key],)
    return {Key.TOPIC: document.topics, Key.CODE: document.codes, Key.CITES: document.cites, Key.STANDARD: document.standards}[key]
