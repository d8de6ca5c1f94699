"""What may be asked of cases, and the answers in any format, as the commands give them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, cast

from sifcalc.answers import (
    ANSWER_TYPES,
    answered,
    due_within,
    with_known_authorities,
)
from sifcalc.casefile.sources import Refusal
from sifcalc.cohort.cut import GROUPINGS, BackwardsPeriod, UnknownUndated
from sifcalc.complaints import CannotWrite
from sifcalc.console.excerpts import pointed_at
from sifcalc.console.streams import Streams
from sifcalc.output import AUTHORITIES, CaseResults, Query, carried_by, format_named
from sifcalc.rulebook.actors import Party
from sifcalc.wording import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frame import Decided

    from sifcalc.casefile.sources import Source
    from sifcalc.console.files import Replacement
    from sifcalc.output import Result

OF_CASES = [kind for kind in ANSWER_TYPES.values() if kind.of_case]


def query(chance: Decided) -> Query:
    """Anything that may be asked of cases."""
    seen = date(2013, 11, 19) + timedelta(chance.randrange(5000))
    made = Query(
        chance.choice(OF_CASES),
        as_of=seen,
        within=chance.choice((0, 1, 10, 60, 999)),
        everything=chance.once_in(6),
        actor=chance.choice([*Party]) if chance.once_in(8) else None,
        unrecorded=chance.once_in(6),
        explain=chance.once_in(4),
        chart=chance.once_in(6),
        excel=chance.once_in(6),
        alarm=chance.choice((None, None, 0, 5, 250)),
        authorities=AUTHORITIES[chance.once_in(8)],
        seen_before=seen - timedelta(chance.randrange(60)),
    )
    if made.answer_type.name == "summary":
        return made._replace(
            latest=chance.once_in(3),
            by=chance.choice((None, *GROUPINGS)),
            published_from=seen if chance.once_in(4) else None,
            inspected_to=seen if chance.once_in(4) else None,
        )
    return due_within(made) if made.answer_type.name == "due" else made


def answers(source: Source, asked: Query) -> list[Result[object]]:
    """The answers to the cases of a source, none where a case is refused."""
    say = [visible(warning) for warning in source.warnings]
    [known] = with_known_authorities([source], say.append, asked.authorities)
    good: list[CaseResults] = []
    for case in answered(known, asked):
        if isinstance(case, Refusal):
            for complaint in case.complaints:
                visible(str(complaint))
                if complaint.excerpt:
                    pointed_at(complaint.excerpt)
            good.clear()
            return []
        good.append(case)
    if asked.answer_type.together:
        with suppress(UnknownUndated, BackwardsPeriod):
            return asked.answer_type.together(asked, good)
        return []
    return [answer for case in good for answer in case.answers]


def written(found: Sequence[Result[object]], form: str, asked: Query) -> bytes | None:
    """The answers in that format; None where it cannot hold them."""
    made = BytesIO()
    out = Streams("always", file=cast("Replacement", made))  # all that it needs to do is write
    with suppress(CannotWrite):
        format_named(form).write(found, out, asked._replace(carried=carried_by(found)))
        return made.getvalue()
    return None
