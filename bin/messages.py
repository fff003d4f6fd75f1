"""The interface's texts in Russian and Kazakh: collect, check and compile them, without gettext.

.venv/bin/python bin/messages.py update     collect the texts of code and templates into locale/
.venv/bin/python bin/messages.py check      fail where a catalogue and the code disagree
.venv/bin/python bin/messages.py compile    write the .mo files that Django reads
.venv/bin/python bin/messages.py review     print all texts as a Markdown table, for a native reader
.venv/bin/python bin/messages.py borrow kk django/contrib/admin
                                            add what a library left untranslated in a language
"""

import argparse
import gettext
import io
import os
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("ru", "kk")
DOMAINS = ("django", "djangojs")
PACKAGES = (
    "newsroom",
    "reader",
    "desk",
    "articles",
    "projects",
    "people",
    "regions",
    "photos",
    "facts",
)
TEMPLATES = ("*.html", "*.txt", "*.xml")
# Their texts may stand in our catalogues too, where they have no Russian or Kazakh of their own.
LIBRARIES = ("django", "modeltranslation", "taggit", "imagefield", "django_prose_editor")
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[a-zA-Z]|(?<!%)%[sd]|\{\w*\}")
HEADER = """\
msgid ""
msgstr ""
"Project-Id-Version: Onir\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural_forms}\\n"
"""

# A text's identity: its context and its id, which is a pair where it has a plural.
type Key = tuple[str | None, str | tuple[str, ...]]


# What the code says


def texts_of_code(root: Path, packages: tuple[str, ...] = PACKAGES) -> set[Key]:
    """Every text that the packages' code and the templates ask to have translated."""
    found: set[Key] = set()
    for package in packages:
        for path in sorted((root / package).rglob("*.py")):
            found.update(texts_in(path.read_text()))
    for folder in (root / "templates", *(root / package for package in packages)):
        for path in sorted(path for ending in TEMPLATES for path in folder.rglob(ending)):
            found.update(texts_in(as_python(templatize(path.read_text(), str(path)))))
    return found


def texts_in(source: str) -> Iterator[Key]:
    for _, message, _, context in extract("python", io.BytesIO(source.encode()), KEYWORDS):
        if message:
            yield context, message


def as_python(templatized: str) -> str:
    """What templatize() made, without the blanks that Python's own tokenizer refuses."""
    outside_strings = r"""('(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")|[^\S\n]"""
    lines = re.sub(outside_strings, lambda match: match[1] or " ", templatized).splitlines()
    return "\n".join(line.strip() for line in lines) + "\n"


def texts_of_libraries(domain: str) -> set[Key]:
    """Every text of the libraries: from their English catalogues, or from their code."""
    found: set[Key] = set()
    for library in LIBRARIES:
        folder = folder_of(library)
        catalogues = sorted(folder.rglob(f"locale/en/LC_MESSAGES/{domain}.po"))
        for path in catalogues:
            found.update(key_of(message) for message in read(path) if message.id)
        if not catalogues and domain == "django":
            found |= texts_of_code(folder.parent, (library,))
    return found


def folder_of(library: str) -> Path:
    """The folder of an installed library, or of a part of one written like django/contrib/admin."""
    name, _, rest = library.partition("/")
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"bin/messages.py: {name} is not installed.")
    return Path(spec.origin).parent / rest


# Catalogues


def path_of(root: Path, language: str, domain: str = "django") -> Path:
    return root / "locale" / language / "LC_MESSAGES" / f"{domain}.po"


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, ignore_obsolete=True)


def read_or_begin(path: Path, language: str) -> Catalog:
    return read(path) if path.exists() else begin(language)


def begin(language: str) -> Catalog:
    return read_po(io.StringIO(header(language)), locale=language)


def header(language: str) -> str:
    """The same plural rule as Django's own, or Django would keep two catalogues apart."""
    path = folder_of("django") / f"conf/locale/{language}/LC_MESSAGES/django.mo"
    with path.open("rb") as file:
        plural_forms = gettext.GNUTranslations(file).info()["plural-forms"]
    return HEADER.format(language=language, plural_forms=plural_forms)


def key_of(message: Message) -> Key:
    text = message.id
    return message.context, text if isinstance(text, str) else tuple(text)


def by_key(catalogue: Catalog) -> dict[Key, Message]:
    return {key_of(message): message for message in catalogue if message.id}


