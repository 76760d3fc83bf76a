"""What the pages of kept comparisons call things: how far a row is, how many answer how many, who may see it, what was done."""

from types import MappingProxyType

from flask_babel import lazy_gettext as _l

from acts.concordance.gaps import Answer
from acts.concordance.kept import What
from acts.concordance.model import Degree, Relation, Sign, State
from acts.word.returned_model import Outcome
from web import compare_words

STATES = MappingProxyType({
    State.SUGGESTED.value: _l("suggested, not looked at"),
    State.CONFIRMED.value: _l("suggestion confirmed"),
    State.CHANGED.value: _l("decided otherwise"),
    State.REJECTED.value: _l("no counterpart, decided"),
    State.RECHECK.value: _l("to be looked at again"),
})
SIGNS = MappingProxyType({
    State.SUGGESTED.value: "○", State.CONFIRMED.value: "●", State.CHANGED.value: "◆", State.REJECTED.value: "⊘", State.RECHECK.value: "▲",
})  # fmt: skip
"""A sign for each, so that none is told by colour alone."""
DEGREES = MappingProxyType({
    Degree.FULL.value: _l("full"),
    Degree.PARTIAL.value: _l("partial"),
    Degree.NONE.value: _l("none"),
    Degree.NOT_APPLICABLE.value: _l("not applicable"),
    Degree.EXCEEDS.value: _l("goes further"),
})
"""In the order of the keys 1 to 5."""
RELATIONS = MappingProxyType({
    Relation.ONE_TO_ONE.value: _l("one to one"),
    Relation.ONE_TO_MANY.value: _l("one to many"),
    Relation.MANY_TO_ONE.value: _l("many to one"),
    Relation.MANY_TO_MANY.value: _l("many to many"),
    Relation.NO_COUNTERPART.value: _l("no counterpart"),
})
EVIDENCE = MappingProxyType({
    Sign.WORDS.value: _l("the same words"),
    Sign.TERMS.value: _l("terms that answer each other"),
    Sign.NUMBERS.value: _l("the same figures"),
    Sign.HEADING.value: _l("headings alike"),
    Sign.ORDER.value: _l("its neighbours answer those of the other"),
    Sign.PARENT.value: _l("their articles answer each other"),
    Sign.CITATION.value: _l("what they cite"),
    Sign.DEFINITION.value: _l("both define"),
})
KEPT, SHOWN_TO = compare_words.KEPT, compare_words.SHOWN_TO
STEPS = MappingProxyType({
    What.MADE.value: _l("made"),
    What.RENAMED.value: _l("renamed"),
    What.SHOWN.value: _l("shown to others"),
    What.RERUN.value: _l("made again"),
    What.DECIDED.value: _l("decided"),
    What.CONFIRMED.value: _l("confirmed"),
    What.REJECTED.value: _l("decided: no counterpart"),
    What.UNDONE.value: _l("a step taken back"),
    What.ASSIGNED.value: _l("given to somebody"),
    What.AGED.value: _l("a wording it rests on changed"),
    What.HOLDS.value: _l("the wordings are again those decided on"),
    What.FOLLOWED.value: _l("the provision bears another number"),
    What.APPEARED.value: _l("the provision is new"),
    What.VANISHED.value: _l("the provision does not stand any more"),
    What.RETURNED.value: _l("the provision stands again"),
})
JUSTIFIED = MappingProxyType({
    **STEPS,
    What.DECIDED.value: _l("justification written"),
    What.CONFIRMED.value: _l("it still holds"),
    What.FOLLOWED.value: _l("the unit bears another number"),
    What.APPEARED.value: _l("the row is new"),
    What.VANISHED.value: _l("the row does not stand any more"),
    What.RETURNED.value: _l("the row stands again"),
})
"""The steps of rows in comparisons of wordings."""
ANSWERS = MappingProxyType({
    Answer.FULL.value: _l("carried out in full"),
    Answer.EXCEEDS.value: _l("goes further"),
    Answer.ANSWERED.value: _l("answered, no degree said"),
    Answer.PARTIAL.value: _l("carried out in part"),
    Answer.NOT_APPLICABLE.value: _l("not applicable"),
    Answer.NONE.value: _l("not carried out"),
    Answer.SUGGESTED.value: _l("only suggested"),
    Answer.OPEN.value: _l("nothing answers it yet"),
})
OUTCOMES = MappingProxyType({
    Outcome.UNCHANGED.value: _l("as it was"),
    Outcome.CHANGED.value: _l("decided otherwise"),
    Outcome.EDITED.value: _l("refused: a text was edited by hand"),
    Outcome.UNREADABLE.value: _l("refused: what was written was not understood"),
    Outcome.MISSING.value: _l("the row is missing"),
    Outcome.DOUBLED.value: _l("refused: the row stands there more than once"),
    Outcome.NEW.value: _l("a row that was not sent"),
})
