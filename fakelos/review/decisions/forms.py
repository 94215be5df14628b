"""What an officer fills in to decide, to sign, and to write down an answer."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from fakelos.review.decisions.wording import ANSWERS, AUTHORITIES, LANGUAGES
from fakelos.review.dossier.contents import Contents
from fakelos.review.law import requirement_of
from fakelos.review.letters.catalogue import COURTESY, LetterKind, catalogue
from fakelos.review.station.views import DAYS_AS_TYPED
from fakelos.review.wording import DAY, STATUSES, bilingual, reason, source_name
from fakelos.schemas.dossier import Status
from fakelos.storage import protocol
from fakelos.storage.decisions.checks import LONGEST_TEXT, Choice, Progress, doubts, line_key, needs_reason
from fakelos.storage.decisions.inquiries import LONGEST_NOTE
from fakelos.storage.decisions.table import JUSTIFIED, NEGATIVE, RULES, Kind
from fakelos.storage.models import FindingRow, Inquiry, Page

ASKS_AUTHORITIES = frozenset({Kind.TYPE_A, Kind.ASK_AUTHORITIES})
OPEN = (Status.MISSING, Status.DOUBTFUL)
ROWS = {"rows": 4}
Choices = list[tuple[str, Any]]


def _protocol_field() -> forms.CharField:
    return forms.CharField(
        label=_("Protocol number of your own register"),
        help_text=_("Leave it empty and the next number is given."),
        max_length=protocol.LONGEST,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def _day_field(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=_("Day, month, year: 16/10/2015"),
        input_formats=DAYS_AS_TYPED,
        widget=forms.DateInput(attrs={"inputmode": "numeric", "autocomplete": "off"}, format=DAY),
    )


class DecisionForm(forms.Form):
    """The fields that a kind of decision asks for; the others are left out."""

    lines = forms.MultipleChoiceField(label=_("What the form names as missing"), widget=forms.CheckboxSelectMultiple)
    pages = forms.MultipleChoiceField(label=_("Pages to scan again"), widget=forms.CheckboxSelectMultiple)
    authorities = forms.MultipleChoiceField(label=_("Whom to ask"), widget=forms.CheckboxSelectMultiple)
    doubts_reason = forms.CharField(
        label=_("Why the doubtful lines do not stand in the way"), max_length=LONGEST_TEXT, widget=forms.Textarea(ROWS)
    )
    reason = forms.CharField(label=_("Reason"), max_length=LONGEST_TEXT, widget=forms.Textarea(ROWS))
    language = forms.ChoiceField(label=_("Language of the letter"), required=False)
    protocol_no = _protocol_field()

    def __init__(self, kind: Kind, contents: Contents, progress: Progress, data: Any = None) -> None:
        super().__init__(data, initial={"authorities": _silent(progress), "lines": _missing(progress)})
        self.kind = kind
        self._leave_out(progress)
        self._explain_reason(needs_reason(progress, contents.dossier.outcome, kind))
        self._offer("lines", _lines(contents, progress.findings))
        self._offer("pages", _pages(contents))
        self._offer("authorities", [(one.value, AUTHORITIES[one]) for one in _free_to_ask(progress)])
        self._offer("language", [(code, words) for code, words in LANGUAGES.items() if code in {"", *_languages(kind)}])
        self._explain_authorities(progress)

    def choice(self) -> Choice:
        """What was filled in."""
        return Choice.model_validate({"kind": self.kind, **self.cleaned_data})

    def _leave_out(self, progress: Progress) -> None:
        wanted = {
            "lines": "missing_documents" in RULES[self.kind].letters,
            "pages": self.kind is Kind.ASK_RESCAN,
            "authorities": bool(_free_to_ask(progress)) if self.kind is Kind.TYPE_A else self.kind in ASKS_AUTHORITIES,
            "doubts_reason": bool(doubts(progress, self.kind)),
            "language": bool(_languages(self.kind)),
            "protocol_no": bool(RULES[self.kind].letters) and self.kind not in NEGATIVE,
        }
        for name in (name for name, shown in wanted.items() if not shown):
            del self.fields[name]

    def _explain_authorities(self, progress: Progress) -> None:
        if "authorities" in self.fields:
            field = self.fields["authorities"]
            field.required = self.kind is Kind.ASK_AUTHORITIES
            field.help_text = "" if _free_to_ask(progress) else _("All have been asked and owe an answer.")

    def _explain_reason(self, needed: bool) -> None:  # noqa: FBT001 - said by the caller's function
        field = self.fields["reason"]
        field.required = needed
        if self.kind in JUSTIFIED:
            field.help_text = _("It is printed on the letter.")
        elif needed and self.kind is Kind.GRANT:
            field.help_text = _(
                "A line is missing, or not all authorities have answered that nothing stands against it: "
                "say why you grant the permit. It is kept in the file."
            )
        elif needed:
            field.help_text = _(
                "The findings do not lead to this decision: say why you decide so. It is kept in the file."
            )
        else:
            field.help_text = _("Not needed here. What you write is kept in the file.")

    def _offer(self, name: str, choices: Choices) -> None:
        if name in self.fields:
            cast("forms.ChoiceField", self.fields[name]).choices = choices


class SignatureForm(forms.Form):
    """The second officer's form: sign, with a number if the office keeps its own, or send back with a reason."""

    protocol_no = _protocol_field()


