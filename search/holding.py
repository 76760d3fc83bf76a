"""Whether a document holds a clause, told from the document alone: what engines find by their indexes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from language.analysis import Analyzer, Tongue
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
    Phrase,
    Scored,
    Term,
    Wild,
)
from search.fields import tongue_of, values_of
from search.model import SearchDocument

Analyzers = Mapping[Tongue, Analyzer]
STEMS, FORMS = 0, 1
"""Which of `Analyzer.terms_and_forms` is looked at."""


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
        case Wild(pattern=pattern, field=field):
            matches = wild(pattern).fullmatch
            return any(matches(form) for forms in _terms(document, field, analyzers, FORMS) for form in forms)
        case Has(key=key, values=values):
            return not set(values).isdisjoint(values_of(document)[key])
        case Adopted(since=since, until=until):
            day = document.adopted.toordinal() if document.adopted else None
            return day is not None and (since is None or since <= day) and (until is None or day <= until)
        case Everything():
            return True
        case _:
            return False


def _terms(document: SearchDocument, field: Field, analyzers: Analyzers, kind: int = STEMS) -> Iterator[Sequence[str]]:
    """The terms of a field (`STEMS`, or `FORMS`: words as written), a row for each segment of it that no phrase crosses."""
    read = analyzers[tongue_of(document)].terms_and_forms
    return (read(text)[kind].split() for text in _texts(document, field))


def _texts(document: SearchDocument, field: Field) -> tuple[str, ...]:
    title, heading = f"{document.act_title} {document.number}", f"{document.label} {document.heading}"
    match field:
        case Field.TITLE:
            return (title,)
        case Field.HEADING:
            return (heading,)
        case Field.BODY:
            return (document.body,)
        case _:
            return (title, *document.context.split("\n"), heading, document.body)


def _side_by_side(wanted: tuple[str, ...], terms: Sequence[str]) -> bool:
    return any(tuple(terms[at : at + len(wanted)]) == wanted for at, term in enumerate(terms) if term == wanted[0])


@lru_cache(256)
def wild(pattern: str) -> re.Pattern[str]:
    """A pattern with "*" and "?" as a regular expression for folded words."""
    return re.compile("".join({"*": ".*", "?": "."}.get(letter, re.escape(letter)) for letter in pattern))
