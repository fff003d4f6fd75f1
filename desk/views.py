"""What each of us sets for ourselves."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _

from people.models import User


class MySettingsForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["interface_language"]


def my_settings(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    form = MySettingsForm(request.POST or None, instance=user)
    if request.method == "POST" and form.is_valid():
        user.save(update_fields=["interface_language"])
        with translation.override(user.interface_language):
            messages.success(request, _("Your settings are saved."))
        return redirect("admin:my_settings")
    context = {
        **admin.site.each_context(request),
        "title": _("My settings"),
        "form": form,
    }
    return render(request, "desk/my_settings.html", context)


def logged_in(request: HttpRequest) -> HttpResponse:
    """Where the small window ends in which somebody logged in again: it closes itself."""
    context = {**admin.site.each_context(request), "title": _("You are logged in")}
    return render(request, "desk/logged_in.html", context)
