"""The applicant's years in the country as a picture: accessible SVG, for the desk's screen and for printed letters.

Only presentation attributes: the desk's content security policy forbids styles in the markup, and printers take them.
"""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fakelos.review.wording import DAY, in_language
from fakelos.rules.intervals import Interval
from fakelos.rules.timeline import Bar, Gap, Lane, Timeline

Link = Callable[[str], str | None]
"""From a document's id to the address of its page, None if it cannot be shown."""

LANES: dict[str, Promise] = {
    "permits": _("Definitive titles"),
    "provisional": _("Provisional stay"),
    "tie-α": _("α. Language course"),
    "tie-β": _("β. School"),
    "tie-γ": _("γ. Earlier permits"),
    "tie-δ": _("δ. Tax returns"),
    "tie-ε": _("ε. Social insurance"),
    "tie-στ": _("στ. Kinship"),
    "tie-ζ": _("ζ. Studies"),
    "tie-η": _("η. Bank transactions"),
    "tie-θ": _("θ. Notarial deeds"),
    "comparable": _("Comparable papers"),
    "insurance": _("Insurance"),
    "stamps": _("Stamps in the passport"),
}
"""Names short enough to stand beside their lane; the circular's own words are the lane's tooltip."""
LEFT, RIGHT = 190.0, 985.0
TOP, ROW, THICK = 40.0, 26.0, 14.0
NARROWEST = 5.0
ROOM = 90.0
"""Half the width of two dates."""
LABELS_AT_MOST = 22
BEFORE, AFTER = 2, 1
"""Years shown before the decade and after the application's, where papers reach so far."""
INK, QUIET, RULE, GROUND = "#16202b", "#4a5663", "#c9d1da", "#eef3fa"
COLOURS = {"permits": "#003375", "provisional": "#46607f", "insurance": "#6b3fa0", "stamps": "#56616d"}
TIE, GAP, GAP_GROUND = "#155d27", "#9b1c1c", "#fdeaea"


class Axis(NamedTuple):
    """Days to units of the drawing."""

    first: date
    last: date

    def x(self, day: date) -> float:
        """Where a day lies, kept inside the picture."""
        share = (min(max(day, self.first), self.last) - self.first).days / (self.last - self.first).days
        return LEFT + share * (RIGHT - LEFT)

    def span(self, days: Interval) -> tuple[float, float]:
        """Left edge and width of a stretch, wide enough to be seen and hit."""
        left, right = self.x(days.start), self.x(days.end)
        return min(left, RIGHT - NARROWEST), max(right - left, NARROWEST)


def timeline_svg(picture: Timeline, link: Link | None = None) -> SafeString:
    """Draw what `rules.timeline.timeline_of` gives: one `svg` element, its description the same in sentences.

    `link` says where a click on a bar leads; without it nothing can be clicked, as on paper.
    """
    height = TOP + ROW * (len(picture.lanes) + 1) + (ROW if picture.gaps else 0)
    axis = _axis(picture)
    return format_html(
        '<svg class="timeline" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 {}" role="{}" '
        'aria-labelledby="timeline-title" aria-describedby="timeline-text" '
        'font-family="Noto Sans, DejaVu Sans, sans-serif" font-size="13">'
        '<title id="timeline-title">{}</title><desc id="timeline-text">{}</desc>{}{}{}{}{}</svg>',
        f"{height:.0f}",
        "group" if link else "img",
        gettext("Timeline of residence"),
        " ".join(timeline_sentences(picture)),
        _decade(picture, axis, height),
        _years(axis, height),
        _gaps(picture, axis, height),
        _application(picture, axis, height),
        format_html_join("", "{}", ((_lane(lane, at, axis, link),) for at, lane in enumerate(picture.lanes))),
    )


def timeline_sentences(picture: Timeline) -> list[str]:
    """The same picture in words, a lane a sentence, for those who do not see it."""
    said = [f"{in_language(mark.label)}: {_day(mark.day)}." for mark in picture.marks]
    said += [f"{in_language(lane.title)}: {'; '.join(map(_bar_words, lane.bars))}." for lane in picture.lanes]
    return [*said, *(f"{gap_words(gap)}." for gap in picture.gaps)]


def gap_words(gap: Gap) -> str:
    """A stretch of over two years that nothing covers, with its days."""
    words = gettext("Not covered from %(start)s to %(end)s (%(days)d days)") % {
        "start": _day(gap.days.start),
        "end": _day(gap.days.end),
        "days": gap.days.days,
    }
    return words if gap.sure else f"{words}; {gettext('uncertain papers may cover some of it')}"


def _axis(picture: Timeline) -> Axis:
    """Whole years: the decade up to the application, and what lies shortly before and after it."""
    start, end = picture.window
    applied = _applied(picture) or end
    first = max(start.year, (picture.decade.start.year if picture.decade else start.year) - BEFORE)
    last = max(first, min(end.year, applied.year + AFTER))
    return Axis(date(first, 1, 1), date(last, 12, 31))


def _applied(picture: Timeline) -> date | None:
    return next((mark.day for mark in picture.marks if mark.code == "application"), None)


