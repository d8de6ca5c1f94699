"""Annex A of the framework: the lists of children, and documents, that an inspection asks for.

A window begins so many calendar months before the inspection starts and ends on the day of notice,
both included; a snapshot is of the day of notice (readings: the framework says "prior to" and "at
the point of" inspection). Our copy of Table 1 is damaged from list 8 on: what it does not show is
not given.
"""

from sifcalc.rulebook.periods import FRIDAY, THURSDAY, TUESDAY, Period
from sifcalc.rulebook.schedules import AskedFor, ChildList, Lists, Stage
from sifcalc.rulebook.terms import cite

_CHILD = "Child unique ID; Gender; Ethnicity; Date of birth"
_UNBORN = "If unborn: expected date of birth"
_AGE = "Age of child (years)"
_DISABILITY = "Does the child have a disability? (Y/N)"
_ALLOCATED = "Allocated team; Allocated worker"

_NO_DUE_DATES = "Its due dates are absent from our copy of the framework, and are not guessed."
_ONE_ROW = "One row a child is asked for, where possible."

_LISTS = (
    ChildList(
        number=1,
        short_title="contacts",
        population="contacts",
        window_months=3,
        stage_1=Stage(Period(0, "weeks", TUESDAY), "am"),
        fields=f"{_CHILD}; {_UNBORN}; {_AGE}; Date of contact; Contact source",
    ),
    ChildList(
        number=2,
        short_title="early help",
        population="early help or common assessments, and targeted interventions",
        window_months=6,
        stage_1=Stage(Period(0, "weeks", THURSDAY), "am"),
        fields=(
            f"{_CHILD}; {_UNBORN}; {_AGE}; Assessment completion date; Organisation completing"
            " assessment"
        ),
    ),
    ChildList(
        number=3,
        short_title="referrals",
        population="referrals",
        window_months=3,
        stage_1=Stage(Period(0, "weeks", TUESDAY), "am"),
        notes=(_ONE_ROW,),
        fields=(
            f"{_CHILD}; {_UNBORN}; {_AGE}; Date of the most recent referral; Referral source;"
            f" Referral NFA? (Y/N); Number of referrals in last 12 months; {_ALLOCATED}"
        ),
    ),
    ChildList(
        number=4,
        short_title="statutory assessments",
        population="statutory assessments under section 17 or section 47",
        window_months=6,
        stage_1=Stage(Period(0, "weeks", TUESDAY), "am"),
        stage_2=Stage(Period(0, "weeks", FRIDAY), "end of day"),
        notes=(_ONE_ROW,),
        fields=(
            f"{_CHILD}; {_UNBORN}; {_AGE}; {_DISABILITY}; Continuous assessment start date; Child"
            " seen during continuous assessment (Y/N); Continuous assessment date of"
            " authorisation; Initial assessment start date; Child seen during initial assessment"
            " (Y/N); Initial assessment date of authorisation; Core assessment start date; Child"
            " seen during core assessment (Y/N); Core assessment date of authorisation;"
            f" {_ALLOCATED}"
        ),
    ),
    ChildList(
        number=5,
        short_title="section 47 enquiries",
        population="section 47 enquiries",
        window_months=6,
        stage_1=Stage(Period(0, "weeks", TUESDAY), "am"),
        stage_2=Stage(Period(0, "weeks", FRIDAY), "end of day"),
        notes=(_ONE_ROW,),
        fields=(
            f"{_CHILD}; {_UNBORN}; {_AGE}; {_DISABILITY}; Section 47 enquiry start date; Number of"
            " section 47 enquiries in the last 12 months; Initial child protection conference not"
            " required (Y/N); Date of initial child protection conference; Did the initial child"
            " protection conference result in a child protection plan? (Y/N); Number of ICPCs in"
            f" the last 12 months; {_ALLOCATED}"
        ),
    ),
    ChildList(
        number=6,
        short_title="children in need",
        population="children in need: those receiving services, and those who ceased to",
        window_months=3,
        snapshot=True,
        stage_1=Stage(Period(0, "weeks", TUESDAY), "am"),
        stage_2=Stage(Period(0, "weeks", FRIDAY), "end of day"),
        notes=(_ONE_ROW,),
        fields=(
            f"{_CHILD}; {_UNBORN}; {_AGE}; {_DISABILITY}; CIN start date; Primary need code; Date"
            f" child was last seen; CIN closure date; Reason for closure; {_ALLOCATED}"
        ),
    ),
    ChildList(
        number=7,
        short_title="child protection plans",
        population="child protection plans: those subject to one, and those who ceased to be",
        window_months=3,
        snapshot=True,
        stage_1=Stage(Period(0, "weeks", TUESDAY), "am"),
        stage_2=Stage(Period(0, "weeks", FRIDAY), "end of day"),
        notes=(_ONE_ROW,),
        fields=(
            f"{_CHILD}; {_UNBORN}; {_AGE}; {_DISABILITY}; Child protection plan start date;"
            " Initial category of abuse; Latest category of abuse; Date of the last statutory"
            " visit; Child seen in accordance with the timescales specified within their plan, by"
            " the lead social worker? (Y/N); Was the child seen alone?; Child protection plan end"
            " date; Subject to emergency protection/care/supervision order or protected under"
            " police powers in last six months (Y/N); Number of previous child protection plans;"
            f" {_ALLOCATED}"
        ),
    ),
    ChildList(
        number=8,
        short_title="children looked after",
        population="children looked after, and those who ceased to be",
        window_months=6,
        snapshot=True,
        stage_1=Stage(Period(0, "weeks", TUESDAY), "end of day"),
        stage_2=Stage(Period(1, "weeks", TUESDAY), "end of day"),
        notes=(_ONE_ROW,),
        fields=(
            f"{_CHILD}; {_AGE}; UASC within the last 12 months (Y/N); {_DISABILITY}; Does the"
            " child have a special educational need (school action plus or statement), education"
            " health and social care plan or additional special educational needs support? (Y/N);"
            " Are there concerns about this child's school place (or alternative provision), or"
            " their attendance? (Y/N); Reason not attending school (if applicable); Number of"
            " schools attended in the last two years; Is the child making the 'expected level of"
            " progress' at school? (Y/N); Date started to be looked after; Child's category of"
            " need; Second or subsequent episode of being a looked after child within the last 12"
            " months? (Y/N); Child's legal status; Date of latest statutory review; Statutory"
            " review in time (Y/N); Date of last social work visit; Plan for child to be reunified"
            " with their family? (Y/N); Date of last IRO visit/contact to the child; Date of last"
            " health assessment; Date of last dental check; Number of placements in the last 12"
            " months; Date ceased to be looked after; Reason ceased to be looked after; Start date"
            " of most recent placement; Placement type; Placement provider; Name of provider;"
            " Placement address; URN of placement; Placement location; Latest Ofsted 'overall"
            " effectiveness' judgement for the provider; Local authority of placement; Number of"
            " episodes the child has been 'missing' from their placement in the last 12 months;"
            " Number of episodes the child has been 'absent' from their placement in the last 12"
            " months; Was the child offered a Return Interview after their last missing episode"
            " (Y/N)?; Did the child accept a Return Interview after their last missing episode?"
            f" (Y/N); {_ALLOCATED}"
        ),
    ),
    ChildList(
        number=9,
        short_title="care leavers",
        population="care leavers receiving leaving care services",
        snapshot=True,
        notes=(
            (
                "Due at the end of a day in week 1, and in week 2: which day is not legible in"
                " our copy of the framework."
            ),
            _ONE_ROW,
        ),
        fields=(
            f"{_CHILD}; {_AGE}; {_DISABILITY}; {_ALLOCATED}; Eligibility category (relevant/former"
            " relevant/qualifying/other); Local authority in touch; Type of accommodation;"
            " Suitability of accommodation; Activity status; Living in housing of multiple"
            " occupancy? (Y/N)"
        ),
    ),
    ChildList(
        number=10,
        short_title="adoption",
        population=(
            "children adopted, children with a decision reversed, and those decided on and"
            " not yet adopted"
        ),
        window_months=12,
        snapshot=True,
        notes=(_NO_DUE_DATES, _ONE_ROW),
        fields=(
            f"{_CHILD}; {_AGE}; {_DISABILITY}; Date the child entered care; Date of decision that"
            " child should be placed for adoption; Date of placement order; Date of matching child"
            " and prospective adopters; Date placed for adoption; Date of adoption order; Date of"
            " decision that child should no longer be placed for adoption; Reason why child no"
            " longer placed for adoption; Date of fostering to adopt placement"
        ),
    ),
    ChildList(
        number=11,
        short_title="prospective adopters",
        population=(
            "prospective adopters who were in contact, attended a follow-up interview, or had a"
            " child placed with them; also those whose enquiry or application was in progress 12"
            " months ago and has since been decided"
        ),
        window_months=12,
        notes=(_NO_DUE_DATES,),
        fields=(
            "Reference; Type of individual; Date of first contact; Date of application; Date"
            " assessment started; Date assessment completed; Date of approval or refusal; Date"
            " referred to adoption register; Date placement made; Date order granted"
        ),
    ),
)

ANNEX_A = Lists(
    lists=_LISTS,
    documents=(
        AskedFor(12, ("1.10", "1.13", "2.01", "4.01")),
        AskedFor(6, ("2.02", "3.05", "3.09")),
    ),
    strength="will",
    sources=(cite("framework-2015", "15", "Annex A"),),
    notes=(
        "Windows are taken to end on the day of notice, and snapshots to be of that day (readings):"
        " the framework says prior to, and at the point of, the inspection. Week 1 is taken to be"
        " the week in which it starts (reading).",
        "Stage 1 is the rule. Stage 2 is an option for fields outside the statutory returns, where"
        " the authority cannot meet stage 1.",
        "Documents 4.01 to 4.10 are asked for where the LSCB is reviewed at the same time, else"
        " 1.11 to 1.14.",
    ),
)
