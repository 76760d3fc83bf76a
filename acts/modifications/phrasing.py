"""From the tokens of a sentence to its phrases."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from acts.modifications.model import ONLY, Occurrence, Unit
from acts.modifications.naming import Naming, article
from acts.modifications.phrases import Mark, Phrase, Words, merged, uncounted
from acts.modifications.stream import Numbered, Stream, counted
from acts.modifications.tokens import Token
from acts.modifications.vocabulary import Case, Kind, Verb


def phrases(tokens: Iterable[Token]) -> Iterator[Phrase]:
    """All phrases in order."""
    return _Phrasing(Stream(tokens)).read()


class _Phrasing:
    """Reads phrases; between them it remembers the comma, "müvafiq olaraq" and the remark about finds that stand in front of the next."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._joined = ""
        self._pairwise = False
        self._times = ONLY

    def read(self) -> Iterator[Phrase]:
        while token := self._stream.peek():
            if token.kind in (Kind.QUOTE, Kind.SIGN):
                yield self._words()
            elif token.kind in (Kind.NUMBER, Kind.UNIT, Kind.SAME) and not self._is_verb(token):
                yield from self._places()
            else:
                yield from self._between(token)

    def _is_verb(self, token: Token) -> bool:
        """"…, … əlavə, … əvəz edilmişdir": the noun of an annex alone is the verb "əlavə" without its auxiliary."""
        bare = token.unit is Unit.ANNEX and token.case is Case.NOMINATIVE and not token.plural
        return bare and not self._stream.sees(Kind.NUMBER, Kind.UNIT, ahead=1)

    def _between(self, token: Token) -> Iterator[Phrase]:
        stream = self._stream
        comma = stream.comma()
        stream.take()
        match token.kind:
            case Kind.AND:
                self._joined = "," if not self._joined and comma else "ve"
            case Kind.PAIRWISE:
                self._pairwise = True
            case Kind.EVERY | Kind.INFLECTED:
                stream.at -= 1
                self._times = merged(self._times, stream.occurrence())
            case Kind.UNIT:
                if not stream.sees(Kind.VERB):
                    yield Mark(Kind.VERB, token.start, token.end, verb=Verb.ADD)
            case Kind.OPEN | Kind.CLOSE | Kind.OVER:
                return
            case _:
                yield Mark(token.kind, token.start, token.end, token.value, token.verb)

    def _front(self) -> str:
        """What joins the next phrase to what stands before."""
        joined, self._joined = self._joined, ""
        return joined

    # provisions

    def _places(self) -> Iterator[Phrase]:
        joined, start, at = self._front(), self._stream.start, self._stream.at
        naming = Naming(self._stream, joined)
        yield from naming.read()
        if naming.numbers:
            yield from self._alone(naming.numbers, start, joined)
        elif self._stream.at == at:
            self._stream.take()

    def _alone(self, numbers: list[Numbered], start: int, joined: str) -> Iterator[Phrase]:
        """Numbers without a unit: "ikinci halda", "ikinci “a” sözü", an article whose word is lost; else nobody understands them."""
        stream = self._stream
        if stream.skip(Kind.TIMES) or stream.sees(Kind.QUOTE):
            self._times = merged(self._times, counted(numbers))
            self._joined = joined
        elif stream.sees(Kind.VERB) and any("." in number for number, _ in numbers):
            yield article(numbers, start, stream.last.end, joined)
        else:
            yield Mark(Kind.NUMBER, start, stream.last.end, " ".join(number for number, _ in numbers))

    # quotations

    def _words(self) -> Words:
        stream, joined, start = self._stream, self._front(), self._stream.start
        pairwise, self._pairwise = self._pairwise, False
        items = [self._item()]
        while self._more_items():
            while stream.sees(Kind.AND, Kind.EVERY, Kind.INFLECTED):
                if not stream.skip(Kind.AND):
                    self._times = merged(self._times, stream.occurrence())
            items.append(self._item())
        return self._ending(Words(tuple(items), start, stream.last.end, joined, pairwise=pairwise))

    def _item(self) -> tuple[str, Occurrence]:
        token = self._stream.take()
        times, self._times = self._times, ONLY
        return token.value, merged(times, self._stream.remark())

    def _more_items(self) -> bool:
        """Whether another quotation is joined: "“a”, “b” və “c” sözləri"."""
        ahead = self._stream.past(Kind.AND, Kind.EVERY, Kind.INFLECTED)
        return self._stream.sees(Kind.AND) and self._stream.sees(Kind.QUOTE, Kind.SIGN, ahead=ahead)

    def _ending(self, run: Words) -> Words:
        """The run with its noun, the remark about finds, and "sonra" or "ilə" behind it."""
        stream = self._stream
        if stream.last.kind is Kind.SIGN:
            run = replace(run, named=True, case=stream.last.case)
        if stream.sees(Kind.EVERY, Kind.INFLECTED) and stream.sees(Kind.NOUN, ahead=1):
            run = self._remarked(run)
        run = self._named(run)
        if stream.sees(Kind.OPEN):
            run = self._remarked(run)
        side = stream.peek()
        if side and stream.skip(Kind.SIDE):
            run = replace(run, side=side.value)
            stream.at += stream.comma() and stream.sees(Kind.QUOTE, Kind.SIGN, ahead=1)
        elif side and run.case is Case.GENITIVE and stream.skip(Kind.EDGE):   # "sözünün əvvəlinə"
            run = replace(run, side="before" if side.value == "start" else "after")
        elif stream.skip(Kind.WITH) or run.case is Case.INSTRUMENTAL:
            run = replace(run, by=True)
        return replace(run, end=stream.last.end)

    def _remarked(self, run: Words) -> Words:
        times = self._stream.remark()
        times = uncounted(times) if len(run.items) > 1 else times
        return replace(run, items=tuple((words, merged(own, times)) for words, own in run.items))

    def _named(self, run: Words) -> Words:
        """The run with the noun behind it: "sözləri", "rəqəmləri və sözləri", "cümləsi"."""
        stream = self._stream
        while (noun := stream.peek()) and (noun.kind is Kind.NOUN or self._names_words(noun)):
            run = replace(run, named=True, case=noun.case, unit=noun.unit)
            stream.take()
            stream.at += stream.sees(Kind.AND) and stream.sees(Kind.NOUN, ahead=1)
        return run

    def _names_words(self, token: Token) -> bool:
        """"“…” cümləsi": the unit after a quotation says what is quoted."""
        return token.unit in (Unit.SENTENCE, Unit.ALINEA, Unit.TEXT) and self._stream.last.kind is Kind.QUOTE and not token.plural
