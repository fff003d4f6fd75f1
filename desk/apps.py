from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class DeskConfig(AppConfig):
    name = "desk"

    def ready(self) -> None:
        from desk import icons

        icons.speak()


class DeskAdminConfig(AdminConfig):
    """Django's admin with the newsroom's desk as its default site."""

    default_site = "desk.site.DeskSite"
    default = False
