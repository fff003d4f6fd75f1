"""Texts such as nobody should type, for property tests."""

from hypothesis import strategies as st

_PIECES = """a c o C Y H X ə ɵ б а с о қ ы і Х Қазақстан Китаем TOO co ее əp ic q W Ω ο и е ب ۇ ۆ ²
1 5 _ . , - « » ( @ / http:// onir.kz a@b.kz www. &#1; /ab/c рф 😀
👩‍💻 ӊ ghbdtn Goоgle Kaзaк""".split()
_SIGNS = [
    *" \u00a0\n\r\x00\x85\u2028\u00ad\u200b\u200c\u200d\u200e\ufeff\u202e\u2067\ud83d\ude00",
    *"\u0301\u0306\u0308\u0344\u0f73\u034f",
    "\r\n",
]

texts = st.lists(st.sampled_from(_PIECES + _SIGNS), max_size=25).map("".join) | st.text(max_size=40)
