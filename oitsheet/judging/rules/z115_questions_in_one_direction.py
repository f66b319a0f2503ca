"""The place for questions seems to go in one direction alone.

"One-way" questions and answers stood among what a provincial office's work of the year before
lacked (its project report, FY 2566; causes, no. 7): an address book or a news feed answers nobody.
A page that is only called FAQ may be the right one: that is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.edition import Kind, Topic
from oitsheet.form.messages import Words
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.addresses import about, addresses, meets
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.values import holds_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import ItemRow, Submission


@rule("Z115", severity=Severity.RISK, needs=("items.link",))
def questions_in_one_direction(submission: Submission) -> Iterator[Hit]:
    """Flag the item where its page is that of the contacts or of social media.

    Ask where it is that of the opinions, a form, or named like frequent questions or contacts.
    """
    item = about(submission, Topic.QA)
    if item is None or not addresses(item):
        return
    asked = [element for element in item.item.elements if element.kind is Kind.TWO_WAY]
    proven = any(element.source.proven for element in asked)
    others = [i for i in submission.items if i.item.topic is Topic.CONTACT or i.item.social]
    same = meets(item, others, submission)
    at, found = item.place("link"), addresses(item)[0].text
    if same:
        also = tuple(other.place("link") for other in same)
        yield hit(at, item=item, also=also, proven=proven, found=found, why=_same(same))
        return
    opinions = [i for i in submission.items if i.item.topic is Topic.OPINION]
    shared = tuple(other.place("link") for other in meets(item, opinions, submission))
    why = "opinion" if shared else _by_its_writing(item)
    if why:
        why_so = Words(f"questions.{why}")
        yield hit(at, item=item, also=shared, proven=False, found=found, why=why_so)


def _same(others: Sequence[ItemRow]) -> Words:
    social = all(other.item.social for other in others)
    return Words("questions.social" if social else "questions.contact")


def _by_its_writing(item: ItemRow) -> str:
    """What it is called or what kind of page it is; "" if questions can be asked there."""
    given = addresses(item)
    paths = [address.path for address in given]
    labels = [part.text for part in item.links if not part.url and not part.fault]
    labels.append(item.text("explanation") or "")
    if any(holds_word(text, "asking") for text in (*paths, *labels)):
        return ""
    if all(address.is_form for address in given):
        return "form"
    for words, why in (("faq", "faq"), ("one_way", "named_contact")):
        named = any(holds_word(label, words) for label in labels)
        if named or all(holds_word(path, words) for path in paths):
            return why
    return ""
