"""What the pages of the register call things: how what is cited stands, who told a code, why one is suggested."""

from collections.abc import Mapping
from types import MappingProxyType

from flask_babel import lazy_gettext as _l

from acts.register.model import ADOPTION_BEHIND, Origin, Standing

STANDINGS: Mapping[str, object] = MappingProxyType({
    Standing.IN_FORCE.value: _l("the edition is in force"),
    Standing.SUPERSEDED.value: _l("a newer edition is published"),
    Standing.WITHDRAWN.value: _l("the edition is withdrawn"),
    Standing.NOT_YET.value: _l("the edition was not published yet"),
    Standing.NONE_IN_FORCE.value: _l("no edition was in force"),
    Standing.UNKNOWN_EDITION.value: _l("this edition is not in the catalogue"),
    Standing.UNKNOWN.value: _l("the standard is not in the catalogue"),
    Standing.SERIES.value: _l("a whole series or all parts, no single edition"),
    ADOPTION_BEHIND: _l("the national standard took over another edition"),
})
SIGNS: Mapping[str, tuple[str, str]] = MappingProxyType({
    Standing.IN_FORCE.value: ("●", "in_force"),
    Standing.SUPERSEDED.value: ("▲", "suspended"),
    Standing.WITHDRAWN.value: ("○", "withdrawn"),
    Standing.NOT_YET.value: ("◐", "not_yet"),
    Standing.NONE_IN_FORCE.value: ("○", "withdrawn"),
    Standing.UNKNOWN_EDITION.value: ("–", "unknown"),
    Standing.UNKNOWN.value: ("–", "unknown"),
    Standing.SERIES.value: ("●", "in_force"),
    ADOPTION_BEHIND: ("▲", "suspended"),
})
"""The sign of a standing, and the colour it has."""
RELATIONS: Mapping[str, object] = MappingProxyType({"adopts": _l("takes it over"), "replaces": _l("replaces it"), "": ""})
ORIGINS: Mapping[str, object] = MappingProxyType({
    Origin.CARD.value: _l("card of the source"),
    Origin.DOCUMENT.value: _l("text of the act"),
    Origin.PERSON.value: _l("confirmed by a person"),
    Origin.PROGRAM.value: _l("follows from what is known of the act"),
})
GROUNDS: Mapping[str, object] = MappingProxyType({
    "words": _l("the same words as in acts that carry it"), "citation": _l("cites or is cited by such an act"),
    "name": _l("words of its name"), "body": _l("of the same body as acts that carry it"),
    "topic": _l("of the same topic"),
})  # fmt: skip
