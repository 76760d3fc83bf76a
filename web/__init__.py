"""The composition root: settings, Flask application, command line."""
