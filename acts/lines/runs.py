"""Runs made tidy: white space as a browser shows it, equal neighbours joined, letter-spaced headings closed up."""

import re
from collections.abc import Iterable
from dataclasses import replace

from acts.model import Run

_INVISIBLE = re.compile("[\x80-\x9f\u00ad\u200b\ufeff]")
_SPACED = re.compile(r"(?<!\S)\w(?: \w){3,}(?!\w)")
_SPACED_WORDS = frozenset({
    "Maddə", "MADDƏ", "Fəsil", "FƏSİL", "fəsil", "Bölmə", "BÖLMƏ", "bölmə", "MÜNDƏRİCAT", "Mündəricat", "HİSSƏ", "Hissə",
    "PARAQRAF", "Paraqraf", "ƏLAVƏ", "Əlavə", "QƏRAR", "QANUN", "QANUNU", "FƏRMAN", "FƏRMANI", "SƏRƏNCAM", "SƏRƏNCAMI", "QƏRARI",
})  # fmt: skip
_LONGEST = max(len(word) for word in _SPACED_WORDS)


def squeeze(text: str) -> str:
    """Text with every stretch of blanks (no-break spaces too) made one space, none at the ends, no invisible letters."""
    if "\x85" in text:
        text = text.replace("\x85", "…")
    text = " ".join(text.split())
    return close_up(text if text.isprintable() else " ".join(_INVISIBLE.sub(_seen, text).split()))


def _seen(match: re.Match[str]) -> str:
    """What a browser shows for `&#150;` and its like: the sign windows-1252 has there; nothing for a soft hyphen."""
    return match[0].encode("latin-1").decode("cp1252", "ignore") if "\x80" <= match[0] <= "\x9f" else ""


def close_up(text: str) -> str:
    """A heading word printed with a space after every letter ("M a d d ə 5.") becomes a word; other text stays."""
    if text[1:2] == " " or " d d ə" in text:
        return _SPACED.sub(_closed, text)
    return text


def _closed(match: re.Match[str]) -> str:
    letters = match[0].split(" ")
    for length in range(min(len(letters), _LONGEST), 3, -1):
        if (word := "".join(letters[:length])) in _SPACED_WORDS:
            return " ".join([word, *letters[length:]])
    return match[0]


def tidy(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs with white space collapsed across them, none at the ends, and neighbours of one look joined."""
    joined = [run for run in _joined(runs) if run.text]
    if len(joined) == 1:
        text = squeeze(joined[0].text)
        return (replace(joined[0], text=text),) if text else ()
    return tuple(_collapsed(joined))


def _joined(runs: Iterable[Run]) -> list[Run]:
    joined: list[Run] = []
    for run in runs:
        if joined and run.note is None and same_look(joined[-1], run):
            joined[-1] = replace(run, text=joined[-1].text + run.text)
        else:
            joined.append(run)
    return joined


def same_look(one: Run, other: Run) -> bool:
    """Whether two runs differ in their text only."""
    return one.struck == other.struck and one.italic == other.italic and one.bold == other.bold and one.note == other.note


def _collapsed(runs: list[Run]) -> list[Run]:
    done: list[Run] = []
    blank = True
    for run in runs:
        text = _inner(run.text, blank)
        if text == " " and done and done[-1].note is None:
            done[-1] = replace(done[-1], text=done[-1].text + " ")
        elif text:
            done.append(replace(run, text=text) if text != run.text else run)
        blank = text.endswith(" ") if text else blank
    return _stripped(_joined(done))


def _inner(text: str, blank: bool) -> str:
    words = squeeze(text)
    if not words:
        return "" if blank or not text else " "
    before = "" if blank or not text[0].isspace() else " "
    return before + words + (" " if text[-1].isspace() else "")


def _stripped(runs: list[Run]) -> list[Run]:
    while runs and not runs[-1].text.strip():
        runs.pop()
    if runs and runs[-1].text.endswith(" "):
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip(" "))
    return runs
