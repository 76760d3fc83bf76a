"""References in the text, internal and to other acts."""

from acts.references.model import ActCitation, Place, Reference

__all__ = ["ActCitation", "Place", "Reference"]
