"""From the items of an amending act to what it does to each act: frames, block heads, instructions, repeals, new texts."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from acts.modifications import clauses
from acts.modifications.instructions.items import Item, Path
from acts.modifications.instructions.naming import Named, named
from acts.modifications.instructions.phrases import COMMENCES, FRAME, IN_ANNEX, ORDERS, amends
from acts.modifications.instructions.quotations import PLACE, Masked
from acts.modifications.instructions.scopes import Gathered, Scope, Waiting
from acts.modifications.instructions.targets import WHOLE, ground, settled, settled_target
from acts.modifications.instructions.unit_texts import given, wants_text
from acts.modifications.instructions.values import filled
from acts.modifications.model import Amendment, Instruction, Misread, Modification, ProvisionReplacement, Repeal, Target
from acts.references.model import ActCitation
from language.letters import lower
from language.numerals import suffix

NO_ACT: Final = "the act it amends is not named"
NO_TARGET: Final = "the provision it names was not understood"
NO_UNIT: Final = "the new text fits none of the provisions"
EXCEPTED: Final = "the exception it makes is not applied"
NOT_READ: Final = "no rule reads this instruction"
UNCLOSED: Final = "the new text opens with a quotation mark that nothing closes: see where it ends"
NOTHING_BELOW: Final = "no instruction follows these words"

_FORMS: Final = r"(?:ləğv\s+(?:edil|olun)s[iu]n|qüvvədən\s+düşmüş\s+(?:hesab\s+edilsin|sayılsın))"
_REPEALED: Final = re.compile(rf"\s*,?\s*{_FORMS}\W*$")
_LISTING: Final = re.compile(
    rf"^(?:[Aa]şağıdakı(?!\s+(?:məzmun|redaksiya))[^:]*?\s(?=[\ue000-\uf8ff]|ismin|ləğv|qüvvədən))?"
    rf"(?P<order>(?:(?:ismin[^:\ue000-\uf8ff]*)?[\ue000-\uf8ff][^:]*?(?:{ORDERS.pattern})|{_FORMS}))\s*:\s*$")
_REWORDED: Final = re.compile(
    r"\s*,?\s*(?:yeni|aşağıdakı)\s+(?:redaksiyada|məzmunda)\s+(?:veril\w+|təsdiq\s+edilsin)\W*(?P<places>(?:[\ue000-\uf8ff]\W*)*)$")
_HEAD: Final = re.compile(r"(?P<units>[^:]*?)\s*(?P<over>üzrə)?\s*:\s*$")
_NEW_TEXTS: Final = re.compile(r"\s*:?\s*((?:[\ue000-\uf8ff](?:[\s;.,]|və\s)*)+)")
_OF_CONTENT: Final = re.compile(
    r"(?P<place>[\ue000-\uf8ff])\s*məzmun(?:unda|lu|da)\s+(?P<order>[^\ue000-\uf8ff;]*?(?:əlavə|daxil)\s+(?:edil|olun)s[iu]n)")
"""A new text that stands before its provision: “15.2. …” məzmununda 15.2-ci maddə əlavə edilsin."""
_EXCEPT: Final = re.compile(r"\([^()]*istisna\s+olmaqla[^()]*\)")
_UNITS: Final = re.compile(r"addə|bənd|hissə|abzas|fəs[il]|bölmə|əlavə")
_BLANK: Final = re.compile(r"[\s.;:,]*")
_BROKEN_NUMBER: Final = re.compile(r"(?<=\d)\s?-\s+(?=c[iıuü]\b)|(?<=\d)\s+-\s?(?=c[iıuü]\b)")
_CITATIONS: Final = re.compile(r"\s*\((?:[^()]|\([^()]*\))*(?:Qanunvericilik\s+Toplusu|qəzeti)(?:[^()]|\([^()]*\))*\)")
_NEEDLESS: Final = re.compile(
    r"\bdurğu\s+(?=işarə)"
    r"|\b(?:[Bb]u|[Hh]əmin)\s+(?:Qanun|Məcəllə|Fərman|Sərəncam|Qərar|Qayda|Əsasnamə|Nizamnamə|Təlimat)[a-zəıiuü]*\s+(?=[\da-zə])")
"""Words that add nothing: the act is the one amended."""

_ANNEXED: Final = re.compile(r"\s*\((?:[^()]*\s)?(?:əlavə\s+(?:olunur|edilir)|əlavəyə\s+uyğun\w*)[^()]*\)")
_LABELLED: Final = re.compile(
    r"(?P<place>[\ue000-\uf8ff])"
    r"(?=\s*(?:(?:yarım)?bənd|hissə|abzas|sət|maddə|bölmə|fəs|n?d[əa]|n?[ıiuü]n\b|[ıiuü]\s+(?:çıxar|ləğv|yeni|aşağı)|əlavə\s+(?:edil|olun)))")


_FORMS_OF: Final = {
    "maddə": ("maddənin", "maddəyə", "maddədə", "maddədən"), "fəsil": ("fəslin", "fəslə", "fəsildə", "fəsildən"),
    "bölmə": ("bölmənin", "bölməyə", "bölmədə", "bölmədən"), "hissə": ("hissənin", "hissəyə", "hissədə", "hissədən"),
    "bənd": ("bəndin", "bəndə", "bənddə", "bənddən"),
}
"""Names of units in the genitive, dative, locative and ablative."""
_UNIT_FIRST: Final = re.compile(
    rf"(?<!\w)(?P<unit>{'|'.join(_FORMS_OF)})\s+(?P<number>\d+(?:[.-]\d+)*)"
    r"-(?:(?P<genitive>n?[ıiuü]n)|(?P<dative>y?[əa])|(?P<locative>d[əa])|(?P<ablative>d[əa]n))\b", re.IGNORECASE)


def _number_first(found: re.Match[str]) -> str:
    """"Maddə 2.2-də" as instructions usually have it: "2.2-ci maddədə"."""
    forms = zip(("genitive", "dative", "locative", "ablative"), _FORMS_OF[lower(found["unit"])], strict=True)
    return f"{found['number']}-{suffix(int(re.split(r'[.-]', found['number'])[-1]))} {next(form for case, form in forms if found[case])}"


class Reader:
    """Reads items in order; a working copy that lives for one act."""

    def __init__(self, masked: Masked, amends: ActCitation | None) -> None:
        self.masked = masked
        self._misread_alone: list[Misread] = []
        self._scopes = [Scope((), (amends,))] if amends else []
        self._last = amends
        self._gathered: dict[ActCitation, Gathered] = {}
        self._waiting: Waiting | None = None
        self._empty: dict[Path, Misread] = {}
        self._now = self._item = self._printed = ""

    @property
    def amendments(self) -> tuple[Amendment, ...]:
        """What was read, an amendment for each act in the order they are named."""
        return tuple(Amendment(act, tuple(one.modifications), tuple(one.items), tuple(one.misread), tuple(one.instructions))
                     for act, one in self._gathered.items() if one.modifications or one.misread)

    @property
    def misread(self) -> tuple[Misread, ...]:
        """What belongs to no act: orders whose act is not named, frames and block heads without an instruction below them."""
        return (*self._misread_alone, *self._empty.values())

    def feed(self, item: Item) -> None:
        """Read the next item."""
        if self._waiting and self._waiting.takes(item):
            self._waiting.texts.append(self.masked.whole(item.raw))
            return
        self.finish()
        self._close_scopes(item)
        scope = self._scopes[-1] if self._scopes else None
        self._now, self._item = self.masked.whole(item.text), item.number
        self._printed = self.masked.whole(item.raw or item.text)
        text = _ANNEXED.sub("", _CITATIONS.sub("", item.text))
        name = named(text, self.masked, scope.acts[-1] if scope and scope.acts else self._last)
        acts = name.acts if name else scope.acts if scope else ()
        if name:
            self._last = acts[-1]
        rest = text[name.end:] if name else text
        if name and acts[0].kind == "code" and rest.lstrip().startswith("mətn"):
            rest = f"Məcəllənin {rest.lstrip()}"
        if self._opens_scope(item, rest, acts, scope, name):
            return
        if acts and scope and scope.order and not ORDERS.search(rest):
            rest = f"{rest.rstrip(' ;.,')} {scope.order}."
        self._order(item, rest, acts, scope if not name or (scope and acts == scope.acts) else None)

    def finish(self) -> None:
        """Give an instruction the new text that followed it without quotation marks."""
        waiting, self._waiting = self._waiting, None
        if waiting is None or not waiting.texts:
            return
        unclosed = waiting.unclosed()
        for one in waiting.gathered:
            read = one.modifications[waiting.start[id(one)]:]
            one.modifications[waiting.start[id(one)]:] = given(read, ["\n".join(waiting.texts)]) or read
            if unclosed:
                one.misread.append(replace(self._misread(unclosed, UNCLOSED), item=waiting.path[-1].whole if waiting.path else ""))
            if one.instructions and read:
                order = one.instructions[-1]
                one.instructions[-1] = replace(order, words="\n".join([order.words, *waiting.texts]))

    def annexed(self, item: Item) -> bool:
        """Whether the item says that the amendments stand in an annex; the annex's items are then read for the act it names."""
        name = named(_CITATIONS.sub("", item.text), self.masked, self._last)
        if name is None or not IN_ANNEX.search(item.text):
            return False
        self._scopes = [Scope((), name.acts)]
        return True

    def _close_scopes(self, item: Item) -> None:
        while self._scopes and not _is_below(item, self._scopes[-1]):
            self._scopes.pop()

    def _opens_scope(
        self, item: Item, rest: str, acts: tuple[ActCitation, ...], scope: Scope | None, name: Named | None,
    ) -> bool:
        """Whether the item is a frame or a block head; then what stands behind it on its line is read on."""
        if (listing := _LISTING.match(item.text)) and not name:
            self._push(Scope(item.path, acts, None, listing["order"]))
            return True
        if not acts:
            return False
        frame = FRAME.search(rest)
        if frame and not PLACE.search(rest, 0, frame.start()) and not ORDERS.search(rest, 0, frame.start()):
            self._frame(item, rest[: frame.start()], acts, scope if not name else None)
            if not _BLANK.fullmatch(rest, frame.end()):
                self.feed(Item(item.path, False, rest[frame.end():].strip(), item.start))
            return True
        head = _HEAD.match(rest)
        if head is None or ORDERS.search(rest) or (not name and not head["units"]) or COMMENCES.search(rest):
            return False
        return self._head(item, head, acts, scope if not name else None)

    def _frame(self, item: Item, units: str, acts: tuple[ActCitation, ...], scope: Scope | None) -> None:
        context = scope.ground if scope else ground(acts)
        units = re.sub(r"\s*aşağıdakı\s*$", "", units)
        if not _BLANK.fullmatch(units):
            context = self._target(units, False, context) or context
        self._push(Scope(item.path, acts, context))

    def _head(self, item: Item, head: re.Match[str], acts: tuple[ActCitation, ...], scope: Scope | None) -> bool:
        context = scope.ground if scope else ground(acts)
        units = head["units"]
        if _BLANK.fullmatch(units):
            self._push(Scope(item.path, acts, context))
            return True
        target = self._target(units, bool(head["over"]), context)
        if target is None and not (head["over"] or _UNITS.search(units)):
            return False
        if target is None:
            self._not_read(acts, units, NO_TARGET)
        self._push(Scope(item.path, acts, target, lost=target is None))
        return True

    def _push(self, scope: Scope) -> None:
        self._scopes = [old for old in self._scopes if old.path != scope.path]
        self._empty[scope.path] = self._misread(self._now, NOTHING_BELOW)
        self._scopes.append(scope)

    def _target(self, units: str, nominative: bool, context: Target | None) -> Target | None:
        """The provision a block head names: "3.2-ci bənd üzrə", "5-ci maddədə"."""
        probe = f"{units} ləğv edilsin" if nominative else f"{units} “x” sözü “y” sözü ilə əvəz edilsin"
        found = clauses.read(self._plain(probe), context).modifications
        places = (settled_target(one.target, context, units) for one in found)
        targets = {str(place): place for place in places}
        return next(iter(targets.values())) if len(targets) == 1 else None

    def _order(self, item: Item, rest: str, acts: tuple[ActCitation, ...], scope: Scope | None) -> None:
        if not amends(rest):
            if acts and scope and item.numbered and not COMMENCES.search(rest):
                self._fill(item.path)
                self._not_read(acts, rest, NOT_READ)
            return
        if not acts:
            if ORDERS.search(rest) and (PLACE.search(rest) or re.search(r"maddə|bənd|hissə", rest)):
                self._misread_alone.append(self._misread(item.text, NO_ACT))
            return
        read, misread = self._read(rest, scope.ground if scope else ground(acts))
        waiting = Waiting(item.path, frozenset(change.target.steps[-1].number for change in read if wants_text(change)))
        self._fill(item.path)
        for act in acts:
            one = self._gathered.setdefault(act, Gathered())
            waiting.begin(one)
            one.modifications += read
            one.items += [item.number] * len(read)
            one.instructions += [Instruction(self._printed, len(read))] if read else []
            one.misread += misread
        if rest.rstrip().endswith(":") and waiting.numbers:
            self._waiting = waiting

    def _fill(self, path: Path) -> None:
        """An item was read: the frames and heads above it are not without an instruction."""
        for depth in range(len(path) + 1):
            self._empty.pop(path[:depth], None)

    def _not_read(self, acts: Sequence[ActCitation], words: str, reason: str) -> None:
        for act in acts:
            self._gathered.setdefault(act, Gathered()).misread.append(self._misread(words, reason))

    def _misread(self, words: str, reason: str) -> Misread:
        whole = self.masked.whole(words.strip())
        start = max(self._now.find(whole), 0)
        return Misread(start, start + len(whole), whole, reason, self._item)

    def _read(self, text: str, context: Target | None) -> tuple[list[Modification], list[Misread]]:
        """The modifications of one instruction, sentence by sentence between its new texts."""
        if _REPEALED.match(text):
            return [Modification(WHOLE, Repeal())], []
        if reworded := _REWORDED.match(text):
            texts = [self.masked.inner(place) for place in PLACE.findall(reworded["places"])]
            return [Modification(WHOLE, ProvisionReplacement("\n".join(texts) or None))], []
        found: list[Modification] = []
        misread: list[Misread] = []
        for sentence, places in self._sentences(text):
            if not amends(sentence):
                continue
            read, bad, context = self._sentence(sentence, places, context)
            found += read
            misread += bad
        if exception := _EXCEPT.search(text):   # told in brackets: Constitutional Law on normative legal acts, art. 32.3
            found = [one for one in found if not isinstance(one.action, Repeal)]
            misread.append(self._misread(exception[0], EXCEPTED))
        if not found and not misread:
            misread.append(self._misread(text, NOT_READ))
        return found, misread

    def _sentences(self, text: str) -> list[tuple[str, str]]:
        """The parts of an instruction, each with the new texts that follow it."""
        parts, at = [], 0
        before = frozenset(found["place"] for found in _OF_CONTENT.finditer(text))
        text = _OF_CONTENT.sub(r"aşağıdakı məzmunda \g<order>: \g<place>", text)
        for news in _NEW_TEXTS.finditer(text):
            first = PLACE.findall(news[1])[0]
            if first in before or self.masked.is_new_text(first):
                parts.append((text[at:news.start()], "".join(PLACE.findall(news[1]))))
                at = news.end()
        return [*parts, (text[at:], "")]

    def _sentence(self, text: str, places: str, context: Target | None) -> tuple[list[Modification], list[Misread], Target | None]:
        read = clauses.read(self._plain(text), context)
        texts = [self.masked.inner(place) for place in places]
        modifications = [filled(one, self.masked) for one in read.modifications]
        misread = [self._misread(one.words, one.reason) for one in read.misread]
        if texts and (with_texts := given(modifications, texts)) is not None:
            modifications = list(with_texts)
        elif texts:
            again = clauses.read(f"{self._plain(text)} {places}", context)
            modifications = [filled(one, self.masked) for one in again.modifications] or modifications
            misread += [] if again.modifications else [self._misread(places, NO_UNIT)]
        return [settled(one, context, text) for one in modifications], misread, read.context or context

    def _plain(self, text: str) -> str:
        """The words the grammar reads: names of units in quotation marks ("“ç” bəndi") back in place, broken numbers joined."""
        shown = _UNIT_FIRST.sub(_number_first, _LABELLED.sub(lambda found: self._label(found[0]), text))
        return _BROKEN_NUMBER.sub("-", _NEEDLESS.sub("", shown)).strip(" \t\n:")

    def _label(self, place: str) -> str:
        """A unit's name in its quotation marks; “Qeyd.” alone is the unit "“Qeyd” hissəsi"."""
        name = self.masked.whole(place)
        return "“Qeyd” hissəsi" if name[1:-1].rstrip(". ") in ("Qeyd", "QEYD") and name[-2] == "." else name


def _is_below(item: Item, scope: Scope) -> bool:
    """Whether an item stands under a frame: its number is below the frame's, or it has none and follows in its place."""
    depth = len(scope.path)
    if item.path[:depth] != scope.path:
        return False
    return not item.numbered or len(item.path) > depth
