"""Whose help center this is: the wallet's name in each language, and what of the sample is still left."""

from wallet.model import Wallet, load_wallet
from wallet.naming import typed_names

__all__ = ["Wallet", "load_wallet", "typed_names"]
