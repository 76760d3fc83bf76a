"""Versions of a classifier: the list, two side by side, and the tables of correspondence read both ways."""

import math
from collections import Counter
from collections.abc import Iterable
from typing import cast

from flask import Blueprint, Response, abort, current_app, render_template

from classifiers.schemes.comparing import Difference, compare
from classifiers.schemes.model import ChangeKind, Concept, ConceptAssociation, Correspondence, Version, label_in
from language.letters import fold
from web import classifiers_asked as asking
from web import classifiers_words
from web.acts_view_cache import Kept
from web.browse import csv_row
from web.classifiers_asked import asked
from web.classifiers_differences import Pieces, marked
from web.classifiers_words import OTHER, said
from web.downloads import attached
from web.i18n import web_language
from web.links import page_number
from web.services import services

blueprint = Blueprint("classifier_versions", __name__)
ON_A_PAGE = 100
COMPARED = "toplu.compared_versions"
COMPARED_KEPT = 4
LINKS_ON_A_PAGE = 200
FEW = 6
"""Codes of one side of a change shown before the rest is folded away."""
COLUMNS = ("source", "source name", "target", "target name", "whole source", "whole target", "note")

blueprint.context_processor(asking.words)
blueprint.record_once(lambda state: state.app.extensions.setdefault(COMPARED, Kept[tuple[Difference, ...]](COMPARED_KEPT)))


@blueprint.get("/classifiers/<scheme>/versions")
def versions(scheme: str) -> str:
    """All versions, the newest first, each with how many changes it brought."""
    store = services().schemes
    held = store.versions(scheme)
    rows = [(one, before, len(store.changes(scheme, before.number, one.number)) if before else 0) for one, before in _pairs(held)]
    return render_template("classifiers/versions.html", scheme=store.scheme(scheme), rows=rows, tables=store.correspondences(scheme))


