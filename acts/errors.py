"""The exceptions of reading and keeping acts: each says what was expected, what was found, where."""


class ActsError(Exception):
    """Anything that hinders an act from being read or kept."""


class ReadError(ActsError):
    """A manifestation that could not be read into lines."""


class UnknownFormatError(ReadError):
    """No reader knows this format; the message lists those known."""


class IdentityError(ActsError):
    """An act whose identity (FRBR work) cannot be told, or an address that is not one."""


class NotHeldError(ActsError):
    """An act, expression or manifestation that is not in the registry."""
