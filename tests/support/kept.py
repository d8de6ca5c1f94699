"""Case files as people write them, and what happened to invented Exampleshire."""

ODD = """\
# Exampleshire, kept by the performance team.
authority:   "Exampleshire"   # never a real one
id: &case 'the ''first'' one'
inspection: { start: 2017-01-17,   end: &last 2017-02-09 }
report:
    received: &received "24/03/2017"   # by post
    published:   27 March 2017

# Judgements as awarded.
judgements: {
  help_and_protection: inadequate, # odd
  looked_after: RI, adoption: "good",
  care_leavers: RI, leadership: 'requires improvement',
  lscb: RI, overall: inadequate
}
previous_overall: ~
priority_action: No
action_plan:
    # what was sent, and when

# The end.
"""
"""A file with comments, anchors, and quoting and spacing of its own."""

BEGUN = """\
# Exampleshire's inspection of 2017.
authority: Exampleshire
inspection: {start: 2017-01-17, end: 2017-02-09}
judgements:
  help_and_protection: inadequate
  looked_after: requires improvement
  adoption: good
  care_leavers: requires improvement
  leadership: requires improvement
  lscb: requires improvement
  overall: inadequate
# What has happened since is added below.
"""

STEPS = (
    ("report.received", "2017-03-24"),
    ("inspection-report", "27/03/2017"),
    ("publish report", "28 March 2017"),
    ("action_plan.visit", "2017-05-04"),
    ("lscb-publish-review", "2017-05-08"),
    ("action-plan", "2017-07-03"),
    ("first-monitoring-visit", "2017-07-18"),
    ("monitoring_visits", "2017-10-24"),
    ("monitoring_visits", "2018-01-30"),
    ("reinspection.announced", "2018-03-01"),
    ("monitoring_visits", "2018-05-01"),
    ("reinspection_start", "2018-09-03"),
    ("reinspection.end", "2018-09-27"),
    ("reinspection.report_published", "2018-11-05"),
)
"""What happened, in order of date: under a path, a column, a clock's id, a short title."""
