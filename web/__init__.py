"""The composition root: settings, Flask application, command line."""

VERSION = "0.1.0"
