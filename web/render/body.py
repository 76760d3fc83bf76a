"""The tree of an act as HTML: built as strings, one pass, no template per element (a code has 10,000 of them)."""

from collections.abc import Callable
from dataclasses import replace
from itertools import groupby

from acts.model import Cell, Document, Element, Kind, Line, Note, Role
from web.render.inline import author, escaped, inline, note_anchor
from web.render.model import Block, Blocks, Citing, Link, Setting
from web.render.notes import beginning, unmarked
from web.render.prepared import place_of

HEADED = frozenset({Kind.PART, Kind.SECTION, Kind.SUBSECTION, Kind.CHAPTER, Kind.SUBCHAPTER, Kind.ARTICLE, Kind.ATTACHMENT})
"""Units shown as sections with a heading; all others are paragraphs that may hold smaller ones."""

UNITS = frozenset({Kind.PARAGRAPH, Kind.POINT, Kind.SUBPOINT, Kind.ALINEA, Kind.REMARK, Kind.RECITAL})
LOWEST_HEADING = 6


def render(document: Document, setting: Setting, element: Element | None = None) -> str:
    """The whole document, or one element of it, as HTML. Everything of the source is in it, in its order, escaped.

    Notes stand before the paragraph that first refers to them (the style sheet puts them at the margin); those never
    referred to come at the end. One element alone brings only the notes it refers to.
    """
    shown = element or document.root
    pen = Pen(document.notes, setting, shown)
    pen.element(shown, setting.top_heading)
    if element is None:
        pen.remaining_notes()
    return "".join(pen.out)


def removed_places(element: Element, blocks: Blocks | None = None) -> int:
    """How many stretches of text amendments took out of an act or a unit (old wordings quoted in the notes do not count)."""
    known = None if blocks is None else blocks.removed.get(id(element))
    if known is not None:
        return known
    own = sum(_stretches(line) for lines in (element.heading, element.content) for line in lines)
    count = own + sum(removed_places(child, blocks) for child in element.children)
    if blocks is not None and id(element) in blocks.same:
        blocks.removed[id(element)] = count
    return count


def _stretches(line: Line) -> int:
    runs = [run for run in line.all_runs if run.note is None and run.text.strip()]
    return sum(struck for struck, _ in groupby(runs, key=lambda run: run.struck))


