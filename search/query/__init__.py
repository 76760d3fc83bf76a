"""The language of queries: what was typed as a tree, what was wrong in it, and the tree as clauses of a plan."""
