"""The law: reading, structure, references, keeping of acts."""
