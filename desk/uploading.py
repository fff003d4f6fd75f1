"""Photos come into the library: many at once, each by a request of its own, then all described."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from desk.library import DescribeForm
from desk.model_admin import may
from languages.letters import language_of
from photos import files, metadata
from photos.admin import thumbnail_address
from photos.models import Photo

AT_MOST = 100  # described on one page
PIECE = ("caption", "credit")


# Uploading.


@dataclass(frozen=True)
class Refused:
    name: str
    sentence: str


@dataclass(frozen=True)
class Twice:
    """The file shows what a photo of the library shows already."""

    name: str
    photo: Photo


def upload(request: HttpRequest) -> HttpResponse:
    """A file by a script: {"photo": ...}, {"duplicate": ...} or {"error": sentence}.

    By a form: as many files as it sends, then the page where they are described. `anyway` stores
    a picture that the library has already.
    """
    if not may(request, "add", Photo):
        raise PermissionDenied
    sent = request.FILES.getlist("file") if request.method == "POST" else []
    is_form = request.get_preferred_type(["application/json", "text/html"]) == "text/html"
    if request.method == "POST" and not is_form:
        return _answer(request, sent)
    outcomes = [_stored(file, is_wanted_twice="anyway" in request.POST) for file in sent]
    stored = [each for each in outcomes if isinstance(each, Photo)]
    if stored and len(stored) == len(outcomes):
        return redirect(describe_address(stored))
    if request.method == "POST" and not sent:
        messages.error(request, _("Choose one or more files."))
    return render(request, "desk/library_upload.html", _upload_page(request, stored, outcomes))


def _answer(request: HttpRequest, sent: list[UploadedFile]) -> JsonResponse:
    if len(sent) != 1:
        return JsonResponse({"error": _("Send one file at a time.")})
    outcome = _stored(sent[0], is_wanted_twice="anyway" in request.POST)
    if isinstance(outcome, Refused):
        return JsonResponse({"error": outcome.sentence})
    if isinstance(outcome, Twice):
        return JsonResponse({"duplicate": _told(request, outcome.photo)})
    return JsonResponse({"photo": _told(request, outcome)})


def _stored(file: UploadedFile, *, is_wanted_twice: bool) -> Photo | Refused | Twice:
    name = file.name or ""
    try:
        files.checked_picture(file)
        there = Photo.objects.same_picture(files.pixels_digest(file))
        if there and not is_wanted_twice:
            return Twice(name, there)
        return Photo.objects.add(file, **_read_from(file))
    except ValidationError as refusal:
        return Refused(name, " ".join(refusal.messages))


def _read_from(file: UploadedFile) -> dict[str, Any]:
    """Columns as the file itself tells them: names as they are, sentences in their language."""
    told = metadata.read(file)
    file.seek(0)
    found: dict[str, Any] = {
        "creator": told.creator,
        "copyright": told.copyright,
        "taken_on": told.taken_on,
    }
    for name in PIECE:
        words = getattr(told, name)
        found[f"{name}_{language_of(words) or 'ru'}"] = words
    return {name: _cut(name, value) for name, value in found.items() if value}


def _cut(name: str, value: Any) -> Any:
    return value[: Photo._meta.get_field(name).max_length] if isinstance(value, str) else value


def _told(request: HttpRequest, photo: Photo) -> dict[str, Any]:
    """What a script shows of a photo; `form` is the form that describes it."""
    told = {name: getattr(photo, name) or "" for name in ("slug", "alt_ru", "alt_kk", "creator")}
    told |= {name: getattr(photo, name) or "" for name in ("caption_ru", "caption_kk", "copyright")}
    told |= {
        "id": photo.pk,
        "name": str(photo),
        "taken_on": str(photo.taken_on or ""),
        "thumbnail": thumbnail_address(photo),
        "address": reverse("admin:photos_photo_change", args=[photo.pk]),
    }
    if may(request, "change", photo):
        context = {"form": _form(photo), "photo": photo}
        told["form"] = render_to_string("desk/library_describe_one.html", context, request)
    return told


def _upload_page(
    request: HttpRequest, stored: list[Photo], outcomes: list[Photo | Refused | Twice]
) -> dict[str, Any]:
    return {
        **admin.site.each_context(request),
        "title": _("Upload photos"),
        "opts": Photo._meta,
        "stored": stored,
        "describe": describe_address(stored),
        "refused": [each for each in outcomes if isinstance(each, Refused)],
        "twice": [each for each in outcomes if isinstance(each, Twice)],
        "media": DescribeForm().media,
        "is_nav_sidebar_enabled": False,
    }


# Describing.


def describe_address(photos: list[Photo]) -> str:
    numbers = ",".join(str(photo.pk) for photo in photos)
    return f"{reverse('admin:describe_photos')}?{urlencode({'ids': numbers}, safe=',')}"


@transaction.atomic
def describe(request: HttpRequest) -> HttpResponse:
    """A form for each of the photos in `ids`, saved together or not at all."""
    photos = _asked_for(request)
    if not all(may(request, "change", photo) for photo in photos):
        raise PermissionDenied
    if request.method != "POST":
        return _shown(request, [_form(photo) for photo in photos])
    given = [_form(photo, request.POST) for photo in photos]
    if [form for form in given if not form.is_valid()]:
        return _shown(request, given)
    for form in given:
        form.save()
    return _saved(request)


def _asked_for(request: HttpRequest) -> list[Photo]:
    sent = request.POST.getlist("ids") or request.GET.get("ids", "").split(",")
    numbers = [each for each in sent if each.isascii() and each.isdecimal() and len(each) < 10]
    photos = Photo.objects.filter(pk__in=numbers[:AT_MOST]).order_by("pk")
    if request.method == "POST":
        photos = photos.select_for_update()
    if not photos:
        raise Http404
    return list(photos)


def _form(photo: Photo, data: Any = None) -> DescribeForm:
    return DescribeForm(data, instance=photo, prefix=f"photo-{photo.pk}")


def _saved(request: HttpRequest) -> HttpResponse:
    address = reverse("admin:photos_photo_changelist")
    messages.success(request, _("The photos are described."))
    if _by_script(request):
        return JsonResponse({"saved": address})
    return redirect(address)


def _shown(request: HttpRequest, given: list[DescribeForm]) -> HttpResponse:
    context = {"forms": given, "has_errors": any(form.errors for form in given)}
    if _by_script(request):
        told = render_to_string("desk/library_describe_all.html", context, request)
        return JsonResponse({"forms": told})
    context |= {
        **admin.site.each_context(request),
        "title": _("Describe photos"),
        "opts": Photo._meta,
        "media": DescribeForm().media,
        "is_nav_sidebar_enabled": False,
    }
    return render(request, "desk/library_describe.html", context)


def _by_script(request: HttpRequest) -> bool:
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"
