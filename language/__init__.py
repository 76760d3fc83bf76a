"""The two languages: letters, casing, folding, numerals, dates, stemming. Imports nothing of ours."""
