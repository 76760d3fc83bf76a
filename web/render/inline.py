"""Runs of a line as HTML. Every character of a source passes `escaped` on its way to a page."""

from collections.abc import Container, Iterable, Iterator

from markupsafe import escape

from acts.history.model import TimedRun
from acts.model import Run
from web.render.model import Link


def escaped(text: str) -> str:
    """The text with everything that HTML could read as markup made harmless; good inside quoted attributes too."""
    return str(escape(text))


def note_anchor(number: str, prefix: str = "") -> str:
    """The anchor of a note: never equal to an eId, which begins with a unit's name and "_"."""
    return prefix + "n." + "-".join(number.split())


def inline(
    runs: tuple[Run, ...], links: tuple[Link, ...] = (), skip: int = 0, prefix: str = "", lacking: Container[str] = frozenset(),
    by: str | None = None,
) -> str:
    """Runs as HTML, without the first `skip` characters (a label shown on its own). Links count characters of `Line.plain`.

    `lacking` are the notes referred to of which the page has none: their marks are no links. With `by`, an eid, words that
    amendments put in or took out lead to who did it (see `author_anchor`); they lead nowhere else then.
    """
    if len(runs) == 1 and not links:
        run = runs[0]
        if not (run.struck or run.italic or run.bold or run.note):
            return _looked(run, run.text[skip:])
    pieces = _pieces(runs, links, skip)
    if by is None:
        return "".join(_joined(pieces, prefix, lacking))
    return "".join(_joined((piece if author(piece[0]) is None else (piece[0], piece[1], None) for piece in pieces), prefix, lacking, by))


def author(run: Run) -> int | None:
    """The change that took a run out, if it is shown as struck, else the one that put it in; None where no change is known."""
    if not isinstance(run, TimedRun):
        return None
    return run.out if run.struck and run.out is not None else run.put


def author_anchor(change: int, place: str) -> str:
    """The anchor of a change in the list of who wrote a place."""
    return f"w.{change}.{place}"


def _pieces(runs: tuple[Run, ...], links: tuple[Link, ...], skip: int) -> Iterator[tuple[Run, str, Link | None]]:
    """The runs cut where a link begins or ends, each piece with its run and its link."""
    waiting = iter(links)
    link = next(waiting, None)
    position = 0
    for run in runs:
        if run.note is not None:
            yield run, run.text, None
            continue
        end = position + len(run.text)
        at = max(position, skip)
        while at < end:
            while link is not None and link.end <= at:
                link = next(waiting, None)
            inside = link is not None and link.start <= at
            bounds = () if link is None else ((link.end,) if inside else (link.start,))
            stop = min((end, *bounds))
            yield run, run.text[at - position : stop - position], link if inside else None
            at = stop
        position = end


def _joined(
    pieces: Iterable[tuple[Run, str, Link | None]], prefix: str, lacking: Container[str], by: str | None = None
) -> Iterator[str]:
    """The pieces with links opened and closed around them; a note reference never stands inside a link."""
    current: Link | None = None
    struck = False
    row = list(pieces)
    for at, (run, text, link) in enumerate(row):
        if link is not current:
            if current is not None:
                yield _closing(current)
            if link is not None:
                yield _opening(link)
            current = link
        if run.struck and not struck and text.strip():
            yield f'<span class="cut{_gap(row, at)}"></span>'
        struck = run.struck or (struck and not text.strip())
        yield _note_reference(run, prefix, lacking) if run.note is not None else _looked(run, text, by)
    if current is not None:
        yield _closing(current)


def _gap(row: list[tuple[Run, str, Link | None]], at: int) -> str:
    """The mark of a removed stretch that the next words touch: they replaced it, and a blank is wanted between."""
    following = next((text for run, text, _ in row[at:] if not run.struck and run.note is None), "")
    return " gap" if following[:1].isalnum() or following[:1] in ("“", '"', "(") else ""


def _opening(link: Link) -> str:
    title = f' title="{escaped(link.title)}"' if link.title else ""
    return f'<a class="ref" href="{escaped(link.href)}"{title}>' if link.href else f'<span class="ref lost"{title}>'


def _closing(link: Link) -> str:
    return "</a>" if link.href else "</span>"


def _note_reference(run: Run, prefix: str, lacking: Container[str]) -> str:
    anchor = escaped(note_anchor(run.note or "", prefix))
    mark = escaped(run.text)
    inner = f"<del>{mark}</del>" if run.struck else mark
    if run.note in lacking:
        return f"<sup>{inner}</sup>"
    return f'<sup><a class="nref" href="#{anchor}">{inner}</a></sup>'


def _looked(run: Run, text: str, by: str | None = None) -> str:
    html = escaped(text)
    if "\n" in html:
        html = html.replace("\n", "<br>\n")
    if by is not None and (change := author(run)) is not None and text.strip():
        html = f'<a class="by" href="#{escaped(author_anchor(change, by))}">{html}</a>'
    if run.bold:
        html = f"<b>{html}</b>"
    if run.italic:
        html = f"<i>{html}</i>"
    return f"<del>{html}</del>" if run.struck else html
