"""What a proposal touches outside the classifier: every act, standard and mapping that carries a code, and which code it would get."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from classifiers.lifecycle import reasons
from classifiers.lifecycle.applying import VALID, Applied, apply
from classifiers.lifecycle.kinds import KINDS
from classifiers.lifecycle.model import Proposal, Standing
from classifiers.lifecycle.planning import newest_version
from classifiers.lifecycle.ports import Schemes
from classifiers.lifecycle.recoding import Key, Recoding
from classifiers.schemes.model import Concept, Version
from classifiers.schemes.ports import Use, Uses
from language.analysis import Analyzer

FAMILY = 7
"""Letters of a word that its family shares."""


@dataclass(frozen=True, slots=True)
class Line:
    """Something that carries a code: what it could carry instead (its own code where it may stay), what is offered and why."""

    use: Use
    candidates: tuple[str, ...]
    offered: str                        # "": nothing follows
    why: str
    decided: Recoding | None = None

    @property
    def stays(self) -> bool:
        """Whether there is nothing to decide: the code and what it holds stay."""
        return self.candidates == (self.use.code,)


@dataclass(frozen=True, slots=True)
class Impact:
    """What a proposal touches: how many of each kind, how many need a new code, how many of these are decided."""

    codes: Mapping[str, tuple[str, ...]]
    kinds: Mapping[str, int]
    open: Mapping[str, int]
    decided: Mapping[str, int]

    @property
    def total(self) -> int:
        return sum(self.kinds.values())


class Weighing:
    """Tells what proposals touch. Every question reads what is there now."""

    def __init__(self, schemes: Schemes, uses: Uses) -> None:
        self.schemes, self.uses = schemes, uses

    def codes(self, proposal: Proposal, together: tuple[Proposal, ...] = ()) -> Mapping[str, tuple[str, ...]]:
        """The codes a proposal touches with those that follow each; `together`: all that were published with it, itself among them."""
        return _codes(proposal, self._applied(proposal, together), alone=not together)

    def impact(self, proposal: Proposal, decided: Mapping[Key, Recoding], together: tuple[Proposal, ...] = ()) -> Impact:
        """Counted where the codes are kept; only what was decided is looked at one by one."""
        codes = self.codes(proposal, together)
        touched = Counter(dict(self.uses.counted(proposal.scheme, codes)))
        mine = [key for key in decided if key.code in codes]
        there = {Key(*one) for one in self.uses.carriers(proposal.scheme, {key.code for key in mine})}
        gone = [key for key in _gone(decided, codes) if key not in there]
        touched.update((key.kind, key.code) for key in gone)
        kinds, open_ = Counter[str](), Counter[str]()
        for (kind, code), many in touched.items():
            kinds[kind] += many
            if codes[code] != (code,):
                open_[kind] += many
        judged = [*gone, *(key for key in mine if key in there)]
        return Impact(codes, kinds, open_, Counter(key.kind for key in judged if codes[key.code] != (key.code,)))

    def lines(
        self, proposal: Proposal, decided: Mapping[Key, Recoding], kind: str = "", together: tuple[Proposal, ...] = (), first: int = 0,
        size: int | None = None,
    ) -> Iterator[Line]:  # fmt: skip
        """What is touched, of one kind or of all, in the order of the uses: from `first` on, `size` of them or all."""
        applied = self._applied(proposal, together)
        codes = _codes(proposal, applied, alone=not together)
        offering = Offering(applied)
        for use in self._touched(proposal.scheme, codes, decided, kind, first, size):
            yield replace(offering.line(use, codes[use.code]), decided=decided.get(Key.of(use)))

    def page(
        self, proposal: Proposal, decided: Mapping[Key, Recoding], kind: str, first: int, size: int, together: tuple[Proposal, ...] = ()
    ) -> tuple[Line, ...]:
        return tuple(self.lines(proposal, decided, kind, together, first, size))

    def _touched(
        self, scheme: str, codes: Mapping[str, tuple[str, ...]], decided: Mapping[Key, Recoding], kind: str, first: int, size: int | None
    ) -> Iterator[Use]:
        """What carries the codes, and what carried them until it was given another."""
        gone = _gone(decided, codes)
        if not gone:
            return self.uses.using(scheme, codes, kind, first, size)
        before = (Use(key.kind, key.id, decided[key].title, key.code) for key in gone if kind in ("", key.kind))
        now = (use for use in self.uses.using(scheme, codes, kind) if Key.of(use) not in gone)
        ordered = sorted((*now, *before), key=lambda use: (KINDS.index(use.kind), use.code, use.title))
        return islice(ordered, first, None if size is None else first + size)

    def _applied(self, proposal: Proposal, together: tuple[Proposal, ...]) -> Applied:
        base = self._base(proposal)
        asked = (change for one in together or (proposal,) for change in one.changes)
        return apply(self.schemes.concepts(proposal.scheme, base.number), asked)

    def _base(self, proposal: Proposal) -> Version:
        """The version the changes are made on: of a published proposal the one before."""
        if proposal.standing is not Standing.PUBLISHED:
            return newest_version(self.schemes, proposal.scheme)
        published = self.schemes.version(proposal.scheme, proposal.published_in)
        return next(one for one in self.schemes.versions(proposal.scheme) if one.sequence == published.sequence - 1)


def _gone(decided: Mapping[Key, Recoding], codes: Mapping[str, tuple[str, ...]]) -> frozenset[Key]:
    """What carried one of the codes until it was given another."""
    return frozenset(key for key, one in decided.items() if one.done_at and one.code != key.code and key.code in codes)


def _codes(proposal: Proposal, applied: Applied, *, alone: bool) -> dict[str, tuple[str, ...]]:
    named = {code for change in proposal.changes for code in change.old}
    return {code: heirs for code, heirs in applied.heirs.items() if code in named or (alone and heirs != (code,))}


class Offering:
    """Chooses among the codes that follow one: by the words a title shares with what the items are called and include."""

    def __init__(self, applied: Applied) -> None:
        self.items = {concept.code: concept for concept in applied.concepts if concept.status is VALID}
        self.analyzers = (Analyzer("aze"), Analyzer("eng"))
        self.known: dict[str, set[str]] = {}

    def line(self, use: Use, candidates: tuple[str, ...]) -> Line:
        if len(candidates) < 2:
            why = reasons.NOTHING_FOLLOWS if not candidates else reasons.KEPT if candidates == (use.code,) else reasons.ONLY_ONE
            return Line(use, candidates, candidates[0] if candidates else "", why)
        code, shared = self._nearest(use.title, candidates)
        return Line(use, candidates, code, reasons.title_has(shared) if shared else reasons.NOTHING_DECIDES)

    def _nearest(self, title: str, candidates: tuple[str, ...]) -> tuple[str, str]:
        """The candidate that alone shares most words with a title, and those words; else the first and ""."""
        said = self._terms(title)
        own = {code: self._own_terms(code, candidates) for code in candidates}
        shared = {code: [word for term, word in said.items() if _root(term) in own[code]] for code in candidates}
        best = max(candidates, key=lambda code: len(shared[code]))
        alone = sum(len(words) == len(shared[best]) for words in shared.values()) == 1
        return (best, ", ".join(dict.fromkeys(shared[best]))) if shared[best] and alone else (candidates[0], "")

    def _own_terms(self, code: str, candidates: tuple[str, ...]) -> set[str]:
        """The words of an item that not every candidate has."""
        terms = [self._item_terms(one) for one in candidates]
        return self._item_terms(code) - set[str].intersection(*terms)

    def _item_terms(self, code: str) -> set[str]:
        if code not in self.known:
            self.known[code] = set(map(_root, self._terms(_said(self.items[code])))) if code in self.items else set()
        return self.known[code]

    def _terms(self, text: str) -> dict[str, str]:
        """The words of a text in either language: as search knows them, and as they stand."""
        tokens = (token for analyzer in self.analyzers for token in analyzer.analyze(text))
        return {token.term: text[token.start : token.end] for token in tokens if token.end - token.start > 2}


def _root(term: str) -> str:
    """What words of one family begin with: "kriptoqrafik", "kriptoqrafiya", "cryptographic" each with its kin."""
    return term[:FAMILY]


def _said(concept: Concept) -> str:
    """What an item is called and includes."""
    named = (label.text for label in (*concept.labels, *concept.alternatives))
    return " ".join((*named, *(note.text for note in concept.notes if "exclusion" not in note.kind)))
