"""Which labels may end the name of a host."""

from __future__ import annotations

from functools import lru_cache

from publicsuffixlist import PublicSuffixList

# RFC 2606 and 6761 (onion, RFC 7686, is on the public suffix list), and those of networks of their own; and the names
# of naming services, which wallets resolve like hosts.
_RESERVED = frozenset({"example", "test", "invalid", "localhost", "local", "internal", "i2p", "loki"})
NAME_SERVICES = frozenset(
    {"eth", "crypto", "nft", "wallet", "bnb", "sol", "ton", "trx", "dao", "bitcoin", "zil", "lens"}
)


@lru_cache(maxsize=1)
def _suffixes() -> PublicSuffixList:
    # Punycode endings are all taken for endings, so the list need not be turned into them (most of its loading time).
    return PublicSuffixList(accept_unknown=False, accept_encoded_idn=False)


@lru_cache(maxsize=8192)
def is_ending(label: str) -> bool:
    """Tell whether `label` (lower case) can be the last label of a host name."""
    if label in _RESERVED or label in NAME_SERVICES or label.startswith("xn--"):
        return True
    return _suffixes().publicsuffix(f"x.{label}") is not None


def registered(host: str) -> str:
    """Return what somebody registered of `host`, with its ending: "imwallet.example" of help.imwallet.example."""
    ending = _suffixes().publicsuffix(host) or host.rpartition(".")[2]
    return f"{own_label(host)}.{ending}"


def own_label(host: str) -> str:
    """Return the label of `host` that somebody registered: "imwallet" of help.imwallet.example."""
    ending = _suffixes().publicsuffix(host) or host.rpartition(".")[2]
    return host.removesuffix(f".{ending}").rpartition(".")[2]
