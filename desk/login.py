"""The way in: whoever has a role, and does not guess."""

from typing import Any

from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.response import TemplateResponse

from people import throttle
from people.models import User

TOO_MANY_REQUESTS = 429


def works_here(user: Any) -> bool:
    return user.is_active and getattr(user, "role", User.Role.NONE) != User.Role.NONE


class LoginForm(AdminAuthenticationForm):
    """Lets in whoever has a role; Django's own mark of staff is not asked for."""

    def clean(self) -> dict[str, Any]:
        if not (self.cleaned_data.get("username") and self.cleaned_data.get("password")):
            return super().clean()
        attempt = throttle.begin(self.request, self.cleaned_data["username"])
        cleaned = super().clean()
        attempt.take_back()
        return cleaned

    def confirm_login_allowed(self, user: Any) -> None:
        if not works_here(user):
            raise self.get_invalid_login_error()


def after_login(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """A browser that got in is known from now on; one that has to wait is told by the status."""
    if request.method != "POST":
        return response
    if isinstance(response, TemplateResponse):
        form = response.context_data["form"]
        if form.has_error(NON_FIELD_ERRORS, throttle.MUST_WAIT):
            response.status_code = TOO_MANY_REQUESTS
    else:
        throttle.remember_browser(request, response, request.user.get_username())
    return response


def must_wait(request: HttpRequest, refusal: ValidationError, **shown: Any) -> HttpResponse:
    context = {**shown, "sentences": refusal.messages}
    return render(request, "desk/must_wait.html", context, status=TOO_MANY_REQUESTS)


def is_guess(response: HttpResponse) -> bool:
    """Whether a change of password was refused because the old one was wrong."""
    if not isinstance(response, TemplateResponse):
        return False
    return response.context_data["form"].has_error("old_password", "password_incorrect")
