"""National acts and international references: which provision of the one answers which of the other, suggested and decided."""
