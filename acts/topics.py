"""Topics of acts: which of the profile's topics an act belongs to, each with its reason. The profile is data (TOML)."""

import hashlib
import re
import tomllib
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from acts.errors import ActsError
from acts.frbr import Work
from language.letters import fold

WHOLE_WORD_UP_TO = 4
"""Letters of a phrase that must stand as a whole word: "ikt" is no beginning of another."""

CODE = re.compile(r"\d{3}(\.\d{3}){0,2}")
KEYS = frozenset({"key", "az", "en", "types", "title", "text", "times", "codes"})


class TopicProfileError(ActsError):
    """A topic profile that cannot be used; the message says in which file and topic, what was expected and found."""


class By(StrEnum):
    """What of an act spoke for a topic."""

    TITLE = "title"
    CODE = "code"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class TopicMatch:
    """A topic of an act and why: `found` is the phrase as the profile has it, or the act's classification code.

    Of a text `found` is the phrase it has most often, `times` how often, `total` how often it has any phrase of the topic.
    """

    topic: str
    by: By
    found: str
    times: int = 1
    total: int = 1

    @property
    def reason(self) -> str:
        """The reason as a sentence: 'the title has “elektron imza”'."""
        if self.by is By.TITLE:
            return f"the title has “{self.found}”"
        if self.by is By.CODE:
            return f"its classification code is {self.found}"
        others = f", phrases of the topic {self.total} times" if self.total > self.times else ""
        return f"the text has “{self.found}” {self.times} times{others}"


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic of a profile; what its fields mean stands at the head of `acts/data/topics.toml`."""

    key: str
    az: str
    en: str
    types: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    times: int = 3

    def takes(self, type_name: str) -> bool:
        """Whether acts of that type can belong to the topic. A type that is not known may."""
        return not self.types or not type_name or any(fold(word) in fold(type_name) for word in self.types)

    def label(self, language: str) -> str:
        """The label for an interface language, "az" or "en"."""
        return self.en if language == "en" else self.az


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of all topics, made ready: one pattern, and which topics each folded phrase speaks for."""

    pattern: re.Pattern[str] | None
    owners: dict[str, tuple[tuple[Topic, str], ...]]

    def count(self, folded: str) -> dict[Topic, dict[str, int]]:
        """How often each topic's phrases occur in a folded text."""
        found: dict[Topic, dict[str, int]] = {}
        if self.pattern is None:
            return found
        for match in self.pattern.finditer(folded):
            for phrase in self._starting(" ".join(match.group().split())):
                for topic, printed in self.owners[phrase]:
                    counts = found.setdefault(topic, {})
                    counts[printed] = counts.get(printed, 0) + 1
        return found

    def _starting(self, matched: str) -> tuple[str, ...]:
        """The phrase matched and the shorter ones it begins with: "elektron sened dovriyye" has "elektron sened" too."""
        return tuple(phrase for phrase in self.owners if matched == phrase or (_open(phrase) and matched.startswith(phrase)))


NO_PHRASES = Phrases(None, {})


@dataclass(frozen=True, slots=True)
class TopicProfile:
    """The topics acts are selected by, in the order of the file."""

    topics: tuple[Topic, ...]
    sha256: str = ""                        # of the file's text: tells whether two profiles are one
    titles: Phrases = field(compare=False, repr=False, default=NO_PHRASES)
    texts: Phrases = field(compare=False, repr=False, default=NO_PHRASES)

    def topic(self, key: str) -> Topic | None:
        return next((topic for topic in self.topics if topic.key == key), None)


def match(
    title: str,
    *,
    type_name: str = "",
    codes: tuple[str, ...] = (),
    text: str = "",
    profile: TopicProfile | None = None,
) -> tuple[TopicMatch, ...]:
    """The topics of an act, one match a topic, the strongest evidence first: title, then code, then text.

    `type_name` is as the source prints it ("" where not known), `codes` the act's NNN.NNN.NNN codes, `text` its whole text
    or "" to go by the rest. Without a profile the one that ships is used.
    """
    profile = profile or shipped_profile()
    in_title = profile.titles.count(fold(title))
    in_text = profile.texts.count(fold(text)) if text else {}
    matches = (_evidence(t, in_title.get(t, {}), codes, in_text.get(t, {})) for t in profile.topics if t.takes(type_name))
    return tuple(found for found in matches if found)


def of_work(work: Work, text: str) -> tuple[tuple[str, str], ...]:
    """The topics of an act held, by the profile that ships, each with its reason: what `acts.ingest.Ingest` asks for."""
    return tuple((found.topic, found.reason) for found in match(work.title, codes=work.codes, text=text))


