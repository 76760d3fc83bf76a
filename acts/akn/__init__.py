"""Akoma Ntoso 3.0: acts written and read."""

from acts.akn.export import write
from acts.akn.reading import Imported, read
from acts.akn.report import Item, Kept, Lost

__all__ = ["Imported", "Item", "Kept", "Lost", "read", "write"]
