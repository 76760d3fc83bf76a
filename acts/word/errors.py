"""The exceptions of Word documents."""

from acts.errors import ActsError


class WordError(ActsError):
    """A Word document that could not be made."""


class SheetError(WordError):
    """A comparison document whose rows and columns do not fit each other."""


class LayoutError(WordError):
    """A layout that is not known, or whose table of columns is wrong."""


class TemplateError(WordError):
    """A template that cannot be filled: what is wrong, and in which place of it."""


class OfficeError(WordError):
    """LibreOffice could not convert a document."""


class OfficeBusyError(OfficeError):
    """LibreOffice has as much to do as it may have at once; it is worth trying again."""


class OfficeMissingError(OfficeError):
    """LibreOffice is not on this machine."""
