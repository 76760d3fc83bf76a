"""Classifiers and standards (SKOS / XKOS). Knows nothing of acts."""
