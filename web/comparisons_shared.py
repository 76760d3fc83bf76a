"""What the pages of kept comparisons share: who asks, the store, what became of a step that was refused."""

from dataclasses import dataclass
from typing import Any

from flask import g, request

from acts.concordance.errors import BadDecisionError, ConcordanceError, ConflictError
from acts.concordance.kept import Kept, Reader
from acts.concordance.renewing import Renewed
from acts.concordance.store import Comparisons
from storage.errors import NoAccountError
from web.accounts import account
from web.links import whole
from web.services import services


def reader() -> Reader:
    """Whoever is signed in, as the store knows them; the public when nobody is."""
    held = account()
    return Reader() if held is None else Reader(held.name, held.organisation.id if held.organisation else None)


def store() -> Comparisons:
    """The comparisons kept."""
    if "comparisons" not in g:
        g.comparisons = Comparisons(services().engine)
    found: Comparisons = g.comparisons
    return found


def sent_revision() -> int:
    """The revision a form was shown with; 0, which nothing has, for one that tells none."""
    return whole(request.form.get("revision", ""), 9) or 0


@dataclass(frozen=True, slots=True)
class Hindrance:
    """Why a step was not taken. ``who``: somebody who was quicker, "" for another reason."""

    why: str
    who: str = ""


def hindrance(error: ConcordanceError) -> Hindrance:
    """What a page says of a refused step."""
    return Hindrance(str(error), error.who if isinstance(error, ConflictError) else "")


def writes(one: Kept) -> bool:
    """Whether whoever asks may change the rows of a comparison."""
    return store().writes(one, reader())


def owns(one: Kept) -> bool:
    """Whether whoever asks owns a comparison."""
    who = reader()
    return bool(who.name) and one.owner == who.name


def giving_to(one: Kept, name: str) -> str:
    """The account a row is given to, "" for nobody. Raises `BadDecisionError` for a name that is none, or that may not decide here."""
    asked = name.strip()
    if not asked:
        return ""
    try:
        held = services().accounts.named(asked)
    except NoAccountError:
        held = None
    if held is None or not held.active or not store().writes(one, Reader(held.name, held.organisation.id if held.organisation else None)):
        raise BadDecisionError(f"expected the name of an account that may decide here, found {asked[:60]!r}")
    return held.name


def counts(found: Renewed) -> dict[str, Any]:
    """What a page says of a comparison made again; rows to be looked at again are all there are, as its progress shows them."""
    return {"held": found.held, "again": found.progress.recheck, "new": len(found.new), "vanished": len(found.vanished)}
