#!/bin/sh
# The Monday list: what is due in the next ten working days, over every case in a folder.
#
#   sh monday-list.sh CASES [KEEP [DATE]]
#
# CASES  a folder of case files and tables (.yaml .yml .json .csv .xlsx), each with a report's date
# KEEP   a folder for due.csv (for Excel) and due.ics (a calendar); without it, or where it is "",
#        nothing is written
# DATE   the day it is seen from, else today
#
# It prints the list, for cron to mail. Ended with 0 it is whole. A bad file is complained of on
# standard error, the rest is answered, and it ends with 2: what it printed is not the whole list.
set -u

fail() {
  echo "monday-list: $2" >&2
  exit "$1"
}

[ $# -ge 1 ] && [ $# -le 3 ] || fail 2 "it takes CASES [KEEP [DATE]]: a folder, a folder and a day"
cases=$1 keep=${2:-} seen_from=${3:-today}
case $cases in -*) cases=./$cases ;; esac
case $keep in -*) keep=./$keep ;; esac

# On PATH, else where `make demo` of the checkout that this script is in has put it.
checkout=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd) || fail 2 "its own folder cannot be found"
if command -v sifcalc > /dev/null; then
  sifcalc=sifcalc
elif [ -x "$checkout/.venv/bin/sifcalc" ]; then
  sifcalc=$checkout/.venv/bin/sifcalc
else
  fail 127 "no sifcalc on PATH, nor in $checkout/.venv: make demo puts it there"
fi

# Last week's are not to be sent again where this week's cannot be made.
if [ -n "$keep" ]; then
  mkdir -p -- "$keep" || fail 2 "$keep: cannot be made"
  [ "$(cd -- "$keep" && pwd -P)" != "$(cd -- "$cases" 2> /dev/null && pwd -P)" ] ||
    fail 2 "$keep: the cases are there; keep the list elsewhere"
  rm -f -- "$keep/due.csv" "$keep/due.ics" || fail 2 "$keep: last week's cannot be taken away"
fi

[ -d "$cases" ] && [ -r "$cases" ] || fail 2 "$cases: no folder that can be read"
set --
for file in "$cases"/*.yaml "$cases"/*.yml "$cases"/*.json "$cases"/*.csv "$cases"/*.xlsx; do
  case $file in "$cases/~\$"*) continue ;; esac # what Excel keeps beside a workbook that is open
  if [ -e "$file" ]; then set -- "$@" "$file"; fi
done
[ $# -gt 0 ] || fail 2 "$cases: no case files in it"

worst=0
list() {
  "$sifcalc" timeline "$@" --due-within 10 --keep-going --as-of "$seen_from"
}

# sifcalc ends with 0 when it has answered, and with 1 when it has and an award contradicts its
# judgements: both are an answer, and nothing else is.
note() {
  [ "$1" -le 1 ] || [ "$1" -le $worst ] || worst=$1
}

# What is wrong with the cases has been said with the list; why a file is missing has not.
say_kept() {
  if [ -f "$1" ]; then
    echo "Kept: $1" || note 2
  else
    printf '%s\nmonday-list: %s: not kept\n' "$said" "$1" >&2
    note 2
  fi
}

list "$@"
note $?
if [ -n "$keep" ]; then
  said=$(list "$@" --quiet --excel --output "$keep/due.csv" 2>&1)
  note $?
  say_kept "$keep/due.csv"
  said=$(list "$@" --quiet --alarm 5 --output "$keep/due.ics" 2>&1)
  note $?
  say_kept "$keep/due.ics"
fi
[ $worst -eq 0 ] || echo "monday-list: this is not the whole list" >&2
exit $worst
