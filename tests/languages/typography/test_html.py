import pytest

from languages.typography import typeset_html


def spaced(html):
    return html.replace("\xa0", "~")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<p>Слово "<em>дело</em>" здесь</p>', "<p>Слово «<em>дело</em>» здесь</p>"),
        ('<p>"<a href="/a">слово</a>"</p>', '<p>«<a href="/a">слово</a>»</p>'),
        ('<p><strong>"Слово</strong> дело"</p>', "<p><strong>«Слово</strong> дело»</p>"),
        ('<p>"Слово <em>"дело"</em> здесь"</p>', "<p>«Слово <em>„дело“</em> здесь»</p>"),
        ("<p><b>Астана</b> - столица</p>", "<p><b>Астана</b>~— столица</p>"),
        ("<p><b>Астана </b>- столица</p>", "<p><b>Астана~</b>— столица</p>"),
        ("<p><b>Астана</b> -<i> столица</i></p>", "<p><b>Астана</b>~—<i> столица</i></p>"),
        ("<p>было <b>5</b> км</p>", "<p>было <b>5</b>~км</p>"),
        ("<p>слово <b> дело</b></p>", "<p>слово <b>дело</b></p>"),
        ("<p>Иду.<b>..</b></p>", "<p>Иду…<b></b></p>"),
        ("<p><em>- Да</em>, - сказал он</p>", "<p><em>—~Да</em>,~— сказал он</p>"),
    ],
)
def test_a_sentence_goes_on_across_inline_tags(before, after):
    assert spaced(typeset_html(before, "ru")) == after


def test_quotes_and_dialogue_start_anew_with_a_block():
    html = '<p>Он "сказал</p><p>дело" и</p><ul><li>- Да</li></ul>'
    after = '<p>Он "сказал</p><p>дело" и</p><ul><li>—~Да</li></ul>'
    assert spaced(typeset_html(html, "ru")) == after


def test_a_quotation_goes_on_over_a_break_of_line_and_dialogue_begins_after_it():
    html = '<p>"Мороз и солнце<br>день чудесный"<br>- Да</p>'
    after = "<p>«Мороз и~солнце<br>день чудесный»<br>—~Да</p>"
    assert spaced(typeset_html(html, "ru")) == after


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/a - b" title="5 км - &quot;да&quot;...">слово</a>',
        '<!-- "слово" - да... -->слово',
        '<p><code>"x" - y...</code></p>',
        '<pre>"x" - y...\n  5 км</pre>',
        '<p translate="no">"x" - y... 5 км</p>',
        '<p lang="en">"x" - y... 5 км</p>',
        '<p lang="">"x" - y... 5 км</p>',
        '<p lang="kk-Latn">"x" - y... 5 км</p>',
        '<p lang="kk-Arab">"x" - y... 5 км</p>',
        '<script>var a = "x" - "y";</script>',
        '<style>a::before { content: "x" }</style>',
        "<p>https://onir.kz/a--b?c=5-7&amp;d=2019-2024, a-b@onir.kz, /a/2019-2024/5-7</p>",
        '<img alt="5 км - да">',
        '<p title="5 км',
        "<",
        "&amp ;",
        "&nbsp",
    ],
)
@pytest.mark.parametrize("language", ["ru", "kk"])
def test_what_is_no_text_of_ours_stays_byte_for_byte(html, language):
    assert typeset_html(html, language) == html


def test_a_part_in_our_other_language_is_set_by_its_own_rules():
    html = '<p>Он - "да", <span lang="kk">"иә" - деді "<b>„ол“</b>"</span> - и</p>'
    after = '<p>Он~— «да», <span lang="kk">«иә»~– деді «<b>“ол”</b>»</span>~— и</p>'
    assert spaced(typeset_html(html, "ru")) == after
    html = '<p lang="kk-KZ">- Иә</p><p lang="ru-KZ">- Да</p><p>- Иә</p>'
    after = '<p lang="kk-KZ">–~Иә</p><p lang="ru-KZ">—~Да</p><p>–~Иә</p>'
    assert spaced(typeset_html(html, "kk")) == after


def test_a_word_of_a_third_language_is_a_word_to_the_signs_around_it():
    html = '<p>"<i lang="en">The "Times" - x</i>" - газета</p>'
    after = '<p>«<i lang="en">The "Times" - x</i>»~— газета</p>'
    assert spaced(typeset_html(html, "ru")) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>5&nbsp;км &amp; 5&#160;км</p>", "<p>5&nbsp;км &amp; 5&#160;км</p>"),
        ("<p>&laquo;Слово&raquo;&nbsp;&mdash; дело</p>", None),
        ("<p>&quot;Слово&quot; &mdash; дело</p>", "<p>«Слово»~— дело</p>"),
        ("<p>5 &nbsp;км</p>", "<p>5~км</p>"),
        ("<p>Слово&nbsp;- дело</p>", "<p>Слово~— дело</p>"),
        ("<p>&quot;AT&amp;T&quot; здесь</p>", "<p>«AT&amp;T» здесь</p>"),
    ],
)
def test_a_sign_written_as_a_reference_is_that_sign(before, after):
    assert spaced(typeset_html(before, "ru")) == (after or before)


def test_indentation_of_the_source_stays():
    html = "<ul>\n    <li>слово\n    </li>\n\n    <li>\n  дело</li>\n</ul>\n"
    assert typeset_html(html, "ru") == html
