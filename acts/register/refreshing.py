"""Bringing the register up to what the registry holds: texts looked through, codes gathered, the classification grown, events told."""

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy.engine import Connection, Engine

from acts.errors import ActsError
from acts.register import crosswalk, events
from acts.register.gathering import BODIES, forget_gathered, gather
from acts.register.growing import grow
from acts.register.looking import Text, due, look
from acts.register.model import Judged
from acts.register.store import Register
from acts.register.tables import register_texts
from classifiers.errors import ClassifiersError
from classifiers.schemes.store import SchemeStore
from classifiers.standards.keeping import TOPIC as CATALOGUED
from language.letters import fold
from storage import outbox
from storage.database import writing
from storage.errors import StorageError

Progress = Callable[[int, int], None]
WHO: Final = "register"
ROUNDS: Final = 3
TOPICS: Final = (CATALOGUED, events.CHANGED)

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What was done: texts looked through, acts gathered, the version the classification grew to ("" for none), events told.

    ``faults``: the texts, by manifestation id, at which the program stumbled, each with what happened; they are tried again next time.
    """

    texts: int
    acts: int
    version: str
    events: int
    faults: tuple[tuple[int, str], ...] = ()


def refresh(engine: Engine, day: date, progress: Progress = lambda _done, _all: None, whole: bool = True) -> Refreshed:
    """Do what is due. Stopped at any moment it goes on where it was; done twice it changes nothing.

    `whole`: judge everything again, as a new day asks for; else, unless the catalogue changed, the acts that changed.
    """
    with writing(engine) as connection:
        texts = due(connection)
    faults = tuple(_looked(engine, texts, progress))
    bodies = body_names(SchemeStore(engine))
    with writing(engine) as connection:
        acts = gather(connection, bodies)
    grown = grow(engine, WHO, day)
    crosswalk.keep(engine, WHO)
    return Refreshed(len(texts) - len(faults), acts, grown.number if grown else "", judge_anew(engine, day, whole), faults)


def _looked(engine: Engine, texts: tuple[Text, ...], progress: Progress) -> Iterator[tuple[int, str]]:
    """Look texts through; a fault of the program at one must not hinder the others."""
    for done, text in enumerate(texts):
        progress(done, len(texts))
        try:
            look(engine, text)
        except (ActsError, ClassifiersError, StorageError):
            raise
        except Exception as error:
            logger.exception("no citations of text %s", text.manifestation_id, exc_info=error)
            yield text.manifestation_id, f"{type(error).__name__}: {error}"[:500]
    progress(len(texts), len(texts))


def rebuild(engine: Engine, day: date, progress: Progress = lambda _done, _all: None) -> Refreshed:
    """Look all texts through again and gather all codes again. What persons confirmed and recoded stays."""
    with writing(engine) as connection:
        connection.execute(register_texts.delete())
        forget_gathered(connection)
    return refresh(engine, day, progress)


@dataclass(frozen=True, slots=True)
class _Due:
    """What is to be judged: the acts (None: all), and the last entries of the outbox that are settled by it, by topic."""

    acts: tuple[str, ...] | None
    settles: Mapping[str, int]
    known: int


def judge_anew(engine: Engine, day: date, whole: bool = True) -> int:
    """Judge what is cited on a day and tell what changed since the last time, each change once; how many events that made.

    Judging takes longer than telling, so it is done before anybody is kept waiting, and again where somebody else told meanwhile.
    """
    for _ in range(ROUNDS):
        with engine.connect() as connection:
            due = _what_is_due(connection, whole)
        judged = Register(engine).standing(day, due.acts)
        with writing(engine) as connection:
            events.lock(connection)
            if events.newest(connection) == due.known:
                return _told(connection, judged, day, due)
    with writing(engine) as connection:
        events.lock(connection)
        due = _what_is_due(connection, whole)
        return _told(connection, Register(engine).standing(day, due.acts), day, due)


def _what_is_due(connection: Connection, whole: bool) -> _Due:
    settles = {topic: outbox.newest(connection, topic) for topic in TOPICS}
    acts = None if whole or settles[CATALOGUED] else tuple(dict.fromkeys(key for _, key in outbox.entries(connection, (events.CHANGED,))))
    return _Due(acts, settles, events.newest(connection))


def _told(connection: Connection, judged: tuple[Judged, ...], day: date, due: _Due) -> int:
    for topic, last in due.settles.items():
        outbox.clear(connection, topic, last)
    return events.tell(connection, judged, day, due.acts)


def behind(engine: Engine) -> bool:
    """Whether acts or the catalogue of standards changed since they were judged last."""
    with engine.connect() as connection:
        return any(outbox.newest(connection, topic) for topic in TOPICS)


def body_names(schemes: SchemeStore) -> dict[str, str]:
    """The codes of issuing bodies by each of their names, folded; none as long as that classifier is not held."""
    try:
        held = schemes.concepts(BODIES)
    except ClassifiersError:
        return {}
    return {fold(label.text): one.code for one in held for label in (*one.hidden, *one.alternatives, *one.labels)}
