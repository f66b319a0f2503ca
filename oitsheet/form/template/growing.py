"""A worksheet some of whose rows grow with what people type into them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsxwriter.worksheet import Worksheet

if TYPE_CHECKING:
    from collections.abc import Iterable


class GrowingSheet(Worksheet):  # type: ignore[misc]  # the writer has no types
    """The writer's worksheet, with rows whose height is a beginning and no order.

    The writer marks every height as set by hand, and a row so marked keeps it, however much is
    typed. Excel itself writes a height it has reckoned without that mark and reckons again at
    the next change; LibreOffice does the same. So it is done here.

    Attributes:
        growing: The rows of that kind, 0-based as the writer counts.
    """

    def __init__(self) -> None:
        super().__init__()
        self.growing: set[int] = set()
        self._grows = False

    def _write_row(self, row: int, *args: object, **options: object) -> None:
        self._grows = row in self.growing
        super()._write_row(row, *args, **options)

    def _xml_start_tag_unencoded(
        self, tag: str, attributes: Iterable[tuple[str, object]] = ()
    ) -> None:
        if tag == "row" and self._grows:
            attributes = [pair for pair in attributes if pair[0] != "customHeight"]
        super()._xml_start_tag_unencoded(tag, attributes)