class SendBackForm(forms.Form):
    """Why the second officer does not sign."""

    answer = forms.CharField(label=_("Why you do not sign"), max_length=LONGEST_TEXT, widget=forms.Textarea(ROWS))


class AnswerForm(forms.Form):
    """What another authority answered."""

    answer = forms.ChoiceField(
        label=_("Answer"), widget=forms.RadioSelect, choices=[(one.value, words) for one, words in ANSWERS.items()]
    )
    answered_on = _day_field(_("Date of the answer"))
    note = forms.CharField(
        label=_("Note"), required=False, max_length=LONGEST_NOTE, widget=forms.Textarea(attrs={"rows": 3})
    )


class DueForm(forms.Form):
    """The day from which a question without an answer is overdue."""

    due_on = _day_field(_("Overdue after"))


def _free_to_ask(progress: Progress) -> list[Inquiry.Authority]:
    """Those that owe no answer."""
    return [one for one in AUTHORITIES if one not in progress.asked]


def _silent(progress: Progress) -> list[str]:
    """Those among them that have not said yet that they see nothing against it."""
    return [one.value for one in _free_to_ask(progress) if one not in progress.favourable]


def _missing(progress: Progress) -> list[str]:
    return [line_key(row) for row in progress.unsettled(Status.MISSING, substantive=progress.certified)]


def _lines(contents: Contents, findings: Iterable[FindingRow]) -> Choices:
    """The lines that are missing or doubtful, as the officer reads them; all lines where none is."""
    every = list(findings)
    unsettled = [row for row in every if row.status in OPEN]
    return [(line_key(row), _line(contents, row)) for row in unsettled or every]


def _line(contents: Contents, row: FindingRow) -> str:
    asked = requirement_of(contents.dossier, row)
    title = bilingual(asked, "title") if asked else row.code
    return f"{title} ({STATUSES[Status(row.status)]}) · {source_name(row.source)}, {row.paragraph}"


def _pages(contents: Contents) -> Choices:
    """The pages of the dossier, those with problems first."""
    pages = sorted(enumerate(contents.pages.values(), start=1), key=lambda one: not one[1].problems)
    return [(str(page.pk), _page(ordinal, page)) for ordinal, page in pages]


def _page(ordinal: int, page: Page) -> str:
    name = f"{ordinal}. {page.item.name}, {_('p.')} {page.number}"
    return " — ".join([name, *map(reason, page.problems)])


def _languages(kind: Kind) -> set[str]:
    """The courtesy languages of the letters of a decision."""
    letters = (catalogue().letters[LetterKind(letter)] for letter in RULES[kind].letters)
    return {language for letter in letters for language in letter.languages() if language in COURTESY}
