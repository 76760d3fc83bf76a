"""What compares by the acts held: texts are opened, `acts.compare` compares them, `acts.word` writes the documents."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from flask import current_app, has_request_context, request
from flask_babel import force_locale
from sqlalchemy.engine import Engine

from acts.compare.draft import propose
from acts.compare.draft_rows import text_of_day
from acts.compare.drafting import Drafted, write_draft
from acts.compare.finding import ActFinder, side_of
from acts.compare.model import Comparison, DraftComparison, Side
from acts.compare.texts import compare
from acts.errors import NotHeldError, UnknownFormatError
from acts.frbr import Language, Manifestation, Work
from acts.held import HeldExpression
from acts.identity import identify
from acts.lines import SourceMetadata, docx, metadata, read, reader_for
from acts.lines.docx_opening import ZIP
from acts.model import Document, Line, Run
from acts.references.model import ActCitation
from acts.store import ActStore
from acts.structure import parse
from acts.timelines import Timelines
from acts.word import redline_docx, styles
from acts.word.comparison_sheet import Making, comparison_sheet, draft_sheet
from acts.word.layouts import Family, layout, layouts
from acts.word.model import Cover, Paragraph, Piece
from acts.word.office import Desk, office
from acts.word.opening import warnings_of
from acts.word.package import PROGRAM, package
from acts.word.sheet import Sheet
from acts.word.sheet_document import sheet_docx
from acts.word.sheet_words import tongue_of, words_in
from acts.word.stamped import Stamp, stamped
from acts.word.templates import fill
from acts.word.tracked import tracked_docx
from acts.word.tracked_into import track_into, wanted_of
from language.letters import composed
from web.acts_day import today
from web.compare_engine import DraftMade, KeptRows, Layout, Source, TextsMade
from web.compare_given import Errands, How
from web.i18n import web_language
from web.reasons import reason

TYPED = "text.txt"
"""What words typed are called while they are read."""
USUAL = {Errands.DRAFT: "az_four", Errands.TEXTS: "two_texts"}
"""The layout that stands first."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A text that was opened, what the head of a document calls it, what is to be warned of, and whether it is a Word file."""

    document: Document
    side: Side
    act: ActCitation
    warnings: tuple[str, ...] = ()
    word: bool = False


