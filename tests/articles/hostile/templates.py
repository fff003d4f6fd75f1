"""What a template engine or a script of a page could take for its own."""

STRINGS = [
    "{{ ran() }}",
    "{{constructor.constructor('ran()')()}}",
    "<p>{{ 7*7 }}{% debug %}{# x #}</p>",
    "{% load onir %}{% include '/etc/passwd' %}",
    "{{ settings.SECRET_KEY }}{{ request.user.password }}",
    "${ran()}<p>#{ran()}</p>",
    "<p>[[${ran()}]] [(ran())]</p>",
    "<%= ran() %><% ran() %>",
    "<?php ran(); ?><?= ran() ?>x",
    "<p>{{{ran()}}}</p>{!! ran() !!}",
    "<!--#exec cmd='id'--><!--#include file='/etc/passwd'-->x",
    "<esi:include src='https://evil.example/'/>x",
    "<p>{ran()}</p><p>`${ran()}`</p>",
    "<p>@(ran())</p><p>@{ran()}</p>",
    "<script type='text/x-template'><img src=x onerror=ran()></script>",
    '<script type=\'application/ld+json\'>{"x":"</script><script>ran()</script>"}</script>',
    "<template id=x><script>ran()</script></template>",
    "<p>%(name)s {0} {name.__class__}</p>",
]
