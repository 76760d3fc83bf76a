"""The grammar of the operative sentence: "12-ci maddədə “A” sözü “B” sözü ilə əvəz edilmişdir" and what belongs to it.

A sentence is a row of clauses, each closed by its verb. A clause names places (`Place`: in the locative, dative, ablative or genitive they
say where; in the nominative they are what is put in, taken out, renumbered or given a new wording) and quotes words (`Words`). What a
quotation is, old words, new words or an anchor, follows from "ilə" and "sonra / əvvəl" behind it and from its place.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from acts.modifications.context import Context, target_of
from acts.modifications.model import (
    ONLY,
    Action,
    Deletion,
    Insertion,
    Misread,
    Modification,
    Occurrence,
    Position,
    ProvisionInsertion,
    ProvisionReplacement,
    Renumbering,
    Repeal,
    Step,
    Substitution,
    Target,
    Unit,
)
from acts.modifications.phrases import RANK, Mark, Path, Phrase, Phrases, Place, Words, _merged
from acts.modifications.squeezed import Squeezed
from acts.modifications.tokens import tokens
from acts.modifications.vocabulary import Case, Kind, Verb

UNKNOWN_WORDS: Final = "no rule understands these words"
NUMBER_ALONE: Final = "a number without the unit it counts"
NO_PAIRS: Final = "old and new words cannot be paired"
NO_OBJECT: Final = "the verb has neither words nor a unit to act on"
NO_VERB: Final = "words or a unit without a verb"


@dataclass(frozen=True, slots=True)
class Clauses:
    """What a text of operative sentences does. ``context``: the provision an anaphora of a following sentence would mean."""

    modifications: tuple[Modification, ...] = ()
    misread: tuple[Misread, ...] = ()
    context: Target | None = None


def read(text: str, context: Target | None = None) -> Clauses:
    """The modifications of one or more operative sentences; never raises.

    `context` is the provision named before: without one a unit below an unnamed article stands under "art_?"; the whole act
    (`Unit.CODE`) as context makes such units stand by themselves. A character U+E000…U+F8FF is a quotation taken out before.
    """
    return read_squeezed(Squeezed.of(text), 0, None, Context.of(context))


def read_squeezed(text: Squeezed, start: int, end: int | None, context: Context) -> Clauses:
    """The same for a part of a text already squeezed; the letters from `start` to `end`."""
    reader = _Reader(text, context)
    for phrase in Phrases(tokens(text, start, end)).read():
        reader.take(phrase)
    reader.finish()
    return Clauses(tuple(reader.found), tuple(reader.misread), reader.context.target)


@dataclass(frozen=True, slots=True)
class _Aim:
    """A place words are looked for in: which of the finds are meant, and at which end of it."""

    path: Path
    times: Occurrence = ONLY
    position: Position | None = None


@dataclass(frozen=True, slots=True)
class _Quote:
    """Words of a clause with the places they belong to."""

    words: str
    times: Occurrence
    aims: tuple[_Aim, ...]
    side: str = ""
    span: tuple[int, int] = (0, 0)


@dataclass(slots=True)
class _Group:
    """Old words (or anchors) that wait for the new ones."""

    olds: list[_Quote] = field(default_factory=list)
    news: list[_Quote] = field(default_factory=list)
    by: bool = False
    zipped_news: bool = False
    zipped_olds: bool = False

    @property
    def anchored(self) -> bool:
        return any(quote.side for quote in self.olds)


@dataclass(frozen=True, slots=True)
class _Thing:
    """Units a verb acts on: the paths one phrase names."""

    paths: tuple[Path, ...]
    joined: str
    times: tuple[Occurrence, ...] = ()
    span: tuple[int, int] = (0, 0)


class _Reader:
    """Takes the phrases one by one and makes the modifications of a clause when its verb comes."""

    def __init__(self, text: Squeezed, context: Context) -> None:
        self.text = text
        self.context = context
        self.found: list[Modification] = []
        self.misread: list[Misread] = []
        self._phrases: list[Phrase] = []
        self._last: Sequence[int] = ()
        self._unknown: tuple[int, int] | None = None
        self._clean = 0

    def take(self, phrase: Phrase) -> None:
        """One phrase more."""
        if not isinstance(phrase, Mark):
            self._phrases.append(phrase)
        elif phrase.kind is Kind.VERB and phrase.verb is not None:
            self._close(phrase.verb, phrase)
        elif phrase.kind is Kind.STOP:
            self._stop()
        elif phrase.kind is Kind.UNKNOWN:
            self._not_known(phrase)
        elif phrase.kind is Kind.NUMBER:
            self._report(phrase.start, phrase.end, NUMBER_ALONE)
        elif phrase.kind is Kind.EXCEPT:
            self._except()
        else:
            self._phrases.append(phrase)

    def _except(self) -> None:
        """"5-ci maddə istisna olmaqla": what was named is not meant."""
        while self._phrases and isinstance(self._phrases[-1], Place):
            if not self._phrases.pop().joined:
                return

    def finish(self) -> None:
        """The end of the text: what has no verb is read if it can only mean one thing."""
        self._stop(final=True)

    def _report(self, start: int, end: int, reason: str) -> None:
        first, last = self.text.place(start), self.text.end(end)
        self.misread.append(Misread(first, last, self.text.words(start, end), reason))

    def _not_known(self, phrase: Mark) -> None:
        """Words no rule knows; neighbours are reported together."""
        start = phrase.start
        if self._unknown and self._unknown[1] == phrase.start:
            start = self._unknown[0]
            self.misread.pop()
        self._unknown = (start, phrase.end)
        self._report(start, phrase.end, UNKNOWN_WORDS)

    def _stop(self, *, final: bool = False) -> None:
        said = [phrase for phrase in self._phrases if isinstance(phrase, (Place, Words))]
        if said and all(isinstance(phrase, Place) and phrase.case is Case.GENITIVE for phrase in said) and not final:
            return
        if said and not self._text_follows():
            self._close(None, self._phrases[-1])
        self._phrases = []

    def _text_follows(self) -> bool:
        """"…: “new text”" after the verb."""
        runs = [phrase for phrase in self._phrases if isinstance(phrase, Words)]
        if len(runs) != sum(isinstance(phrase, (Place, Words)) for phrase in self._phrases) or not self._last or any(run.named or run.by for run in runs):
            return False
        texts = [words for run in runs for words, _ in run.items]
        for n, at in enumerate(self._last):
            text = texts[n] if len(texts) == len(self._last) else texts[0] if len(texts) == 1 else " ".join(texts)
            self.found[at] = _with_text(self.found[at], text)
        return True

    def new_words(self) -> str:
        """The words put in last: what "ondan sonra" means."""
        action = self.found[-1].action if self.found else None
        return action.new if isinstance(action, (Substitution, Insertion)) else ""

    def _close(self, verb: Verb | None, end: Phrase) -> None:
        if verb in (Verb.FRAME, Verb.APPROVE, Verb.OTHER):
            self._phrases, self.misread[self._clean:] = [], []
            return
        self._clean = len(self.misread)
        if verb and not self._phrases and self.found:
            return
        clause = _Clause(self, self._phrases, verb)
        self._phrases = []
        before = len(self.found)
        clause.run()
        self._last = [n for n in range(before, len(self.found)) if _lacks_text(self.found[n])]
        if len(self.found) == before and not clause.reported:
            start = clause.start if clause.start is not None else end.start
            self._report(start, end.end, NO_OBJECT if verb else NO_VERB)


def _lacks_text(modification: Modification) -> bool:
    action = modification.action
    return (isinstance(action, (ProvisionInsertion, ProvisionReplacement)) and action.text is None) or (isinstance(action, Insertion) and not action.new)


def _with_text(modification: Modification, text: str) -> Modification:
    action = modification.action
    if isinstance(action, Insertion):
        return replace(modification, action=replace(action, new=text))
    if isinstance(action, (ProvisionInsertion, ProvisionReplacement)):
        return replace(modification, action=replace(action, text=text))
    return modification


class _Clause:
    """The phrases up to a verb."""

    def __init__(self, reader: _Reader, phrases: list[Phrase], verb: Verb | None) -> None:
        self.reader = reader
        self.phrases = phrases
        self.verb = verb
        self.start = phrases[0].start if phrases else None
        self.reported = False
        self.aims: tuple[_Aim, ...] = ()
        self.fresh = False
        self.owner = False
        self.group = _Group()
        self.things: list[_Thing] = []
        self.after: Target | None = None
        self.manner = any(isinstance(phrase, Mark) and phrase.kind is Kind.MANNER for phrase in phrases)

    def run(self) -> None:
        """Reads the phrases in order and puts out what they say."""
        before = len(self.reader.found)
        for n, phrase in enumerate(self.phrases):
            following = self.phrases[n + 1] if n + 1 < len(self.phrases) else None
            if isinstance(phrase, Place):
                self._place(phrase, following)
            elif isinstance(phrase, Words):
                self._words(phrase)
            elif phrase.kind is Kind.EDGE:
                self._edge(Position(phrase.value))
            elif phrase.kind is Kind.SIDE:
                self._behind()
        self._emit_group()
        self._emit_things()
        if self.verb is Verb.REPLACE and self.manner and len(self.reader.found) == before and not self.reported:
            for path in self.reader.context.paths[-1:]:
                self._put(path, ProvisionReplacement())

    # places

    def _place(self, place: Place, following: Phrase | None) -> None:
        if place.case is Case.INSTRUMENTAL:
            return
        if self._is_thing(place, following):
            self._thing(place)
            return
        paths = self._located(place)
        times = place.occurrences or (place.occurrence,) * len(paths)
        aims = tuple(_Aim(path, _merged(one, place.occurrence)) for path, one in zip(paths, times if len(times) == len(paths) else (ONLY,) * len(paths), strict=True))
        refined = self.fresh and (self._refines(place) or (self.owner and not place.joined))
        self.owner = place.case is Case.GENITIVE   # whatever follows is a part of it
        self.aims = (*(() if refined or not self.fresh else self.aims), *aims)
        self.fresh = True
        self.reader.context = Context(tuple(aim.path for aim in self.aims))

    def _located(self, place: Place) -> tuple[Path, ...]:
        context = self.reader.context
        if self.fresh and place.joined and not place.same and len(context.paths) > 1 and not self._refines(place):
            context = Context(context.paths[-1:])
        return context.resolved(place)

    def _refines(self, place: Place) -> bool:
        """"12-ci maddədə, birinci hissədə": the second phrase says where in the first."""
        last = self.aims[-1].path[-1].unit if self.aims else Unit.CODE
        return place.joined != "ve" and RANK[place.paths[0][0].unit] > RANK[last] and bool(self.aims)

    def _is_thing(self, place: Place, following: Phrase | None) -> bool:
        """Whether the nominative names what is acted on; "12-ci maddə “A” sözü …" is a slip for the locative."""
        if place.case is not Case.NOMINATIVE:
            return False
        if self.verb is Verb.RENUMBER or following is None:
            return True
        if isinstance(following, Words):
            return bool(following.joined) or following.unit is not None or (self.verb is Verb.SUBSTITUTE and following.by and not self.group.olds)
        deeper = isinstance(following, Place) and RANK[following.paths[0][0].unit] > RANK[place.paths[0][-1].unit]
        return not (deeper and isinstance(following, Place) and not following.joined)

    def _thing(self, place: Place) -> None:
        if self.group.news:
            self._emit_group()
        context = self.reader.context
        paths = context.resolved(place)
        self.things.append(_Thing(paths, place.joined, place.occurrences, (place.start, place.end)))
        self.reader.context = Context(paths[-1:] if self.verb is not Verb.RENUMBER else paths)
        self.fresh = False

    def _edge(self, position: Position) -> None:
        if not self.aims:
            self.aims = tuple(_Aim(path) for path in self.reader.context.paths)
        self.aims = tuple(replace(aim, position=aim.position or position) for aim in self.aims)

    def _behind(self) -> None:
        """"12-ci maddədən sonra": the place is what comes before the new unit."""
        if self.aims and self.fresh:
            self.after = target_of(self.aims[-1].path)
        elif words := self.reader.new_words():
            self.aims = self.aims or tuple(_Aim(path) for path in self.reader.context.paths)
            self.group.olds.append(_Quote(words, ONLY, self.aims, "after"))

    # words

    def _words(self, run: Words) -> None:
        if run.unit is not None and not run.side and not run.by and not self.group.olds and self.verb in (Verb.ADD, None) and self.things:
            return
        if not self.aims:
            self.aims = tuple(_Aim(path) for path in self.reader.context.paths)
        quotes = [_Quote(words, times, self.aims, run.side, (run.start, run.end)) for words, times in run.items]
        group = self.group
        if run.side:
            self._anchor(run, quotes)
        elif run.by:
            self._come_instead(run, quotes)
        elif group.olds and not group.news and (group.anchored or not (run.joined or self.fresh or self.verb is Verb.REMOVE)):
            self._new_words(run, quotes)
        elif group.anchored and not run.joined and not self.fresh:
            group.news.extend(quotes)
        else:
            if group.news:
                self._emit_group()
            self.group.olds.extend(quotes)
            self.group.zipped_olds |= run.pairwise
        self.fresh = False

    def _anchor(self, run: Words, quotes: list[_Quote]) -> None:
        """Words followed by "sonra" or "əvvəl"; those right before them are the new ones, those joined to them anchors too."""
        if self.group.news and self.group.olds:
            self._emit_group()
        group = self.group
        if group.olds and not group.anchored and not run.joined:
            group.news, group.olds = group.olds, []
        group.olds = [replace(old, side=old.side or run.side) for old in group.olds] + quotes
        group.zipped_olds |= run.pairwise

    def _come_instead(self, run: Words, quotes: list[_Quote]) -> None:
        if self.group.anchored and self.group.news and not run.joined:
            self.group = _Group(olds=self.group.news)
        elif self.group.anchored or (self.group.news and run.joined):
            self._emit_group()
        group = self.group
        if not group.olds and not group.news and self.things:
            self._replaced_by(quotes)
            return
        if not group.olds and len(quotes) > 1:
            group.olds.extend(quotes[:-1])
            quotes = quotes[-1:]
        group.news.extend(quotes)
        group.by = True
        group.zipped_news |= run.pairwise
        self._emit_group()

    def _new_words(self, run: Words, quotes: list[_Quote]) -> None:
        """Words right after old ones are the new ones; of a run that only then gets its noun the rest are old again."""
        group = self.group
        group.zipped_news |= run.pairwise
        if group.anchored or run.pairwise or not run.named:
            take = len(quotes) if group.anchored or run.pairwise or len(quotes) == len(group.olds) else min(len(group.olds), len(quotes))
        else:
            take = max(1, min(len(group.olds), len(quotes) - 1))
        group.news.extend(quotes[:take])
        if quotes[take:]:
            self._emit_group()
            self.group.olds.extend(quotes[take:])

    def _replaced_by(self, quotes: list[_Quote]) -> None:
        for thing in self.things:
            for path in thing.paths:
                self._put(path, ProvisionReplacement(quotes[0].words))
        self.things = []

    # results

    def _put(self, path: Path, action: Action) -> None:
        self.reader.found.append(Modification(target_of(path), action))

    def _fail(self, span: tuple[int, int], reason: str) -> None:
        self.reported = True
        self.reader._report(*span, reason)

    def _emit_group(self) -> None:
        group, self.group = self.group, _Group()
        if not group.olds and not group.news:
            return
        if group.anchored:
            self._emit_pairs(group, self._insertion)
        elif group.news:
            self._emit_pairs(group, self._substitution)
        elif self.verb is Verb.REMOVE or self.verb is Verb.REPEAL:
            self._emit_each(group.olds, lambda quote, aim: Deletion(quote.words, _merged(quote.times, aim.times)))
        elif self.verb is Verb.ADD or (self.verb is None and self.manner):
            self._emit_each(group.olds, _addition)
        else:
            self._fail((group.olds[0].span[0], group.olds[-1].span[1]), NO_PAIRS if self.verb else NO_VERB)

    def _emit_each(self, quotes: Iterable[_Quote], action: "_Maker") -> None:
        for quote in quotes:
            for aim in quote.aims or _NOWHERE:
                self._put(aim.path, action(quote, aim))

    def _emit_pairs(self, group: _Group, action: "_PairMaker") -> None:
        pairs = _paired(group)
        if not pairs:
            self._fail(_span(group), NO_PAIRS)
        for old, new in pairs:
            for aim in old.aims or _NOWHERE:
                self._put(aim.path, action(old, new, aim))

    def _substitution(self, old: _Quote, new: _Quote, aim: _Aim) -> Action:
        return Substitution(old.words, new.words, aim.position, _merged(_merged(old.times, new.times), aim.times))

    def _insertion(self, anchor: _Quote, new: _Quote, aim: _Aim) -> Action:
        return Insertion(new.words, anchor.words, Position(anchor.side), _merged(_merged(anchor.times, new.times), aim.times))

    def _emit_things(self) -> None:
        things, self.things = self.things, []
        if not things:
            return
        if self.verb is Verb.RENUMBER:
            self._renumber(things)
            return
        for thing in things:
            for path in thing.paths:
                self._act_on(path)

    def _act_on(self, path: Path) -> None:
        match self.verb:
            case Verb.ADD:
                self._put(path, ProvisionInsertion(after=self.after) if path[-1].unit is not Unit.TEXT else self._text_added())
            case Verb.REMOVE | Verb.REPEAL:
                self._put(path, Repeal())
            case Verb.REPLACE | Verb.SUBSTITUTE:
                self._put(path, ProvisionReplacement())
            case _ if self.manner:
                self._put(path, ProvisionInsertion(after=self.after))
            case _:
                return

    def _text_added(self) -> Action:
        position = next((aim.position for aim in self.aims if aim.position), Position.END)
        return Insertion("", "", position)

    def _renumber(self, things: list[_Thing]) -> None:
        olds: list[_Thing] = []
        for n, thing in enumerate(things):
            last = n + 1 == len(things)
            if olds and (not thing.joined or last):
                self._renumbered(olds, thing)
                olds = []
            else:
                olds.append(thing)
        if olds:
            self._fail((olds[0].span[0], olds[-1].span[1]), NO_PAIRS)

    def _renumbered(self, olds: list[_Thing], new: _Thing) -> None:
        paths = [path for old in olds for path in old.paths]
        if len(paths) != len(new.paths):
            self._fail((olds[0].span[0], new.span[1]), NO_PAIRS)
            return
        for path, to in zip(paths, new.paths, strict=True):
            self._put(path, Renumbering(target_of(to)))


_NOWHERE: Final = (_Aim((Step(Unit.ARTICLE, "?"),)),)
from collections.abc import Callable  # noqa: E402
from typing import TypeAlias  # noqa: E402

_Maker: TypeAlias = Callable[[_Quote, _Aim], Action]
_PairMaker: TypeAlias = Callable[[_Quote, _Quote, _Aim], Action]


def _addition(quote: _Quote, aim: _Aim) -> Action:
    return Insertion(quote.words, "", aim.position or Position.END, _merged(quote.times, aim.times))


def _span(group: _Group) -> tuple[int, int]:
    quotes = [*group.olds, *group.news]
    return quotes[0].span[0], quotes[-1].span[1]


def _paired(group: _Group) -> list[tuple[_Quote, _Quote]]:
    """Old words with new ones: one by one, or all with the only new one; "müvafiq olaraq" may deal them out to the places."""
    olds, news = group.olds, group.news
    if not olds or not news:
        return []
    if group.zipped_olds and len(olds) > 1 and all(len(old.aims) == len(olds) for old in olds):
        olds = [replace(old, aims=old.aims[n:n + 1]) for n, old in enumerate(olds)]
    if len(olds) == len(news):
        return list(zip(olds, news, strict=True))
    if len(news) == 1:
        return [(old, news[0]) for old in olds]
    if len(olds) == 1 and len(olds[0].aims) == len(news):
        return [(replace(olds[0], aims=(aim,)), new) for aim, new in zip(olds[0].aims, news, strict=True)]
    if len(olds) == 1 and olds[0].side:
        return [(olds[0], new) for new in news]
    return []


def describe(clauses: Clauses) -> Iterator[str]:
    """One line a modification, for looking at."""
    for modification in clauses.modifications:
        yield f"{modification.target} {modification.action}"
