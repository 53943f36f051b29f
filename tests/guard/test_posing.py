"""The wallet's own name inside another name: whose account that is, and which words with the name are ordinary."""

from __future__ import annotations

import pytest
from guard_trees import LIST, codes, judge_body, judge_files

from guard.allow import Allowed
from guard.html import Text
from guard.judge import Judge
from guard.posing import brands, posing_names

JUDGE = Judge(Allowed.of(LIST))

POSING = """
imwallet_kefu
IMWallet_Kefu88
imwalletsupport
imwallet66
imwallet.kefu
kefu.imwallet1
im_wallet_cs
imwa11et
lmwallet
1mwal1et_help
imw@llet_help
imwalle7
imwallet_imwallet
imwallets8
IMWALLET_KEFU
$imwalletexample
imwallet_2026
imwallet-1234567
imwallet-cs88
""".split()

ORDINARY = """
imwallet
IMWallet
IM-Wallet
IMWALLET
imwallet.example
https://imwallet.example/imwallet-setup
support@imwallet.example
imwallet_example
@imwallet_example
imwallet://help
imwallet-2.16.1
imwallet-v2.16.1
IMWallet-Setup-2.16.1.exe
imwallet_backup_2026.json
imwallet-20261122
imwallet-android
imwallet_ios_2.16.1
IMWalletApp
imwallet-help
official-imwallet
im-wallet-cs
IMWALLET_TIMEOUT
imwallet_ke**
imwallet_k…
imtoken_kefu_imwal
mwallet_kefu
""".split()


@pytest.mark.parametrize("name", POSING)
def test_an_account_made_of_the_name_is_refused(name: str) -> None:
    for text in (name, f"找 {name} 处理", f"Ask {name}, they answer."):
        assert {fault.code for fault in JUDGE.text(Text(text, "text"))} & {"CH205", "CH204", "CH206"}, text


@pytest.mark.parametrize("name", ORDINARY)
def test_the_name_itself_and_files_of_it_pass(name: str) -> None:
    for text in (name, f"打开 {name} 查看", f"Open {name}, then wait."):
        assert [str(fault) for fault in JUDGE.text(Text(text, "text"))] == [], text


def test_a_contact_is_named_once() -> None:
    assert codes(judge_body("<p>@imwallet_kefu</p>")) == "CH205"
    assert codes(judge_body("<p>微信 imwallet_kefu</p>")) == "CH204"
    assert codes(judge_body("<p>imwallet-kefu.example</p>")) == "CH201"


def test_keys_of_data_may_hold_the_name_and_their_values_not() -> None:
    assert codes(judge_files({"a.json": '{"imwallet_build": 1}'})) == ""
    assert codes(judge_files({"a.json": '{"build": "imwallet_kefu"}'})) == "CH205"


def test_a_revoked_name_is_refused_as_revoked() -> None:
    assert codes(judge_body("<p>imwallet_old_example</p>")) == "CH208"


def test_names_come_from_origins_and_short_ones_are_left_alone() -> None:
    assert brands(
        ["help.imwallet.example", "imwallet.example", "a.wallet.co.uk", "a.mywallet.co.uk", "abcd.com", "1.2.3.4"]
    ) == (
        "imwallet",
        "mywallet",
    )
    assert brands(["abcde.com", "abcd.com"]) == ("abcde",)
    assert posing_names("wallet_kefu imwallet_kefu", ("imwallet",)) == ("imwallet_kefu",)
    assert posing_names("wallet_kefu", ()) == ()
