"""What other programs put on the clipboard, made here in their manner, and what is kept of it."""

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:w"
 xmlns:st1="urn:schemas-microsoft-com:office:smarttags"><head><meta name=Generator content="Word">
<style><!-- @font-face {font-family:Calibri}
p.MsoNormal {margin:0cm;mso-style-parent:""} --></style>
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]--></head>
<body lang=RU style='tab-interval:35.4pt'><!--StartFragment-->
<h1 style='mso-list:none'>
<span style='font-size:20.0pt;font-weight:bold'>Дорога</span></h1>
<p class=MsoNormal style='margin-bottom:0cm'><span style='mso-ansi-language:RU'>В
<st1:place w:st="on"><st1:City w:st="on">Урджаре</st1:City></st1:place>
<b style='mso-bidi-font-weight:
normal'>открыли</b> <i>мост</i>.<o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'>
<![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>раз
<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'>
<![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;
</span></span><![endif]>два</p>
<table class=MsoTableGrid border=1 style='border-collapse:collapse;mso-yfti-tbllook:1184'>
<tr style='mso-yfti-irow:0'><td width=200 style='width:5cm'>
<p class=MsoNormal>Год<o:p></o:p></p></td>
<td><p class=MsoNormal>Сумма</p></td></tr></table>
<!--EndFragment--></body></html>"""

WORD_NUMBERED = """<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'>
<span style='mso-list:Ignore'>1.<span>&nbsp; </span></span>первый</p>
<p class=MsoListParagraph style='mso-list:l1 level2 lfo2'>
<span style='mso-list:Ignore'>a.<span>&nbsp; </span></span>внутри</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'>
<span style='mso-list:Ignore'>2.<span>&nbsp; </span></span>второй</p>"""

DOCS = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1f0e">
<p dir="ltr" style="line-height:1.38;margin-top:0pt"><span style="font-size:11pt;font-weight:400;
font-style:normal">Обычное и </span><span style="font-size:11pt;
font-weight:700;font-style:normal">жирное</span>
<span style="font-weight:400;font-style:italic"> курсивом</span></p><br />
<h2 dir="ltr"><span style="font-size:16pt;font-weight:700">Глава</span></h2>
<ul style="margin-top:0"><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation">
<span style="font-weight:400">пункт</span></p></li></ul>
<p><a href="https://www.google.com/url?q=https://example.kz/a&amp;sa=D&amp;usg=x"
 style="text-decoration:none">
<span style="color:#1155cc;text-decoration:underline">ссылка</span></a></p></b>
<br class="Apple-interchange-newline">"""

WEB = """<div class="article"><div class="share"><button>Поделиться</button></div>
<div><span style="color:red">Первый&nbsp;&nbsp;&nbsp;абзац.</span></div>
<div onclick="alert(1)">Второй <font face="Arial">абзац</font>.</div>
<figure><img src="https://example.com/a.jpg" alt=""><figcaption>Подпись</figcaption></figure>
<h5>Мелкий заголовок</h5><script>alert(1)</script><style>p{color:red}</style>
<p><a href="javascript:alert(1)">плохая</a> и <a href="/relative">своя</a>,
<a href="https://example.kz/b" target="_blank" onclick="x()">хорошая</a></p>
<iframe src="https://example.com"></iframe><p>&nbsp;</p></div>"""

SPREADSHEET = """<google-sheets-html-origin><style>td{border:1px}</style>
<table cellspacing="0" dir="ltr" data-sheets-root="1"><colgroup><col width="100"/></colgroup>
<tbody><tr style="height:21px;"><th>Год</th><td data-sheets-value="1">2024</td></tr></tbody>
</table>"""

# By name: what is pasted, and what is saved.
CASES = {
    "word": (
        WORD,
        "<h2>Дорога</h2><p>В Урджаре <strong>открыли</strong> <em>мост</em>.</p>"
        "<ul><li><p>раз</p></li><li><p>два</p></li></ul>"
        "<table><tbody><tr><td><p>Год</p></td><td><p>Сумма</p></td></tr></tbody></table>",
    ),
    "word: numbered": (
        WORD_NUMBERED,
        "<ol><li><p>первый</p><ol><li><p>внутри</p></li></ol></li><li><p>второй</p></li></ol>",
    ),
    "google docs": (
        DOCS,
        "<p>Обычное и <strong>жирное</strong> <em>курсивом</em></p><h2>Глава</h2>"
        "<ul><li><p>пункт</p></li></ul>"
        '<p><a href="https://example.kz/a" rel="noopener">ссылка</a></p>',
    ),
    "web page": (
        WEB,
        "<p>Первый абзац.</p><p>Второй абзац.</p><p>Подпись</p><h4>Мелкий заголовок</h4>"
        '<p>плохая и своя, <a href="https://example.kz/b" rel="noopener">хорошая</a></p>',
    ),
    "spreadsheet": (
        SPREADSHEET,
        "<table><tbody><tr><th><p>Год</p></th><td><p>2024</p></td></tr></tbody></table>",
    ),
}
