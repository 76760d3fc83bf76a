"""Pages of classifiers: the list, a tree that opens level by level, one item, two versions side by side, and files to take away."""

from dataclasses import dataclass
from types import MappingProxyType

from flask import Blueprint, Response, abort, make_response, render_template, request, url_for
from flask_babel import lazy_gettext as _l

from classifiers.exchange.exporting import FORMS, export
from classifiers.schemes.model import ChangeKind, Concept, Label, Labels, Node, NoteKind, Version, label_in
from web.i18n import web_language
from web.services import services

blueprint = Blueprint("classifiers", __name__)
MOST_FOUND = 50
LONGEST = 200
KINDS = MappingProxyType({
    ChangeKind.DELETION: _l("taken away"),
    ChangeKind.CREATION: _l("new"),
    ChangeKind.MERGER: _l("merged into a new item"),
    ChangeKind.TAKE_OVER: _l("taken over by another"),
    ChangeKind.BREAKDOWN: _l("broken down into new items"),
    ChangeKind.SPLIT_OFF: _l("a part split off"),
    ChangeKind.TRANSFER: _l("parts passed from one to another"),
    ChangeKind.CODE_CHANGE: _l("another code"),
    ChangeKind.NAME_CHANGE: _l("another name"),
    ChangeKind.CODE_AND_NAME: _l("another code and name"),
    ChangeKind.MIXED: _l("several changes at once"),
})
NOTES = MappingProxyType({
    NoteKind.INCLUDES: _l("Includes"),
    NoteKind.ALSO_INCLUDES: _l("Also includes"),
    NoteKind.EXCLUDES: _l("Excludes"),
    NoteKind.DEFINITION: _l("Definition"),
    NoteKind.SCOPE: _l("Scope"),
    NoteKind.HISTORY: _l("History"),
    NoteKind.EXAMPLE: _l("Example"),
    NoteKind.CHANGE: _l("Change"),
    NoteKind.NOTE: _l("Note"),
})
STATUSES = MappingProxyType({"valid": _l("valid"), "superseded": _l("replaced by others"), "retired": _l("retired")})


@dataclass(frozen=True, slots=True)
class Branch:
    """A row of the tree as shown: the node, how deep it stands, and whether what is below it is shown."""

    node: Node
    depth: int
    open: bool


@blueprint.get("/classifiers")
def classifiers() -> str:
    """All classifiers with their newest versions."""
    store = services().schemes
    rows = [(scheme, store.versions(scheme.id)) for scheme in store.schemes()]
    return render_template("classifiers/list.html", rows=rows, said=said)


@blueprint.get("/classifiers/<scheme>")
def classifier(scheme: str) -> str:
    """The tree, open down to the item that `open` names; or what `words` find in it."""
    store, version = services().schemes, _version(scheme)
    words, opened = _asked("words"), _asked("open")
    found = store.find(scheme, words, web_language(), version.number, MOST_FOUND) if words else ()
    return render_template(
        "classifiers/tree.html", scheme=store.scheme(scheme), version=version, versions=store.versions(scheme), words=words,
        found=found, branches=[] if words else _branches(scheme, version.number, opened), opened=opened, said=said, forms=FORMS,
        most=MOST_FOUND,
    )  # fmt: skip


@blueprint.get("/classifiers/<scheme>/items/<path:code>")
def item(scheme: str, code: str) -> str:
    """One item: its names, notes, place, history, and what carries its code."""
    store, version = services().schemes, _version(scheme)
    concept = store.concept(scheme, code, version.number)
    return render_template(
        "classifiers/item.html", scheme=store.scheme(scheme), version=version, concept=concept, said=said, notes=NOTES, statuses=STATUSES,
        above=store.ancestors(scheme, version.number, code), below=store.tree(scheme, version.number, code),
        history=store.history(scheme, concept.id), uses=tuple(services().uses.using(scheme, (code,))), versions=store.versions(scheme),
    )  # fmt: skip


@blueprint.get("/classifiers/<scheme>/compare")
def compare(scheme: str) -> str:
    """Two versions side by side: what is not the same, and the changes by their kind."""
    store = services().schemes
    versions = store.versions(scheme)
    new = store.version(scheme, _asked("new"))
    before = [one for one in versions if one.sequence < new.sequence]
    old = store.version(scheme, _asked("old")) if _asked("old") else before[0] if before else new
    return render_template(
        "classifiers/compare.html", scheme=store.scheme(scheme), versions=versions, old=old, new=new, said=said, kinds=KINDS,
        pairs=store.compared(scheme, old.number, new.number), changes=store.changes(scheme, old.number, new.number),
    )  # fmt: skip


@blueprint.get("/classifiers/<scheme>/whole.<path:form>")
def whole(scheme: str, form: str) -> Response:
    """A version as a file."""
    if form not in FORMS:
        abort(404)
    store, version = services().schemes, _version(scheme)
    base = url_for("classifiers.classifier", scheme=scheme, _external=True)
    body = export(form, store.scheme(scheme), version, store.concepts(scheme, version.number), base)
    response = make_response(body)
    response.headers["Content-Type"] = f"{FORMS[form].media_type}; charset=utf-8"
    response.headers["Content-Disposition"] = f'attachment; filename="{scheme}-{version.sequence}.{FORMS[form].ending}"'
    return response


def said(labels: Labels) -> Label:
    """The label for the language of the page, with the language it is in."""
    text = label_in(labels, web_language())
    return next((label for label in labels if label.text == text), Label(text))


def _version(scheme: str) -> Version:
    """The version the address asks for, or the newest."""
    return services().schemes.version(scheme, _asked("version"))


def _asked(name: str) -> str:
    return " ".join(request.args.get(name, "").replace("\0", " ").split())[:LONGEST]


def _branches(scheme: str, number: str, opened: str) -> list[Branch]:
    """The rows of the tree: the top, and below each item on the way to the one opened its own."""
    store = services().schemes
    way: list[Concept] = [*store.ancestors(scheme, number, opened), store.concept(scheme, opened, number)] if opened else []
    return _below(scheme, number, "", [one.code for one in way], 0)


def _below(scheme: str, number: str, parent: str, way: list[str], depth: int) -> list[Branch]:
    rows: list[Branch] = []
    for node in services().schemes.tree(scheme, number, parent):
        on_the_way = bool(way) and node.concept.code == way[0]
        rows.append(Branch(node, depth, on_the_way))
        if on_the_way:
            rows += _below(scheme, number, node.concept.code, way[1:], depth + 1)
    return rows
