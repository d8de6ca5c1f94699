"""The documents the rules and clocks come from, and the reports each of them governs."""

from datetime import date

from sifcalc.rulebook.law import REGULATIONS
from sifcalc.rulebook.terms import Document

DOCUMENTS = (
    Document(
        key="framework-2015",
        title=(
            "Ofsted, Framework and evaluation schedule for the inspections of services for children"
            " in need of help and protection, children looked after and care leavers (the single"
            " inspection framework), reference 130216, June 2015"
        ),
        since=date(2013, 11, 19),
        until=date(2018, 8, 31),
        for_inspections=True,
        edition=date(2015, 6, 1),
        history=(
            "Inspections under the single inspection framework began on 19 November 2013. Another"
            " framework replaced it from January 2018; its last reports are of August 2018."
        ),
    ),
    Document(
        key="monitoring-2017",
        title=(
            "Ofsted, Monitoring and re-inspection of local authority children's services judged"
            " inadequate: inspectors' handbook, reference 150148, May 2017"
        ),
        since=date(2016, 5, 1),
        until=date(2018, 8, 31),
        edition=date(2017, 5, 1),
        history=(
            "Quarterly monitoring began in May 2016, its part on re-inspection in August 2016; this"
            " edition is of May 2017. It is taken to"
            " end with the framework whose judgements it monitors (reading)."
        ),
    ),
    REGULATIONS,
    Document(
        key="pcf-2016",
        title="Department for Education, Putting children first, July 2016",
        since=date(2016, 7, 1),
        history="Published in July 2016.",
    ),
    Document(
        key="croydon-2017",
        title=(
            "London Borough of Croydon, Cabinet, 18 September 2017, item 6, and Ofsted's inspection"
            " report published on 4 September 2017"
        ),
    ),
    Document(
        key="published-inspections",
        title="Ofsted's published reports of single inspections, 2014 to 2018",
    ),
)

_BY_KEY = {document.key: document for document in DOCUMENTS}

FRAMEWORK = _BY_KEY["framework-2015"].span
MONITORING = _BY_KEY["monitoring-2017"].span
REINSPECTION = MONITORING._replace(since=date(2016, 8, 1))
"""The part of the monitoring handbook on re-inspection came later than the rest."""

LAW = REGULATIONS.span
DEPARTMENT = _BY_KEY["pcf-2016"].span
PRACTICE = _BY_KEY["published-inspections"].span
