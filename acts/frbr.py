"""Identities of an act after FRBR and ELI, in Akoma Ntoso form, stable forever."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from language.letters import fold


class Level(StrEnum):
    """The levels the programme means by "all levels", and the international reference acts beside them."""

    CONSTITUTION = "constitution"
    LAW = "law"                  # constitutional laws, codes, laws
    DECREE = "decree"            # fərman
    ORDER = "order"              # sərəncam
    CABINET = "cabinet"          # Cabinet of Ministers decision or order
    MINISTRY = "ministry"        # normative act of a central executive body
    MUNICIPAL = "municipal"
    TREATY = "treaty"            # international treaty or convention
    REFERENCE = "reference"      # act of another legal order (EU), held for comparison
    OTHER = "other"              # neither the source nor the text tells the level


class Status(StrEnum):
    """Whether an act is in force."""

    IN_FORCE = "in_force"
    NOT_YET = "not_yet"
    REPEALED = "repealed"
    SUSPENDED = "suspended"
    UNKNOWN = "unknown"


class Language(StrEnum):
    """Languages of expressions, as ISO 639-3 codes (Akoma Ntoso); `.web` is the two-letter prefix of addresses."""

    AZE = "aze"
    ENG = "eng"

    @property
    def web(self) -> str:
        return {"aze": "az", "eng": "en"}[self.value]


def slug(text: str) -> str:
    """A printed name as a piece of an address: folded letters and digits, the rest hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


@dataclass(frozen=True, slots=True)
class Work:
    """The act itself, whatever its wording: the State Register's fields (Constitutional Law on normative legal acts, art. 79.1).

    ``uri`` is the AKN work address ("/akn/az/act/law/2004-03-09/602-iiq"); ``subtype`` its kind in the AKN sense ("code", "law", "decree").
    """

    uri: str
    level: Level
    subtype: str
    title: str                                # as the act names itself, in its first language
    body: str = ""                            # who adopted it, as printed: "Milli Məclis", "Nazirlər Kabineti"
    number: str = ""                          # 79.1.3, as printed: "998-IIIQ"
    adopted: date | None = None               # 79.1.2
    published: date | None = None
    publication: str = ""                     # 79.1.5, source of official publication
    in_force: date | None = None              # 79.1.6
    codes: tuple[str, ...] = ()               # 79.1.7, legal classification NNN.NNN.NNN
    register_code: str = ""                   # 79.1.8
    register_date: date | None = None         # 79.1.9
    status: Status = Status.UNKNOWN
    eqanun_id: int | None = None
    celex: str = ""


@dataclass(frozen=True, slots=True)
class Expression:
    """A wording of a work: language, and the day up to which amendments are in it (None: not known)."""

    work_uri: str
    language: Language
    version: date | None
    title: str

    @property
    def uri(self) -> str:
        return f"{self.work_uri}/{self.language}@{self.version.isoformat() if self.version else ''}"


@dataclass(frozen=True, slots=True)
class Manifestation:
    """Bytes as they came: from where, when, what. `name` is the file name or the last part of the address.

    ``part`` picks one act's text out of a container that holds several (``"eng"`` of an aligned bilingual file).
    ``annexes`` are bodies the source publishes as files of their own but which belong to the act, in order.
    """

    source: str
    url: str
    name: str
    body: bytes
    media_type: str = ""
    sha256: str = ""
    fetched_at: datetime | None = None
    part: str = ""
    annexes: tuple[bytes, ...] = field(default=())
