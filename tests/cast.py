"""The people whom tests name, and the shortest way to a story of theirs."""

from articles.models import Article, Edition, Publication, Revision, Section
from people.models import User

ROLES = {
    "aigerim": {"role": User.Role.REPORTER, "has_russian": True, "has_kazakh": True},
    "boris": {"role": User.Role.EDITOR, "has_russian": True},
    "saule": {"role": User.Role.EDITOR, "has_kazakh": True, "interface_language": "kk"},
    "timur": {"role": User.Role.CHIEF, "has_russian": True, "has_kazakh": True},
    "root": {"role": User.Role.ADMINISTRATOR, "has_russian": True, "has_kazakh": True},
    "dana": {},  # reads
    "marat": {"has_russian": True, "has_kazakh": True},  # knows both languages, has no rights
}
EDITORS = {"ru": "boris", "kk": "saule"}
TITLES = {"ru": "Урджар и Шагантогай подписали меморандум", "kk": "Үржар мен Шағантоғай"}


def user(name: str) -> User:
    found = User.objects.filter(username=name).first()
    return found or User.objects.create_user(name, first_name=name.title(), **ROLES[name])


def section(slug: str = "economy") -> Section:
    names = {"name_ru": "Экономика", "name_kk": "Экономика"}
    return Section.objects.get_or_create(slug=slug, defaults=names)[0]


def article(**facts) -> Article:
    """An article on the desk, without a text in any language."""
    facts.setdefault("section", section())
    return Article.objects.create(created_by=user("aigerim"), **facts)


def draft(edition: Edition, title: str = "", **text) -> Revision:
    edition.refresh_from_db()
    return edition.save_draft(
        by=user("aigerim"),
        base=edition.current_revision,
        title=title or TITLES[edition.language],
        lead=text.get("lead", "Лид."),
        body=text.get("body", "<p>Текст.</p>"),
    )


def approved(edition: Edition, title: str = "", **text) -> Revision:
    revision = draft(edition, title, **text)
    edition.submit(by=user("aigerim"), revision=revision)
    edition.approve(by=user(EDITORS[edition.language]), revision=revision)
    return revision


def published(story: Article, language: str = "kk", title: str = "", **text) -> Publication:
    edition = story.edition(language)
    revision = approved(edition, title, **text)
    return edition.publish(by=user(EDITORS[language]), revision=revision)
