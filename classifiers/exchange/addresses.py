"""Where classifiers and what is in them lie."""

from dataclasses import dataclass
from urllib.parse import quote

from rdflib import URIRef

from classifiers.schemes.model import Correspondence


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where things lie: ``base`` is the address of the classifier."""

    base: str

    def concept(self, id_: str) -> URIRef:
        return URIRef(f"{self.base}/{quote(id_, safe='.-_~')}")

    def version(self, number: str) -> URIRef:
        return URIRef(f"{self.base}/versions/{quote(number, safe='.-_~')}")

    def level(self, depth: int) -> URIRef:
        return URIRef(f"{self.base}/levels/{depth}")

    def correspondence(self, table: Correspondence) -> URIRef:
        ends = (table.source_scheme, table.source_version, table.target_scheme, table.target_version)
        return URIRef(f"{self.base}/correspondences/{'/'.join(quote(one, safe='.-_~') for one in ends)}")

    def beside(self, scheme: str, other: str) -> "Addresses":
        """Those of another classifier, which lies beside this one."""
        return Addresses(self.base.removesuffix(scheme) + other)
