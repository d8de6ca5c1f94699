#!/bin/sh
# The Monday list: what is due in the next ten working days, over every case file in a folder.
# Prints it, for a scheduler to send on, and keeps a calendar and a spreadsheet of it beside the cases.
#
#   sh monday-list.sh FOLDER [DATE]     seen from DATE, or from today
set -eu

folder=$1
seen_from=${2:+--as-of $2}

# sifcalc ends with 0 when it has answered, and with 1 when it has and an award contradicts its
# judgements: both are an answer. Anything more, and what it said on standard error is what to mend.
list() {
  sifcalc timeline "$folder"/*.yaml --due-within 10 $seen_from "$@" || [ $? -eq 1 ]
}

list
list --quiet --format csv --excel --output "$folder/due.csv"
# Last, as two cases of one authority are refused a calendar together.
list --quiet --format ics --alarm 5 --output "$folder/due.ics"