def _decade(picture: Timeline, axis: Axis, height: float) -> SafeString:
    if picture.decade is None:
        return SafeString("")
    left, width = axis.span(picture.decade)
    values = (_n(left), _n(width), _n(height - 22), GROUND)
    return format_html('<rect x="{}" y="22" width="{}" height="{}" fill="{}"/>', *values)


def _application(picture: Timeline, axis: Axis, height: float) -> SafeString:
    day = _applied(picture)
    if day is None:
        return SafeString("")
    words = gettext("Application %(day)s") % {"day": _day(day)}
    return format_html(
        '<path d="M{0} 18V{1}" stroke="{2}" stroke-width="2"/>'
        '<text x="{3}" y="13" text-anchor="end" font-weight="700" fill="{2}">{4}</text>',
        *(_n(axis.x(day)), _n(height), INK, _n(min(axis.x(day) + 40, RIGHT)), words),
    )


def _years(axis: Axis, height: float) -> SafeString:
    years = range(axis.first.year, axis.last.year + 1)
    step = 1 + len(years) // LABELS_AT_MOST
    marks = ((_n(axis.x(date(year, 1, 1))), year if at % step == 0 else "") for at, year in enumerate(years))
    return format_html_join(
        "",
        '<path d="M{0} 22V{1}" stroke="{2}"/><text x="{0}" y="35" dx="3" font-size="11" fill="{3}">{4}</text>',
        ((x, _n(height), RULE, QUIET, year) for x, year in marks),
    )


def _gaps(picture: Timeline, axis: Axis, height: float) -> SafeString:
    return format_html_join("", "{}", ((_gap(gap, *axis.span(gap.days), height),) for gap in picture.gaps))


def _gap(gap: Gap, left: float, width: float, height: float) -> SafeString:
    at, anchor = _write_at(left, width)
    dates = f"{_day(gap.days.start)}–{_day(gap.days.end)}{'' if gap.sure else ' ?'}"
    return format_html(
        '<g><title>{0}</title><rect x="{1}" y="40" width="{2}" height="{3}" fill="{4}" stroke="{5}" '
        'stroke-dasharray="4 3"/><text x="{6}" y="{8}" text-anchor="{7}" font-weight="700" fill="{5}">{9}</text></g>',
        *(gap_words(gap), _n(left), _n(width), _n(height - 40), GAP_GROUND, GAP),
        *(at, anchor, _n(height - 8), dates),
    )


def _write_at(left: float, width: float) -> tuple[str, str]:
    """Where the words of a stretch are anchored, and by which end, so that they stay inside the picture."""
    middle = left + width / 2
    if middle < LEFT + ROOM:
        return _n(max(left, LEFT)), "start"
    return (_n(min(left + width, RIGHT)), "end") if middle > RIGHT - ROOM else (_n(middle), "middle")


def _lane(lane: Lane, at: int, axis: Axis, link: Link | None) -> SafeString:
    y = TOP + ROW * at + (ROW - THICK) / 2
    return format_html(
        '<g><text x="4" y="{}" fill="{}">{}<title>{}</title></text>{}</g>',
        *(_n(y + THICK - 3), INK, LANES.get(lane.code, lane.code), in_language(lane.title)),
        format_html_join("", "{}", ((_linked(bar, lane, y, axis, link),) for bar in lane.bars)),
    )


def _linked(bar: Bar, lane: Lane, y: float, axis: Axis, link: Link | None) -> SafeString:
    """A paper's bars, inside a link to its page where there is one."""
    colour = COLOURS.get(lane.code, TIE)
    drawn = format_html_join("", "{}", ((_bar(*axis.span(days), y, colour, sure=bar.sure),) for days in bar.days))
    words = f"{LANES.get(lane.code, lane.code)}: {_bar_words(bar)}"
    address = link(bar.document) if link else None
    if address is None:
        return format_html("<g><title>{}</title>{}</g>", words, drawn)
    return format_html('<a href="{}" aria-label="{}"><title>{}</title>{}</a>', address, words, words, drawn)


def _bar(left: float, width: float, y: float, colour: str, *, sure: bool) -> SafeString:
    """Uncertain bars are hollow and dashed: never told by colour alone."""
    return format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" rx="2" fill="{}" stroke="{}" stroke-width="1.5"{}/>',
        *(_n(left), _n(y), _n(width), _n(THICK), colour if sure else "#fff", colour),
        "" if sure else SafeString(' stroke-dasharray="3 2"'),
    )


def _bar_words(bar: Bar) -> str:
    words = f"{in_language(bar.label)} {', '.join(map(_span_words, bar.days))}"
    return words if bar.sure else f"{words} ({gettext('uncertain')})"


def _span_words(days: Interval) -> str:
    return _day(days.start) if days.days == 1 else f"{_day(days.start)}–{_day(days.end)}"


def _day(day: date) -> str:
    return day.strftime(DAY)


def _n(number: float) -> str:
    """A number as SVG wants it, whatever the reader's language."""
    return f"{number:.1f}"
