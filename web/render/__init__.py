"""Rendering of acts: the tree of a document becomes HTML made of our own elements only."""
