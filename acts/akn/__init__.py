"""Akoma Ntoso 3.0: acts written and read."""

from acts.akn.export import write
from acts.akn.reading import Imported, read
from acts.akn.report import Item, Kept, Lost
from acts.akn.verdict import Verdict, installed_schema, load_schema, verdict

__all__ = ["Imported", "Item", "Kept", "Lost", "Verdict", "installed_schema", "load_schema", "read", "verdict", "write"]
