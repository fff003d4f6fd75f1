"""All addresses: the desk's, and the readers'."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path, re_path

from reader.views.site import media

handler404 = "reader.views.site.not_found"

urlpatterns = [path("admin/", admin.site.urls)]
if settings.SERVE_MEDIA:
    # No part of a path begins with a dot, so none leads out of the folder or to what is hidden.
    file = r"(?P<path>(?:[\w-][\w.-]*/)*[\w-][\w.-]*)"
    urlpatterns.append(re_path(rf"^media/{file}$", media, name="media"))
urlpatterns.append(path("", include("reader.urls")))
