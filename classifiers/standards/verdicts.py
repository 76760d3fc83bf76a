"""The national body's table taken in: a verdict for each row, all rows or none."""

from collections.abc import Iterator, Mapping
from typing import Final

from sqlalchemy.engine import Engine

from classifiers.exchange.model import Outcome, Verdict
from classifiers.schemes.model import label_in
from classifiers.standards import keeping, national
from classifiers.standards.catalogue import Refused
from classifiers.standards.model import Edition
from storage.database import writing

SOURCE: Final = "national"
Rows = list[tuple[str, Edition | Refused]]


def take_in(engine: Engine, body: bytes, who: str, dry_run: bool = False, skip_refused: bool = False) -> tuple[Verdict, ...]:
    """Take a table in (nothing, where `dry_run`, or where a row is refused and `skip_refused` is not asked for).

    Raises `LoadError` where it is no table of standards.
    """
    told: Rows = list(national.rows(body, SOURCE))
    good = [one for _, one in told if isinstance(one, Edition)]
    with writing(engine) as connection:
        verdicts = tuple(_verdicts(told, keeping.outcomes(connection, good, SOURCE)))
        if not dry_run and taken(verdicts, skip_refused):
            keeping.load(connection, good, SOURCE, who)
    return verdicts


def taken(verdicts: tuple[Verdict, ...], skip_refused: bool) -> bool:
    """Whether a table with those verdicts is taken in."""
    return skip_refused or all(one.outcome is not Outcome.REFUSED for one in verdicts)


def _verdicts(told: Rows, outcomes: Mapping[str, str]) -> Iterator[Verdict]:
    for place, one in told:
        if isinstance(one, Refused):
            yield Verdict(place, one.text, "", Outcome.REFUSED, one.reason)
        else:
            remarks = tuple(f"{name}: kept as {text!r}" for name, text in one.kept)
            yield Verdict(place, one.reference, label_in(one.titles, "az"), Outcome(outcomes[one.reference]), "", remarks)
