"""Growing the tree of an act line by line. Every line is hung in where the reading has come to; none is ever moved."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from acts.model import Kind, Line, Role, Unparsed
from acts.structure.headings import continues_title, full_title, heads_articles, heads_points, is_sentence, title_of
from acts.structure.marks import Mark, Shape
from acts.structure.nodes import Node
from acts.structure.phrases import DECIDES, NO_WORDS, TORN, UNNUMBERED, is_of_the_act, is_title, mended
from acts.structure.placing import Numbering
from acts.structure.words import small

_RANKS: Final = {Kind.PART: 0, Kind.SECTION: 1, Kind.SUBSECTION: 2, Kind.CHAPTER: 3, Kind.SUBCHAPTER: 4}
_ROMAN_RANK: Final = 5
_DIVISIONS: Final = frozenset(_RANKS)
_LEVELS: Final = {Kind.PARAGRAPH: 0, Kind.POINT: 1, Kind.SUBPOINT: 2}
_DASHES: Final = ("-", "–", "—")


class Builder:
    """Takes lines in order and keeps what is open: division, article, numbered units, heading not yet ended."""

    def __init__(self, ranks: dict[str, int], has_articles: bool) -> None:
        self.root = Node(Kind.ACT)
        self.segment = self.root
        self.unparsed: list[Unparsed] = []
        self._ranks = ranks
        self._divisions: list[tuple[int, Node]] = []
        self._article: Node | None = None
        self._remark: Node | None = None
        self._carried: dict[int, Node] = {}
        self._numbering = Numbering(self.root, carried=self._carried)
        self._heading: Node | None = None
        self._front: Node | None = None         # preface or preamble that still takes lines
        self._begun = False
        self._approved: Node | None = None      # rules approved by the act, which may have annexes of their own
        self.has_articles = has_articles

    # regions

    def region(self, kind: Kind, heading: Sequence[Line], content: Sequence[Line]) -> Node:
        """A unit that takes its lines whole: contents, signature, lists of sources and notes."""
        node = self.root.add(Node(kind)) if kind is Kind.NOTES else self.segment.add(Node(kind))
        node.heading.extend(heading)
        node.content.extend(content)
        if heading:
            node.title.append(heading[0].plain.strip())
        self._close_all(self.segment)
        return node

    def annex(self, mark: Mark | None, heading: Sequence[Line], title: Sequence[str], label: str, has_articles: bool) -> None:
        """Begin an annex: its stamp and title are its heading. Annexes of approved rules ("Qaydalara əlavə") go below the rules."""
        approved = self._approved if mark is not None and not is_of_the_act(heading) else None
        node = (approved or self.root).add(Node(Kind.ATTACHMENT, mark.num if mark else None, label, mark.steps if mark else ()))
        node.heading.extend(heading)
        node.title.extend(title)
        if approved is None:
            self._approved = node if mark is None else None
        self.segment = node
        self.has_articles = has_articles
        self._begun = True
        self._carried = {}
        self._close_all(node)

    def _close_all(self, container: Node) -> None:
        self._divisions.clear()
        self._article = self._remark = self._heading = self._front = None
        self._numbering = Numbering(container, carried=self._carried)

    # one line

    def feed(self, place: int, line: Line, text: str, mark: Mark | None, following: Mark | None) -> None:
        """Hang one line into the tree; `following` is the mark of the line after it."""
        if mark is None:
            self._plain(line, text, following)
        elif mark.kind in _DIVISIONS:
            self._division(line, text, mark)
        elif mark.kind is Kind.ARTICLE:
            self._open_article(line, text, mark)
        elif mark.kind is Kind.REMARK:
            self._open_remark(line, text, mark)
        elif mark.shape is Shape.ROLE and (mark.kind in _LEVELS or mark.kind is Kind.RECITAL):
            self._told(line, text, mark)
        elif mark.kind is Kind.POINT:
            self._point(place, line, text, mark, following)
        else:
            self._plain(line, text, following)

    @property
    def _container(self) -> Node:
        if self._article is not None:
            return self._article
        return self._divisions[-1][1] if self._divisions else self.segment

    def _division(self, line: Line, text: str, mark: Mark) -> None:
        above = self._heading
        if mark.num is None and mark.kind is Kind.PART and above is not None and above.kind is Kind.SECTION and not above.title:
            self._entitle(above, line, text)
            return
        rank = _ROMAN_RANK if mark.word == "roman" else self._ranks.get(mark.word, _RANKS[mark.kind])
        while self._divisions and self._divisions[-1][0] >= rank:
            self._divisions.pop()
        self._article = None
        below = bool(self._divisions) and self._divisions[-1][1].kind in (Kind.CHAPTER, Kind.SECTION)
        kind = Kind.SUBSECTION if mark.word == "title" and below else mark.kind
        node = self._container.add(Node(kind, mark.num, text[mark.start:mark.end].strip(), mark.steps, mark.shape))
        self._divisions.append((rank, node))
        self._head(node, line, mark)

    def _head(self, node: Node, line: Line, mark: Mark) -> None:
        node.heading.append(line)
        if title := full_title(line, mark.end):
            node.title.append(title)
        self._begun, self._remark, self._front = True, None, None
        self._heading = node
        self._numbering = Numbering(node, carried=None if self.has_articles else self._carried)

    def _open_article(self, line: Line, text: str, mark: Mark) -> None:
        self._article = None
        label = text[mark.start:mark.end].strip()
        node = self._container.add(Node(Kind.ARTICLE, mark.num, label, mark.steps, mark.shape))
        self._head(node, line, mark)
        self._article = node
        if node.title and is_sentence(node.title[0]):
            node.content, node.heading, node.title, self._heading = node.heading, [], [], None
        first = mark.steps[0] if mark.steps else ()
        printed = mark.num.printed if mark.num else ""
        flat = (int(printed),) if printed.isascii() and printed.isdigit() else ()
        self._numbering = Numbering(node, tuple(own for own in (first, flat) if own))

    def _open_remark(self, line: Line, text: str, mark: Mark) -> None:
        self._heading = self._front = None
        self._begun = True
        node = self._container.add(Node(Kind.REMARK, None, text[mark.start:mark.end].strip()))
        node.content.append(line)
        self._remark = node
        self._numbering = Numbering(node)

    def _told(self, line: Line, text: str, mark: Mark) -> None:
        """A unit whose level the format itself told."""
        self._heading = None
        label = text[mark.start:mark.end].strip()
        if mark.kind is Kind.RECITAL:
            if self._front is None or self._front.kind is not Kind.PREAMBLE:
                self._close_all(self.segment)
                self._front = self.segment.add(Node(Kind.PREAMBLE))
            self._front.add(Node(Kind.RECITAL, mark.num, label, mark.steps)).content.append(line)
            return
        self._front, self._begun = None, True
        opened = self._numbering.open
        while opened and _LEVELS[opened[-1].kind] >= _LEVELS[mark.kind]:
            opened.pop()
        parent = opened[-1] if opened else self._remark or self._container
        last = parent.children[-1] if parent.children else None
        if last is not None and last.kind is Kind.ALINEA and any(c.kind is mark.kind and c.steps == mark.steps for c in parent.children):
            parent = last       # a second list under the same unit, opened by an unnumbered paragraph
        node = parent.add(Node(mark.kind, mark.num, label, mark.steps, mark.shape))
        node.content.append(line)
        opened.append(node)

    def _point(self, place: int, line: Line, text: str, mark: Mark, following: Mark | None) -> None:
        if following is not None and following.shape is not Shape.ROLE and self._is_heading(place, line, text, mark, following):
            return
        if self._remark is not None and mark.shape is Shape.DOTTED and self._article is not None and mark.steps[:1] == self._article.steps:
            self._remark = None
            self._numbering = Numbering(self._article, (self._article.steps[0],))
        if mark.shape <= Shape.ARABIC_DOT and mark.steps[:1] == self._numbering.own[:1] and (torn := TORN.match(text)):
            mark = mended(mark, torn)
        placed = self._numbering.place(mark, text[mark.start:mark.end].strip())
        if isinstance(placed, str):
            self.unparsed.append(Unparsed(f"line {place + 1}", text[:200], placed))
            self._plain(line, text, following)
            return
        placed.content.append(line)
        self._begun, self._heading, self._front = True, None, None

    def _is_heading(self, place: int, line: Line, text: str, mark: Mark, following: Mark) -> bool:
        """Numbers that head other units: "1. Ümumi müddəalar" over 1.1, "II. Uzufrukt" over articles, an article without its word."""
        if mark.shape not in (Shape.ARABIC_DOT, Shape.ROMAN_DOT):
            return False
        if self._is_top and self._heads_points(line, text, mark, following):
            self._division_of_points(line, text, mark)
        elif following.kind is Kind.ARTICLE and mark.shape is Shape.ROMAN_DOT and heads_articles(text[mark.end:]):
            self._division(line, text, replace(mark, kind=Kind.SUBCHAPTER, word="roman"))
        elif self._lost_its_word(mark, following):
            self._open_article(line, text, replace(mark, kind=Kind.ARTICLE))
            self.unparsed.append(Unparsed(f"line {place + 1}", text[:200], "the word of the heading is missing: taken as an article"))
        else:
            return False
        return True

    def _lost_its_word(self, mark: Mark, following: Mark) -> bool:
        """Whether "167-3. …" after Maddə 167-2, with 167-3.1 below it, is an article's heading."""
        if self._article is None or self._article.num is None or mark.num is None or not mark.num.follows(self._article.num):
            return False
        return following.shape is Shape.DOTTED and len(following.steps) == 2 and following.steps[:1] == mark.steps

    @property
    def _is_top(self) -> bool:
        return not self.has_articles and self._article is None and self._remark is None

    def _heads_points(self, line: Line, text: str, mark: Mark, following: Mark | None) -> bool:
        if not heads_points(text[mark.end:], mark, following, line.centred):
            return False
        last = next((c for c in reversed(self.segment.children) if c.kind is Kind.SECTION and c.shape == mark.shape), None)
        return mark.steps > last.steps if last else mark.steps[0][0] <= 3

    def _division_of_points(self, line: Line, text: str, mark: Mark) -> None:
        while self._divisions and self._divisions[-1][1].shape != Shape.UNIT:
            self._divisions.pop()
        node = self._container.add(Node(Kind.SECTION, mark.num, text[mark.start:mark.end].strip(), mark.steps, mark.shape))
        self._divisions.append((_RANKS[Kind.SUBCHAPTER], node))
        self._head(node, line, mark)

    # lines without a mark

    def _plain(self, line: Line, text: str, following: Mark | None) -> None:
        if line.cells:
            self._row(line)
        elif not text.strip():
            self._blank(line)
        elif line.role is Role.SIGNATURE:
            self._signed(line)
        elif self._heading is not None and self._goes_on(self._heading, line, text, following):
            self._entitle(self._heading, line, text)
        elif not self._begun and self.segment is self.root:
            self._front_line(line, text)
        else:
            self._text(line, text)

    def _goes_on(self, heading: Node, line: Line, text: str, following: Mark | None) -> bool:
        if line.role is not None:
            return line.role is Role.HEADING
        return continues_title(heading.title, heading.kind, text, following)

    def _entitle(self, heading: Node, line: Line, text: str) -> None:
        heading.heading.append(line)
        if not NO_WORDS.fullmatch(text):
            heading.title.append(title_of(line, 0) or text.strip())

    def _blank(self, line: Line) -> None:
        last = self.root.last
        if last.heading and not last.content:
            last.heading.append(line)
        else:
            if last is self.root:
                last = self.root.add(Node(Kind.PREFACE))
            last.content.append(line)

    def _signed(self, line: Line) -> None:
        last = self.segment.children[-1] if self.segment.children else None
        if last is None or last.kind is not Kind.SIGNATURE:
            self._close_all(self.segment)
            last = self.segment.add(Node(Kind.SIGNATURE))
        self._begun = True
        last.content.append(line)

    def _row(self, line: Line) -> None:
        self._heading = None
        parent = self._open_unit()
        last = parent.children[-1] if parent.children else None
        if last is None or last.kind is not Kind.TABLE or last.content[-1].table != line.table:
            last = parent.add(Node(Kind.TABLE))
        last.content.append(line)

    def _open_unit(self) -> Node:
        """The innermost unit that is open."""
        if self._front is not None:
            return self._front
        if self._numbering.open:
            return self._numbering.open[-1]
        return self._remark or self._container

    def _front_line(self, line: Line, text: str) -> None:
        """Title lines make the preface; from the first sentence on it is the preamble, up to "… qərara alır:"."""
        stripped = text.strip()
        title = line.role is Role.TITLE or (line.role is None and is_title(stripped))
        kind = Kind.PREFACE if title and (self._front is None or self._front.kind is Kind.PREFACE) else Kind.PREAMBLE
        if self._front is None or self._front.kind is not kind:
            self._front = self.segment.add(Node(kind))
        if self._front.children:
            last = self._front.children[-1]
            below = last if last.kind is Kind.RECITAL and line.role is Role.TEXT else self._front
            below.add(Node(Kind.ALINEA)).content.append(line)
        else:
            self._front.content.append(line)
        if kind is Kind.PREAMBLE and stripped.endswith(":") and DECIDES.search(small(stripped[-60:])):
            self._front, self._begun = None, True

    def _unnumbered_division(self, line: Line, text: str) -> bool:
        """A heading without a number after the articles: "KEÇİD MÜDDƏALARI"."""
        if len(text) > 40 or self._article is None or not UNNUMBERED.fullmatch(small(text.strip())):
            return False
        self._divisions.clear()
        self._article = None
        node = self._container.add(Node(Kind.SECTION))
        self._divisions.append((_RANKS[Kind.SECTION], node))
        self._head(node, line, Mark(Kind.SECTION, Shape.UNIT, 0, 0))
        return True

    def _text(self, line: Line, text: str) -> None:
        if self._unnumbered_division(line, text):
            return
        self._heading = self._front = None
        unit = self._home(line)
        if not unit.children and unit.label and len(unit.content) == 1 and unit.content[0].plain.strip() == unit.label:
            unit.content.append(line)
            return
        unit.add(Node(Kind.ALINEA)).content.append(line)

    def _home(self, line: Line) -> Node:
        """The unit an unnumbered paragraph belongs to: the innermost open one.

        After the last point of an enumeration that ends with a dash the sanction follows, which belongs to the whole enumeration.
        """
        opened = self._numbering.open
        if not opened:
            return self._remark or self._container
        unit = opened[-1]
        if line.role is Role.TEXT:
            while opened and opened[-1].kind is not Kind.PARAGRAPH:
                opened.pop()
            return opened[-1] if opened else self._remark or self._container
        siblings = unit.parent.children
        if len(opened) > 1 and unit.content and unit.content[-1].plain.rstrip().endswith(_DASHES) and len(siblings) > 1:
            opened.pop()
            return opened[-1]
        return unit
