"""What is kept of the program's own mistakes, so that they can be reported."""

from __future__ import annotations

import traceback

from reader.content.text import clean_line
from reader.settings.private_files import write_file


def report_crash(error: BaseException) -> str:
    """Write the traceback of an error to the log file; return one line for a person that says so."""
    from platformdirs import user_log_path

    what = clean_line(f"{type(error).__name__}: {error}")
    log = user_log_path("reader") / "crash.log"
    try:
        text = "".join(traceback.format_exception(error))
        write_file(log, text.encode("utf-8", errors="backslashreplace"))
    except OSError:
        return f"reader: it failed, sorry: {what}"
    return f"reader: it failed, sorry: {what}. The details are in {log}"
