"""What a proposal cannot do."""

from classifiers.errors import ClassifiersError


class LifecycleError(ClassifiersError):
    """Anything the life cycle of a classifier does not allow."""


class NoProposalError(LifecycleError):
    """There is no proposal of that number."""


class NotAllowedError(LifecycleError):
    """Whoever asked may not do this step; the message says who may."""
