"""Standards: designations as texts cite them, and the catalogue of bodies, standards, editions and adoptions."""
