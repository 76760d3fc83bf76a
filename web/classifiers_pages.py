"""Pages of classifiers: the list, the tree beside what is said of the classifier or of one item, what carries a code."""

import math
from collections.abc import Iterable
from itertools import groupby

from flask import Blueprint, render_template, request

from acts.register.crosswalk import Beyond, beyond
from classifiers.lifecycle.uses import AllUses
from classifiers.schemes.model import Concept, Correspondence, Version
from classifiers.schemes.ports import Use
from web import classifiers_tree
from web.classifiers_asked import around, asked, asked_version, words
from web.classifiers_differences import Wording, wordings
from web.classifiers_files import address_of
from web.classifiers_versions import compared
from web.i18n import web_language
from web.links import page_number, whole
from web.services import services

blueprint = Blueprint("classifiers", __name__)
MOST_FOUND = 50
FEW = 12
"""Carriers of a code shown on its page."""
ON_A_PAGE = 100

blueprint.record_once(lambda state: classifiers_tree.keep_levels(state.app.extensions))

blueprint.context_processor(words)
blueprint.add_url_rule("/classifiers/<scheme>/compare", "compare", compared)


@blueprint.get("/classifiers")
def classifiers() -> str:
    """All classifiers with their newest versions."""
    store = services().schemes
    rows = [(scheme, store.versions(scheme.id)) for scheme in store.schemes()]
    return render_template("classifiers/list.html", rows=rows)


@blueprint.get("/classifiers/<scheme>")
def classifier(scheme: str) -> str:
    """The tree, open below the item that `open` names; or what `words` find in it."""
    version, typed, opened = asked_version(scheme), asked("words"), asked("open")
    store = services().schemes
    if opened:
        store.concept(scheme, opened, version.number)
    found = store.find(scheme, typed, web_language(), version.number, MOST_FOUND) if typed else ()
    return render_template(
        "classifiers/scheme.html", **around(version), words=typed, found=found, above=_above(version, found), most=MOST_FOUND,
        tree=classifiers_tree.shown(version, classifiers_tree.way_to(version, opened), _start()), opened=opened,
        tables=store.correspondences(scheme),
    )  # fmt: skip


@blueprint.get("/classifiers/<scheme>/branch")
def branch(scheme: str) -> str:
    """A level of the tree alone, for a page that opens it in place."""
    version = asked_version(scheme)
    tree = classifiers_tree.part(version, asked("parent"), _start() or 0)
    return render_template("classifiers/branch.html", **around(version), tree=tree)


@blueprint.get("/classifiers/<scheme>/items/<path:code>")
def item(scheme: str, code: str) -> str:
    """One item: its names, notes, place, history, links elsewhere, and what carries its code."""
    version, store = asked_version(scheme), services().schemes
    concept = store.concept(scheme, code, version.number)
    above = store.ancestors(scheme, version.number, code)
    return render_template(
        "classifiers/item.html", **around(version), concept=concept, above=above, below=classifiers_tree.level(version, code),
        tree=classifiers_tree.shown(version, (*(one.code for one in above), code)), history=_history(scheme, concept),
        others=store.some(scheme, (*concept.parents[1:], *concept.related), version.number), links=_links(version, concept),
        carriers=_first_of_each(services().uses.using(scheme, (code,))), carried=classifiers_tree.carried(version).get(code, 0),
        beyond=_beyond(version, code),
        successors=_successors(scheme, concept), address_of=address_of, schemes={one.id: one for one in store.schemes()},
    )  # fmt: skip


@blueprint.get("/classifiers/<scheme>/carriers")
def carriers(scheme: str) -> str:
    """Everything that carries a code or one below it."""
    version, code, kind, page = asked_version(scheme), asked("code"), asked("kind"), page_number()
    concept = services().schemes.concept(scheme, code, version.number)
    found = [use for use in services().uses.using(scheme, classifiers_tree.below(version, code)) if use.kind in classifiers_tree.SHOWN]
    kinds = {name: sum(use.kind == name for use in found) for name in classifiers_tree.SHOWN}
    wanted = [use for use in found if kind in ("", use.kind)]
    return render_template(
        "classifiers/carriers.html", **around(version), concept=concept, kind=kind, kinds=kinds, page=page, total=len(wanted),
        rows=wanted[(page - 1) * ON_A_PAGE : page * ON_A_PAGE], pages=math.ceil(len(wanted) / ON_A_PAGE),
    )  # fmt: skip


def _start() -> int | None:
    return whole(request.args.get("from", ""), 7)


def _beyond(version: Version, code: str) -> list[tuple[Beyond, dict[str, Concept]]]:
    """What the codes of other classifiers that correspond to a code are carried by, with those codes; of the newest version only."""
    store = services().schemes
    if store.version(version.scheme).number != version.number:
        return []
    shown = AllUses({kind: uses for kind, uses in services().uses.by_kind.items() if kind in classifiers_tree.SHOWN})
    return [(one, store.some(one.scheme, one.links)) for one in beyond(store, shown, version.scheme, code, FEW) if one.uses]


def _above(version: Version, found: Iterable[Concept]) -> dict[str, Concept]:
    """The items directly above those found, by code."""
    return services().schemes.some(version.scheme, [one.parent for one in found if one.parent], version.number)


def _history(scheme: str, concept: Concept) -> tuple[Wording, ...]:
    return wordings(services().schemes.history(scheme, concept.id))


def _links(version: Version, concept: Concept) -> list[tuple[Correspondence, dict[str, Concept]]]:
    """The tables that link an item, each with the items at their other ends. Of tables to other versions of the same classifier only
    those of the version shown; of those to one version of another the newest."""
    store = services().schemes
    counting = [table for table in store.links_of(version.scheme, concept.code) if _counts(table, version)]
    found = {(table.target_scheme, table.target_version): table for table in reversed(counting)}.values()
    return [(table, store.some(table.target_scheme, _targets(table), table.target_version)) for table in found]


def _counts(table: Correspondence, version: Version) -> bool:
    return table.target_scheme != version.scheme or table.source_version == version.number


def _targets(table: Correspondence) -> list[str]:
    return [link.target for link in table.associations]


def _first_of_each(uses: Iterable[Use]) -> list[tuple[str, list[Use], int]]:
    """By kind the first few carriers, and how many there are; mappings are shown as links of tables."""
    listed = [(kind, list(group)) for kind, group in groupby(uses, key=lambda use: use.kind) if kind in classifiers_tree.SHOWN]
    return [(kind, group[:FEW], len(group)) for kind, group in listed]


def _successors(scheme: str, concept: Concept) -> list[Concept]:
    """As they last stood."""
    histories = (services().schemes.history(scheme, id_) for id_ in concept.successors)
    return [history[-1][1] for history in histories if history]
