"""All addresses: the desk's, and the readers'."""

from django.contrib import admin
from django.urls import include, path

from newsroom.health import healthz
from newsroom.sharing import shared

handler404 = "reader.views.site.not_found"

urlpatterns = [
    path("admin/", admin.site.urls),
    path("healthz", healthz, name="healthz"),
    path("preview/<token:token>/", shared, name="shared_preview"),
    path("", include("reader.urls")),
]
