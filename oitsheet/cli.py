"""The terminal: options, files, colours and exit codes.

0 nothing at or above ``--fail-on`` · 1 findings · 2 wrong usage · 3 a file could not be read or
is no OIT workbook. With several files the worst wins. Heavy rooms are imported where used, so
that ``--help`` and completion stay quick.
"""

from __future__ import annotations

import codecs
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from oitsheet import __version__
from oitsheet.form.messages import LANGUAGES, load_catalogue

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from oitsheet.form.edition import Edition
    from oitsheet.form.messages import Catalogue, Language
    from oitsheet.judging.report import Report

FINDINGS, WRONG_USAGE, UNREADABLE = 1, 2, 3
SEVERITIES = ("error", "risk", "confirm", "todo")
WIDEST, USUAL = 110, 100

COLOURS: dict[str, dict[str, Any]] = {
    "head": {"bold": True},
    "group": {"bold": True},
    "error": {"fg": "red", "bold": True},
    "risk": {"fg": "yellow", "bold": True},
    "confirm": {"fg": "cyan"},
    "todo": {"fg": "blue"},
    "fail": {"fg": "red", "bold": True},
    "at_risk": {"fg": "yellow", "bold": True},
    "incomplete": {"fg": "cyan", "bold": True},
    "ready": {"fg": "green", "bold": True},
}

_PLAIN = {"→": "->", "●": "*", "·": "|", "\u2013": "-", "•": "*", "≥": ">="}
_HELP = load_catalogue("th").words

_lang = click.option(
    "--lang", type=click.Choice(LANGUAGES), default="th", show_default=True, help=_HELP["help.lang"]
)


