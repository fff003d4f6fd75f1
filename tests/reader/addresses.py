"""All public addresses, as the URL resolver knows them."""

from django.urls import URLPattern, get_resolver


def patterns(resolver=None, path=""):
    """The route of each public pattern by its name; the desk's are not among them."""
    resolver = resolver or get_resolver()
    for each in resolver.url_patterns:
        route = path + str(each.pattern)
        if isinstance(each, URLPattern):
            yield each.name, route
        elif each.namespace != "admin":
            yield from patterns(each, route)
