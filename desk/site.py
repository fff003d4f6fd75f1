"""The editors' site: Django's admin under the newsroom's own permissions and policy."""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.db.models.base import ModelBase
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path
from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csp import csp_override

from people.models import User

# Django's admin carries a few inline assets under a nonce; everything else is a file of ours.
POLICY = settings.SECURE_CSP | {
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF, CSP.NONCE],
}
keep_policy = csp_override(POLICY)


def works_here(user: Any) -> bool:
    return user.is_active and getattr(user, "role", User.Role.NONE) != User.Role.NONE


class LoginForm(AdminAuthenticationForm):
    """Lets in whoever has a role; Django's own mark of staff is not asked for."""

    def confirm_login_allowed(self, user: Any) -> None:
        if not works_here(user):
            raise self.get_invalid_login_error()


class DeskSite(admin.AdminSite):
    login_form = LoginForm
    site_header = settings.SITE_NAME
    site_title = settings.SITE_NAME
    index_title = _("Desk")
    site_url = "/"

    def has_permission(self, request: HttpRequest) -> bool:
        return works_here(request.user)

    def register(
        self,
        model_or_iterable: ModelBase | Iterable[ModelBase],
        admin_class: type[admin.ModelAdmin] | None = None,
        **options: Any,
    ) -> None:
        """Every table's pages ask for the newsroom's rights and carry form versions."""
        # The default site is made before there are models.
        from desk.model_admin import DeskModelAdmin

        plain = admin_class or admin.ModelAdmin
        desk_class = type(plain.__name__, (DeskModelAdmin, plain), {})
        super().register(model_or_iterable, desk_class, **options)

    def admin_view(self, view: Callable, cacheable: bool = False) -> Callable:
        return keep_policy(super().admin_view(view, cacheable))

    def login(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        return keep_policy(super().login)(request, extra_context)

    def get_urls(self) -> list[URLPattern | URLResolver]:
        from desk.names import names
        from desk.views import my_settings

        ours = [
            path("my-settings/", self.admin_view(my_settings), name="my_settings"),
            path("names/", self.admin_view(names), name="names"),
        ]
        return [*ours, *super().get_urls()]
