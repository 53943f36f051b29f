"""Ports for servers that are programs of their own."""

from __future__ import annotations

import random
import socket

# Below those that a system gives to connections (32768 and more on Linux, 49152 on others), so that no browser of
# another worker takes one between the look and its use.
_PORTS = range(20_000, 32_000)


def free_port() -> int:
    """Return a port of 127.0.0.1 that nobody uses at this moment."""
    for port in random.SystemRandom().sample(_PORTS, 100):
        with socket.socket() as free:
            try:
                free.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise OSError("a hundred ports are taken")
