"""The editors' site: Django's admin under the newsroom's own permissions and policy."""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models.base import ModelBase
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path
from django.utils.csp import CSP
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csp import csp_override

from desk.login import LoginForm, after_login, is_guess, must_wait, works_here
from people import throttle

# Django's admin carries a few inline assets under a nonce; everything else is a file of ours.
POLICY = settings.SECURE_CSP | {
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF, CSP.NONCE],
    # A preview beside the text that is being written.
    "frame-src": [CSP.SELF],
}
keep_policy = csp_override(POLICY)


class DeskSite(admin.AdminSite):
    login_form = LoginForm
    site_header = settings.SITE_NAME
    site_title = settings.SITE_NAME
    index_title = _("Desk")
    site_url = "/"
    index_template = "desk/first_page.html"

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

    def index(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        from desk.first_page import FirstPage

        user: Any = request.user
        return super().index(request, {"first_page": FirstPage(user), **(extra_context or {})})

    def login(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        response = keep_policy(super().login)(request, extra_context)
        return after_login(request, response)

    def password_change(
        self, request: HttpRequest, extra_context: dict | None = None
    ) -> HttpResponse:
        """The old password is guessed as seldom here as at the log-in."""
        if request.method != "POST":
            return super().password_change(request, extra_context)
        try:
            attempt = throttle.begin(request, request.user.get_username())
        except ValidationError as refusal:
            title = gettext("Password change")
            return must_wait(request, refusal, **self.each_context(request), title=title)
        response = super().password_change(request, extra_context)
        if not is_guess(response):
            attempt.take_back()
        return response

    def get_urls(self) -> list[URLPattern | URLResolver]:
        from desk.autosave import autosave, beside_the_saved, offer, throw_away
        from desk.bulk import bulk_step
        from desk.bulk_filing import bulk_file
        from desk.checks.pages import checks
        from desk.choosing import embed
        from desk.csv_export import articles_csv
        from desk.debts import debts
        from desk.debts import settle as settle_debts
        from desk.finding import find, found_while_typing
        from desk.first_page import notices_seen
        from desk.importing.pages import headings_alone, import_table
        from desk.merging.pages import choose, merge_two
        from desk.moments import moment
        from desk.names import names
        from desk.presence import presence
        from desk.previews import preview, preview_typed
        from desk.proofing import proof
        from desk.revisions import restore, revisions
        from desk.saved_views import change_view, save_view
        from desk.sharing import revoke, share
        from desk.side_by_side import side_by_side
        from desk.uploading import describe, upload
        from desk.views import logged_in, my_settings

        # Readers' pages come with the policy of readers' pages.
        shown, typed = super().admin_view(preview), super().admin_view(preview_typed)

        ours = [
            path("my-settings/", self.admin_view(my_settings), name="my_settings"),
            path("notices/seen/", self.admin_view(notices_seen), name="notices_seen"),
            path("moment/", self.admin_view(moment), name="moment"),
            path("embed/", self.admin_view(embed), name="embed"),
            path("merge/<slug:kind>/<int:gone>/", self.admin_view(choose), name="merge_choose"),
            path(
                "merge/<slug:kind>/<int:gone>/<int:stays>/",
                self.admin_view(merge_two),
                name="merge",
            ),
            path("import/<slug:kind>/", self.admin_view(import_table), name="import"),
            path(
                "import/<slug:kind>/headings/",
                self.admin_view(headings_alone),
                name="import_headings",
            ),
            path("find/", self.admin_view(find), name="find"),
            path("find/typing/", self.admin_view(found_while_typing), name="find_while_typing"),
            path("articles/article/table/", self.admin_view(articles_csv), name="articles_csv"),
            path("articles/article/view/", self.admin_view(save_view), name="save_view"),
            path(
                "articles/article/view/<int:pk>/", self.admin_view(change_view), name="change_view"
            ),
            path("articles/article/file/", self.admin_view(bulk_file), name="bulk_file"),
            path(
                "articles/article/step/<slug:step>/", self.admin_view(bulk_step), name="bulk_step"
            ),
            path("debts/", self.admin_view(debts), name="debts"),
            path("debts/<int:pk>/", self.admin_view(settle_debts), name="settle_debts"),
            path("names/", self.admin_view(names), name="names"),
            path("proof/", self.admin_view(proof), name="proof"),
            path("autosave/", self.admin_view(autosave), name="autosave"),
            path("autosave/offer/", self.admin_view(offer), name="autosave_offer"),
            path("autosave/throw-away/", self.admin_view(throw_away), name="autosave_throw_away"),
            path("autosave/beside/", self.admin_view(beside_the_saved), name="autosave_beside"),
            path("photos/photo/upload/", self.admin_view(upload), name="upload_photos"),
            path("photos/photo/describe/", self.admin_view(describe), name="describe_photos"),
            path("checks/<int:article>/", self.admin_view(checks), name="checks"),
            path("presence/<int:pk>/", self.admin_view(presence), name="presence"),
            path(
                "articles/article/<int:article>/side-by-side/<int:revision>/",
                self.admin_view(side_by_side),
                name="side_by_side",
            ),
            path("logged-in/", self.admin_view(logged_in), name="logged_in"),
            path("preview/typed/<int:edition>/", typed, name="preview_typed"),
            path("preview/<int:revision>/", shown, name="preview"),
            path("preview/<int:revision>/<slug:script>/", shown, name="preview_in_script"),
            path("share/<int:edition>/", self.admin_view(share), name="share"),
            path("share/link/<int:link>/revoke/", self.admin_view(revoke), name="revoke_link"),
            path(
                "articles/edition/<int:pk>/history/",
                self.admin_view(revisions),
                name="edition_revisions",
            ),
            path(
                "articles/edition/<int:pk>/restore/",
                self.admin_view(restore),
                name="edition_restore",
            ),
        ]
        return [*ours, *super().get_urls()]
