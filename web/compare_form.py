"""The question in which a text is given: a file, words, or an act held. What was typed, and what is wrong with it."""

import re
from dataclasses import dataclass, field
from datetime import date

from flask import request

from acts.errors import ActsError
from acts.held import ActFilter, ActSummary
from acts.listing import list_acts, summaries
from web.acts_day import Moment, today
from web.compare_engine import Source, comparer
from web.compare_given import LARGEST_FILE, LONGEST_TEXT, Given, How
from web.compare_keeping import uploads
from web.services import services

NO_FILE = "expected a file, found none"
EMPTY_FILE = "the file is empty"
NO_TEXT = "expected the text of an act, found nothing typed"
NO_ACT = "expected the name or the number of an act"
NONE_FITS = "no act held has %(value)s in its title or number"
CHOOSE = "several acts fit: choose one"
NO_DAY = "expected a day such as 2026-01-31, found %(value)s"
TOO_LARGE = f"the file has more than {LARGEST_FILE >> 20} MB, the most that is taken"
TOO_LONG = f"the text has more than {LONGEST_TEXT:,} characters: give it as a file"
MOST_OFFERED = 8


@dataclass(slots=True)
class Typed:
    """A question as it was filled in. ``wrong``: by field why it was not taken; ``kept`` and ``kept_name``: a file sent before, so that
    it need not be sent again; ``offers``: acts that fit what was typed.
    """

    how: str = How.FILE
    text: str = ""
    act: str = ""
    uri: str = ""
    at: str = ""
    kept: str = ""
    kept_name: str = ""
    offers: tuple[ActSummary, ...] = ()
    wrong: dict[str, str] = field(default_factory=dict)


def typed_of_request() -> Typed:
    """What the form says."""
    form = request.form
    how = form.get("how", How.FILE)
    act, uri, at = (form.get(name, "").strip()[:200] for name in ("act", "uri", "at"))
    kept, kept_name = form.get("kept", "")[:64], form.get("kept_name", "")[:200]
    return Typed(how if how in (*How,) else How.FILE, form.get("text", ""), act, uri, at[:40], kept, kept_name)


def given_by(typed: Typed) -> Given | None:
    """The text the form gives; None where something is wrong, which is then told in ``wrong``."""
    given = {How.FILE: _file, How.TEXT: _text, How.ACT: _act}[How(typed.how)](typed)
    if given is None:
        return None
    try:
        comparer().check(Source(given.how, given.name, uploads().get(given.sha256) if given.sha256 else b"", given.uri, given.day))
    except ActsError as error:
        typed.wrong[typed.how] = str(error)
        return None
    return given


def _file(typed: Typed) -> Given | None:
    sent = request.files.get("file")
    name = re.split(r"[/\\]", sent.filename or "")[-1][-200:] if sent else ""
    if sent is None or not name:
        if not typed.kept:
            typed.wrong["file"] = NO_FILE
            return None
        return Given(How.FILE, typed.kept_name, typed.kept)
    body = sent.read(LARGEST_FILE + 1)
    if not body or len(body) > LARGEST_FILE:
        typed.wrong["file"] = TOO_LARGE if body else EMPTY_FILE
        return None
    return Given(How.FILE, name, uploads().put(body))


def _text(typed: Typed) -> Given | None:
    if not typed.text.strip() or len(typed.text) > LONGEST_TEXT:
        typed.wrong["text"] = TOO_LONG if typed.text.strip() else NO_TEXT
        return None
    return Given(How.TEXT, "", uploads().put(typed.text.encode("utf-8", "replace")))


def _act(typed: Typed) -> Given | None:
    moment = Moment.of(typed.at, today())
    if moment.wrong:
        typed.wrong["at"] = NO_DAY % {"value": repr(typed.at)}
    uri = _chosen(typed)
    if not uri or moment.wrong:
        return None
    title = summaries(services().engine, [uri])[uri].title
    return Given(How.ACT, title, "", uri, moment.asked)


def _chosen(typed: Typed) -> str:
    """The address of the act meant; "" where it cannot be told, which is then told in ``wrong``."""
    engine = services().engine
    if typed.uri and typed.uri in summaries(engine, [typed.uri]):
        return typed.uri
    if not typed.act:
        typed.wrong["act"] = NO_ACT
        return ""
    if typed.act.startswith("/akn/") and typed.act in summaries(engine, [typed.act]):
        return typed.act
    found = list_acts(engine, ActFilter(words=typed.act), size=MOST_OFFERED)
    if len(found.items) == 1:
        return found.items[0].uri
    typed.offers = found.items
    typed.wrong["act"] = CHOOSE if found.items else NONE_FITS % {"value": repr(typed.act)}
    return ""


def day_of(typed: str) -> tuple[date, str]:
    """The day typed, today for none; and why it is no day, "" where it is one."""
    moment = Moment.of(typed.strip()[:40], today())
    return moment.day, NO_DAY % {"value": repr(typed.strip()[:40])} if moment.wrong else ""

