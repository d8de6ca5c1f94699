"""Croydon's calendar, as it is asked for in several ways."""

from typing import Any

from support.formats import events
from support.running import CROYDON, Run


def calendar_of(sifcalc: Run, *options: str) -> dict[str, Any]:
    """The events of Croydon's calendar by their UIDs."""
    ran = sifcalc("timeline", CROYDON, "--format", "ics", "-q", *options)
    return {event.uid.value: event for event in events(ran.out.encode())}
