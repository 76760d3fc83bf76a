"""Citations judged as rows of a table: for spreadsheets and for the command line alike."""

from collections.abc import Callable, Hashable, Iterable, Iterator

from acts.register.model import Cited, Judged, Meaning
from classifiers.standards.model import Edition
from web.browse import csv_row

COLUMNS = (
    "act", "title", "provision", "words", "designation", "day", "standing", "since", "edition meant", "successor", "national adoptions",
)  # fmt: skip


def csv_lines(judged: Iterable[Judged]) -> Iterator[str]:
    """The lines of a CSV file, its head first; a sign at the beginning tells spreadsheets that it is UTF-8."""
    yield "\ufeff" + csv_row(COLUMNS)
    yield from (csv_row(cells(one)) for one in judged)


def once(judged: Iterable[Judged], alike: Callable[[Cited], Hashable] = lambda cited: cited) -> list[tuple[Judged, int]]:
    """Citations that are alike, the first of them with how many they are; with nothing told, those that read the same at one place."""
    rows: dict[Hashable, tuple[Judged, int]] = {}
    for one in judged:
        key = alike(one.citation.cited)
        first, times = rows.get(key, (one, 0))
        rows[key] = first, times + 1
    return list(rows.values())


def cells(one: Judged) -> tuple[str, ...]:
    """The cells of a row, in the order of `COLUMNS`."""
    citation, meaning = one.citation, one.meaning
    cited = citation.cited
    return (
        citation.work_uri, citation.title, cited.label, cited.words, str(cited.designation), meaning.day.isoformat(), told(meaning),
        meaning.since_text, reference(meaning.edition), reference(meaning.successor),
        " ".join(each.edition.reference for each in meaning.adoptions),
    )  # fmt: skip


def plain(one: Judged) -> dict[str, object]:
    """A row for programs: the cells by name, with where the words stand and from which day to which."""
    cited, meaning = one.citation.cited, one.meaning
    named = dict(zip((column.replace(" ", "_") for column in COLUMNS), cells(one), strict=True))
    return {
        **named, "unit": cited.unit, "eid": cited.eid, "stood_from": cited.since, "stood_until": cited.until, "relation": cited.relation,
        "dated": meaning.dated, "assumed": meaning.assumed,
        "national_adoptions": [
            {"edition": each.edition.reference, "base": each.adoption.base, "degree": each.adoption.degree, "exactly": each.exactly}
            for each in meaning.adoptions
        ],
    }  # fmt: skip


def told(meaning: Meaning) -> str:
    """How it stands: the problem, or else the standing."""
    return meaning.problem or meaning.standing.value


def reference(edition: Edition | None) -> str:
    return edition.reference if edition else ""
