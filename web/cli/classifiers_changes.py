"""`toplu classifiers changes`: what changed between versions, as the program reads it, confirmed or rejected by a person."""

from collections import Counter
from getpass import getuser

import click

from classifiers.errors import ExchangeError
from classifiers.schemes.confirming import Confirming, Proposals, Proposed, Refused
from classifiers.schemes.model import Decision
from web.cli.common import print_json, program

ALL = "all"


@click.command()
@click.argument("scheme")
@click.argument("old", required=False, default="")
@click.argument("new", required=False, default="")
@click.option("--confirm", default="", metavar="NUMBERS", help='Which of the list are so: "1,4,7-12", or "all" that are open.')
@click.option("--reject", default="", metavar="NUMBERS", help="Which of the list are not so.")
@click.option("--open", "only_open", is_flag=True, help="Only what waits for a person.")
@click.option("--who", default=getuser, help="Whose decision this is; the user of this computer when left out.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def changes(scheme: str, old: str, new: str, confirm: str, reject: str, only_open: bool, who: str, as_json: bool) -> None:
    """List what changed in SCHEME from version OLD to NEW: kind (GSIM), codes before and after, its ground, who decided about it.

    NEW is the newest version when left out, OLD the one before it. Between versions further apart every step is listed; a decision is
    about one step.
    """
    desk = Confirming(program().engine)
    steps = _steps(desk, scheme, old, new)
    if confirm or reject:
        if len(steps) != 1:
            raise ExchangeError(f"expected a version and the one before it to decide about, found {len(steps)} steps between them")
        steps = (_decided(desk, _decided(desk, steps[0], confirm, Decision.CONFIRMED, who), reject, Decision.REJECTED, who),)
    if as_json:
        print_json(steps)
        return
    for step in steps:
        _tell(step, only_open)


def _steps(desk: Confirming, scheme: str, old: str, new: str) -> tuple[Proposals, ...]:
    last = desk.store.version(scheme, new)
    first = desk.store.version(scheme, old).sequence if old else last.sequence - 1
    held = sorted(desk.store.versions(scheme), key=lambda one: one.sequence)
    if first >= last.sequence:
        raise ExchangeError(f"expected a version before {last.number}, found {old or last.number}")
    return tuple(desk.proposals(scheme, one.number) for one in held if max(first, 1) < one.sequence <= last.sequence)


def _decided(desk: Confirming, about: Proposals, said: str, decision: Decision, who: str) -> Proposals:
    if not said:
        return about
    places = {one.place for one in about.open} if said == ALL else {number - 1 for number in _numbers(said)}
    answer = desk.decide(about.new.scheme, about.new.number, places, decision, who, about.seen)
    if isinstance(answer, Refused):
        raise ExchangeError(answer.reason)
    return answer


def _numbers(said: str) -> list[int]:
    """ "1,4,7-9" → 1, 4, 7, 8, 9."""
    found: list[int] = []
    for part in said.split(","):
        first, sign, last = part.strip().partition("-")
        if not (first.isdecimal() and (last.isdecimal() or not sign)):
            raise ExchangeError(f'expected numbers of the list such as "1,4,7-12", or "all", found {part.strip()!r}')
        found += range(int(first), int(last or first) + 1)
    return found


def _tell(step: Proposals, only_open: bool) -> None:
    counts = Counter(one.decision for one in step.rows)
    click.echo(f"{step.new.scheme}: version {step.old.number} → {step.new.number}, {len(step.rows)} changes: "
               f"{counts[Decision.OPEN]} open, {counts[Decision.CONFIRMED]} confirmed, {counts[Decision.REJECTED]} rejected")  # fmt: skip
    for one in step.open if only_open else step.rows:
        click.echo(_line(one))


def _line(one: Proposed) -> str:
    change = one.change
    codes = f"{' '.join(change.old) or '–'} → {' '.join(change.new) or '–'}"
    by = f"  [{one.decision.value} by {one.who}, {one.at:%Y-%m-%d %H:%M}]" if one.decision and one.at else ""
    also = f" ({'; '.join(change.also)})" if change.also else ""
    return f"{one.place + 1:5}. {change.kind.value:7} {codes}{also}  {change.evidence}{by}"