def compared(scheme: str) -> str:
    """Two versions side by side, the newest and the one before it where the address names none."""
    store, page, kind = services().schemes, page_number(), asked("kind")
    held = store.versions(scheme)
    new = store.version(scheme, asked("new"))
    before = [one for one in held if one.sequence < new.sequence]
    old = store.version(scheme, asked("old")) if asked("old") else before[0] if before else new
    found = _compared(old, new)
    wanted = [one for one in found if kind in ("", kind_of(one))]
    part = wanted[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    return render_template(
        "classifiers/compare.html", scheme=store.scheme(scheme), versions=held, old=old, new=new, kind=kind, page=page, rows=part,
        kinds=_kinds(found), total=len(wanted), pages=math.ceil(len(wanted) / ON_A_PAGE), before=_items(old, (one.old for one in part)),
        after=_items(new, (one.new for one in part)), kind_of=kind_of, marked=_marked, all=len(found), few=FEW,
    )  # fmt: skip


@blueprint.get("/classifiers/<scheme>/tables")
def tables(scheme: str) -> str:
    """The tables of correspondence from or to a classifier, each once: of those between the same versions the newest."""
    store = services().schemes
    once = {_sides(one): one for one in reversed(store.correspondences(scheme))}
    titles = {one.id: one for one in store.schemes()}
    return render_template("classifiers/tables.html", scheme=store.scheme(scheme), tables=tuple(once.values()), titles=titles)


@blueprint.get("/classifiers/<scheme>/table")
def table(scheme: str) -> str:
    """One table, read from this classifier; the other way it is read from the other one's page."""
    store, page, words = services().schemes, page_number(), asked("words")
    found = _table(scheme)
    left, right = _ends(found)
    links = _that_fit(found.associations, left, right, words)
    return render_template(
        "classifiers/table.html", scheme=store.scheme(scheme), other=store.scheme(found.target_scheme), table=found, left=left, right=right,
        rows=links[(page - 1) * LINKS_ON_A_PAGE : page * LINKS_ON_A_PAGE], total=len(links), page=page, words=words,
        pages=math.ceil(len(links) / LINKS_ON_A_PAGE), sources=len({one.source for one in links}),
    )  # fmt: skip


@blueprint.get("/classifiers/<scheme>/table.csv")
def table_csv(scheme: str) -> Response:
    """The same table for a spreadsheet, with the names of both ends."""
    found = _table(scheme)
    left, right = _ends(found)
    rows = (COLUMNS, *(_cells(link, left, right) for link in found.associations))
    name = f"{found.source_scheme}-{found.source_version}-{found.target_scheme}-{found.target_version}.csv"
    return attached(("\ufeff" + "".join(map(csv_row, rows))).encode(), "text/csv", name)


def _compared(old: Version, new: Version) -> tuple[Difference, ...]:
    """What differs between two versions; of those asked for last it is kept as long as nothing changed."""
    store, kept = services().schemes, cast("Kept[tuple[Difference, ...]]", current_app.extensions[COMPARED])
    key = (services().register.stamp(), old.scheme, old.sequence, new.sequence)
    return kept.get(key, lambda: compare(store, old.scheme, old.number, new.number))


def kind_of(one: Difference) -> str:
    """The code of a change as addresses have it; "other" for what is no change of the model."""
    return one.change.kind.value if one.change else OTHER


def _pairs(held: tuple[Version, ...]) -> Iterable[tuple[Version, Version | None]]:
    return zip(held, (*held[1:], None), strict=True)


def _kinds(found: tuple[Difference, ...]) -> list[tuple[str, object, int]]:
    counts = Counter(map(kind_of, found))
    names: list[tuple[str, object]] = [*((kind.value, classifiers_words.KINDS[kind]) for kind in ChangeKind), (OTHER, "")]
    return [(value, name, counts[value]) for value, name in names if counts[value]]


def _items(version: Version, codes: Iterable[tuple[str, ...]]) -> dict[str, Concept]:
    return services().schemes.some(version.scheme, [one for some in codes for one in some], version.number)


def _marked(old: Concept, new: Concept) -> tuple[Pieces, Pieces]:
    """The names of one item in two versions, in the language of the page where both have it."""
    here, there = said(old.labels), said(new.labels)
    same = here.language == there.language
    return marked(here.text, there.text) if same else (((here.text, False),), ((there.text, False),))


def _sides(one: Correspondence) -> frozenset[tuple[str, str]]:
    return frozenset(((one.source_scheme, one.source_version), (one.target_scheme, one.target_version)))


def _table(scheme: str) -> Correspondence:
    """The table the address asks for; 404 where there is none."""
    source, target = (scheme, asked("version")), (asked("with"), asked("their"))
    found = services().schemes.correspondence(source, target)
    return found or abort(404)


def _ends(found: Correspondence) -> tuple[dict[str, Concept], dict[str, Concept]]:
    store, links = services().schemes, found.associations
    left = store.some(found.source_scheme, {link.source for link in links}, found.source_version)
    return left, store.some(found.target_scheme, {link.target for link in links}, found.target_version)


def _that_fit(
    links: tuple[ConceptAssociation, ...], left: dict[str, Concept], right: dict[str, Concept], words: str
) -> tuple[ConceptAssociation, ...]:
    """Those of which both ends together hold all the words."""
    wanted = fold(words).split()
    return tuple(link for link in links if all(word in fold(" ".join(_cells(link, left, right))) for word in wanted)) if wanted else links


def _cells(link: ConceptAssociation, left: dict[str, Concept], right: dict[str, Concept]) -> tuple[str, ...]:
    names = (label_in(end[code].labels, web_language()) if code in end else "" for end, code in ((left, link.source), (right, link.target)))
    whole = ("" if told is None else "1" if told else "0" for told in (link.whole_source, link.whole_target))
    return (link.source, next(names), link.target, next(names), *whole, link.note)
