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
