"""An application with a classifier, and people of each role at browsers of their own; those of the proposal's desk."""

from tests.web.proposals.conftest import app, made

__all__ = ("app", "made")
