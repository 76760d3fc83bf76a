"""The terms that ship with the program, as tables anybody can edit: `classifiers/data/glossary/<domain>.tsv`."""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

from classifiers.glossary.model import Term
from language.letters import fold

COLUMNS = ("az", "az_variants", "everyday", "en", "en_variants")


class GlossaryError(Exception):
    """A table of terms that cannot be read; the message says what was expected, what was found, and where."""


def shipped() -> tuple[Term, ...]:
    """All terms that ship, by domain and in the order of their tables; of two rows for one term the first counts and takes in the other's words.

    Raises `GlossaryError` naming file and line.
    """
    terms: dict[str, Term] = {}
    for table in sorted(files("classifiers").joinpath("data/glossary").iterdir(), key=lambda one: one.name):
        if table.name.endswith(".tsv"):
            for term in read(table):
                terms[term.id] = merged(terms[term.id], term) if term.id in terms else term
    return tuple(terms.values())


def read(table: Traversable) -> Iterator[Term]:
    """The terms of one table. Raises `GlossaryError`."""
    for number, line in enumerate(table.read_text("utf-8").splitlines(), 1):
        cells = line.split("\t")
        if not line.strip() or line.startswith("#") or tuple(cells) == COLUMNS:
            continue
        if len(cells) != len(COLUMNS) or not cells[0].strip() or not cells[3].strip():
            raise GlossaryError(f"{table.name}, line {number}: expected {', '.join(COLUMNS)} with az and en filled, found {line[:80]!r}")
        az, az_variants, everyday, en, en_variants = map(_several, cells)
        yield Term(id_of(az[0]), az[0], en[0], (*az[1:], *az_variants), everyday, (*en[1:], *en_variants), table.name.removesuffix(".tsv"))


def id_of(az: str) -> str:
    """The id of a term that ships: "nikahın pozulması" → "nikahin-pozulmasi"."""
    return "-".join(fold(az).split())


def merged(one: Term, other: Term) -> Term:
    """`one` with the words `other` has besides."""
    return Term(
        one.id, one.az, one.en, _once(one.az_variants, other.azerbaijani, one.az), _once(one.everyday, other.everyday),
        _once(one.en_variants, other.english, one.en), one.domain, one.source, one.standing,
    )  # fmt: skip


def _once(here: tuple[str, ...], more: tuple[str, ...], but: str = "") -> tuple[str, ...]:
    return tuple(word for word in dict.fromkeys((*here, *more)) if word != but)


def _several(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, (value.strip() for value in cell.split(";"))))