def _evidence(topic: Topic, title: dict[str, int], codes: tuple[str, ...], text: dict[str, int]) -> TopicMatch | None:
    if title:
        return TopicMatch(topic.key, By.TITLE, max(title, key=len))
    code = next((code for code in codes for begin in topic.codes if code == begin or code.startswith(f"{begin}.")), None)
    if code:
        return TopicMatch(topic.key, By.CODE, code)
    if sum(text.values()) >= topic.times:
        most = max(text, key=lambda phrase: text[phrase])
        return TopicMatch(topic.key, By.TEXT, most, text[most], sum(text.values()))
    return None


@cache
def shipped_profile() -> TopicProfile:
    """The profile that ships with the program."""
    resource = files("acts").joinpath("data", "topics.toml")
    return read_profile(resource.read_text("utf-8"), "acts/data/topics.toml")


def load_profile(path: Path | None) -> TopicProfile:
    """The profile of a file, or the one that ships. Raises `TopicProfileError` on a file that is none."""
    if path is None:
        return shipped_profile()
    try:
        return read_profile(path.read_text("utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise TopicProfileError(f"{path}: expected a readable topic profile (TOML, UTF-8), found: {error}") from error


def read_profile(toml: str, where: str) -> TopicProfile:
    """A profile from its TOML. Raises `TopicProfileError`."""
    try:
        raw = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise TopicProfileError(f"{where}: expected TOML, found: {error}") from error
    rows = raw.get("topic")
    if not isinstance(rows, list) or not rows:
        raise TopicProfileError(f"{where}: expected at least one [[topic]], found none")
    topics = tuple(_topic(row, f"{where}, topic {index}") for index, row in enumerate(rows, start=1))
    keys = [topic.key for topic in topics]
    if twice := {key for key in keys if keys.count(key) > 1}:
        raise TopicProfileError(f"{where}: expected each key once, found {', '.join(sorted(twice))} twice")
    titles = _phrases([(topic, phrase) for topic in topics for phrase in topic.title])
    texts = _phrases([(topic, phrase) for topic in topics for phrase in topic.text])
    return TopicProfile(topics, hashlib.sha256(toml.encode()).hexdigest(), titles, texts)


def _topic(row: Any, where: str) -> Topic:
    if not isinstance(row, dict) or not isinstance(row.get("key"), str) or not row["key"]:
        raise TopicProfileError(f"{where}: expected a table with a key, found {row!r}")
    where = f"{where} ({row['key']})"
    if unknown := set(row) - KEYS:
        raise TopicProfileError(f"{where}: expected the fields {', '.join(sorted(KEYS))}, found also {', '.join(sorted(unknown))}")
    codes = _strings(row, "codes", where)
    if bad := [code for code in codes if not CODE.fullmatch(code)]:
        raise TopicProfileError(f"{where}: expected codes like 180 or 180.010.000, found {bad[0]!r}")
    times = row.get("times", 3)
    if not isinstance(times, int) or times < 1:
        raise TopicProfileError(f"{where}: expected times to be a whole number from 1, found {times!r}")
    lists = {name: _strings(row, name, where) for name in ("types", "title", "text")}
    return Topic(row["key"], _string(row, "az", where), _string(row, "en", where), codes=codes, times=times, **lists)


def _string(row: dict[str, Any], name: str, where: str) -> str:
    value = row.get(name)
    if not isinstance(value, str) or not value.strip():
        raise TopicProfileError(f"{where}: expected a text in {name}, found {value!r}")
    return value


def _strings(row: dict[str, Any], name: str, where: str) -> tuple[str, ...]:
    value = row.get(name, [])
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise TopicProfileError(f"{where}: expected a list of texts in {name}, found {value!r}")
    return tuple(value)


def _phrases(pairs: list[tuple[Topic, str]]) -> Phrases:
    owners: dict[str, tuple[tuple[Topic, str], ...]] = {}
    for topic, printed in pairs:
        folded = " ".join(fold(printed).split())
        owners[folded] = (*owners.get(folded, ()), (topic, printed))
    if not owners:
        return Phrases(None, owners)
    longest_first = sorted(owners, key=len, reverse=True)
    return Phrases(re.compile(rf"(?<!\w)(?:{'|'.join(map(_pattern, longest_first))})"), owners)


def _pattern(phrase: str) -> str:
    words = r"\s+".join(map(re.escape, phrase.split()))
    return words if _open(phrase) else words + r"(?!\w)"


def _open(phrase: str) -> bool:
    """Whether a phrase may go on in an ending."""
    return len(phrase) > WHOLE_WORD_UP_TO
