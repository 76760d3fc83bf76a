"""Classifiers for programs: a version as a file, and addresses that stay for each classifier, version and item.

The addresses without a language answer in the form that is asked for, by `?format=` or by the header Accept: a page, Turtle, RDF/XML,
JSON-LD or JSON.
"""

import json
from collections.abc import Mapping
from types import MappingProxyType

from flask import Blueprint, Response, abort, redirect, request, url_for
from rdflib import RDF, SKOS, Graph, URIRef
from werkzeug.wrappers import Response as AnyResponse

from classifiers.exchange.addresses import Addresses
from classifiers.exchange.correspondence_write import linked
from classifiers.exchange.exporting import FORMS, export
from classifiers.exchange.rdf_write import FORMATS as RDF_FORMS
from classifiers.exchange.rdf_write import graph_of
from classifiers.schemes.errors import NoConceptError
from classifiers.schemes.model import Concept, Version
from classifiers.schemes.rows import packed
from web.classifiers_asked import asked_version
from web.i18n import web_language
from web.services import services

files = Blueprint("classifier_files", __name__)
"""Under the languages."""
blueprint = Blueprint("classifier_ids", __name__)
"""Addresses that stay."""
PAGE = "html"
MEDIA_TYPES: Mapping[str, str] = MappingProxyType({
    PAGE: "text/html", "ttl": "text/turtle", "rdf": "application/rdf+xml", "jsonld": "application/ld+json", "json": "application/json",
})
"""What one item is given in; `FORMS` has the forms of whole versions."""


@files.get("/classifiers/<scheme>/whole.<path:form>")
def whole(scheme: str, form: str) -> Response:
    """A version as a file to keep."""
    if form not in FORMS:
        abort(404)
    version = asked_version(scheme)
    response = _file(form, version)
    response.headers["Content-Disposition"] = f'attachment; filename="{scheme}-{version.sequence}.{FORMS[form].ending}"'
    return response


@blueprint.get("/id/<scheme>")
def of_scheme(scheme: str) -> AnyResponse:
    """The newest version of a classifier."""
    version, form = services().schemes.version(scheme), _form()
    page = url_for("classifiers.classifier", lang=web_language(), scheme=scheme)
    return _page(page) if form == PAGE else _negotiated(_file(form, version))


@blueprint.get("/id/<scheme>/versions/<path:number>")
def of_version(scheme: str, number: str) -> AnyResponse:
    """A version; it stays as it was published."""
    version, form = services().schemes.version(scheme, number), _form()
    page = url_for("classifiers.classifier", lang=web_language(), scheme=scheme, version=number)
    return _page(page) if form == PAGE else _negotiated(_file(form, version))


@blueprint.get("/id/<scheme>/<path:id_>")
def of_item(scheme: str, id_: str) -> AnyResponse:
    """An item as it stands, or as it stood when a version last had it."""
    version, concept = last_standing(scheme, id_)
    form = _form()
    if form == PAGE:
        newest = services().schemes.version(scheme).number == version.number
        number = None if newest else version.number
        return _page(url_for("classifiers.item", lang=web_language(), scheme=scheme, code=concept.code, version=number))
    if form not in MEDIA_TYPES:
        abort(404)
    body = _json(version, concept) if form == "json" else _graph(version, concept).serialize(format=RDF_FORMS[form], encoding="utf-8")
    return _negotiated(_answer(body, MEDIA_TYPES[form]))


def last_standing(scheme: str, id_: str) -> tuple[Version, Concept]:
    """An item by its identity, in the newest version that has it. Raises `NoConceptError`."""
    store = services().schemes
    history = store.history(scheme, id_)
    codes = {concept.code for _, concept in history}
    for version in store.versions(scheme) if history else ():
        for concept in store.some(scheme, codes, version.number).values():
            if concept.id == id_:
                return version, concept
    raise NoConceptError(f"{scheme} has no item {id_!r}")


def address_of(scheme: str, id_: str = "") -> str:
    """The address that stays, of a classifier or of an item of it."""
    base = url_for("classifier_ids.of_scheme", scheme=scheme, _external=True)
    return str(Addresses(base).concept(id_)) if id_ else base


def _form() -> str:
    """The form asked for: by `?format=`, else what Accept likes best, a page where it likes all alike."""
    told = request.args.get("format", "")
    if told:
        return told if told in (*MEDIA_TYPES, *FORMS) else abort(404)
    best = request.accept_mimetypes.best_match([*MEDIA_TYPES.values()], default=MEDIA_TYPES[PAGE])
    return next(form for form, media_type in MEDIA_TYPES.items() if media_type == best)


def _page(address: str) -> AnyResponse:
    return _negotiated(redirect(address, code=303))


def _negotiated(response: AnyResponse) -> AnyResponse:
    """What depends on Accept says so; every origin may read data."""
    response.vary.update(("Accept", "Accept-Language"))
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _file(form: str, version: Version) -> Response:
    store = services().schemes
    concepts = store.concepts(version.scheme, version.number)
    scheme, tables = store.scheme(version.scheme), linked(store, version)
    return _answer(export(form, scheme, version, concepts, address_of(version.scheme), tables), FORMS[form].media_type)


def _answer(body: bytes, media_type: str) -> Response:
    response = Response(body, content_type=f"{media_type}; charset=utf-8")
    response.headers["Cache-Control"] = "private, no-cache"
    response.add_etag()
    return response


def _around(version: Version, concept: Concept) -> tuple[Concept, ...]:
    """The items beside one in the tree: above it, below it, related to it."""
    store = services().schemes
    below = (node.concept for node in store.tree(version.scheme, version.number, concept.code))
    return (*store.some(version.scheme, (*concept.parents, *concept.related), version.number).values(), *below)


def _graph(version: Version, concept: Concept) -> Graph:
    """The triples of one item, with the names of those beside it."""
    scheme, at = services().schemes.scheme(version.scheme), Addresses(address_of(version.scheme))
    beside = _around(version, concept)
    whole = graph_of(scheme, version, (concept, *beside), at.base, xkos=False)
    described, named = {at.concept(concept.id)}, {at.concept(one.id) for one in beside} | {URIRef(at.base)}
    told = {RDF.type, SKOS.prefLabel, SKOS.notation}
    for triple in list(whole):
        if isinstance(triple[0], URIRef) and triple[0] not in described and not (triple[0] in named and triple[1] in told):
            whole.remove(triple)
    return whole


def _json(version: Version, concept: Concept) -> bytes:
    scheme = services().schemes.scheme(version.scheme)
    links = {one.code: address_of(scheme.id, one.id) for one in _around(version, concept)}
    value = {
        "id": address_of(scheme.id, concept.id), "scheme": {**json.loads(packed(scheme)), "id": address_of(scheme.id)},
        "version": version.number, "concept": json.loads(packed(concept)),
        "broader": [links[code] for code in concept.parents if code in links],
        "narrower": [address_of(scheme.id, node.concept.id) for node in services().schemes.tree(scheme.id, version.number, concept.code)],
    }  # fmt: skip
    return json.dumps(value, ensure_ascii=False, indent=1).encode()
