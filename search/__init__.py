"""Finding: the neutral query plan, highlighting, the engines."""
