"""Compare as many cases as are asked for, from a first seed: `make independent`."""

import sys

from support.independent.comparison import TABLES, compare


def main(cases: int, first: int) -> int:
    """Print every disagreement and how often each clock was compared; 1 where there is one."""
    result = compare(range(first, first + cases))
    for disagreement in result.disagreements:
        print(disagreement)
    for table, clocks in TABLES.items():
        for id in clocks:
            print(f"{result.counts[table, id]:>8}  {table}  {id}")
    print(
        f"{cases} cases from seed {first}: {sum(result.counts.values())} comparisons, "
        f"{result.dates} dates the same, {len(result.disagreements)} disagreements"
    )
    return 1 if result.disagreements else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:3])))
