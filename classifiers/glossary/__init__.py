"""The glossary: terms of law in Azerbaijani and English, with the other words people use for them."""
