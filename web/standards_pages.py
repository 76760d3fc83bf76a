"""Pages of the catalogue of standards: the list, a standard with its chain of editions, the bodies, the committees."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, cast

from babel import Locale
from flask import Blueprint, Response, abort, current_app, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from acts.register.model import Judged
from classifiers.schemes.errors import NoSchemeError, NoVersionError
from classifiers.schemes.model import Concept
from classifiers.standards.catalogue import NoStandardError, Related
from classifiers.standards.chain import SUPPLEMENTS, meant
from classifiers.standards.identity import NOT_UNDERSTOOD, read
from classifiers.standards.model import Edition, EditionStatus, RelationKind
from web import classifiers_words, register_words, standards_words
from web.acts_day import Moment, today
from web.acts_view_addresses import act_address
from web.acts_view_cache import Kept
from web.browse import csv_row
from web.classifiers_asked import asked
from web.i18n import web_language
from web.links import page_number
from web.register_table import once
from web.services import services
from web.standards_chain import drawn, links, states, tail, tail_of_supplement

blueprint = Blueprint("standards", __name__)
ON_A_PAGE = 50
MOST_EXPORTED = 100_000
MOST_CHECKED = 60
"""Other ends of relations that are looked up; of more all are shown as links."""
ICS = "ics"
COUNTS = "toplu.standard_counts"
COUNTS_KEPT = 60
COLUMNS = ("reference", "standard", "title", "body", "kind", "status", "published", "withdrawn", "edition", "committee", "ics", "url")


@dataclass(frozen=True, slots=True)
class Group:
    """The documents of one standard on a page of the list. ``titled`` is the one whose title is shown."""

    name: str
    editions: tuple[Edition, ...]
    supplements: tuple[Edition, ...]
    titled: Edition


@dataclass(frozen=True, slots=True)
class Counted:
    """How many documents each status, body and code of the ICS would leave."""

    statuses: dict[str, int]
    bodies: list[tuple[str, int]]
    codes: list[tuple[Concept, int]]


@dataclass(frozen=True, slots=True)
class End:
    """The other end of a relation. ``on`` is since when, as exactly as it is told; ``held``: the catalogue has a page of it."""

    reference: str
    on: str
    derived: bool
    held: bool


blueprint.record_once(lambda state: state.app.extensions.setdefault(COUNTS, Kept[Counted](COUNTS_KEPT)))


@blueprint.context_processor
def _words() -> dict[str, Any]:
    return {
        "words_of": standards_words, "register_words": register_words, "said": classifiers_words.said, "tail": tail,
        "tail_of_supplement": tail_of_supplement, "act_address": act_address, "language_name": classifiers_words.language_name,
        "language_names": lambda tags: [classifiers_words.language_name(tag) for tag in tags], "not_understood": NOT_UNDERSTOOD,
    }  # fmt: skip


@blueprint.get("/standards")
def standards() -> str:
    """The editions that fit the filters of the address, those of one standard together."""
    catalogue, page, wanted = services().catalogue, page_number(), _wanted()
    found = catalogue.find(**cast("Any", wanted), page=page, size=ON_A_PAGE)
    groups = [_group(name, tuple(group)) for name, group in groupby(found.editions, key=lambda one: one.standard)]
    return render_template(
        "standards/list.html", groups=groups, total=found.total, shown=len(found.editions), wanted=wanted, page=page,
        pages=math.ceil(found.total / ON_A_PAGE), first=(page - 1) * ON_A_PAGE + 1, counts=_counts(wanted), statuses=list(EditionStatus),
        exact=catalogue.known(wanted["text"]) if wanted["text"] and page == 1 else None,
        code=_code(wanted["ics"]),
    )  # fmt: skip


@blueprint.get("/standards.csv")
def standards_csv() -> Response:
    """The whole list of the same filters, for a spreadsheet."""
    found = services().catalogue.find(**cast("Any", _wanted()), size=MOST_EXPORTED)
    response = Response("\ufeff" + "".join(map(csv_row, (COLUMNS, *map(_cells, found.editions)))), mimetype="text/csv")
    response.headers.set("Content-Disposition", "attachment", filename="toplu-standards.csv")
    return response


@blueprint.get("/standards/bodies")
def bodies() -> str:
    """Who publishes standards, with how many documents are held of each."""
    return render_template("standards/bodies.html", bodies=_bodies(), sources=services().catalogue.sources())


@blueprint.get("/standards/bodies/<body>")
def body(body: str) -> str:
    """A body: who it is, what is held of it, its committees."""
    catalogue = services().catalogue
    found = next((one for one in catalogue.bodies() if one.id == body), None) or abort(404)
    statuses = [(one, catalogue.find("", body=body, status=one.value, size=1).total) for one in EditionStatus]
    committees = [one for one in catalogue.committees() if one.reference.partition(" ")[0].partition("/")[0] == body]
    return render_template("standards/body.html", body=found, statuses=statuses, committees=committees, country=_country(found.country))


@blueprint.get("/standards/committees/<path:reference>")
def committee(reference: str) -> str:
    """A technical committee: what it is about, what stands below it, who takes part."""
    catalogue = services().catalogue
    found = catalogue.committee(reference) or abort(404)
    below = [one for one in catalogue.committees() if one.parent == reference]
    above = catalogue.committee(found.parent) if found.parent else None
    return render_template("standards/committee.html", committee=found, below=below, above=above)


@blueprint.get("/standards/<path:reference>")
def standard(reference: str) -> AnyResponse | str:
    """A standard with its editions, one of them in view: the one asked for, or the one an undated reference means on the day."""
    catalogue, moment = services().catalogue, Moment.of(asked("at"), today())
    day = moment.asked
    name = catalogue.standard_of(reference)
    known = catalogue.known(reference)
    plain = known.reference if known else name
    if plain != reference:
        lacking = reference if known is None and (named := read(reference)) and named.dated else None
        return redirect(url_for("standards.standard", reference=plain, at=request.args.get("at"), lacking=lacking))
    editions = catalogue.editions(name)
    alone = known is not None and (known.reference != name or not meant(editions, day or today()))
    edition = (known if alone else meant(editions, day or today())) or editions[-1]
    chain = links(editions)
    after = _elsewhere(chain, name)
    judged = catalogue.judgement(edition, day or today())
    return render_template(
        "standards/standard.html", lacking=read(asked("lacking")), name=name, edition=edition, alone=alone, editions=editions,
        day=day, moment=moment, judged=judged, chain=chain, after=after,
        states=states(chain, editions, day or today()) | {edition.reference: judged.state},
        drawn=drawn(chain, after), titled=_titled(edition, editions), relations=_relations(edition),
        codes=_codes(edition), claims=catalogue.claims(edition.reference),
        adopted=catalogue.adoptions_of(edition.reference if alone else name),
        body=next((one for one in catalogue.bodies() if one.id == edition.body), None), meant_on=meant(editions, day or today()),
        committee=catalogue.committee(edition.committee),
        bases=[(one, _held(one.base)) for one in edition.adoptions], citing=_citing(name, day or today()),
    )  # fmt: skip


def _group(name: str, documents: tuple[Edition, ...]) -> Group:
    whole = tuple(one for one in documents if one.kind not in SUPPLEMENTS)
    titled = next((one for one in reversed(whole or documents) if one.titles), documents[-1])
    return Group(name, whole, tuple(one for one in documents if one.kind in SUPPLEMENTS), titled)


def _titled(edition: Edition, editions: Iterable[Edition]) -> Edition:
    """Whose title is shown: the edition's own, or where its sources tell none that of the newest edition that has one."""
    whole = [one for one in editions if one.titles and one.kind not in SUPPLEMENTS]
    return edition if edition.titles or edition.kind in SUPPLEMENTS or not whole else whole[-1]


