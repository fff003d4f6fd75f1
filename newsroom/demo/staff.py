"""The five who work in the demo newsroom. They can log in once a password is set for them."""

from django.contrib.auth.hashers import check_password, make_password

from people.models import Person, User

Role = User.Role

# User name, role, languages of work, language of the interface, first name, surname.
STAFF = (
    ("aigerim", Role.REPORTER, "ru kk", "ru", "Айгерим", "Үлгі"),
    ("boris", Role.EDITOR, "ru", "ru", "Борис", "Примеров"),
    ("saule", Role.EDITOR, "kk", "kk", "Сәуле", "Үлгіова"),
    ("timur", Role.CHIEF, "ru kk", "ru", "Тимур", "Примеров"),
    ("root", Role.ADMINISTRATOR, "ru kk", "ru", "Администратор", ""),
)
NAMES = tuple(row[0] for row in STAFF)
# Nobody else has such an address: it marks the accounts whose password the demo may set.
ADDRESS = "{}@demo.invalid"


def add_staff(person_of_aigerim: Person) -> dict[str, User]:
    """The five by user name, none of them with a password yet."""
    staff = {row[0]: _add_user(*row) for row in STAFF}
    staff["aigerim"].person = person_of_aigerim
    staff["aigerim"].save(update_fields=["person"])
    return staff


def _add_user(name: str, role: str, work: str, interface: str, first: str, last: str) -> User:
    return User.objects.create_user(
        name,
        ADDRESS.format(name),
        role=role,
        has_russian="ru" in work,
        has_kazakh="kk" in work,
        interface_language=interface,
        first_name=first,
        last_name=last,
        is_staff=True,
    )


def set_passwords(password: str) -> None:
    """Give the demo's own accounts this password, hashed once for all of them: that is slow."""
    staff = User.objects.filter(email__in=[ADDRESS.format(name) for name in NAMES])
    hashes = set(staff.values_list("password", flat=True))
    if not (len(hashes) == 1 and check_password(password, *hashes)):
        staff.update(password=make_password(password))
