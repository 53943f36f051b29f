"""Whose help center this is: the wallet's name in each language, its colours, and what of the sample is still left."""

from wallet.look import look_findings
from wallet.model import Wallet, load_wallet
from wallet.naming import typed_names

__all__ = ["Wallet", "load_wallet", "look_findings", "typed_names"]