def _citing(name: str, day: date) -> list[tuple[str, list[tuple[Judged, int]]]]:
    """What cites any edition of a standard on a day, by act; what reads the same in one place once, with how often."""
    if read(name) is None:
        return []
    store = services().register
    judged = store.judged((one for one in store.citing(name) if one.stands_on(day)), day)
    by_act = groupby(judged, key=lambda one: one.citation.work_uri)
    return [(uri, once(group, lambda cited: (cited.label, str(cited.designation)))) for uri, group in by_act]


def _wanted() -> dict[str, str]:
    """The filters of the address."""
    status = asked("status")
    if status and status not in tuple(EditionStatus):
        abort(400)
    return {"text": asked("words"), "body": asked("body"), "ics": asked("ics"), "status": status}


def _bodies() -> list[tuple[Any, int]]:
    """The bodies of whom documents are held, and how many; first those of whom there are more."""
    counts = services().catalogue.counts()
    held = [(one, counts[one.id]) for one in services().catalogue.bodies() if counts.get(one.id)]
    return sorted(held, key=lambda one: -one[1])


def _code(code: str) -> Concept | None:
    return _ics((code,)).get(code) if code else None


def _codes(edition: Edition) -> list[tuple[str, Concept | None]]:
    names = _ics(edition.ics)
    return [(code, names.get(code)) for code in edition.ics]


