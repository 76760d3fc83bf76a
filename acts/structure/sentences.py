"""Sentences (cümlə) of a paragraph."""


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    return ((0, len(text)),)
