"""What a change is called on a page: who made it, since when, how that is known, where it is and what it does."""

from types import MappingProxyType

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from acts.history.model import Change, Outcome, Witness
from acts.modifications import model as m
from web.acts_day import eve
from web.i18n import day
from web.places import place_name
from web.quoted_words import called, put_in

ACT_KINDS = MappingProxyType({
    m.ActKind.LAW: _l("Law"),
    m.ActKind.COURT_DECISION: _l("Decision of the Constitutional Court"),
    m.ActKind.DECREE: _l("Decree"),
    m.ActKind.ORDER: _l("Order"),
    m.ActKind.CABINET: _l("Decision of the Cabinet of Ministers"),
    m.ActKind.OTHER: _l("Act"),
})

KNOWN_BY = MappingProxyType({
    "note": _l("the day is told in the note"),
    "publication": _l("the day of its first publication: no other is told"),
    "signature": _l("the day of its signature: no publication is told"),
    "register": _l("the day is told by the register"),
    "reviewer": _l("the day was entered by a reviewer"),
    "act": _l("the day is told in the amending act"),
})
"""How the first day of a change is known, see `Change.known_by`."""

OUTCOMES = MappingProxyType({
    Outcome.APPLIED: _l("applied"),
    Outcome.REFUSED: _l("not applied"),
    Outcome.MENTION: _l("changes no words"),
})
SIGNS = MappingProxyType({Outcome.APPLIED: "●", Outcome.REFUSED: "▲", Outcome.MENTION: "–"})

OPERATIONS = MappingProxyType({
    "substitution": _l("words replaced"),
    "insertion": _l("words added"),
    "deletion": _l("words removed"),
    "provision-insertion": _l("provision added"),
    "provision-replacement": _l("provision replaced"),
    "repeal": _l("repealed"),
    "renumbering": _l("renumbered"),
    "mention": _l("mentioned"),
})

MENTIONS = MappingProxyType({
    m.MentionKind.APPROVAL: _l("the act that approved the text"),
    m.MentionKind.CROSS_REFERENCE: _l("points to another note"),
    m.MentionKind.COURT: _l("the Constitutional Court interprets the provision"),
    m.MentionKind.LOST: _l("the note has only the former wording; what was ordered is lost"),
})

WITHIN = MappingProxyType({
    m.Unit.SENTENCE: _l("sentence"),
    m.Unit.TITLE: _l("title"),
    m.Unit.TEXT: _l("text"),
    m.Unit.SANCTION: _l("sanction"),
    m.Unit.DISPOSITION: _l("disposition"),
    m.Unit.TABLE: _l("table"),
    m.Unit.ROW: _l("row"),
    m.Unit.COLUMN: _l("column"),
    m.Unit.PREAMBLE: _l("preamble"),
    m.Unit.NOTE: _l("remark"),
    m.Unit.FOOTNOTE: _l("note"),
})
"""Units of a target that have no place of their own in the tree."""


WITNESSES = MappingProxyType({
    Witness.STRUCK: _l("words struck on the page"),
    Witness.ITALIC: _l("words in italics on the page"),
    Witness.MARK: _l("the mark of the note"),
    Witness.WORDS: _l("the words of the note"),
    Witness.OLD_WORDING: _l("the former wording in the note"),
    Witness.FORMER: _l("a former version that was published"),
})


def kind_name(act: m.AmendingAct) -> str:
    return str(ACT_KINDS.get(act.kind or m.ActKind.OTHER, ACT_KINDS[m.ActKind.OTHER]))


def act_name(act: m.AmendingAct) -> str:
    """"Law № 732-VIQD of 9 December 2022": what is known of it."""
    number = f" № {act.number}" if act.number else ""
    name = f"{kind_name(act)}{number}"
    return str(_("%(act)s of %(day)s", act=name, day=day(act.adopted))) if act.adopted else name


def short_name(act: m.AmendingAct) -> str:
    """"732-VIQD", or where its number is cut off what else is known."""
    return act.number or act_name(act)


def known_by(change: Change) -> str:
    """How the first day of the change is known; "" where it is not."""
    return str(KNOWN_BY.get(change.known_by, change.known_by))


def borne_out(change: Change) -> str:
    """What bears the change out; "" where nothing is told."""
    return str(_("borne out by: %(what)s", what=", ".join(str(WITNESSES[one]) for one in change.witnesses))) if change.witnesses else ""


def when(change: Change) -> str:
    """Since when, and until when, the change holds."""
    if change.in_force is None:
        return str(_("day not known"))
    if change.until:
        return str(_("from %(start)s to %(end)s", start=day(change.in_force), end=day(eve(change.until))))
    return str(_("since %(day)s", day=day(change.in_force)))


def operation(change: Change) -> str:
    """The key of what the change does, one of `OPERATIONS`."""
    name = type(change.modification.action).__name__
    return {"ProvisionInsertion": "provision-insertion", "ProvisionReplacement": "provision-replacement"}.get(name) or name.lower()


def place_of_target(target: m.Target) -> str:
    """The provision meant, in a reader's words: "article 12, paragraph 12.3, sentence 2"."""
    within = (" ".join(filter(None, (str(WITHIN.get(step.unit, step.unit)), step.number.strip("?")))) for step in target.within)
    return ", ".join(filter(None, (place_name(target.eid) if target.eid else "", *within))) or str(_("the whole act"))


def described(change: Change) -> str:
    """What the change does, in a sentence without its place."""
    action = change.modification.action
    match action:
        case m.Substitution() if action.old:
            return str(_("%(old)s replaced by %(new)s", old=called(action.old), new=called(action.new)))
        case m.Insertion():
            return put_in(action.new, action.anchor, action.position)
        case m.Deletion():
            return str(_("%(old)s removed", old=called(action.old)))
        case m.Renumbering():
            return str(_("becomes %(place)s", place=place_of_target(action.to)))
        case m.Mention():
            return str(MENTIONS[action.kind])
        case _:
            return str(OPERATIONS[operation(change)])

