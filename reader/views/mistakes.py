"""What readers report: a form that needs no script, kept short and kept from floods."""

import re
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import resolve
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles.models.readers import Report
from reader import queries
from reader.addresses import address, full, in_every_language, page_at, path_of
from reader.origins import is_ours
from reader.pages import page

# The longest report in letters that take most bytes when a browser sends them, with some room.
MOST_BYTES = 64 * 1024
PER_HOUR = 200
PER_HOUR_OF_A_STORY = 20
HOUR = timedelta(hours=1)
LONGEST = {
    name: Report._meta.get_field(name).max_length or 0
    for name in ("page", "quoted", "message", "contact")
}
# Control characters, and signs that turn a line round: a report has no use for them.
_UNSOUND = re.compile(
    "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufffe\\uffff]"
)


class SoundField(forms.CharField):
    """A text without signs that do something else than to be read."""

    def to_python(self, value: Any) -> str:
        return super().to_python(_UNSOUND.sub("", str(value or "")))


class ReportForm(forms.Form):
    """Who sends it is not asked. `website` is seen by no reader: programs fill in everything."""

    page = forms.CharField(max_length=LONGEST["page"], widget=forms.HiddenInput, required=False)
    quote = SoundField(
        label=_("The words in question"),
        max_length=LONGEST["quoted"],
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    message = SoundField(
        label=_("What is wrong?"),
        max_length=LONGEST["message"],
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Say in a few words what is wrong.")},
    )
    contact = SoundField(
        label=_("Where to answer you"),
        max_length=LONGEST["contact"],
        required=False,
        help_text=_(
            "An e-mail or a phone number, if you want an answer. "
            "We delete it thirty days after we have looked at your report."
        ),
    )
    website = forms.CharField(required=False)

    def clean_page(self) -> str:
        path = _known(self.cleaned_data["page"])
        if not path:
            raise forms.ValidationError(_("Open this form from the page that has the mistake."))
        return path


@csrf_exempt  # the page may not set a cookie, so it carries no token; _is_foreign() stands in
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, language: str) -> HttpResponse:
    if request.method != "POST":
        return _asked(request, language)
    if _is_foreign(request):
        return _form(request, language, ReportForm(), _("Send it from this page."), 403)
    if _is_too_large(request):
        return _form(request, language, ReportForm(), _("This is too long for a report."), 413)
    form = ReportForm(request.POST)
    if not form.is_valid():
        return _form(request, language, form, "", 400)
    if form.cleaned_data["website"]:
        return _thanks(language)
    if _is_full(form.cleaned_data["page"]):
        return _form(request, language, form, _("Many reports have come in. Try in an hour."), 429)
    _save(form)
    return _thanks(language)


def address_for(path: str, language: str) -> str:
    """Where a mistake on a page is reported; a script may add the words in question."""
    return f"{address('mistakes', language)}?{urlencode({'page': full(path)})}"


def _asked(request: HttpRequest, language: str) -> HttpResponse:
    """The form, with what the link to it says of the page and of the words."""
    if "sent" in request.GET:
        return _shown(request, language, is_sent=True)
    where = _known(request.GET.get("page", "")) or full(address("front", language))
    quoted = _UNSOUND.sub("", request.GET.get("quote", ""))[: LONGEST["quoted"]]
    return _form(request, language, ReportForm(initial={"page": where, "quote": quoted}), "")


def _known(where: str) -> str:
    """The path of a page of ours as we write it; "" for anything else, and for what is too long."""
    found = page_at(where)
    path = path_of(found) if found else ""
    return path if len(path) <= LONGEST["page"] else ""


def _form(
    request: HttpRequest, language: str, form: ReportForm, refusal: Any, status: int = 200
) -> HttpResponse:
    """What was typed stays in the form."""
    where = _known(str(form["page"].value() or ""))
    return _shown(request, language, status, form=form, refusal=refusal, about_page=where)


def _shown(request: HttpRequest, language: str, status: int = 200, **shown: Any) -> HttpResponse:
    """A page that nobody keeps: it may hold what somebody typed."""
    versions = in_every_language("mistakes")
    response = page(request, "mistakes", language, versions=versions, status=status, **shown)
    del response["Cache-Control"]
    add_never_cache_headers(response)
    response["X-Robots-Tag"] = "noindex"
    return response


def _thanks(language: str) -> HttpResponse:
    """By another address, so that a page loaded again sends nothing again."""
    return redirect(f"{address('mistakes', language)}?sent")


def _is_foreign(request: HttpRequest) -> bool:
    """A browser says that another site sends this. Old ones say nothing, and are let in."""
    says = "Sec-Fetch-Site" in request.headers or "Origin" in request.headers
    return says and not is_ours(request)


def _is_too_large(request: HttpRequest) -> bool:
    """By what is announced, before any of it is read."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    return not length.isdecimal() or int(length) > MOST_BYTES


def _is_full(where: str) -> bool:
    """Many open reports of the last hour: of this story, or in all."""
    since, number = timezone.now() - HOUR, resolve(where).kwargs.get("number")
    if queries.count_reports(since) >= PER_HOUR:
        return True
    return number is not None and queries.count_reports(since, number) >= PER_HOUR_OF_A_STORY


def _save(form: ReportForm) -> None:
    told = form.cleaned_data
    about = resolve(told["page"]).kwargs
    Report.objects.create(
        language=about["language"],
        article_number=about.get("number"),
        page=told["page"],
        quoted=told["quote"],
        message=told["message"],
        contact=told["contact"],
    )
