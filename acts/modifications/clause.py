"""One clause of the operative sentence: the phrases up to a verb, and what the verb makes of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from acts.modifications.context import Context, target_of
from acts.modifications.model import (
    ONLY,
    Action,
    Deletion,
    Insertion,
    Modification,
    Position,
    ProvisionInsertion,
    ProvisionReplacement,
    Renumbering,
    Repeal,
    Target,
    Unit,
)
from acts.modifications.pairing import Aim, Group, Quote, addition, aimed, insertion, substitution, times_of
from acts.modifications.phrases import RANK, Mark, Path, Phrase, Place, Words, merged, uncounted
from acts.modifications.vocabulary import Case, Kind, Verb

NO_PAIRS: Final = "old and new words cannot be paired"
NO_OBJECT: Final = "the verb has neither words nor a unit to act on"
NO_VERB: Final = "words or a unit without a verb"


@dataclass(frozen=True, slots=True)
class _Thing:
    """Units a verb acts on, named in one phrase."""

    paths: tuple[Path, ...]
    joined: str
    span: tuple[int, int]


def _inside(inner: _Thing, outer: _Thing) -> bool:
    """Whether the first unit of a phrase is counted within the last of another: 45.0 in 45."""
    one, two = inner.paths[0][-1], outer.paths[-1][-1]
    return one.unit is two.unit and one.number.startswith((f"{two.number}.", f"{two.number}-"))


@dataclass(frozen=True, slots=True)
class Failure:
    """Letters of the sentence that say nothing, and why."""

    start: int
    end: int
    reason: str


class Clause:
    """Reads the phrases of a clause; `verb` None: the sentence breaks off before it.

    Afterwards `found` holds the modifications, `failures` what could not be read, `context` the provision named last.
    `new_words`: the words the clause before put in ("ondan sonra").
    """

    def __init__(self, verb: Verb | None, phrases: Sequence[Phrase], context: Context, new_words: str) -> None:
        self.found: list[Modification] = []
        self.failures: list[Failure] = []
        self.context = context
        self._verb = verb
        self._phrases = phrases
        self._new_words = new_words
        self._manner = any(isinstance(phrase, Mark) and phrase.kind is Kind.MANNER for phrase in phrases)
        self._aims: tuple[Aim, ...] = ()
        self._fresh = False     # only places were named since the last words
        self._owner = False     # the last place stood in the genitive: what follows is a part of it
        self._group = Group()
        self._things: list[_Thing] = []
        self._after: Target | None = None

    def read(self, verb: tuple[int, int]) -> None:
        """Reads all phrases; `verb` are the letters of the verb."""
        for phrase, after in zip(self._phrases, (*self._phrases[1:], None), strict=False):
            self._take(phrase, after)
        self._put_words()
        self._put_things()
        if not self.found and not self.failures:
            self._put_nothing(verb)

    def _take(self, phrase: Phrase, after: Phrase | None) -> None:
        if isinstance(phrase, Words):
            self._words(phrase)
        elif isinstance(phrase, Mark):
            self._mark(phrase)
        elif phrase.case is not Case.INSTRUMENTAL:   # "yeni cədvəllə əvəz edilmişdir"
            name = self._thing if self._is_thing(phrase, after) else self._place
            name(phrase)

    def _mark(self, mark: Mark) -> None:
        if mark.kind is Kind.EDGE:
            self._aims = tuple(replace(aim, position=aim.position or Position(mark.value)) for aim in self._known())
        elif mark.kind is Kind.SIDE:
            self._behind()

    def _behind(self) -> None:
        """"birinci cümlədən sonra": the place new units come behind; "ondan sonra": the words put in last are the anchor."""
        if self._aims and self._fresh:
            self._after = target_of(self._aims[-1].path)
        elif self._new_words:
            self._aims = self._known()
            self._group.olds.append(Quote(self._new_words, ONLY, self._aims, "after"))

    # places

    def _known(self) -> tuple[Aim, ...]:
        """The provisions named in this clause, else those of the clause before."""
        return self._aims or tuple(Aim(path) for path in self.context.paths)

    def _place(self, place: Place) -> None:
        paths = self._located(place)
        remarks = place.occurrences if len(place.occurrences) == len(paths) else (ONLY,) * len(paths)
        shared = uncounted(place.occurrence) if len(paths) > 1 else place.occurrence
        aims = tuple(Aim(path, merged(remark, shared)) for path, remark in zip(paths, remarks, strict=True))
        part = self._refines(place) or (self._owner and not place.joined)
        self._aims = (*self._aims, *aims) if self._fresh and not part else aims
        self._fresh, self._owner = True, place.case is Case.GENITIVE
        self.context = Context(tuple(aim.path for aim in self._aims))

    def _located(self, place: Place) -> tuple[Path, ...]:
        context = self.context
        if self._fresh and place.joined and not place.same and not self._refines(place):
            context = Context(context.paths[-1:])   # "5-ci maddədə, 6-cı maddənin adında, birinci hissəsində"
        return context.resolved(place)

    def _refines(self, place: Place) -> bool:
        """"12-ci maddədə, birinci hissədə": the second phrase says where in the first."""
        return bool(self._aims) and place.joined != "ve" and RANK[place.paths[0][0].unit] > RANK[self._aims[-1].path[-1].unit]

    def _is_thing(self, place: Place, following: Phrase | None) -> bool:
        """Whether the nominative names what is acted on; "12-ci maddə “A” sözü …" is a slip for the locative."""
        if place.case is not Case.NOMINATIVE:
            return False
        if self._verb is Verb.RENUMBER or following is None:
            return True
        if isinstance(following, Words):
            replaced = self._verb is Verb.SUBSTITUTE and following.by and not self._group.olds
            return bool(following.joined) or following.unit is not None or replaced
        if not isinstance(following, Place) or following.joined:
            return True
        return RANK[following.paths[0][0].unit] <= RANK[place.paths[0][-1].unit]

    def _thing(self, place: Place) -> None:
        if self._group.news:
            self._put_words()
        paths = self.context.resolved(place)
        self._things.append(_Thing(paths, place.joined, (place.start, place.end)))
        self.context = Context(paths if self._verb is Verb.RENUMBER else paths[-1:])
        self._fresh = False

    # words

    def _words(self, run: Words) -> None:
        self._aims = self._known()
        quotes = [Quote(words, times, self._aims, run.side, (run.start, run.end)) for words, times in run.items]
        if run.side:
            self._anchor(run, quotes)
        elif run.by:
            self._instead(run, quotes)
        elif self._are_new(run):
            self._new(run, quotes)
        elif not (self._things and run.unit and self._verb is Verb.ADD):   # "ikinci cümlə “…” cümləsi": the unit's own text
            self._old(run, quotes)
        self._fresh = False

    def _are_new(self, run: Words) -> bool:
        """Whether the words come in: behind an anchor, or right behind old words with nothing between."""
        if not self._group.olds:
            return False
        if self._group.anchored and not (self._group.news and (run.joined or self._fresh)):
            return True
        return not (self._group.news or run.joined or self._fresh or self._verb is Verb.REMOVE)

    def _anchor(self, run: Words, quotes: list[Quote]) -> None:
        """Words followed by "sonra" or "əvvəl"; those right before them are the new ones, those joined to them anchors too."""
        if self._group.news and self._group.olds:
            self._put_words()
        group = self._group
        if group.olds and not group.anchored and not run.joined:
            group.news, group.olds = group.olds, []
        group.olds = [replace(old, side=old.side or run.side) for old in group.olds] + quotes
        group.dealt |= run.pairwise

    def _instead(self, run: Words, quotes: list[Quote]) -> None:
        """Words followed by "ilə"."""
        if self._group.anchored and self._group.news and not run.joined:   # "“a” sözündən sonra nöqtə vergül ilə": the anchor says where
            self._group = Group(self._group.news)
        elif self._group.anchored or (self._group.news and run.joined):
            self._put_words()
        group = self._group
        if not group.olds and not group.news and self._things:
            self._replace_things(quotes[0].words)
            return
        old = 0 if group.olds else len(quotes) - 1
        group.olds.extend(quotes[:old])
        group.news.extend(quotes[old:])
        self._put_words()

    def _new(self, run: Words, quotes: list[Quote]) -> None:
        """New words; of a run whose noun only comes behind it those too many are the next old ones: "“a” sözü “b”, “c” sözü “d”"."""
        group, take = self._group, len(quotes)
        if not (group.anchored or run.pairwise):
            take = min(len(group.olds), take - (run.named and take > 1))
        group.news.extend(quotes[:take])
        if quotes[take:]:
            self._put_words()
            self._group.olds.extend(quotes[take:])

    def _old(self, run: Words, quotes: list[Quote]) -> None:
        if self._group.news:
            self._put_words()
        self._group.olds.extend(quotes)
        self._group.dealt |= run.pairwise

    # results

    def _put(self, path: Path, action: Action) -> None:
        self.found.append(Modification(target_of(path), action))

    def _fail(self, span: tuple[int, int], reason: str) -> None:
        self.failures.append(Failure(*span, reason))

    def _put_nothing(self, verb: tuple[int, int]) -> None:
        """A verb without an object: "… və yeni redaksiyada verilmiş" is said of the unit named last."""
        if self._verb is Verb.REPLACE and self._manner and self.context.paths:
            self._put(self.context.paths[-1], ProvisionReplacement())
        else:
            start = self._phrases[0].start if self._phrases else verb[0]
            self._fail((start, verb[1]), NO_OBJECT if self._verb else NO_VERB)

    def _put_words(self) -> None:
        group, self._group = self._group, Group()
        if not group.olds and not group.news:
            return
        if group.anchored and not group.news and self._put_unsaid(group):
            return
        if group.anchored and group.news and self._verb is Verb.REMOVE:   # "“a” sözündən sonrakı “b” sözü": the anchor says where
            self._put_each(Group(group.news), remove=True)
        elif group.anchored or group.news:
            self._put_pairs(group)
        elif self._verb in (Verb.REMOVE, Verb.REPEAL):
            self._put_each(group, remove=True)
        elif self._verb is Verb.ADD or (self._verb is None and self._manner):
            self._put_each(group, remove=False)
        else:
            self._fail(group.span, NO_PAIRS if self._verb else NO_VERB)

    def _put_unsaid(self, group: Group) -> bool:
        """"“a” sözündən sonra mətn əlavə edilmişdir": new words the note does not print."""
        paths = [path for thing in self._things for path in thing.paths]
        if self._verb is not Verb.ADD or not paths or any(path[-1].unit is not Unit.TEXT for path in paths):
            return False
        self._things = []
        for anchor in group.olds:
            for aim in aimed(anchor):
                self._put(aim.path, insertion(anchor, Quote("", ONLY, ()), aim))
        return True

    def _put_each(self, group: Group, *, remove: bool) -> None:
        for quote in group.olds:
            for aim in aimed(quote):
                self._put(aim.path, Deletion(quote.words, times_of(quote, aim)) if remove else addition(quote, aim))

    def _put_pairs(self, group: Group) -> None:
        pairs = group.pairs()
        if not pairs:
            self._fail(group.span, NO_PAIRS)
        for old, new in pairs:
            for aim in aimed(old):
                self._put(aim.path, insertion(old, new, aim) if group.anchored else substitution(old, new, aim))

    def _replace_things(self, text: str | None) -> None:
        for thing in self._things:
            for path in thing.paths:
                self._put(path, ProvisionReplacement(text))
        self._things = []

    def _put_things(self) -> None:
        if self._verb is Verb.RENUMBER:
            self._renumber()
        elif self._verb in (Verb.REPLACE, Verb.SUBSTITUTE):
            self._replace_things(None)
        elif self._verb or self._manner:
            for thing in self._things:
                for path in thing.paths:
                    self._put_thing(path)

    def _put_thing(self, path: Path) -> None:
        if self._verb in (Verb.REMOVE, Verb.REPEAL):
            self._put(path, Repeal())
        elif path[-1].unit is Unit.TEXT and path[:-1]:   # "sonuna mətn əlavə edilmişdir"
            side = next((aim.position for aim in self._aims if aim.position), Position.END)
            self._put(path[:-1], Insertion("", "", side))
        else:
            self._put(path, ProvisionInsertion(after=self._after))

    def _renumber(self) -> None:
        """Units and right behind them, nothing between, the numbers they get."""
        olds: list[_Thing] = []
        for n, thing in enumerate(self._things, 1):
            if olds and not thing.joined and n < len(self._things) and _inside(thing, olds[-1]):
                olds[-1] = thing   # "45-ci maddə 45.0-cı, 45.1-ci maddələr": the article itself only says where
            elif olds and (not thing.joined or n == len(self._things)):
                self._renumbered(olds, thing)
                olds = []
            else:
                olds.append(thing)
        if olds:
            self._fail((olds[0].span[0], olds[-1].span[1]), NO_PAIRS)

    def _renumbered(self, olds: list[_Thing], new: _Thing) -> None:
        paths = [path for old in olds for path in old.paths]
        if len(paths) == len(new.paths) + 1:   # "45-ci maddə 45.0-cı, 45.0.1-ci maddələr": the article itself only says where
            paths = paths[1:]
        if len(paths) != len(new.paths):
            self._fail((olds[0].span[0], new.span[1]), NO_PAIRS)
            return
        for path, to in zip(paths, new.paths, strict=True):
            self._put(path, Renumbering(target_of(to)))
