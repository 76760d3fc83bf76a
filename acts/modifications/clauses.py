"""The grammar of the operative sentence: "12-ci maddədə “A” sözü “B” sözü ilə əvəz edilmişdir" and what belongs to it.

A sentence is a row of clauses, each closed by its verb. A clause names places (`Place`: in the locative, dative, ablative or genitive they
say where; in the nominative they are what is put in, taken out, renumbered or given a new wording) and quotes words (`Words`). What a
quotation is, old words, new words or an anchor, follows from "ilə" and "sonra / əvvəl" behind it and from its place.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from acts.modifications.clause import Clause, Failure
from acts.modifications.context import Context
from acts.modifications.model import Insertion, Misread, Modification, ProvisionInsertion, ProvisionReplacement, Substitution, Target
from acts.modifications.phrases import Mark, Phrase, Place, Words
from acts.modifications.phrasing import phrases
from acts.modifications.squeezed import Squeezed
from acts.modifications.tokens import tokens
from acts.modifications.vocabulary import Case, Kind, Verb

UNKNOWN_WORDS: Final = "no rule understands these words"
NUMBER_ALONE: Final = "a number without the unit it counts"


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
    for phrase in phrases(tokens(text, start, end)):
        reader.take(phrase)
    reader.finish()
    return Clauses(tuple(reader.found), tuple(reader.misread()), reader.context.target)


class _Reader:
    """Takes the phrases one by one and reads a clause when its verb comes."""

    def __init__(self, text: Squeezed, context: Context) -> None:
        self.context = context
        self.found: list[Modification] = []
        self._text = text
        self._phrases: list[Phrase] = []
        self._last: Sequence[int] = ()                    # modifications of the last clause that lack their text
        self._failures: list[Failure] = []
        self._clean = 0                                   # failures before this clause

    def take(self, phrase: Phrase) -> None:
        """One phrase more."""
        if not isinstance(phrase, Mark):
            self._phrases.append(phrase)
            return
        match phrase.kind:
            case Kind.VERB:
                self._close(phrase.verb, phrase)
            case Kind.STOP:
                self._stop()
            case Kind.UNKNOWN:
                self._not_known(phrase)
            case Kind.NUMBER:
                self._failures.append(Failure(phrase.start, phrase.end, NUMBER_ALONE))
            case Kind.EXCEPT:
                self._except()
            case _:
                self._phrases.append(phrase)

    def finish(self) -> None:
        """The end of the text: what has no verb is read if it can only mean one thing."""
        self._stop(final=True)

    def _except(self) -> None:
        """"5-ci maddə istisna olmaqla": what was named is not meant."""
        while self._phrases and isinstance(self._phrases[-1], Place):
            last = self._phrases.pop()
            if not (isinstance(last, Place) and last.joined):
                return

    def misread(self) -> Iterator[Misread]:
        """What was not understood, with its place in the print."""
        for one in self._failures:
            yield Misread(self._text.place(one.start), self._text.end(one.end), self._text.words(one.start, one.end), one.reason)

    def _not_known(self, phrase: Mark) -> None:
        """Words no rule knows; neighbours are reported together."""
        last = self._failures[-1] if self._failures else None
        if last and last.reason == UNKNOWN_WORDS and last.end == phrase.start:
            self._failures[-1] = replace(last, end=phrase.end)
        else:
            self._failures.append(Failure(phrase.start, phrase.end, UNKNOWN_WORDS))

    def _stop(self, *, final: bool = False) -> None:
        said = [phrase for phrase in self._phrases if isinstance(phrase, (Place, Words))]
        if said and all(isinstance(phrase, Place) and phrase.case is Case.GENITIVE for phrase in said) and not final:
            return   # "5-ci maddənin. birinci hissəsində": a stop that is no end
        if said and not self._text_follows(said):
            self._close(None, self._phrases[-1])
        self._phrases = []

    def _text_follows(self, said: Sequence[Place | Words]) -> bool:
        """"…: “new text”" after the verb: the texts of the units the last clause put in."""
        runs = [phrase for phrase in said if isinstance(phrase, Words)]
        if len(runs) != len(said) or not self._last or any(run.named or run.by for run in runs):
            return False
        texts = [words for run in runs for words, _ in run.items]
        for n, at in enumerate(self._last):
            self.found[at] = with_text(self.found[at], texts[n] if len(texts) == len(self._last) else " ".join(texts))
        return True

    def _new_words(self) -> str:
        """The words put in last: what "ondan sonra" means."""
        action = self.found[-1].action if self.found else None
        return action.new if isinstance(action, (Substitution, Insertion)) else ""

    def _close(self, verb: Verb | None, end: Phrase) -> None:
        said, self._phrases = self._phrases, []
        if verb in (Verb.FRAME, Verb.APPROVE, Verb.OTHER):
            self._failures[self._clean:] = []
            return
        if said or not self.found:   # a second verb right behind the first ("əlavə edilsin edilmişdir") says nothing
            self._read(Clause(verb, said, self.context, self._new_words()), end)
        self._clean = len(self._failures)

    def _read(self, clause: Clause, end: Phrase) -> None:
        clause.read((end.start, end.end))
        before = len(self.found)
        self.found.extend(clause.found)
        self._last = [before + n for n, one in enumerate(clause.found) if lacks_text(one)]
        self.context = clause.context
        self._failures.extend(clause.failures)


def lacks_text(modification: Modification) -> bool:
    """Whether the modification puts in or replaces a unit, or adds a text, that is not printed with it."""
    action = modification.action
    if isinstance(action, (ProvisionInsertion, ProvisionReplacement)):
        return action.text is None
    return isinstance(action, Insertion) and not action.new


def with_text(modification: Modification, text: str) -> Modification:
    """The modification with its text; one that takes none stays as it is."""
    action = modification.action
    if isinstance(action, Insertion):
        return replace(modification, action=replace(action, new=text))
    if isinstance(action, (ProvisionInsertion, ProvisionReplacement)):
        return replace(modification, action=replace(action, text=text))
    return modification
