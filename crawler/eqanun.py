"""Spider of e-qanun.az, the state's database of legal acts, through the service its own pages use."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit

from scrapy.http import Response

from acts.cards import Card
from acts.topics import TopicMatch, match
from crawler.eqanun_answers import OLD_WORD, Entry, Record, format_of, read_record, read_redactions, read_word_url
from crawler.eqanun_lists import EqanunLists
from crawler.ledger import ActState
from crawler.records import Outcome
from crawler.spider import Arrived, Found
from crawler.texts import plain_text
from language.letters import fold

REFERER = {"Referer": "https://e-qanun.az/"}          # the texts answer 403 without it
MEDIA_TYPES = {
    "html": "text/html",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
UNREADABLE = "old binary Word, not readable"
EVERYTHING = "everything of the source is taken"
NO_TOPIC = "no topic of the profile: neither the title, nor the classification codes, nor the site's search in texts"
NOT_IN_TEXT = "no topic of the profile: the site's search named it, but the text says too little of any topic"


@dataclass(frozen=True, slots=True)
class Subject:
    """An act being read: its entry in the list, its record, and how it was decided."""

    entry: Entry
    record: Record
    state: ActState


class EqanunSpider(EqanunLists):
    """Lists acts by date, newest first; decides each by the profile; reads record, text and former redactions of those wanted.

    Titles are decided by the list alone, codes by the record. The words of texts are first asked of the site's own search,
    and an act it names is taken only if the text really has them.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.profile_sha256 = self.job.profile_sha256

    # -- deciding

    def _consider(self, entry: Entry) -> Iterator[Found]:
        since, adopted = self.job.since, entry.card.adopted
        if since is not None and adopted is not None and adopted < since:
            self._note(entry, self._state(entry, (), f"adopted {adopted.isoformat()}, before {since.isoformat()}"))
            return
        state = self.ledger.act(entry.id)
        known = state is not None and state.complete
        if state is not None and known and (state.entry_sha256, state.profile_sha256) == (entry.sha256, self.profile_sha256):
            yield from self._again(entry, state)
        elif not self.full:
            yield from self._anew(entry)

    def _again(self, entry: Entry, state: ActState) -> Iterator[Found]:
        """An act whose entry has not changed: only its text is asked for, on condition that it changed."""
        if not state.selected and entry.id not in self.named_by_search:
            self._note(entry, state)
            return
        if not state.text_url or (state.run_id == self.ledger.run_id and self.ledger.had(self._record_url(entry.id))):
            yield from self._anew(entry)
            return
        if self._note(entry, state):
            go_on = partial(self._anew, entry)
            yield self.page(
                state.text_url, self._looked_again, kind=state.text_kind, act_id=entry.id, priority=30,
                headers=REFERER, on_failure=go_on, entry=entry, state=state,
            )  # fmt: skip

    def _looked_again(self, response: Response, entry: Entry, state: ActState) -> Iterator[Found]:
        stored = self.ledger.had(response.meta["page"].url)
        if stored is not None and stored.sha256 == state.text_sha256:
            if response.body.startswith(OLD_WORD):
                self.ledger.spoil(response.meta["page"], Outcome.UNREADABLE, UNREADABLE)
            self.ledger.save_act(state)
            return
        self.chosen -= state.selected
        yield from self._anew(entry)

    def _anew(self, entry: Entry) -> Iterator[Found]:
        matches = self._matches(entry.card)
        by_code = self.profile is not None and any(topic.codes and topic.takes(entry.card.type_name) for topic in self.profile.topics)
        if not (matches or by_code or self.profile is None or entry.id in self.named_by_search):
            self._reject(entry, NO_TOPIC)
            return
        go_on = partial(self._without_record, entry, matches)
        yield self.page(
            self._record_url(entry.id), self._record, kind="card", act_id=entry.id, priority=10, on_failure=go_on, entry=entry
        )

    def _without_record(self, entry: Entry, matches: tuple[TopicMatch, ...]) -> Iterable[Found]:
        state = self._state(entry, matches, "" if matches else "its record could not be had")
        self._note(entry, state)
        self.ledger.save_act(replace(state, complete=False))
        return ()

    def _record(self, response: Response, entry: Entry) -> Iterator[Found]:
        record = read_record(response.body, entry.card)
        matches = self._matches(record.card)
        state = self._state(entry, matches)
        subject = Subject(entry, record, replace(state, card_sha256=_sha256_of(record.card)))
        if state.selected:
            if self._note(entry, state):
                yield from self._read(subject)
        elif entry.id in self.named_by_search:
            yield from self._text(subject, record.card.eqanun_id, record.html_url)
        else:
            self._reject(entry, NO_TOPIC)

    def _matches(self, card: Card, text: str = "") -> tuple[TopicMatch, ...]:
        if self.profile is None:
            return ()
        return match(card.title, type_name=card.type_name, codes=card.class_codes, text=text, profile=self.profile)

    def _state(self, entry: Entry, matches: tuple[TopicMatch, ...], reason: str = "") -> ActState:
        everything = self.profile is None and not reason
        said = EVERYTHING if everything else "; ".join(f"{found.topic}: {found.reason}" for found in matches) or reason
        topics = " ".join(found.topic for found in matches)
        return ActState(entry.id, entry.sha256, self.profile_sha256, everything or bool(matches), topics, said)

    def _note(self, entry: Entry, state: ActState) -> bool:
        """Write the decision down, unless the limit is reached; whether it was written."""
        if state.selected and self.full:
            return False
        self.chosen += state.selected
        self.ledger.select(entry.id, entry.card.title, f"{self.job.base('site')}/framework/{entry.id}", state)
        return True

    def _reject(self, entry: Entry, reason: str) -> None:
        state = self._state(entry, (), reason)
        self._note(entry, state)
        self.ledger.save_act(state)

    def _record_url(self, number: str) -> str:
        return self.job.located(f"{self.job.base('api')}/framework/{number}")

    # -- texts and redactions

    def _read(self, subject: Subject) -> Iterator[Found]:
        yield self._versions(subject)
        yield from self._text(subject, subject.record.card.eqanun_id, subject.record.html_url)

    def _versions(self, subject: Subject) -> Found:
        url = f"{self.job.base('api')}/getVersions?{urlencode({'id': subject.entry.id})}"
        return self.page(url, self._redactions, kind="versions", act_id=subject.entry.id, priority=20, subject=subject)

    def _redactions(self, response: Response, subject: Subject) -> Iterator[Found]:
        redactions = read_redactions(response.body)
        if redactions.left_out:
            self.ledger.remark(response.meta["page"], "; ".join(redactions.left_out))
        for redaction in redactions.chosen:
            if str(redaction.id) == subject.entry.id:
                continue
            word = partial(self._word, subject, redaction.id, redaction.day)
            yield self.page(
                self._record_url(str(redaction.id)), self._redaction, kind="redaction", act_id=subject.entry.id, priority=20,
                on_failure=word, subject=subject, card=Card(redaction.id, redaction.title), day=redaction.day,
            )  # fmt: skip

    def _redaction(self, response: Response, subject: Subject, card: Card, day: date) -> Iterator[Found]:
        record = read_record(response.body, card)
        titles = {fold(card.title), fold(subject.record.card.title)}
        if fold(record.card.title) not in titles:
            reason = f"expected redaction {card.eqanun_id} of “{subject.record.card.title}”, found the act “{record.card.title}”"
            self.ledger.spoil(response.meta["page"], Outcome.FAILED, reason)
            return
        yield from self._text(subject, card.eqanun_id, record.html_url, day)

    def _text(self, subject: Subject, number: int, url: str, version: date | None = None) -> Iterator[Found]:
        word = partial(self._word, subject, number, version)
        if not url:
            yield from word()
            return
        yield self.page(
            urljoin(f"{self.job.base('site')}/", url), self._body, kind="text", act_id=subject.entry.id, priority=30,
            headers=REFERER, on_failure=word, subject=subject, version=version,
        )  # fmt: skip

    def _word(self, subject: Subject, number: int, version: date | None) -> Iterator[Found]:
        url = f"{self.job.base('api')}/downloadWord/{number}"
        missed = partial(self._without_text, subject, version)
        yield self.page(
            url, self._word_address, kind="word", act_id=subject.entry.id, priority=30, on_failure=missed, subject=subject, version=version
        )

    def _word_address(self, response: Response, subject: Subject, version: date | None) -> Iterator[Found]:
        url = urljoin(f"{self.job.base('api')}/", read_word_url(response.body))
        missed = partial(self._without_text, subject, version)
        yield self.page(
            url, self._body, kind="file", act_id=subject.entry.id, priority=30, headers=REFERER, on_failure=missed,
            subject=subject, version=version,
        )  # fmt: skip

    def _without_text(self, subject: Subject, version: date | None) -> Iterable[Found]:
        if version is None:
            self.ledger.save_act(replace(subject.state, complete=False))
            if not subject.state.selected:
                self._note(subject.entry, replace(subject.state, reason="the site's search named it, but its text could not be had"))
        return ()

    def _body(self, response: Response, subject: Subject, version: date | None) -> Iterator[Found]:
        kind = format_of(response.body)
        if not subject.state.selected:
            subject = self._decided_by_text(response.body, kind, subject)
            if subject.state.selected:
                yield self._versions(subject)
        if kind == "doc":
            self.ledger.spoil(response.meta["page"], Outcome.UNREADABLE, UNREADABLE)
        state = self._with_text(response, subject.state)
        save = partial(self.ledger.save_act, state) if version is None else None
        if state.selected and kind != "doc" and not (version is None and self._taken(state)):
            yield self._arrived(response, kind, subject, version, save)
        elif save is not None:
            save()

    def _with_text(self, response: Response, state: ActState) -> ActState:
        page = response.meta["page"]
        stored = self.ledger.had(page.url)
        return replace(state, text_url=page.url, text_kind=page.kind, text_sha256=stored.sha256 if stored else "")

    def _taken(self, state: ActState) -> bool:
        """Whether this very text is in the registry with this very record."""
        before = self.ledger.act(state.act_id)
        return before is not None and (before.text_sha256, before.card_sha256) == (state.text_sha256, state.card_sha256)

    def _arrived(self, response: Response, kind: str, subject: Subject, version: date | None, save: Any) -> Arrived:
        stem = urlsplit(response.url).path.rpartition("/")[2].rpartition(".")[0] or f"f_{subject.entry.id}"
        arrived = self.arrived(response, f"{stem}.{kind}", card=subject.record.card, version=version, then=save)
        return replace(arrived, media_type=arrived.media_type if kind == "html" else MEDIA_TYPES[kind])

    def _decided_by_text(self, body: bytes, kind: str, subject: Subject) -> Subject:
        matches = self._matches(subject.record.card, plain_text(body, kind))
        state = replace(self._state(subject.entry, matches, NOT_IN_TEXT), card_sha256=subject.state.card_sha256)
        self._note(subject.entry, state)
        return replace(subject, state=state)


def _sha256_of(card: Card) -> str:
    return hashlib.sha256(repr(card).encode()).hexdigest()
