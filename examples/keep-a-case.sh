#!/bin/sh
# A case kept over two years: what happens to Exampleshire, which is invented, recorded as it comes,
# with what that moved and what is due then.
#
#   sh keep-a-case.sh [FOLDER]
#
# FOLDER  where exampleshire.yaml is to be, which must not be there yet; else a new temporary folder
#
# It ends with 0 where every day was recorded, and at the first that was not, with why and not 0.
set -u

fail() {
  echo "keep-a-case: $2" >&2
  exit "$1"
}

# On PATH, else where `make demo` of the checkout that this script is in has put it.
checkout=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd) || fail 2 "its own folder cannot be found"
if command -v sifcalc > /dev/null; then
  sifcalc=sifcalc
elif [ -x "$checkout/.venv/bin/sifcalc" ]; then
  sifcalc=$checkout/.venv/bin/sifcalc
else
  fail 127 "no sifcalc on PATH, nor in $checkout/.venv: make demo puts it there"
fi

folder=${1:-}
[ -n "$folder" ] || folder=$(mktemp -d) || fail 2 "no temporary folder can be made"
case $folder in -*) folder=./$folder ;; esac
mkdir -p -- "$folder" || fail 2 "$folder: cannot be made"
case=$folder/exampleshire.yaml
[ ! -e "$case" ] || fail 2 "$case: is there already, and is not replaced"

cat > "$case" << 'END' || { rm -f -- "$case"; fail 2 "$case: cannot be written"; }
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
END

while read -r day key; do
  printf '\n== %s: %s ==\n' "$day" "$key" || fail 2 "standard output cannot be written"
  "$sifcalc" record "$case" "$key" "$day" --as-of "$day" < /dev/null ||
    fail $? "$day was not recorded as $key"
  "$sifcalc" timeline "$case" --as-of "$day" --due-within 10 < /dev/null ||
    fail $? "what is due on $day was not listed"
done << 'END'
2017-03-24 report.received
2017-03-27 report.published
2017-03-28 publish-report
2017-05-04 action_plan.visit
2017-05-08 lscb-publish-review
2017-07-03 action_plan.submitted
2017-07-18 monitoring_visits
2017-10-24 monitoring_visits
2018-01-30 monitoring_visits
2018-05-01 monitoring_visits
2018-05-08 reinspection.announced
2018-06-04 reinspection.start
2018-06-28 reinspection.end
2018-08-10 reinspection.report_published
END

printf '\nKept: %s\n' "$case" || fail 2 "standard output cannot be written"