class ActsComparer:
    """`web.compare_engine.Comparer` over a database of acts."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._desk = Desk()

    def check(self, source: Source) -> tuple[str, ...]:
        if source.how is How.ACT:
            self._text(source.uri)
            return ()
        return opened(source).warnings

    # comparing
    def draft(self, source: Source, day: date) -> DraftMade:
        draft = self._whole(source) if source.how is How.ACT else opened(source)
        told = composed(source.body.decode("utf-8", "replace")) if source.how is How.TEXT else draft.document
        return DraftMade(propose(told, day, ActFinder(self.engine, address_of).on(day, today()), draft.side), draft.warnings)

    def texts(self, left: Source, right: Source, day: date) -> TextsMade:
        sides = [self._on(one, one.day or day) if one.how is How.ACT else opened(one) for one in (left, right)]
        found = compare(sides[0].document, sides[1].document, sides[0].side, sides[1].side)
        warnings = tuple(dict.fromkeys((*sides[0].warnings, *sides[1].warnings)))
        return TextsMade(found, sides[0].document, sides[1].document, sides[0].act, warnings, left.body if sides[0].word else b"")

    def _text(self, uri: str) -> HeldExpression:
        """The newest text of an act, in Azerbaijani where there is one. Raises `NotHeldError`."""
        texts = sorted(ActStore(self.engine).expressions(uri), key=lambda one: one.language is not Language.AZE)
        if not texts:
            raise NotHeldError(f"{uri}: no text is held")
        return texts[0]

    def _whole(self, source: Source) -> Opened:
        """An act as its source has it."""
        store, text = ActStore(self.engine), self._text(source.uri)
        work = store.work(source.uri)
        return Opened(store.document(text.shown), side_of(work, text, address_of(source.uri)), cited(work))

    def _on(self, source: Source, day: date) -> Opened:
        """An act in the wording of a day."""
        whole, text = self._whole(source), self._text(source.uri)
        document = text_of_day(Timelines(self.engine).of(text.shown, whole.document), day)
        return replace(whole, document=document, side=replace(whole.side, day=day))

    # documents
    def layouts(self, what: Errands, language: str) -> Sequence[Layout]:
        words = words_in(language)
        names = {"left": words("left"), "right": words("right")}
        fitting = [one for one in layouts() if one.family is Family.COMPARISON]
        ordered = sorted(fitting, key=lambda one: one.name != USUAL[what])
        return tuple(Layout(one.name, one.title(language), tuple(c.heading(language, names) for c in one.columns)) for one in ordered)

    def sheet(self, made: DraftMade | TextsMade, name: str, language: str) -> Sheet:
        return self.kept_sheet(made.comparison, name, language, KeptRows())

    def kept_sheet(
        self, found: Comparison | DraftComparison, name: str, language: str, kept: KeptRows
    ) -> Sheet:
        making = Making(layout(name), language, kept.uid, today(), lambda text: said(text, language))
        if isinstance(found, DraftComparison):
            return draft_sheet(found, making, kept.keys, kept.reasons)
        return comparison_sheet(found, making, kept.keys[0] if kept.keys else (), kept.reasons)

    def docx(self, sheet: Sheet, stamp: Stamp | None = None) -> bytes:
        return stamped(sheet_docx(sheet), stamp) if stamp else sheet_docx(sheet)

    def filled(self, template: bytes, sheet: Sheet) -> bytes:
        return fill(template, sheet)

    def converts(self) -> bool:
        return office() is not None

    def pdf(self, document: bytes) -> bytes:
        return self._desk.to_pdf(document)

    def odt(self, document: bytes) -> bytes:
        return self._desk.to_odt(document)

    def redline(self, made: TextsMade, language: str) -> bytes:
        left, right, words = made.comparison.left, made.comparison.right, words_in(language)
        between = " → ".join(filter(None, (words.day(left), words.day(right))))
        cover = Cover(
            right.title or left.title, right.citation or left.citation, between, right.address or left.address, page=words("page"),
            tongue=tongue_of(right.language), day=right.day or today(),
        )  # fmt: skip
        if left.uri and left.uri == right.uri:
            return redline_docx(Timelines(self.engine).of(self._text(left.uri).shown), left.day, right.day, cover)
        if made.file:
            return track_into(made.file, wanted_of(made.right), PROGRAM, today(), left.title)
        return tracked_docx(made.left, made.right, cover, PROGRAM, today())

    def amending(self, made: TextsMade) -> Drafted | None:
        tongues = {made.comparison.left.language, made.comparison.right.language}
        return write_draft(made.left, made.right, made.act) if tongues == {Language.AZE.value} else None

    def amending_docx(self, drafted: Drafted, language: str) -> bytes:
        title, *rest = _paper(drafted)
        return package((title, *_missing(drafted, language), *rest), Cover(drafted.title, day=today()), {})


def opened(source: Source) -> Opened:
    """A file or words typed, read as any source of acts is. Raises `ReadError` where it cannot be read."""
    name = source.name or TYPED
    manifestation = Manifestation("compare", f"file:{name}", name, _composed_body(source.body))
    lines, told_by_source = _read(manifestation)
    document = parse(lines)
    told = identify(manifestation, told_by_source, document)
    title = told.title if told.title != name else ""
    word = source.body.startswith(ZIP) and reader_for(manifestation).name == docx.READER.name
    warnings = tuple(dict.fromkeys(one.reason for one in warnings_of(source.body, name))) if word else ()
    side = Side(title or source.name, language=told.language.value)
    return Opened(document, side, replace(cited(told.work), title=title), warnings, word)


def cited(work: Work) -> ActCitation:
    """An act as an act amending it cites it."""
    return ActCitation(work.title, work.subtype, work.adopted, work.number)


def _missing(drafted: Drafted, language: str) -> Iterator[Paragraph]:
    """What a draft amending act does not say and why, below its title: whoever holds the paper alone must know that it is not the whole."""
    if not drafted.not_said:
        return
    yield Paragraph((Piece(words_in(language)("not_said", many=str(len(drafted.not_said))), bold=True),), styles.BODY)
    for one in drafted.not_said:
        told = " ".join(filter(None, (one.number, " ".join(one.words.split()))))
        yield Paragraph((Piece(f"{told} — {said(one.reason, language)}" if told else said(one.reason, language)),), styles.BODY, indent=1)


def _paper(drafted: Drafted) -> Iterator[Paragraph]:
    """The paragraphs of an amending act as Word shows them: title and kind above, who signs below."""
    above, below = 1 + len(drafted.head[:1]), len(drafted.paragraphs) - len(drafted.close[1:])
    for at, words in enumerate(drafted.paragraphs):
        style = styles.TITLE if at == 0 else styles.SUBTITLE if at < above else styles.SIGNATURE if at >= below else styles.BODY
        yield Paragraph((Piece(words),), style)


def _read(manifestation: Manifestation) -> tuple[tuple[Line, ...], SourceMetadata]:
    """The lines of a text and what its source says of it; plain words in which nothing tells a format are taken as they stand."""
    try:
        return tuple(map(_composed_line, read(manifestation))), metadata(manifestation)
    except UnknownFormatError:
        if not manifestation.name.endswith(".txt") or b"\0" in manifestation.body:
            raise
        return tuple(Line((Run(line),)) for line in manifestation.body.decode("utf-8", "replace").splitlines()), SourceMetadata()


def _composed_body(body: bytes) -> bytes:
    """A text in UTF-8 with its letters composed, so that its format is told by its words; other bytes as they are."""
    try:
        return body if body.startswith(ZIP) else composed(body.decode()).encode()
    except UnicodeDecodeError:
        return body


def _composed_line(line: Line) -> Line:
    cells = tuple(replace(cell, runs=_composed_runs(cell.runs)) for cell in line.cells)
    return replace(line, runs=_composed_runs(line.runs), cells=cells)


def _composed_runs(runs: Sequence[Run]) -> tuple[Run, ...]:
    return tuple(replace(run, text=composed(run.text)) for run in runs)


def address_of(uri: str) -> str:
    """Where a reader finds an act: its whole address on this site, where a page or a program asks; else its address in the registry."""
    return f"{request.host_url.rstrip('/')}{request.script_root}/{web_language()}{uri}" if has_request_context() else uri


def said(text: str, language: str) -> str:
    """A reason in the language of a document, which may be another than that of the page or program that asks."""
    with current_app.test_request_context(f"/{language}/"), force_locale(language):
        return str(reason(text).striptags())
