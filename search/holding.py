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


class Holding:
    """One document looked into; each of its texts is analysed once, when first asked for."""

    def __init__(self, document: SearchDocument, analyzers: Analyzers) -> None:
        self.document = document
        self._read = analyzers[tongue_of(document)].terms_and_forms
        self._known: dict[str, tuple[list[str], list[str]]] = {}

    def holds(self, clause: Clause) -> bool:
        """Whether the document answers a clause."""
        match clause:
            case AllOf(clauses=clauses):
                return all(map(self.holds, clauses))
            case AnyOf(clauses=clauses, least=least):
                return sum(map(self.holds, clauses)) >= least
            case Best(clauses=clauses):
                return any(map(self.holds, clauses))
            case But(clause=inner, without=without):
                return self.holds(inner) and not self.holds(without)
            case Scored(clause=inner):
                return self.holds(inner)
            case _:
                return self._holds_leaf(clause)

    def _holds_leaf(self, clause: Clause) -> bool:
        match clause:
            case Term(text=text, field=field):
                return any(text in terms for terms, _forms in self._segments(field))
            case Phrase(terms=wanted, field=field):
                return any(_side_by_side(wanted, terms) for terms, _forms in self._segments(field))
            case Wild(pattern=pattern, field=field):
                matches = wild(pattern).fullmatch
                return any(matches(form) for _terms, forms in self._segments(field) for form in forms)
            case Has(key=key, values=values):
                return not set(values).isdisjoint(values_of(self.document)[key])
            case Adopted(since=since, until=until):
                day = self.document.adopted.toordinal() if self.document.adopted else None
                return day is not None and (since is None or since <= day) and (until is None or day <= until)
            case _:
                return isinstance(clause, Everything)

    def _segments(self, field: Field) -> Iterator[tuple[list[str], list[str]]]:
        """Terms and forms of a field, a row for each segment of it that no phrase crosses."""
        for text in _texts(self.document, field):
            if text not in self._known:
                terms, forms = self._read(text)
                self._known[text] = terms.split(), forms.split()
            yield self._known[text]


def holds(clause: Clause, document: SearchDocument, analyzers: Analyzers) -> bool:
    """Whether a document answers a clause. For many clauses keep a `Holding`."""
    return Holding(document, analyzers).holds(clause)


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
