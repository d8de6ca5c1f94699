"""Who acts: the parties, alone and together."""

from enum import Enum
from typing import NamedTuple


class Party(Enum):
    """One of those who act."""

    OFSTED = "Ofsted"
    LOCAL_AUTHORITY = "local authority"
    LSCB = "LSCB"
    DFE = "DfE"
    INSPECTORATES = "inspectorates"


class Actor(NamedTuple):
    """Who does what a clock times: one party, or two in the order in which they act."""

    parties: tuple[Party, ...]
    joint: str = " and "

    def __str__(self) -> str:
        return self.joint.join(party.value for party in self.parties)

    @property
    def is_local(self) -> bool:
        """Whether only the authority or the LSCB acts."""
        return all(party in (Party.LOCAL_AUTHORITY, Party.LSCB) for party in self.parties)


OFSTED = Actor((Party.OFSTED,))
LOCAL_AUTHORITY = Actor((Party.LOCAL_AUTHORITY,))
OFSTED_THEN_LOCAL_AUTHORITY = Actor((Party.OFSTED, Party.LOCAL_AUTHORITY), joint=", then ")
OFSTED_AND_LOCAL_AUTHORITY = Actor((Party.OFSTED, Party.LOCAL_AUTHORITY))
LSCB = Actor((Party.LSCB,))
DFE = Actor((Party.DFE,))
DFE_AND_LOCAL_AUTHORITY = Actor((Party.DFE, Party.LOCAL_AUTHORITY))
INSPECTORATES = Actor((Party.INSPECTORATES,))
