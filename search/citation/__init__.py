"""Citation jump: an act and a place in it, read from a query without any engine."""
