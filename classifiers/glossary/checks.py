"""What a term must be to be kept. Every reason is a constant or one f-string here."""

import re
from collections.abc import Iterator

from classifiers.glossary.entries import Fault
from classifiers.glossary.model import Term
from classifiers.glossary.rows import LISTS

LONGEST_LABEL = 200
MOST_LABELS = 60
LONGEST_SOURCE = 300
_DOMAIN = re.compile("[a-z][a-z_]{0,39}")

EMPTY = "a term has a name in each language"
PARTED = "a label holds no semicolon, tab or line break"
TWICE = "the same word stands here twice"
UNNAMED = "a source is given: an act, a book, a name"
TAKEN = "there is already a term of this name"
NOT_A_WORD = "a label has at least one letter or digit"
BAD_DOMAIN = "a domain is small Latin letters and underscores"


def faults(term: Term) -> tuple[Fault, ...]:
    """What hinders keeping the term, in the order of the form; nothing for one that is in order."""
    return (*_preferred(term), *(fault for name in LISTS for fault in _several(name, term)), *_rest(term))


def _preferred(term: Term) -> Iterator[Fault]:
    for name, label in (("az", term.az), ("en", term.en)):
        if not label.strip():
            yield Fault(name, EMPTY)
        else:
            yield from _label(name, label)


def _several(name: str, term: Term) -> Iterator[Fault]:
    labels: tuple[str, ...] = getattr(term, name)
    for label in labels:
        yield from _label(name, label)
    first = {"az_variants": (term.az,), "en_variants": (term.en,), "everyday": term.azerbaijani}[name]
    if len({*labels, *first}) < len(labels) + len(set(first)):
        yield Fault(name, TWICE)
    if len(labels) > MOST_LABELS:
        yield Fault(name, f"expected at most {MOST_LABELS} words, found {len(labels)}")


def _label(name: str, label: str) -> Iterator[Fault]:
    if len(label) > LONGEST_LABEL:
        yield Fault(name, f"expected at most {LONGEST_LABEL} characters, found {len(label)}")
    elif ";" in label or not label.isprintable():
        yield Fault(name, PARTED)
    elif not any(letter.isalnum() for letter in label):
        yield Fault(name, NOT_A_WORD)


def _rest(term: Term) -> Iterator[Fault]:
    if not term.source.strip():
        yield Fault("source", UNNAMED)
    elif len(term.source) > LONGEST_SOURCE:
        yield Fault("source", f"expected at most {LONGEST_SOURCE} characters, found {len(term.source)}")
    if term.domain and not _DOMAIN.fullmatch(term.domain):
        yield Fault("domain", BAD_DOMAIN)
