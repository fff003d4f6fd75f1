"""The readers' addresses. The language is the first part of each page's address."""

from django.urls import include, path, register_converter

from reader import feeds, sitemaps
from reader.converters import FileConverter, LanguageConverter, NumberConverter
from reader.views import article, lists, media, people, projects, record, regions, site

register_converter(FileConverter, "file")
register_converter(LanguageConverter, "lang")
register_converter(NumberConverter, "number")

app_name = "reader"

pages = [
    path("", lists.front, name="front"),
    path("feed.xml", feeds.FrontFeed(), name="front_feed"),
    path("news/", lists.news, name="news"),
    path("news/<number:number>/<str:slug>/", article.article, name="article"),
    path("news/<number:number>/<str:slug>/changes/", record.changes, name="changes"),
    path("corrections/", record.corrections, name="corrections"),
    path("corrections/feed.xml", feeds.CorrectionsFeed(), name="corrections_feed"),
    path("sections/<slug:slug>/", lists.section, name="section"),
    path("tags/<slug:slug>/", lists.tag, name="tag"),
    path("regions/", regions.regions, name="regions"),
    path("regions/<slug:slug>/", regions.region, name="region"),
    path("regions/<slug:slug>/feed.xml", feeds.RegionFeed(), name="region_feed"),
    path("people/", people.people, name="people"),
    path("people/<slug:slug>/", people.person, name="person"),
    path("organisations/<slug:slug>/", people.organisation, name="organisation"),
    path("projects/", projects.projects, name="projects"),
    path("projects/<slug:slug>/", projects.project, name="project"),
    path("agreements/<slug:slug>/", projects.agreement, name="agreement"),
    path("about/", site.about, name="about"),
]

urlpatterns = [
    path("", site.root, name="root"),
    path("robots.txt", site.robots, name="robots"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("media/<file:name>", media.picture, name="media"),
    path("files/<slug:slug>/", media.file, name="file"),
    path("<lang:language>/", include(pages)),
]
