"""How a classifier changes: proposal, checks, comments, decision and publication, with the roles of ISO 19135."""
