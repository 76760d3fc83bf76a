"""History: the text of an act on any date, with the act behind every word."""
