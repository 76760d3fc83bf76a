"""Accounts, their organisations and roles, their sign-ins: who somebody is. What a role may do is for others to say."""
