"""One use given another code, as tests ask for it."""

from sqlalchemy.engine import Engine

from classifiers.schemes.ports import Use, Uses
from storage.database import writing


def recoded(engine: Engine, uses: Uses, scheme: str, use: Use, code: str) -> str:
    """Why it could not be; "" where it is done."""
    with writing(engine) as connection:
        return uses.recode_all(connection, scheme, ((use, code),), "dilara").get(use, "")
