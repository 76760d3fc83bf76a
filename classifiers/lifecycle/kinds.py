"""The kinds of things that carry codes, in the order in which they are told."""

ACT, STANDARD, MAPPING = "act", "standard", "mapping"
KINDS = (ACT, STANDARD, MAPPING)
