"""Classifiers in and out of files: a verdict for each row on the way in, SKOS, XKOS, tables and genericode on the way out."""
