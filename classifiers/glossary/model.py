"""The values of the glossary. A term is a concept in the sense of SKOS: preferred, alternative and hidden labels in two languages."""

from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """How far a term has come; only those in use are searched with."""

    PROPOSED = "proposed"               # found by the program in texts held, or proposed by somebody; nobody has looked at it yet
    IN_USE = "in_use"
    REFUSED = "refused"                 # looked at and found wrong; kept so that it is not proposed again


@dataclass(frozen=True, slots=True)
class Term:
    """One concept of the law and how it is said. Labels are in dictionary form.

    ``az_variants`` and ``en_variants`` are other ways in which law itself says it (skos:altLabel); ``everyday`` what people say
    (skos:hiddenLabel): a query is led from there to the term, never back. ``source`` tells where the equivalence
    comes from: "toplu" (compiled by the editors), an act's address with the provision, a person's name.
    """

    id: str                             # never changes; of a term that ships the folded `az` with hyphens
    az: str
    en: str
    az_variants: tuple[str, ...] = ()
    everyday: tuple[str, ...] = ()
    en_variants: tuple[str, ...] = ()
    domain: str = ""                    # "family", "tax", … : the file it ships in
    source: str = "toplu"
    standing: Standing = Standing.IN_USE

    @property
    def azerbaijani(self) -> tuple[str, ...]:
        """All that law says for it in Azerbaijani, the preferred first."""
        return (self.az, *self.az_variants)

    @property
    def english(self) -> tuple[str, ...]:
        """All that is said for it in English, the preferred first."""
        return (self.en, *self.en_variants)