def plain_letters(error: UnicodeError) -> tuple[str, int]:
    """Write what a Thai Windows' cp874 has no letter for in plain ones instead of failing."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    bad = error.object[error.start : error.end]
    return "".join(_PLAIN.get(letter, "?") for letter in bad), error.end


class Commands(click.Group):
    """The commands, on a terminal that takes Thai whatever its code page."""

    def make_context(self, *args: Any, **more: Any) -> click.Context:  # noqa: ANN401  (click's own)
        """Prepare the streams before anything is said: the help is Thai, too."""
        if "NO_COLOR" in os.environ:
            more.setdefault("color", False)
        codecs.register_error("oitsheet", plain_letters)
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="oitsheet")
        return super().make_context(*args, **more)


@click.group(
    cls=Commands, help=_HELP["help.main"], context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, prog_name="oitsheet", message="%(prog)s %(version)s")
def main() -> None:
    """Stand above the commands; each has its own work."""


class Asked(NamedTuple):
    """What `check` was asked for."""

    format: str
    catalogue: Catalogue
    edition: Edition | None
    as_of: dt.date | None
    width: int
    colour: bool
    headed: bool


class Outcome(NamedTuple):
    """What came of one file: text to show, an exit code, and a sentence if it failed."""

    text: str
    code: int
    sentence: str | None


@main.command(help=_HELP["help.check"])
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json", "jsonl")),
    default="text",
    show_default=True,
    help=_HELP["help.format"],
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help=_HELP["help.output"])
@_lang
@click.option(
    "--fail-on",
    type=click.Choice((*SEVERITIES, "never")),
    default="error",
    show_default=True,
    help=_HELP["help.fail_on"],
)
@click.option("--edition", metavar="KEY|PATH", help=_HELP["help.edition"])
@click.option("--as-of", metavar="DATE", help=_HELP["help.as_of"])
def check(  # noqa: PLR0913, PLR0917  (one parameter per option)
    files: tuple[Path, ...],
    form: str,
    output: Path | None,
    lang: Language,
    fail_on: str,
    edition: str | None,
    as_of: str | None,
) -> None:
    """Check workbooks and leave with the worst exit code."""
    catalogue = load_catalogue(lang)
    if form == "json" and len(files) > 1:
        raise click.UsageError(catalogue.say("command.one_json"))
    _keep_apart(output, (*files, Path(edition)) if edition else files, catalogue)
    colour = output is None and "NO_COLOR" not in os.environ and sys.stdout.isatty()
    asked = Asked(
        format=form,
        catalogue=catalogue,
        edition=_edition(edition, catalogue),
        as_of=_day(as_of, catalogue),
        width=_width(output),
        colour=colour,
        headed=form == "text" and len(files) > 1,
    )
    outcomes = [_check_one(file, asked, fail_on) for file in files]
    text = ("\n" if form == "text" else "").join(o.text for o in outcomes if o.text)
    if output is None:
        _print(text, asked)
    else:
        _save(output, text.encode("utf-8"), catalogue, replace=True)
    for outcome in outcomes:
        if outcome.sentence:
            click.echo(outcome.sentence, err=True)
    sys.exit(max(outcome.code for outcome in outcomes))


@main.command(help=_HELP["help.new"])
@click.option("--edition", required=True, metavar="KEY|PATH", help=_HELP["help.edition"])
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    help=_HELP["help.new_output"],
)
@click.option("--force", is_flag=True, help=_HELP["help.force"])
@_lang
def new(edition: str, output: Path, force: bool, lang: Language) -> None:  # noqa: FBT001  (click passes flags so)
    """Make an empty master workbook."""
    from oitsheet.form.layout import load_layout  # noqa: PLC0415
    from oitsheet.form.template import build  # noqa: PLC0415

    catalogue = load_catalogue(lang)
    chosen = _edition(edition, catalogue)
    if chosen is None:  # an empty --edition
        raise click.UsageError(_unknown("", None, catalogue))
    _keep_apart(output, (Path(edition),), catalogue)
    _save(output, build(load_layout(), chosen), catalogue, replace=force)
    items = len(chosen.items)
    click.echo(catalogue.say("command.made", file=str(output), key=chosen.key, items=items))


@main.command(help=_HELP["help.editions"])
@_lang
def editions(lang: Language) -> None:
    """List the editions and how well each is verified."""
    from oitsheet.form.edition import edition_keys, load_edition, verified_summary  # noqa: PLC0415

    catalogue = load_catalogue(lang)
    for key in edition_keys():
        edition = load_edition(key)
        facts = verified_summary(edition)
        name = edition.name_th if lang == "th" else edition.name_en
        certainties = tuple(
            f"{catalogue.say(f'certainty.{certainty}')} {count}"
            for certainty, count in facts.elements_by_certainty.items()
            if count
        )
        click.secho(catalogue.say("command.edition_line", key=key, name=name), bold=True)
        method = catalogue.say(f"method.{edition.method}")
        sure = catalogue.say(f"certainty.{facts.method_certainty}")
        for line in (
            catalogue.say(
                "command.edition_facts",
                items=facts.items,
                years=edition.fiscal_years,
                method=method,
                method_certainty=sure,
            ),
            catalogue.say(
                "command.edition_sure",
                titles=facts.titles_verified,
                items=facts.items,
                elements=facts.elements,
                certainties=certainties,
            ),
        ):
            click.echo(f"  {line}")


@main.command(help=_HELP["help.rule"])
@click.argument("code")
@_lang
def rule(code: str, lang: Language) -> None:
    """Explain one rule: words, severity, what it looks at, and its reason with its source."""
    import inspect  # noqa: PLC0415

    from oitsheet.judging.rules import rule_of  # noqa: PLC0415

    catalogue = load_catalogue(lang)
    found = rule_of(code)
    if found is None:
        raise click.BadParameter(catalogue.say("command.unknown_rule", code=code))
    text = catalogue.rules[found.code]
    click.secho(f"{found.code} {found.name}: {text.title}", bold=True)
    severity = catalogue.say(f"severity.{found.severity}")
    lines = [catalogue.say("command.rule_severity", severity=severity)]
    if found.when_late:
        late = catalogue.say(f"severity.{found.when_late}")
        lines.append(catalogue.say("command.rule_late", severity=late))
    if found.needs:
        lines.append(catalogue.say("command.rule_needs", needs=found.needs))
    for line in lines:
        click.echo(line)
    module = inspect.getmodule(found.judge)
    for heading, body in (
        ("rule_message", text.message),
        ("rule_fix", text.fix),
        ("rule_why", inspect.getdoc(module) or ""),
    ):
        click.echo()
        click.secho(catalogue.say(f"command.{heading}"), bold=True)
        click.echo(body)


def _print(text: str, asked: Asked) -> None:
    """Write to the terminal in its own letters; JSON that goes elsewhere is always UTF-8."""
    piped = asked.format != "text" and not sys.stdout.isatty()
    click.echo(text.encode("utf-8") if piped else text, nl=False, color=asked.colour)


def _check_one(file: Path, asked: Asked, fail_on: str) -> Outcome:
    from oitsheet.doors import check_file  # noqa: PLC0415  (pulls in every room)
    from oitsheet.judging.submission import (  # noqa: PLC0415
        NotOurWorkbookError,
        UnrecognisedEditionError,
    )
    from oitsheet.workbook.unreadable import UnreadableWorkbook  # noqa: PLC0415

    say = asked.catalogue.say
    try:
        report = check_file(file, edition=asked.edition, as_of=asked.as_of)
    except UnreadableWorkbook as why:
        return _failed(file, str(why.reason), say(f"command.{why.reason}", file=str(file)), asked)
    except NotOurWorkbookError as why:
        sentence = say("command.not_ours", file=str(file), sheets=why.sheets)
        return _failed(file, "not_ours", sentence, asked)
    except UnrecognisedEditionError as why:
        key = "no_edition" if why.fiscal_year_be is None else "no_edition_year"
        facts = {"file": str(file), "known": why.known, "year": why.fiscal_year_be}
        return _failed(file, "no_edition", say(f"command.{key}", **facts), asked)
    return Outcome(_shown(file, report, asked), _exit_code(report, fail_on), None)


def _failed(file: Path, reason: str, sentence: str, asked: Asked) -> Outcome:
    if asked.format == "text":
        return Outcome("", UNREADABLE, sentence)
    from oitsheet.rendering.json_v1 import dumps_failure  # noqa: PLC0415

    indent = 2 if asked.format == "json" else None
    text = dumps_failure(str(file), reason, sentence, asked.catalogue, indent=indent)
    return Outcome(text + "\n", UNREADABLE, sentence)


def _shown(file: Path, report: Report, asked: Asked) -> str:
    if asked.format == "text":
        from oitsheet.rendering.page import Page  # noqa: PLC0415
        from oitsheet.rendering.terminal import render  # noqa: PLC0415

        paint = _painter(asked.colour)
        head = paint(f"{file}\n", "head") if asked.headed else ""
        return head + render(report, Page(asked.catalogue, asked.width, paint))
    from oitsheet.rendering.json_v1 import dumps  # noqa: PLC0415

    indent = 2 if asked.format == "json" else None
    return dumps(report, asked.catalogue, str(file), indent=indent) + "\n"


def _painter(colour: bool) -> Any:  # noqa: ANN401, FBT001  (a plain function of two texts)
    if not colour:
        return lambda text, _role: text
    return lambda text, role: click.style(text, **COLOURS.get(role, {}))


def _exit_code(report: Report, fail_on: str) -> int:
    if fail_on == "never":
        return 0
    from oitsheet.judging.report import Severity  # noqa: PLC0415

    limit = Severity(fail_on).rank
    return FINDINGS if any(f.severity.rank <= limit for f in report.findings) else 0


def _edition(asked: str | None, catalogue: Catalogue) -> Edition | None:
    if not asked:
        return None
    from oitsheet.doors import find_edition  # noqa: PLC0415
    from oitsheet.form.edition import BadEdition, UnknownEdition  # noqa: PLC0415

    try:
        return find_edition(asked)
    except UnknownEdition as why:
        raise click.UsageError(_unknown(asked, why.nearest, catalogue)) from why
    except BadEdition as why:
        sentence = catalogue.say("command.bad_edition", file=asked, faults="; ".join(why.faults))
        raise click.UsageError(sentence) from why
    except OSError as why:
        raise click.UsageError(catalogue.say("command.no_permission", file=asked)) from why


def _unknown(asked: str, nearest: str | None, catalogue: Catalogue) -> str:
    from oitsheet.form.edition import edition_keys  # noqa: PLC0415

    key = "did_you_mean" if nearest else "unknown_edition"
    return catalogue.say(f"command.{key}", key=asked, nearest=nearest, known=edition_keys())


def _day(asked: str | None, catalogue: Catalogue) -> dt.date | None:
    if not asked:
        return None
    from oitsheet.doors import read_day  # noqa: PLC0415

    day = read_day(asked)
    if day is None:
        raise click.UsageError(catalogue.say("command.bad_date", text=asked))
    return day


def _save(path: Path, data: bytes, catalogue: Catalogue, *, replace: bool) -> None:
    from oitsheet.doors import save  # noqa: PLC0415

    try:
        save(path, data, replace=replace)
    except FileExistsError as why:
        raise click.UsageError(catalogue.say("command.exists", file=str(path))) from why
    except OSError as why:
        sentence = catalogue.say("command.no_output", file=str(path), why=why.strerror or str(why))
        raise click.UsageError(sentence) from why


def _keep_apart(output: Path | None, inputs: Iterable[Path], catalogue: Catalogue) -> None:
    """Refuse to write over what is read, by whatever name it goes."""
    if output is None or not output.exists():
        return
    if any(file.exists() and file.samefile(output) for file in inputs):
        raise click.UsageError(catalogue.say("command.output_is_input", file=str(output)))


def _width(output: Path | None) -> int:
    import shutil  # noqa: PLC0415

    if output is not None:
        return USUAL
    return min(shutil.get_terminal_size((USUAL, 24)).columns, WIDEST)


if __name__ == "__main__":
    main()
