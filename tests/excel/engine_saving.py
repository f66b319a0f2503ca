"""Saving as Excel does: a formula's result stays beside it. openpyxl alone would drop it."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from decimal import Decimal
from xml.sax.saxutils import escape

from excel.engine_contents import DAY_ZERO, ERRORS

_FORMULA = re.compile(
    r'<c r="(?P<place>[A-Z]+[0-9]+)"(?P<style>(?: s="\d+")?)(?: t="\w+")?>'
    r"(?P<formula><f[^>]*/>|<f.*?</f>)<v ?(?:/>|></v>)</c>",
    re.DOTALL,
)
_OF_THE_OTHER_EPOCH = 1462
_OFFICIAL = {code: text for text, code in ERRORS.items()}


def save(book, results, path):
    """Write the openpyxl `book`; `results` has for each sheet the value at (row, column)."""
    file = io.BytesIO()
    book.save(file)
    sheets = {
        f"xl/worksheets/sheet{number}.xml": {
            f"{sheet.cell(*place).coordinate}": value
            for place, value in results.get(sheet, {}).items()
            if value is not None
        }
        for number, sheet in enumerate(book.worksheets, 1)
    }
    later = _OF_THE_OTHER_EPOCH if book.epoch.year == 1904 else 0
    with zipfile.ZipFile(file) as written, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for part in written.infolist():
            data = written.read(part)
            if sheets.get(part.filename):
                data = _with_results(data.decode(), sheets[part.filename], later).encode()
            new.writestr(part, data)


def _with_results(markup, values, later):
    def told(found):
        if found["place"] not in values:
            return found[0]
        kind, text = _stored(values[found["place"]], later)
        opening = f'<c r="{found["place"]}"{found["style"]}{kind}>'
        return f"{opening}{found['formula']}<v>{text}</v></c>"

    return _FORMULA.sub(told, markup)


def _stored(value, later):
    """A value of COM as the file keeps a formula's result: the type's attribute, and the text."""
    if isinstance(value, bool):
        return ' t="b"', str(int(value))
    if isinstance(value, int):
        return ' t="e"', _OFFICIAL[value]
    if isinstance(value, str):
        return ' t="str"', escape(value)
    if isinstance(value, dt.datetime):
        return "", repr((value - DAY_ZERO) / dt.timedelta(days=1) - later)
    if isinstance(value, Decimal):
        return "", str(value)
    return "", repr(value)