def write(path: Path, language: str, messages: Mapping[Key, Message | None]) -> None:
    """Writes a catalogue in an order and form that depend on nothing but its texts."""
    catalogue = begin(language)
    for (context, text), message in messages.items():
        kept = message.string if message and not message.fuzzy else None
        comments = message.user_comments if message else ()
        catalogue.add(text, kept, context=context, user_comments=comments)
    lines = io.BytesIO()
    write_po(lines, catalogue, width=0, no_location=True, omit_header=True, sort_output=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    body = lines.getvalue().decode().strip("\n")
    path.write_text(f"{header(language)}\n{body}\n" if body else header(language))


# Commands


def update(root: Path = ROOT) -> None:
    """Every text of the code stands in each catalogue, with the translation that it had."""
    wanted = texts_of_code(root)
    borrowable = texts_of_libraries("django")
    for language in LANGUAGES:
        path = path_of(root, language)
        known = by_key(read_or_begin(path, language))
        kept = {key: message for key, message in known.items() if key in borrowable}
        write(path, language, kept | {key: known.get(key) for key in wanted})
        for key in known.keys() - wanted - kept.keys():
            print(f"{language}: dropped {shown(key)}, which had “{known[key].string}”")
        missing = sum(not is_translated(known.get(key)) for key in wanted | kept.keys())
        print(f"{language}: {len(wanted | kept.keys())} texts, {missing} to translate")


def borrow(language: str, library: str, root: Path = ROOT) -> None:
    """Adds the texts which a library has, but not in the language, to our catalogue, empty."""
    for domain in DOMAINS:
        path = path_of(root, language, domain)
        known: dict[Key, Message | None] = {**by_key(read_or_begin(path, language))}
        lacking = untranslated_in(folder_of(library), language, domain) - known.keys()
        if lacking:
            write(path, language, known | dict.fromkeys(lacking))
            print(f"{path.relative_to(root)}: {len(lacking)} texts of {library} to translate")


def untranslated_in(folder: Path, language: str, domain: str) -> set[Key]:
    lacking: set[Key] = set()
    for path in folder.rglob(f"locale/en/LC_MESSAGES/{domain}.po"):
        translated = path.parents[2] / language / "LC_MESSAGES" / f"{domain}.po"
        known = by_key(read_or_begin(translated, language))
        lacking.update(key for key in by_key(read(path)) if not is_translated(known.get(key)))
    return lacking


def check(root: Path = ROOT) -> list[str]:
    """What is wrong with the catalogues, a sentence each."""
    wanted = {"django": texts_of_code(root), "djangojs": set[Key]()}
    problems = []
    for language in LANGUAGES:
        for domain in DOMAINS:
            path = path_of(root, language, domain)
            known = by_key(read_or_begin(path, language))
            name = f"{language}/{domain}"
            problems += [f"{name}: absent: {shown(key)}" for key in wanted[domain] - known.keys()]
            extra = known.keys() - wanted[domain]
            if extra:
                extra -= texts_of_libraries(domain)
            problems += [f"{name}: no longer used: {shown(key)}" for key in extra]
            for message in known.values():
                problems += [f"{name}: {fault}" for fault in faults_of(message, language)]
    return sorted(problems)


def faults_of(message: Message, language: str) -> Iterator[str]:
    text = shown(key_of(message))
    if not is_translated(message):
        yield f"not translated: {text}"
        return
    forms = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
    for number, form in enumerate(forms):
        if placeholders(form) not in allowed_placeholders(message, number, language):
            yield f"other placeholders: {text} has “{form}”"


def is_translated(message: Message | None) -> bool:
    if message is None or message.fuzzy or not message.string:
        return False
    return isinstance(message.string, str) or all(message.string)


def placeholders(text: str) -> Counter[str]:
    return Counter(PLACEHOLDER.findall(text))


def allowed_placeholders(message: Message, form: int, language: str) -> list[Counter[str]]:
    """The plural's, and in a form which serves the number 1 alone the singular's too."""
    if isinstance(message.id, str):
        return [placeholders(message.id)]
    singular, plural = map(placeholders, message.id)
    return [singular, plural] if numbers_of(language, form) == [1] else [plural]


def numbers_of(language: str, form: int) -> list[int]:
    rule = header(language).partition("plural=")[2].partition(";")[0]
    choose = gettext.c2py(rule)
    return [number for number in range(200) if choose(number) == form]


def shown(key: Key) -> str:
    context, text = key
    words = text if isinstance(text, str) else text[0]
    return f"“{words}” ({context})" if context else f"“{words}”"


def compile_all(root: Path = ROOT) -> None:
    """Each .po that is newer than its .mo is written out; half a file is never seen."""
    for path in sorted((root / "locale").rglob("*.po")):
        compiled = path.with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime >= path.stat().st_mtime:
            continue
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            write_mo(file, read(path))
        os.chmod(file.name, 0o644)
        os.replace(file.name, compiled)


def review(root: Path = ROOT) -> Iterator[str]:
    """Every text with its Russian and Kazakh, a row each, of a table in Markdown."""
    yield "| source | Russian | Kazakh |"
    yield "| --- | --- | --- |"
    for domain in DOMAINS:
        known = {
            language: by_key(read_or_begin(path_of(root, language, domain), language))
            for language in LANGUAGES
        }
        for key in sorted(set().union(*known.values()), key=shown):
            told = [known[language].get(key) for language in LANGUAGES]
            cells = [shown(key), *(string_of(message) for message in told)]
            yield "| " + " | ".join(as_cell(cell) for cell in cells) + " |"


def string_of(message: Message | None) -> str:
    if message is None or not message.string:
        return ""
    return message.string if isinstance(message.string, str) else " / ".join(message.string)


def as_cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("update", "check", "compile", "review"):
        commands.add_parser(name)
    borrowing = commands.add_parser("borrow")
    borrowing.add_argument("language", choices=LANGUAGES)
    borrowing.add_argument("library")
    asked = parser.parse_args()
    if asked.command == "update":
        update()
    elif asked.command == "borrow":
        borrow(asked.language, asked.library)
    elif asked.command == "compile":
        compile_all()
    elif asked.command == "review":
        print(*review(), sep="\n")
    else:
        problems = check()
        print(*problems, sep="\n", end="\n" if problems else "")
        return bool(problems)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except PermissionError as error:
        sys.exit(f"bin/messages.py: {error.filename} cannot be written: {error.strerror}.")
