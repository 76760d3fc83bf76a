"""What classifiers of the whole world are called, where the file they come in does not say it."""

from collections.abc import Mapping
from types import MappingProxyType

from classifiers.schemes.model import Label, Labels

KNOWN: Mapping[str, Labels] = MappingProxyType({
    "ics": (
        Label("Standartların beynəlxalq təsnifatı (ICS)", "az"), Label("International Classification for Standards (ICS)", "en"),
        Label("Международный классификатор стандартов (МКС)", "ru"),
    ),
})  # fmt: skip
"""By the id of the scheme."""


def titles_of(scheme: str, told: Labels) -> Labels:
    """What a scheme is called: as told, and in the languages that leaves out as it is known; none where nobody says."""
    languages = {label.language for label in told}
    return (*told, *(label for label in KNOWN.get(scheme, ()) if label.language not in languages))
