#!/bin/sh
# The Monday list: what is due in the next ten working days, over every case file in a folder.
# Prints it, for a scheduler to send on, and keeps a calendar and a spreadsheet of it beside the cases.
# A bad file is complained of on standard error and the rest is answered; it then ends with 2. Ended
# with anything but 0, what it printed and kept is not the whole list.
#
#   sh monday-list.sh FOLDER [DATE]     seen from DATE, or from today
set -u

folder=$1
seen_from=${2:+--as-of $2}
worst=0

# sifcalc ends with 0 when it has answered, and with 1 when it has and an award contradicts its
# judgements: both are an answer, and nothing else is.
list() {
  sifcalc timeline "$folder"/*.yaml --due-within 10 --keep-going $seen_from "$@"
  ended=$?
  [ $ended -le 1 ] || [ $ended -le $worst ] || worst=$ended
}

# Last week's are not to be sent again where this week's cannot be made.
rm -f "$folder/due.csv" "$folder/due.ics" || exit 2
list
list --quiet --format csv --excel --output "$folder/due.csv" 2> /dev/null
list --quiet --format ics --alarm 5 --output "$folder/due.ics"
exit $worst