class Pen:
    """Writes a document; remembers which notes have been put beside the text."""

    def __init__(self, notes: tuple[Note, ...], setting: Setting, shown: Element) -> None:
        self.out: list[str] = []
        self.setting = setting
        self.words = setting.words
        self.notes = {note.number: note for note in reversed(notes)}
        self.order = notes
        self.placed: set[str] = set()
        self.listed = frozenset(line.note for line in shown.lines() if line.role is Role.NOTE and line.note) - self.notes.keys()
        self.lacking = frozenset(run.note for line in shown.lines() for run in line.all_runs if run.note) - self.notes.keys() - self.listed
        self.tables = 0
        self.by: str | None = None

    def element(self, element: Element, level: int) -> None:
        """Write an element with all below it; `level` is the heading level it would have."""
        blocks = self.setting.blocks
        if blocks is not None and id(element) in blocks.same:
            self._block(element, level, blocks)
        else:
            self._anew(element, level)

    def _anew(self, element: Element, level: int) -> None:
        if self.setting.authors is not None and element.eid and place_of(element.eid) == element.eid:
            self._authored(element, level, self.setting.authors)
        else:
            self._written(element, level)

    def _block(self, element: Element, level: int, blocks: Blocks) -> None:
        """Write an element that is the same on many days, from what was made of it before if there is such."""
        notes = blocks.notes.get(id(element))
        if notes is None:
            notes = tuple({run.note for line in element.lines() for run in line.all_runs if run.note})
            blocks.notes[id(element)] = notes
        before, tables, begin = frozenset(self.placed.intersection(notes)), self.tables, len(self.out)
        key = (blocks.scope, id(element), level, tables, before)
        block = blocks.made.get(key)
        if block is None:
            self._anew(element, level)
            block = Block("".join(self.out[begin:]), frozenset(self.placed.intersection(notes)), self.tables - tables)
            del self.out[begin:]
            blocks.made[key] = block
        self.placed.update(block.placed)
        self.tables = tables + block.tables
        self.out.append(block.html)

    def _authored(self, element: Element, level: int, authors: Callable[[str, tuple[int, ...]], str]) -> None:
        """Write a place, its words telling their authors, and the list of these."""
        around, self.by = self.by, element.eid
        self._written(element, level)
        self.by = around
        headed = element.kind in HEADED - {Kind.ARTICLE, Kind.ATTACHMENT}
        own = (*element.heading, *element.content) if headed else tuple(element.lines())
        met = dict.fromkeys(change for line in own for run in line.all_runs if (change := author(run)) is not None)
        if met:
            self.out.append(authors(element.eid, tuple(met)))

    def _written(self, element: Element, level: int) -> None:
        if element.kind in HEADED:
            self._section(element, level)
        elif element.kind in UNITS:
            self._unit(element, level)
        else:
            self._special(element, level)

    def remaining_notes(self) -> None:
        """The notes nothing refers to, at the end, closed."""
        left = [note for note in self.order if note.number not in self.placed]
        if not left:
            return
        self.out.append(f'<details class="rest"><summary>{escaped(self.words.other_notes)} ({len(left)})</summary>')
        for note in left:
            self.placed.add(note.number)
            mark = f"<b>[{escaped(note.number)}]</b>"
            self.out.append(f'<div class="note" id="{self._anchor(note)}">{mark}{self._note_lines(note)}</div>')
        self.out.append("</details>")

    # units
    def _section(self, element: Element, level: int) -> None:
        gone = " gone" if _all_struck(element.heading) else ""
        self.out.append(f'<section class="{element.kind}{gone}"{self._id(element)}>')
        if element.heading:
            tag = f"h{min(level, LOWEST_HEADING)}"
            heading = "".join(self._heading_line(element, number) for number in range(len(element.heading)))
            self._beside(element, element.heading, f"<{tag}>{heading}{self._pin(element)}</{tag}>")
            if ended := self.setting.ended.get(element.eid):
                self.out.append(f"<p>{ended}</p>")
            level += 1
        self._lines(element, label=not element.heading)
        self._children(element, level)
        self.out.append("</section>")

    def _heading_line(self, element: Element, number: int) -> str:
        line = element.heading[number]
        links = self.setting.links.get((element.eid, number), ())
        skip = _label_end(line, element.label) if number == 0 else 0
        label = f'<span class="label">{escaped(line.plain[:skip])}</span>' if skip else ""
        if line.cells:
            return f'<span class="hl">{escaped(line.text)}</span>'
        words = inline(line.runs, links, skip, self.setting.prefix, self.lacking, self.by)
        look = "hl stamp" if not skip and _of_stamp(element, line) else "hl"
        return f'<span class="{look}">{label}<span class="ht">{words}</span></span> '

    def _unit(self, element: Element, level: int) -> None:
        lines = (*element.heading, *element.content)
        gone = " gone" if lines and all(line.struck for line in lines) else ""
        self.out.append(f'<div class="u {element.kind}{gone}"{self._id(element)}>')
        self._lines(element, label=True, heading=True)
        self._children(element, level)
        self.out.append("</div>")

    def _special(self, element: Element, level: int) -> None:
        opening, closing = self._wrapping(element)
        self.out.append(opening)
        self._lines(element, label=False, heading=True)
        self._children(element, level)
        self.out.append(closing)

    def _wrapping(self, element: Element) -> tuple[str, str]:
        if element.kind is Kind.ACT:
            return "", ""
        if element.kind is Kind.TOC:
            summary = f"<summary>{escaped(self.words.printed_contents)}</summary>"
            return f'<details class="toc"{self._id(element)}>{summary}', "</details>"
        name = "tabular" if element.kind is Kind.TABLE else element.kind  # Bootstrap has a "table" of its own
        return f'<div class="{name}"{self._id(element)}>', "</div>"

    def _children(self, element: Element, level: int) -> None:
        for child in element.children:
            self.element(child, level)

    # lines
    def _lines(self, element: Element, label: bool, heading: bool = False) -> None:
        """The lines of an element that are paragraphs or rows; `heading` tells that its heading lines are among them."""
        lines = (*element.heading, *element.content) if heading else element.content
        first = 0 if heading else len(element.heading)
        for table, numbered in groupby(enumerate(lines, first), key=lambda pair: (bool(pair[1].cells), pair[1].table)):
            if table[0]:
                self._table(element, list(numbered))
                continue
            for number, line in numbered:
                self._paragraph(element, number, line, label and number == first)

    def _paragraph(self, element: Element, number: int, line: Line, labelled: bool) -> None:
        if line.role is Role.NOTE and line.note in self.listed:
            self.out.append(self._listed(line, line.note))
            return
        links = self.setting.links.get((element.eid, number), ())
        skip = _label_end(line, element.label) if labelled and element.label else 0
        mark = self._label(element, line, skip) if labelled else ""
        classes = [name for name, fits in (("lab", skip > 0), ("gone", line.struck), ("mid", line.centred)) if fits]
        opening = f'<p class="{" ".join(classes)}">' if classes else "<p>"
        ended = self.setting.ended.get(element.eid, "") if labelled and not element.heading else ""
        html = f"{opening}{mark}{inline(line.runs, links, skip, self.setting.prefix, self.lacking, self.by)}{ended}</p>"
        self._beside(element if labelled else None, (line,), html)

    def _listed(self, line: Line, number: str) -> str:
        """A line of a note that stands in a list within the text (decisions of the Constitutional Court): its anchor is there."""
        anchor = "" if number in self.placed else f' id="{escaped(note_anchor(number, self.setting.prefix))}"'
        self.placed.add(number)
        return f"<p{anchor}>{inline(line.runs, (), 0, self.setting.prefix, self.lacking | {number})}</p>"

    def _label(self, element: Element, line: Line, skip: int) -> str:
        if not element.eid:
            return escaped(line.plain[:skip])
        href = escaped(self.setting.prefix + element.eid)
        if skip:
            return f'<a class="label" href="#{href}">{escaped(line.plain[:skip])}</a>'
        return f'<a class="pin" href="#{href}" aria-hidden="true" tabindex="-1"></a>'

    def _table(self, element: Element, rows: list[tuple[int, Line]]) -> None:
        self.tables += 1
        name = escaped(f"{self.words.table} {self.tables}")
        body = "".join(self._row(element, number, line) for number, line in rows)
        html = f'<div class="wide" role="region" tabindex="0" aria-label="{name}"><table>{body}</table></div>'
        self._beside(None, tuple(line for _, line in rows), html)

    def _row(self, element: Element, number: int, line: Line) -> str:
        links = self.setting.links.get((element.eid, number), ())
        cells = []
        start = 0
        for cell in line.cells:
            end = start + sum(len(run.text) for run in cell.runs if run.note is None)
            own = tuple(_moved(link, -start, end - start) for link in links if start <= link.start < end) if links else ()
            cells.append(self._cell(cell, own))
            start = end + 1
        return f"<tr>{''.join(cells)}</tr>"

    def _cell(self, cell: Cell, links: tuple[Link, ...]) -> str:
        tag = "th" if cell.header else "td"
        spans = "".join(f' {name}="{size}"' for name, size in (("colspan", cell.colspan), ("rowspan", cell.rowspan)) if size > 1)
        return f"<{tag}{spans}>{inline(cell.runs, links, 0, self.setting.prefix, self.lacking, self.by)}</{tag}>"

    # what stands beside
    def _beside(self, element: Element | None, lines: tuple[Line, ...], html: str) -> None:
        """Write `html`, before it the notes its lines refer to for the first time and who cites the element."""
        aside = [self._note(number) for line in lines for number in self._new_notes(line)]
        citing = self.setting.citing.get(element.eid, ()) if element is not None and element.eid else ()
        if citing:
            aside.insert(0, self._citing(citing))
        if element is not None and (changed := self.setting.changed.get(element.eid)):
            aside.insert(0, changed)
        if aside:
            self.out.append(f'<div class="noted"><div class="beside">{"".join(aside)}</div>{html}</div>')
        else:
            self.out.append(html)

    def _new_notes(self, line: Line) -> list[str]:
        if not self.notes:
            return []
        found = [run.note for run in line.all_runs if run.note is not None]
        new = [number for number in dict.fromkeys(found) if number in self.notes and number not in self.placed]
        self.placed.update(new)
        return new

    def _note(self, number: str) -> str:
        note = self.notes[number]
        name = escaped(self.words.note % {"number": number})
        begin = escaped(beginning(note))
        summary = f'<summary><b title="{name}">[{escaped(number)}]</b> <span>{begin}</span></summary>'
        return f'<details class="note">{summary}<div id="{self._anchor(note)}">{self._note_lines(note)}</div></details>'

    def _note_lines(self, note: Note) -> str:
        """The lines of a note without its own mark; a wholly struck line there is the old wording, quoted."""
        return "".join(self._note_line(line) for line in unmarked(note))

    def _note_line(self, line: Line) -> str:
        runs = tuple(replace(run, note=None, italic=False) for run in line.all_runs)
        if line.struck:
            return f'<p class="old">{inline(tuple(replace(run, struck=False) for run in runs))}</p>'
        return f"<p>{inline(runs)}</p>"

    def _citing(self, citing: tuple[Citing, ...]) -> str:
        acts = len({one.title for one in citing})
        items = "".join(f'<li><a href="{escaped(one.href)}">{escaped(one.title)}</a> {escaped(one.words)}</li>' for one in citing)
        return f'<details class="cites"><summary>{escaped(self.words.cited_by(acts))}</summary><ul>{items}</ul></details>'

    # anchors
    def _id(self, element: Element) -> str:
        return f' id="{escaped(self.setting.prefix + element.eid)}"' if element.eid else ""

    def _anchor(self, note: Note) -> str:
        return escaped(note_anchor(note.number, self.setting.prefix))

    def _pin(self, element: Element) -> str:
        if not element.eid:
            return ""
        name = escaped(self.words.address % {"what": element.label or element.title})
        return f'<a class="pin" href="#{escaped(self.setting.prefix + element.eid)}" aria-label="{name}"></a>'


def _label_end(line: Line, label: str) -> int:
    """How many characters of `Line.plain` the printed number takes, blanks around it included; 0 where the line does not begin so."""
    plain = line.plain
    start = len(plain) - len(plain.lstrip())
    if not label or not plain.startswith(label, start):
        return 0
    end = start + len(label)
    return end + len(plain[end:]) - len(plain[end:].lstrip())


def _of_stamp(element: Element, line: Line) -> bool:
    """Whether a heading line says who approved an annex ("… Qərarı ilə təsdiq edilmişdir") and is not its title."""
    return element.kind is Kind.ATTACHMENT and bool(element.title) and line.plain.strip() not in element.title


def _all_struck(lines: tuple[Line, ...]) -> bool:
    return bool(lines) and all(line.struck for line in lines)


def _moved(link: Link, by: int, limit: int) -> Link:
    return replace(link, start=link.start + by, end=min(link.end + by, limit))
