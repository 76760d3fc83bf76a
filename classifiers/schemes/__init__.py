"""Classifiers as SKOS and XKOS know them: schemes, their versions, levels, concepts, correspondences and what changed between versions."""
