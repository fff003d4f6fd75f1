import socket

import pytest


def test_no_test_reaches_another_machine():
    with pytest.raises(AssertionError, match="may not reach 192"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
    with pytest.raises(AssertionError, match="may not reach onir"):
        socket.getaddrinfo("onir.example", 443)
