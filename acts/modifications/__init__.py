"""Modifications: what notes of consolidated acts and amending acts themselves say is done to a text."""
