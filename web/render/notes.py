"""Endnotes of a consolidated act as they are shown."""

from dataclasses import replace

from acts.model import Line, Note

SUMMARY = 90
"""Characters of a note shown while it is closed."""


def unmarked(note: Note) -> tuple[Line, ...]:
    """The lines of a note without the mark the first begins with ("[25]"), which is shown apart; an empty first line falls away."""
    if not note.lines:
        return ()
    first = note.lines[0]
    if first.cells:
        return note.lines
    runs = tuple(run for run in first.runs if run.note != note.number)
    mark = f"[{note.number}]"
    if runs and runs[0].text.lstrip().startswith(mark):
        runs = (replace(runs[0], text=runs[0].text.lstrip().removeprefix(mark)), *runs[1:])
    kept = replace(first, runs=runs)
    return (kept, *note.lines[1:]) if kept.plain.strip() else note.lines[1:]


def beginning(note: Note) -> str:
    """The first words of a note, for its closed form."""
    text = next((line.plain.strip() for line in unmarked(note)), "")
    return text[:SUMMARY].rsplit(" ", 1)[0] + " …" if len(text) > SUMMARY else text
