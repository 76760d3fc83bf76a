"""Changing the glossary: a term's form, a new term, proposals accepted or refused. Nothing typed is ever lost."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from classifiers.glossary.entries import Entry, Fault, Stale, Wanted
from classifiers.glossary.model import Standing, Term
from classifiers.glossary.rows import LISTS, differences
from classifiers.glossary.shipped import tidy
from classifiers.lifecycle.model import Role
from web import accounts, editors, glossary_names
from web.glossary_pages import FieldEdit, field_edit, kept
from web.unkept import unkept

blueprint = Blueprint("glossary_editing", __name__)  # it asks `is_ours` itself and keeps what was typed
AT_ONCE = 10
"""Proposals on one page."""
LONGEST_FIELD = 8000


@dataclass(frozen=True, slots=True)
class Message:
    """What stands in the way of a form: a code the template has words for, with the fields it is about."""

    code: str = ""                      # "" | "faults" | "stale" | "signed_out" | "token" | "password" | "role"
    faults: tuple[Fault, ...] = ()
    now: Entry | None = None            # of "stale": what is kept
    others: tuple[FieldEdit, ...] = ()  # of "stale": what would change if the form were sent again


@blueprint.get("/glossary/new")
def new() -> AnyResponse:
    """An empty form; `az` and `en` of the address fill its first fields."""
    _demand_editor()
    typed = {"az": request.args.get("az", "")[:200], "en": request.args.get("en", "")[:200], "standing": Standing.IN_USE.value}
    return _form(_blank() | typed | {"source": editors.editor() or ""}, 0, None, Message())


@blueprint.post("/glossary/new")
def add() -> AnyResponse:
    """Keep a new term, or show the form with what is wrong."""
    typed = _typed()
    if hindrance := _hindrance():
        return _form(typed, 0, None, hindrance)
    answer = kept().add(_term(typed, ""), editors.editor() or "")
    return _to(answer) if isinstance(answer, Entry) else _form(typed, 0, None, Message("faults", answer))


@blueprint.get("/glossary/<path:id_>/edit")
def edit(id_: str) -> AnyResponse:
    """The form of a term as it is kept."""
    _demand_editor()
    entry = kept().entry(id_)
    return _form(_filled(entry.term), entry.revision, entry, Message())


@blueprint.post("/glossary/<path:id_>/edit")
def save(id_: str) -> AnyResponse:
    """Change a term, or show the form with what is wrong or what somebody else changed meanwhile."""
    typed, entry = _typed(), kept().entry(id_)
    if hindrance := _hindrance():
        return _form(typed, _revision("revision"), entry, hindrance)
    term = _term(typed, id_)
    match kept().edit(term, _revision("revision"), editors.editor() or ""):
        case Entry() as changed:
            return _to(changed)
        case Stale(now):
            mine = _followed(typed, _filled(now.term))
            return _form(mine, now.revision, now, Message("stale", now=now, others=_others(now.term, _term(mine, id_))))
        case faults:
            return _form(typed, _revision("revision"), entry, Message("faults", faults))


@blueprint.get("/glossary/proposals")
def proposals() -> AnyResponse:
    """The next proposals, to be accepted or refused; those somebody chose first in the address."""
    return _proposals({}, Message())


@blueprint.post("/glossary/proposals")
def judge() -> AnyResponse:
    """Do what was chosen for each; what somebody else judged meanwhile is told and left."""
    chosen = {name.removeprefix("choice:"): value for name, value in request.form.items() if name.startswith("choice:")}
    if hindrance := _hindrance():
        return _proposals(chosen, hindrance)
    done, stale = 0, 0
    for id_, choice in list(chosen.items())[:AT_ONCE]:
        if choice in (Standing.IN_USE, Standing.REFUSED):
            answer = kept().judge(id_, Standing(choice), _revision(f"revision:{id_}"), editors.editor() or "")
            done, stale = done + isinstance(answer, Entry), stale + (not isinstance(answer, Entry))
    return redirect(url_for(".proposals", done=done, stale=stale or None, skip=_skipped(chosen)), code=303)


@blueprint.post("/glossary/<path:id_>/standing")
def stand(id_: str) -> AnyResponse:
    """Accept or refuse one term from its own page."""
    choice = request.form.get("standing", "")
    if choice not in (*Standing,):
        abort(400)
    entry = kept().entry(id_)
    if hindrance := _hindrance():
        return _form(_filled(replace(entry.term, standing=Standing(choice))), entry.revision, entry, hindrance)
    match kept().judge(id_, Standing(choice), _revision("revision"), editors.editor() or ""):
        case Stale(now):
            asked = replace(now.term, standing=Standing(choice))
            return _form(_filled(asked), now.revision, now, Message("stale", now=now, others=_others(now.term, asked)))
        case Entry() as changed:
            return _to(changed)
        case faults:
            return _form(_filled(entry.term), entry.revision, entry, Message("faults", faults))


# what may hinder
def _demand_editor() -> None:
    if editors.editor() is None:
        abort(accounts.lacking((Role.MANAGER,)) if accounts.may() else accounts.sign_in_first())


def _hindrance() -> Message | None:
    """Why a form sent is not taken: not ours, nobody signed in, or not an editor. Name and password sent along signed in before."""
    if not accounts.is_ours():
        return Message("token" if editors.editor() else "signed_out")
    if editors.editor() is not None:
        return None
    return Message("role" if accounts.may() else "password" if accounts.PASSWORD in request.form else "signed_out")


STATUS: Mapping[str, int] = {"": 200, "faults": 422, "stale": 409, "signed_out": 403, "token": 400, "password": 403, "role": 403}


# the form
def _typed() -> dict[str, str]:
    return {name: request.form.get(name, "").replace("\0", " ")[:LONGEST_FIELD] for name in glossary_names.FIELDS}


def _blank() -> dict[str, str]:
    return dict.fromkeys(glossary_names.FIELDS, "")


def _filled(term: Term) -> dict[str, str]:
    """A term as the fields show it: one label a line."""
    return {name: "\n".join(value) if isinstance(value := getattr(term, name), tuple) else str(value) for name in glossary_names.FIELDS}


def _term(typed: Mapping[str, str], id_: str) -> Term:
    """The term the fields say; spaces in excess and labels written twice are dropped."""
    lists = {name: tuple(filter(None, (" ".join(line.split()) for line in typed[name].splitlines()))) for name in LISTS}
    az, en, domain, source = (" ".join(typed[name].split()) for name in ("az", "en", "domain", "source"))
    standing = Standing(typed["standing"]) if typed["standing"] in (*Standing,) else Standing.IN_USE
    return tidy(Term(id_, az, en, domain=domain, source=source, standing=standing, **lists))


def _followed(typed: Mapping[str, str], now: Mapping[str, str]) -> Mapping[str, str]:
    """What was typed, with the fields left as they were first seen brought to what somebody else made of them."""
    seen = _seen()
    return {name: now[name] if name in seen and value.split() == seen[name].split() else value for name, value in typed.items()}


def _seen() -> Mapping[str, str]:
    """The fields as the form first showed them, which it sends along."""
    try:
        raw = json.loads(request.form.get("seen", ""))
    except (ValueError, RecursionError):
        return {}
    return {name: value for name, value in raw.items() if isinstance(value, str)} if isinstance(raw, dict) else {}


def _revision(name: str) -> int:
    raw = request.form.get(name, "0")
    return int(raw[:9]) if raw.isascii() and raw.isdigit() else 0


def _form(typed: Mapping[str, str], revision: int, entry: Entry | None, message: Message) -> Response:
    domains = sorted({*filter(None, glossary_names.DOMAINS), *filter(None, (typed["domain"],))}, key=_domain_name)
    kept_seen = _seen() if message.code and message.code != "stale" else {}
    seen = kept_seen or (_filled(entry.term) if entry else {})
    page = render_template(
        "glossary/form.html", typed=typed, seen=json.dumps(seen, ensure_ascii=False), revision=revision, entry=entry,
        message=message, domains=domains, wrong={fault.field: fault.reason for fault in reversed(message.faults)}, terms=glossary_names,
    )  # fmt: skip
    return unkept(page, STATUS[message.code])


def _domain_name(domain: str) -> str:
    return glossary_names.facet_value("domain", domain)


def _others(now: Term, mine: Term) -> tuple[FieldEdit, ...]:
    before, after = differences(now, mine)
    return tuple(field_edit(name, before[name], after[name]) for name in glossary_names.FIELDS if name in after)


def _to(entry: Entry) -> AnyResponse:
    return redirect(url_for("glossary.term", id_=entry.term.id), code=303)


# proposals
def _proposals(chosen: Mapping[str, str], message: Message) -> Response:
    if editors.editor() is None and not message.code:
        _demand_editor()
    skip = _number("skip")
    found = kept().find(Wanted(standing=Standing.PROPOSED.value), 1, AT_ONCE + skip)
    page = render_template(
        "glossary/proposals.html", entries=found.entries[skip:], total=found.total, skip=skip, chosen=chosen, message=message,
        terms=glossary_names, done=_number("done"), stale=_number("stale"),
    )  # fmt: skip
    return unkept(page, STATUS[message.code])


def _number(name: str) -> int:
    raw = request.args.get(name, "0")
    return int(raw[:6]) if raw.isascii() and raw.isdigit() else 0


def _skipped(chosen: Mapping[str, str]) -> int | None:
    """How many proposals were left for later, so that the next page goes on after them."""
    left = sum(choice not in (Standing.IN_USE, Standing.REFUSED) for choice in chosen.values())
    return (_number("skip") + left) or None
