"""The documents that entries cite, and the spans of their words."""

from datetime import date

from sifcalc.rulebook.law import ACT, REGULATIONS
from sifcalc.rulebook.terms import Document, Span

DOCUMENTS = (
    Document(
        key="framework-2015",
        sign="F",
        short_title="framework 2015",
        address=(
            "https://www.gov.uk/government/publications/"
            "inspecting-local-authority-childrens-services-framework"
        ),
        title=(
            "Ofsted, Framework and evaluation schedule for the inspections of services for children"
            " in need of help and protection, children looked after and care leavers (the single"
            " inspection framework), reference 130216, June 2015"
        ),
        edition=date(2015, 6, 1),
        history=(
            "Inspections under the single inspection framework began on 19 November 2013. Another"
            " framework replaced it from January 2018: the last first day on site was 11 June 2018,"
            " and its last reports are of August 2018."
        ),
    ),
    Document(
        key="monitoring-2017",
        sign="M",
        short_title="monitoring handbook 2017",
        address="https://www.gov.uk/government/organisations/ofsted",
        title=(
            "Ofsted, Monitoring and re-inspection of local authority children's services judged"
            " inadequate: inspectors' handbook, reference 150148, May 2017"
        ),
        edition=date(2017, 5, 1),
        history=(
            "Its arrangements were published in May 2016; its part on re-inspection, and the"
            " amended report timeline of a visit, came in August 2016. This edition is of May 2017:"
            " more flexible spacing of visits, two days' notice and the simplified timetable of a"
            " post-monitoring inspection are new in it."
        ),
    ),
    REGULATIONS,
    ACT,
    Document(
        key="pcf-2016",
        sign="P",
        short_title="DfE 2016",
        title="Department for Education, Putting children first, July 2016",
        history="Published in July 2016.",
    ),
    Document(
        key="croydon-2017",
        sign="C",
        short_title="Croydon 2017",
        title=(
            "London Borough of Croydon, Cabinet, 18 September 2017, item 6, and Ofsted's inspection"
            " report published on 4 September 2017"
        ),
    ),
    Document(
        key="published-inspections",
        sign="I",
        short_title="published inspections",
        title="Ofsted's published reports of single inspections, 2014 to 2018",
    ),
)

FRAMEWORK = Span(date(2013, 11, 19), None, "framework-2015")
MONITORING = Span(date(2016, 5, 1), None, "monitoring-2017", "own day")
"""Action planning and monitoring visits, after a report under the framework."""

SINCE_AUGUST_2016 = MONITORING._replace(since=date(2016, 8, 1))
"""Re-inspection, and a visit's report timeline: new in the handbook's second edition."""

# A timetable's steps are of the edition that was in force when it began.
VISIT_STEPS = MONITORING._replace(by="day counted from")
REPORT_STEPS = SINCE_AUGUST_2016._replace(by="day counted from")
SINCE_MAY_2017 = VISIT_STEPS._replace(since=date(2017, 5, 1))
UNTIL_MAY_2017 = REPORT_STEPS._replace(until=date(2017, 4, 30))
DEPARTMENT = Span(date(2016, 7, 1), None, "pcf-2016", "day counted from")
PRACTICE = Span(None, None, "published-inspections")