def _ics(codes: Iterable[str]) -> dict[str, Concept]:
    """Codes of the ICS that its newest version has; none where it is not held."""
    try:
        return services().schemes.some(ICS, tuple(codes))
    except (NoSchemeError, NoVersionError):
        return {}


def _counts(wanted: dict[str, str]) -> Counted:
    """What the list can be narrowed to, with how many each leaves; kept as long as nothing changed."""
    kept = cast("Kept[Counted]", current_app.extensions[COUNTS])
    return kept.get((services().register.stamp(), *wanted.values()), lambda: _counted(wanted))


def _counted(wanted: dict[str, str]) -> Counted:
    found = services().catalogue.counted(**wanted)
    names = _ics(found.codes)
    codes = [(names[code], found.codes[code]) for code in sorted(found.codes) if code in names]
    return Counted(found.statuses, sorted(found.bodies.items(), key=lambda one: (-one[1], one[0])), codes)


def _country(code: str) -> str:
    return str(Locale(web_language()).territories.get(code, code))


def _elsewhere(chain: Iterable[Any], name: str) -> list[Edition]:
    """Editions of other standards that took the place of the last."""
    last = [link.edition for link in chain][-1:]
    return [one for edition in last for one in services().catalogue.successors(edition) if one.standard != name]


def _relations(edition: Edition) -> list[tuple[str, bool, list[End]]]:
    """By kind and side; other editions of the standard stand in its chain, and are left out."""
    told = [one for one in services().catalogue.relations_of(edition.reference) if one.relation.kind is not RelationKind.EDITION_OF]
    order = list(standards_words.RELATIONS)
    told.sort(key=lambda one: order.index((one.relation.kind.value, one.outward)))
    grouped = groupby(told, key=lambda one: (one.relation.kind.value, one.outward))
    return [(kind, outward, list(_ends(edition, list(group)))) for (kind, outward), group in grouped]


def _ends(edition: Edition, group: list[Related]) -> Iterator[End]:
    for at, one in enumerate(group):
        reference, on = one.relation.target if one.outward else one.source, one.relation.on
        precision = edition.precision if on == edition.published else "day"
        told = "" if one.derived else standards_words.told(on, precision)
        yield End(reference, told, one.derived, at >= MOST_CHECKED or not one.outward or _held(reference))


def _held(reference: str) -> bool:
    try:
        return bool(services().catalogue.standard_of(reference))
    except NoStandardError:
        return False


def _cells(one: Edition) -> tuple[str, ...]:
    days = (one.published.isoformat() if one.published else "", one.withdrawn.isoformat() if one.withdrawn else "")
    title = standards_words.title_of(one).text
    ics = " ".join(one.ics)
    return cast("tuple[str, ...]", (one.reference, one.standard, title, one.body, one.kind, one.status.value, *days, one.edition,
                                    one.committee, ics, one.url))  # fmt: skip
