"""The page fixture itself: what it must notice, seen on the log-in page."""

import pytest

from tests.e2e.browser import assert_fits, shot


def test_the_log_in_page_breaks_no_rule(page, size):
    page.goto("/admin/login/")
    assert page.get_by_role("textbox").count() == 2
    assert_fits(page)
    shot(page, "log-in")


@pytest.mark.parametrize(
    ("script", "fault"),
    [
        ("console.error('broken')", "console: broken"),
        ("setTimeout(() => { throw new Error('broken') })", "page error: broken"),
        ("document.body.setAttribute('onclick', 'stop()')", "CSP: script-src-attr"),
        ("fetch('https://other.example/').catch(() => 0)", "CSP: connect-src"),
    ],
)
def test_a_fault_is_noticed(page, watch, script, fault):
    page.goto("/admin/login/")
    page.evaluate(f"() => {{ {script} }}")
    page.wait_for_load_state()
    page.evaluate("new Promise(done => setTimeout(done))")
    assert any(fault in seen for seen in watch.faults), watch.faults
    watch.allow("")


def test_a_request_to_another_host_is_noticed(page, watch):
    page.goto("/admin/login/")
    # The policy does not hold for a navigation.
    with pytest.raises(Exception, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("http://other.example/")
    assert "request to another host: http://other.example/" in watch.faults
    watch.allow("other.example")


def test_an_expected_fault_is_allowed_by_name(page, watch):
    page.goto("/no-such-page/")
    watch.allow("status of 404")
