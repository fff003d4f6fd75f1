"""The readers' addresses. The language is the first part of each page's address."""

from django.urls import include, path, register_converter

from reader import sitemaps
from reader.converters import (
    DayConverter,
    FileConverter,
    LanguageConverter,
    MonthConverter,
    NumberConverter,
    YearConverter,
)
from reader.feeds.forms import FORMS, WITH_FEEDS
from reader.feeds.views import feed
from reader.views import (
    archive,
    article,
    language,
    lists,
    media,
    mistakes,
    people,
    projects,
    readings,
    record,
    regions,
    scripts,
    site,
    specimen,
)

register_converter(DayConverter, "day")
register_converter(FileConverter, "file")
register_converter(LanguageConverter, "lang")
register_converter(MonthConverter, "month")
register_converter(NumberConverter, "number")
register_converter(YearConverter, "year")

app_name = "reader"

pages = [
    path("", lists.front, name="front"),
    path("news/", lists.news, name="news"),
    path("news/<number:number>/<str:slug>/", article.article, name="article"),
    path("news/<number:number>/<str:slug>/changes/", record.changes, name="changes"),
    path("archive/", archive.archive, name="archive"),
    path("archive/<year:year>/<month:month>/", archive.month, name="archive_month"),
    path("archive/<year:year>/<month:month>/<day:day>/", archive.day, name="archive_day"),
    path("corrections/", record.corrections, name="corrections"),
    path("sections/<slug:slug>/", lists.section, name="section"),
    path("tags/<slug:slug>/", lists.tag, name="tag"),
    path("regions/", regions.regions, name="regions"),
    path("regions/<slug:slug>/", regions.region, name="region"),
    path("people/", people.people, name="people"),
    path("people/<slug:slug>/", people.person, name="person"),
    path("people/<slug:slug>/quotes/", people.quotes, name="quotes"),
    path("organisations/<slug:slug>/", people.organisation, name="organisation"),
    path("projects/", projects.projects, name="projects"),
    path("projects/<slug:slug>/", projects.project, name="project"),
    path("agreements/<slug:slug>/", projects.agreement, name="agreement"),
    path("about/", site.about, name="about"),
    path("about/scripts/", scripts.scripts, name="scripts"),
    path("about/design/", specimen.specimen, name="design"),
    path("mistakes/", mistakes.report, name="mistakes"),
]

pages += [
    path(f"{where}{each.file}", feed, {"kind": kind, "form": form}, name=f"{kind}_{form}")
    for kind, where in WITH_FEEDS.items()
    for form, each in FORMS.items()
]

urlpatterns = [
    path("", site.root, name="root"),
    path("language/", language.choose, name="language"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-pages.xml", sitemaps.pages, name="sitemap_pages"),
    path("sitemap-news.xml", sitemaps.news, name="sitemap_news"),
    path("sitemap-<year:year>-<month:month>.xml", sitemaps.month, name="sitemap_month"),
    path("sitemap-<year:year>-<month:month>-<day:day>.xml", sitemaps.day, name="sitemap_day"),
    path("read/", readings.read, name="read"),
    path("media/<file:name>", media.picture, name="media"),
    path("files/<slug:slug>/", media.file, name="file"),
    path("<lang:language>/", include(pages)),
]
