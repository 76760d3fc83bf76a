"""The kinds of things that carry codes, in the order in which they are told."""

MAPPING = "mapping"
KINDS = ("act", "standard", MAPPING)
