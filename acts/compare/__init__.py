"""Texts of an act beside each other: a draft against the acts it amends, two wordings of one act."""
