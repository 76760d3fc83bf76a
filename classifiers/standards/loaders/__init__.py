"""Catalogues of standards as their publishers or others list them: one reader per source, all rows of the table in `files`."""
