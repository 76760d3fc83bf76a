"""How roles and the deeds of the audit trail are called on pages."""

from collections.abc import Mapping
from types import MappingProxyType

from flask_babel import lazy_gettext as _l

from classifiers.lifecycle.model import Role

ROLES: Mapping[str, object] = MappingProxyType({
    Role.SUBMITTER: _l("submitting organisation"),
    Role.CONTROL: _l("control body"),
    Role.MANAGER: _l("register manager"),
    Role.ADMINISTRATOR: _l("administrator"),
})
ROLE_HELP: Mapping[str, object] = MappingProxyType({
    Role.SUBMITTER: _l("proposes changes to classifiers"),
    Role.CONTROL: _l("approves or rejects what was proposed"),
    Role.MANAGER: _l("imports, publishes, keeps the catalogue and the glossary"),
    Role.ADMINISTRATOR: _l("keeps accounts and organisations, nothing else"),
})
DEEDS: Mapping[str, object] = MappingProxyType({
    "added": _l("added"),
    "changed": _l("changed"),
    "edited": _l("changed by hand"),
    "removed": _l("taken out"),
    "proposed": _l("proposed"),
    "commented": _l("commented"),
    "approved": _l("approved"),
    "rejected": _l("rejected"),
    "withdrawn": _l("withdrawn"),
    "published": _l("published"),
    "recoded": _l("recoded"),
    "imported": _l("imported"),
    "undone": _l("undone"),
    "brought up": _l("brought up to what ships"),
    "commencement": _l("told when it comes into force"),
    "signed in": _l("signed in"),
    "ended sign-ins": _l("ended sign-ins"),
    "set a password": _l("set a password"),
    "made a one-time link": _l("made a one-time link"),
})


def deed(what: str) -> object:
    """A deed in the language of the page; one that has no words yet as it is kept."""
    return DEEDS.get(what, what)
