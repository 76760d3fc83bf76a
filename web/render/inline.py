"""Runs of a line as HTML. Every character of a source passes `escaped` on its way to a page."""

from collections.abc import Container, Iterable, Iterator

from markupsafe import escape

from acts.model import Run
from web.render.model import Link


def escaped(text: str) -> str:
    """The text with everything that HTML could read as markup made harmless; good inside quoted attributes too."""
    return str(escape(text))


def note_anchor(number: str, prefix: str = "") -> str:
    """The anchor of a note: never equal to an eId, which begins with a unit's name and "_"."""
    return prefix + "n." + "-".join(number.split())


def inline(
    runs: tuple[Run, ...], links: tuple[Link, ...] = (), skip: int = 0, prefix: str = "", lacking: Container[str] = frozenset()
) -> str:
    """Runs as HTML, without the first `skip` characters (a label shown on its own). Links count characters of `Line.plain`.

    `lacking` are the notes referred to of which the page has none: their marks are no links.
    """
    if len(runs) == 1 and not links:
        run = runs[0]
        if not (run.struck or run.italic or run.bold or run.note):
            return _looked(run, run.text[skip:])
    return "".join(_joined(_pieces(runs, links, skip), prefix, lacking))


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


def _joined(pieces: Iterable[tuple[Run, str, Link | None]], prefix: str, lacking: Container[str]) -> Iterator[str]:
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
        yield _note_reference(run, prefix, lacking) if run.note is not None else _looked(run, text)
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


def _looked(run: Run, text: str) -> str:
    html = escaped(text)
    if "\n" in html:
        html = html.replace("\n", "<br>\n")
    if run.bold:
        html = f"<b>{html}</b>"
    if run.italic:
        html = f"<i>{html}</i>"
    return f"<del>{html}</del>" if run.struck else html
