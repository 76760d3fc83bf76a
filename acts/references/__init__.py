"""References in the text, internal and to other acts."""

from acts.references.find import Findings, find, references
from acts.references.model import ActCitation, Place, Reference
from acts.references.places import EidIndex, Resolution, resolve

__all__ = ["ActCitation", "EidIndex", "Findings", "Place", "Reference", "Resolution", "find", "references", "resolve"]
