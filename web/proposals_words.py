"""The words of proposals: actions, standings, steps, and a change said as a sentence."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from classifiers.lifecycle.model import Action, Change
from classifiers.schemes.model import ChangeKind, Concept, label_in
from web.i18n import web_language

ACTIONS: Mapping[str, object] = MappingProxyType({
    "split": _l("Split an item into several"),
    "merge": _l("Merge items into one"),
    "create": _l("Create a new item"),
    "rename": _l("Give an item another name, notes or code"),
    "move": _l("Move an item under another"),
    "retire": _l("Retire an item"),
})  # fmt: skip
ACTION_HELP: Mapping[str, object] = MappingProxyType({
    "split": _l("one of the parts may keep the code"),
    "merge": _l("write all codes, with a space between them"),
    "create": _l("write the code it shall stand under, none for the top"),
    "rename": _l("it stays the same item with the same history"),
    "move": _l("what stands below goes with it"),
    "retire": _l("others take its place, or nothing does and you say why"),
})  # fmt: skip
STANDINGS: Mapping[str, object] = MappingProxyType({
    "draft": _l("draft"),
    "submitted": _l("under discussion"),
    "approved": _l("approved, waits for publication"),
    "rejected": _l("rejected"),
    "withdrawn": _l("withdrawn"),
    "published": _l("published"),
})  # fmt: skip
NEXT: Mapping[str, object] = MappingProxyType({
    "draft": _l("Next: its organisation submits it to the control body. Until then nobody else sees it."),
    "submitted": _l("Next: the control body decides. Everybody with a role may comment until then."),
    "approved": _l("Next: the register manager publishes a version with it."),
    "published": _l("Done. What carries an old code and is not decided can still be given a new one."),
    "rejected": _l("Done: it changes nothing. Who proposed it may begin another."),
    "withdrawn": _l("Done: it changes nothing. Who proposed it may begin another."),
})  # fmt: skip
"""What comes next, by standing."""
SIGNS: Mapping[str, str] = MappingProxyType({
    "draft": "✎", "submitted": "◐", "approved": "✓", "rejected": "✕", "withdrawn": "○", "published": "●",
})  # fmt: skip
STEPS: Mapping[str, object] = MappingProxyType({
    "proposed": _l("began this proposal"),
    "changed": _l("changed what is asked"),
    "submitted": _l("submitted it"),
    "commented": _l("commented"),
    "withdrawn": _l("withdrew it"),
    "approved": _l("approved it"),
    "rejected": _l("rejected it"),
    "sent back": _l("sent it back to be looked at again"),
    "published": _l("published it"),
    "recoded": _l("decided about new codes:"),
})  # fmt: skip
KINDS: Mapping[str, object] = MappingProxyType({"act": _l("acts"), "standard": _l("standards"), "mapping": _l("mappings")})
CHANGE_KINDS: Mapping[str, object] = MappingProxyType({
    ChangeKind.CREATION.value: _l("creation"),
    ChangeKind.DELETION.value: _l("deletion"),
    ChangeKind.MERGER.value: _l("merger"),
    ChangeKind.TAKE_OVER.value: _l("take-over"),
    ChangeKind.BREAKDOWN.value: _l("breakdown"),
    ChangeKind.SPLIT_OFF.value: _l("split-off"),
    ChangeKind.TRANSFER.value: _l("transfer"),
    ChangeKind.CODE_CHANGE.value: _l("another code"),
    ChangeKind.NAME_CHANGE.value: _l("another name"),
    ChangeKind.CODE_AND_NAME.value: _l("another code and name"),
    ChangeKind.MIXED.value: _l("several changes together"),
})  # fmt: skip


def label(concept: Concept) -> str:
    """What an item is called in the language of the page."""
    return label_in(concept.labels, web_language())


def sentence(change: Change) -> str:
    """What a change asks for: "Split 35.030 into 35.030, 35.031"."""
    return SENTENCES[change.action](change)


def _create(change: Change) -> str:
    return str(_("Create %(new)s", new=", ".join(f"{one.code} “{label(one)}”" for one in change.new)))


def _split(change: Change) -> str:
    return str(_("Split %(old)s into %(new)s", old=_codes(change.old), new=_new(change)))


def _merge(change: Change) -> str:
    return str(_("Merge %(old)s into %(new)s", old=_codes(change.old), new=_new(change)))


def _rename(change: Change) -> str:
    new = f"{_new(change)} “{label(change.new[0])}”" if change.new else ""
    return str(_("Rename %(old)s to %(new)s", old=_codes(change.old), new=new))


def _move(change: Change) -> str:
    parent = change.new[0].parent if change.new else ""
    if not parent:
        return str(_("Move %(old)s to the top", old=_codes(change.old)))
    return str(_("Move %(old)s under %(new)s", old=_codes(change.old), new=parent))


def _retire(change: Change) -> str:
    if not change.successors:
        return str(_("Retire %(old)s; nothing takes its place", old=_codes(change.old)))
    return str(_("Retire %(old)s; its place is taken by %(new)s", old=_codes(change.old), new=_codes(change.successors)))


SENTENCES: Mapping[Action, Callable[[Change], str]] = MappingProxyType({
    Action.CREATE: _create, Action.SPLIT: _split, Action.MERGE: _merge,
    Action.RENAME: _rename, Action.MOVE: _move, Action.RETIRE: _retire,
})  # fmt: skip


def _codes(codes: tuple[str, ...]) -> str:
    return ", ".join(codes)


def _new(change: Change) -> str:
    return _codes(tuple(one.code for one in change.new))
