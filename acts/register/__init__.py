"""Which act cites which standard, in which edition, and how that stood on any day; which codes acts carry."""
