import socket

import pytest

from tests.support.network import NetworkIsForbidden


def test_network_of_other_machines_is_forbidden():
    with socket.socket() as connection, pytest.raises(NetworkIsForbidden):
        connection.connect(("192.0.2.1", 80))
