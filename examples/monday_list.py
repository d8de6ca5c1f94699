r"""The Monday list, for Windows' Task Scheduler too: what is due in ten working days.

    python monday_list.py CASES [KEEP [DATE]] [--mail-to A --mail-from B --server HOST]

CASES  a folder of case files and tables (.yaml .yml .json .csv .xlsx), each with a report's date
KEEP   a folder for due.csv (for Excel), due.ics (a calendar) and due.txt (the list, with what was
       wrong with the cases); without it, or where it is "", nothing is written
DATE   the day it is seen from, else today

It prints the list and, where a server is named, mails it. Ended with 0 it is whole. A bad file is
complained of on standard error, the rest is answered, and it ends with 2: what it printed is not
the whole list. In Task Scheduler the program is .venv\Scripts\python.exe, and the arguments are the
paths of this file and of the folders, each in double quotes.
"""

import argparse
import os
import shutil
import smtplib
import subprocess
import sys
from contextlib import suppress
from email.message import EmailMessage
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple, TextIO

CHECKOUT = Path(__file__).resolve().parent.parent
ENDINGS = {".yaml", ".yml", ".json", ".csv", ".xlsx"}
KEPT = {"due.csv": ("--excel",), "due.ics": ("--alarm", "5")}
UTF_8 = {**os.environ, "PYTHONIOENCODING": "utf-8"}  # what sifcalc prints, on Windows too
BAD_INPUT, NO_SIFCALC = 2, 127


class NoListError(Exception):
    """Why there is no list, and the code to end with."""

    def __init__(self, why: str, code: int = BAD_INPUT) -> None:
        super().__init__(why)
        self.code = code


class Answer(NamedTuple):
    """What is printed, what was wrong, and 0 where that is the whole list, else why it is not."""

    text: str
    wrong: str
    code: int


def main() -> int:
    """Print the list, keep it and mail it. Returns 0 where it is whole, else why not."""
    parser = argparse.ArgumentParser(description="What is due in the next ten working days.")
    parser.add_argument("cases", type=Path, metavar="CASES", help="a folder of case files")
    parser.add_argument("keep", metavar="KEEP", nargs="?", help="a folder to write to")
    parser.add_argument("date", metavar="DATE", nargs="?", default="today", help="seen from")
    parser.add_argument("--mail-to", metavar="ADDRESS", help="several with a comma between them")
    parser.add_argument("--mail-from", metavar="ADDRESS")
    parser.add_argument("--server", metavar="HOST[:PORT]", help="the mail server")
    asked = parser.parse_args()
    asked.keep = Path(asked.keep) if asked.keep else None
    if len({bool(asked.mail_to), bool(asked.mail_from), bool(asked.server)}) > 1:
        parser.error("a mail takes --mail-to, --mail-from and --server")

    try:
        if asked.keep:
            make_way(asked.keep, asked.cases)
    except NoListError as error:
        asked.keep, answer = None, Answer("", f"{error}\n", error.code)
    else:
        answer = monday_list(asked)
    for what, deliver in (("kept", keep), ("mailed", mail), ("printed", show)):
        try:
            deliver(asked, answer)
        except (OSError, ValueError, smtplib.SMTPException) as error:
            wrong = f"{answer.wrong}The list could not be {what}: {error}\n"
            answer = Answer(answer.text, wrong, answer.code or BAD_INPUT)
    with suppress(OSError):
        say(sys.stderr, answer.wrong)
    return answer.code


def monday_list(asked: argparse.Namespace) -> Answer:
    """The list, with the spreadsheet and the calendar kept where a folder is named."""
    try:
        timeline = [*sifcalc(), "timeline", *case_files(asked.cases)]
        timeline += ["--due-within", "10", "--keep-going", "--as-of", asked.date]
        text, wrong, worst = run(timeline)
        for name, options in KEPT.items() if asked.keep else ():
            path = asked.keep / name
            _, why, code = run([*timeline, "--quiet", *options, "--output", str(path)])
            worst = max(worst, code if path.exists() else code or BAD_INPUT)
            # What is wrong with the cases has been said; why a file is missing has not.
            text += f"Kept: {path}\n" if path.exists() else ""
            wrong += "" if path.exists() else f"{why}{path}: not kept\n"
    except NoListError as error:
        return Answer("", f"{error}\n", error.code)
    return Answer(text, f"{wrong}This is not the whole list.\n" if worst else wrong, worst)


