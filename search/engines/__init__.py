"""One module an engine; each compiles the neutral plan on its own."""
