"""What a browser makes of a converted page: the signs of a right-to-left line as they are seen."""

import re

from languages.scripts import convert_html

# Each text with what stands in it from left to right; words in Arabic letters are a point each.
SEEN = {
    "Ол +7 (727) 123-45-67 ал": "· +7 (727) 123-45-67 ·",
    "Ол 8 701 123 45 67 ал": "· 8 701 123 45 67 ·",
    "Ол 2026-01-20 ал": "· 2026-01-20 ·",
    "Ол 1 234 567 ал": "· 1 234 567 ·",
    "Ол 10\u00a0000 ал": "· 10\u00a0000 ·",
    "Ол −15 °C ал": "· −15 °C ·",
    "Ол $2 ал": "· $2 ·",
    "Ол 6,5 ал": "· 6,5 ·",
    "Ол 14:05 ал": "· 14:05 ·",
    "Ол 18.09.2025 ал": "· 18.09.2025 ·",
    "Ол C++ ал": "· C++ ·",
    "Ол https://example.org/ ал": "· https://example.org/ ·",
    "Ол KAZ Minerals ал": "· KAZ Minerals ·",
    "Ол KAZ, 24 ақпан": "· 24 ·KAZ ·",
    'Ол <i lang="ru">Абай</i>, 24 ақпан': "· 24 ·Абай ·",
}
FROM_LEFT_TO_RIGHT = """() => [...document.querySelectorAll("p")].map((paragraph) => {
    const signs = [];
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const text = walker.currentNode;
        for (let place = 0; place < text.length; place++) {
            const range = document.createRange();
            range.setStart(text, place);
            range.setEnd(text, place + 1);
            const box = range.getBoundingClientRect();
            signs.push([box.left + box.width / 2, text.data[place]]);
        }
    }
    return signs.sort((a, b) => a[0] - b[0]).map((sign) => sign[1]).join("");
})"""


def test_numbers_names_and_addresses_stand_as_they_are_read(new_page):
    paragraphs = "".join(f"<p>{text}</p>" for text in SEEN)
    html = f'<!doctype html><html lang="kk"><title>Ол</title><body>{paragraphs}</body></html>'
    page = new_page()
    page.set_content(convert_html(html, "arab"))
    assert page.evaluate("getComputedStyle(document.documentElement).direction") == "rtl"
    seen = page.evaluate(FROM_LEFT_TO_RIGHT)
    assert [re.sub("[\u0600-\u06ff]+", "·", line) for line in seen] == list(SEEN.values())
