# ruff: noqa: E501 (markup reads better in one line)
"""Names and ids that would stand before those of a page's own scripts."""

STRINGS = [
    '<p id="body">x</p><p name="body">y</p>',
    '<a id="config"></a><a id="config" name="url" href="https://evil.example/x.js">x</a>',
    '<form id="document"><input name="cookie"><input name="location"></form>',
    '<form name="body"><input id="firstChild"></form>x',
    '<img name="getElementById"><img name="querySelector">x',
    '<iframe name="parent" srcdoc="<a id=onir href=ran:x>"></iframe>x',
    '<object id="defaultView"></object><embed name="forms">x',
    '<p id="__proto__">x</p><p id="constructor">y</p>',
    '<form id="x"><output name="attributes">y</output></form>',
    '<form><input name="nodeName"><input name="parentNode"></form>x',
    '<a id="embed" data-frame="javascript:ran()">x</a>',
    '<div class="embed" data-frame="javascript:ran()"><button>x</button></div>',
    '<div class="embed" data-frame="data:text/html,<script>ran()</script>"><p hidden><button>x</button></p></div>',
    '<figure class="embed" data-title="x" data-frame="//evil.example/">x</figure>',
    '<p data-prose-editor data-body-editor="x">x</p>',
]