def sifcalc() -> list[str]:
    """How to run sifcalc: with this Python, from PATH, or where `make demo` has put it."""
    if find_spec("sifcalc"):
        return [sys.executable, "-m", "sifcalc"]
    beside = (CHECKOUT / ".venv/bin/sifcalc", CHECKOUT / ".venv/Scripts/sifcalc.exe")
    program = shutil.which("sifcalc") or next((str(p) for p in beside if p.exists()), None)
    if not program:
        raise NoListError(f"no sifcalc on PATH, nor in {CHECKOUT / '.venv'}", NO_SIFCALC)
    return [program]


def case_files(folder: Path) -> list[str]:
    """The case files and tables in the folder, without what Excel keeps beside an open workbook."""
    try:
        files = sorted(path for path in folder.iterdir() if path.suffix.lower() in ENDINGS)
    except OSError as error:
        raise NoListError(f"{folder}: {error.strerror}") from error
    cases = [str(path.absolute()) for path in files if not path.name.startswith(("~$", "."))]
    if not cases:
        raise NoListError(f"{folder}: no case files in it")
    return cases


def make_way(keep: Path, cases: Path) -> None:
    """Make the folder. Last week's are not to be sent again where this week's cannot be made."""
    try:
        keep.mkdir(parents=True, exist_ok=True)
        if cases.exists() and keep.samefile(cases):
            raise NoListError(f"{keep}: the cases are there; keep the list elsewhere")
        for name in (*KEPT, "due.txt"):
            (keep / name).unlink(missing_ok=True)
    except OSError as error:
        raise NoListError(f"{keep}: {error.strerror}") from error


def run(command: list[str]) -> Answer:
    """What sifcalc said, what it complained of, and 0 where it answered, else its exit code.

    It answers with 0, and with 1 where an award contradicts its judgements.
    """
    try:
        ran = subprocess.run(  # noqa: S603 - it runs sifcalc
            command, capture_output=True, encoding="utf-8", env=UTF_8, check=False
        )
    except OSError as error:  # on Windows also where the names of the cases are too many
        raise NoListError(f"sifcalc cannot be run: {error.strerror}") from error
    code = 0 if ran.returncode in (0, 1) else ran.returncode
    return Answer(ran.stdout, ran.stderr, code if code >= 0 else 128 - code)  # < 0: a signal


def keep(asked: argparse.Namespace, answer: Answer) -> None:
    """Write the list and what was wrong to due.txt, for a scheduler that mails nothing."""
    if asked.keep:
        path = asked.keep / "due.txt"
        try:
            path.write_text(f"{answer.text}{answer.wrong}", encoding="utf-8")
        except OSError:
            path.unlink(missing_ok=True)
            raise


def mail(asked: argparse.Namespace, answer: Answer) -> None:
    """Mail the list, what was wrong, and what was kept."""
    if not asked.server:
        return
    message = EmailMessage()
    message["Subject"] = "Due in ten working days" + (", NOT THE WHOLE LIST" if answer.code else "")
    message["From"], message["To"] = asked.mail_from, asked.mail_to
    message.set_content(f"{answer.wrong}{answer.text}")
    for name in KEPT if asked.keep else ():
        if (path := asked.keep / name).exists():
            message.add_attachment(path.read_bytes(), "text", path.suffix[1:], filename=name)
    host, _, port = asked.server.partition(":")
    with smtplib.SMTP(host, int(port or 25), timeout=60) as server:
        server.send_message(message)


def show(_: argparse.Namespace, answer: Answer) -> None:
    """Print the list and what was kept."""
    say(sys.stdout, answer.text)


def say(stream: TextIO | None, text: str) -> None:
    """Write the text at once, in UTF-8 wherever it goes. pythonw has no streams."""
    if stream:
        with open(stream.fileno(), "wb", buffering=0, closefd=False) as raw:
            left = text.encode()
            while left:
                left = left[raw.write(left) :]


if __name__ == "__main__":
    sys.exit(main())
