"""The terms that ship with the program, as tables anybody can edit: `classifiers/data/glossary/<domain>.tsv`."""

from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from importlib.resources.abc import Traversable

from classifiers.errors import GlossaryError
from classifiers.glossary.model import Term
from language.letters import fold, lower

__all__ = ("COLUMNS", "GlossaryError", "id_of", "longer_id", "merged", "read", "same_name", "several", "shipped")
COLUMNS = ("az", "az_variants", "everyday", "en", "en_variants")


def shipped() -> tuple[Term, ...]:
    """All terms that ship, by domain and in the order of their tables; of two rows for one term the first counts.

    It takes in the words the other has besides.
    Raises `GlossaryError` naming file and line.
    """
    terms: dict[str, Term] = {}
    for table in sorted(files("classifiers").joinpath("data/glossary").iterdir(), key=lambda one: one.name):
        if table.name.endswith(".tsv"):
            for term in read(table):
                _take(terms, term)
    return tuple(terms.values())


def _take(terms: dict[str, Term], term: Term) -> None:
    held = terms.get(term.id)
    if held is not None and not same_name(held, term):
        term = replace(term, id=longer_id(term))
        held = terms.get(term.id)
    terms[term.id] = merged(held, term) if held else term


def same_name(one: Term, other: Term) -> bool:
    """Whether two terms of one id are one: not "surət" and "sürət", which mean different things."""
    return lower(one.az) == lower(other.az) or not {*map(fold, one.english)}.isdisjoint(map(fold, other.english))


def read(table: Traversable) -> Iterator[Term]:
    """The terms of one table. Raises `GlossaryError`."""
    for number, line in enumerate(table.read_text("utf-8").splitlines(), 1):
        cells = line.split("\t")
        if not line.strip() or line.startswith("#") or tuple(cells) == COLUMNS:
            continue
        if len(cells) != len(COLUMNS) or not cells[0].strip() or not cells[3].strip():
            raise GlossaryError(f"{table.name}, line {number}: expected {', '.join(COLUMNS)} with az and en filled, found {line[:80]!r}")
        az, az_variants, everyday, en, en_variants = map(several, cells)
        yield tidy(Term(id_of(az[0]), az[0], en[0], (*az[1:], *az_variants), everyday, (*en[1:], *en_variants), domain_of(table.name)))


def domain_of(name: str) -> str:
    """The domain of a table: its name without the number of its part ("general4.tsv" → "general")."""
    return name.removesuffix(".tsv").rstrip("0123456789").rstrip("_")


def id_of(az: str) -> str:
    """The id of a term that ships: "nikahın pozulması" → "nikahin-pozulmasi"."""
    return "-".join(fold(az).split())


def longer_id(term: Term) -> str:
    """The id where another term has that of the Azerbaijani name: with the English name after a dot, "suret.speed"."""
    return f"{id_of(term.az)}.{id_of(term.en)}"[:250]


def merged(one: Term, other: Term) -> Term:
    """`one` with the words `other` has besides."""
    return tidy(replace(
        one, az_variants=(*one.az_variants, *other.azerbaijani), everyday=(*one.everyday, *other.everyday),
        en_variants=(*one.en_variants, *other.english),
    ))  # fmt: skip


def tidy(term: Term) -> Term:
    """The term with each label once: what law says is not repeated among what people say."""
    return replace(
        term, az_variants=_once(term.az_variants, term.az), everyday=_once(term.everyday, *term.azerbaijani),
        en_variants=_once(term.en_variants, term.en),
    )  # fmt: skip


def _once(labels: tuple[str, ...], *but: str) -> tuple[str, ...]:
    return tuple(label for label in dict.fromkeys(labels) if label not in but)


def several(cell: str) -> tuple[str, ...]:
    """The values of a cell, parted by ";", each with one space between its words."""
    return tuple(filter(None, (" ".join(value.split()) for value in cell.split(";"))))
