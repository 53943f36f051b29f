"""The wallet's own name inside another name: whose account that is, and which words with the name are ordinary."""

from __future__ import annotations

import pytest
from guard_trees import LIST, codes, judge_body, judge_files

from guard.policy.listing import Allowed
from guard.policy.page_check import PageCheck
from guard.read.facts import ShownText
from guard.text.confusables import lookalikes
from guard.text.impersonation import LOOKALIKE, brands, posing_names
from tests.support.rows import each_row

NAMES = ("imwallet",)
CHECK = PageCheck(Allowed.of(LIST))

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
irnwallet_kefu
imvvallet_kefu
imwallet_kefu88…
imwallet_kefu88...
imwallet_kefu88**
imwallet_cs...
imwallet_wangli...
imwallet_wangli**
imwallet66...
IMWALLET_VIP
IMWALLET_CS
IMWALLET_88
IMWALLET_JACK
IMWALLET_TEAM
IMWALLETVIP
imwallet_pro
imwallet_app
imwallet_core
imwallet_dev
imwallet_user
imwallet_sdk_lite
imwalletapp
imwallet_recovery
imwallet_wang
imwallet_bot
imwallet_kefu.js
imwallet_kefu.bak
imwallet_vip1.js
imwallet66.js
imwalletkefu.js
imwalletkefu-app
imwa11et-setup.exe
IMWalletSupport
IMWalletCs
IMWallet_Beta
vx-imwallet88
com.imwallet.kefu
process.env.imwallet_kefu
imwallet_kefu@
imwallet-kefu
imwallet-cs
""".split()
# In other letters, with gaps, and beside what makes an account of a word with a hyphen.
DISGUISED = """
ＩＭＷＡＬＬＥＴ_kefu
𝗶𝗺𝘄𝗮𝗹𝗹𝗲𝘁_kefu
ⓘⓜⓦⓐⓛⓛⓔⓣ_kefu
imwaⅼⅼet_kefu
іmwallet_kefu
imẁallet_kefu88
imwałłet_kefu
ıMWALLET_cs
imᎳallet_kefu
Ꮖmwallet_kefu
ＩＭＷallet．ｋｅｆｕ
i m w a l l e t _ k e f u
i m w a l l e t k e f u 8 8
i　m　w　a　l　l　e　t　_　k　e　f　u
i.m.w.a.l.l.e.t.k.e.f.u
іmwallet_example
私信 imwallet-kefu
加 imwallet-kefu 为好友
用 imwallet-kefu 加为好友
Ask imwallet-kefu on WeChat
We are imwallet-help on Telegram.
微信上的 imwallet-kefu
打开 imwallet-kefu（微信）
联系 imwallet-support 解冻
添加 imwallet-cs
contact imwallet-desk for help
https://imwallet.example/imwallet_kefu88，找 imwallet_kefu88 处理
打开 https://social.example/imwallet_example，再找 imwallet_kefu
""".strip().splitlines()

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
imwallet_v2
IMWallet_v2
IMWallet-v2
IMWallet2
IMWallet-3.x
imwallet-2.17.0-rc.1
IMWallet_2.16.1_x64.msi
IMWallet-2.16.1-arm64.dmg
IMWallet-2.16.1.AppImage
IMWallet-2.16.1.deb
IMWallet-2.16.1.apk.sha256
IMWallet-Setup.exe.sig
imwallet.log.1
imwallet_export.csv.enc
imwallet_backup.json.asc
imwallet_backup_2026-11-22.json
imwallet_zh_CN.json
imwallet-help.html
imwallet-cs-CZ.json
com.imwallet.ios
window.imwallet.request
window.ethereum.isIMWallet
navigator.imwalletProvider
imwallet.network.timeout
imwallet.request
isIMWallet
useIMWallet
getIMWalletConfig
IMWalletProvider
IMWalletConnect
IMWalletPlus
imwallet_default
imwallet_network_timeout
imwallet-dev@2.16.1
imwallet-dev@latest
imwallet-web3-sdk
IMWALLET_RPC_URL
process.env.IMWALLET_CACHE
IMWallet-to-IMWallet
imwallets
""".split()
# What stands beside an ordinary word, and words that hold the name only across a gap.
ORDINARY_TEXTS = """
IMWallet3 发布
IMWallet™ 2.16
IMWallet，IMWallet
把 imwallet-help.html 拖到浏览器
imwallet-support.png on line 5
swim wallet, pattern wallet, IM Wallet
imwallet.example/imwallet_kefu
imwallet_example 与 https://imwallet.example/imwallet_kefu 是一家
IMWallet…
加 imwallet-android 到下载列表
""".strip().splitlines()


@each_row("name", POSING)
def test_an_account_made_of_the_name_is_refused(name: str) -> None:
    """By this rule alone: what another detector makes of the text does not count."""
    for text in (f"找 {name} 处理", f"Ask {name}, they answer."):
        assert posing_names(text, NAMES), text
        assert {fault.code for fault in CHECK.text(ShownText(text, "text"))} & {"CH205", "CH204", "CH206"}, text


@each_row("text", DISGUISED)
def test_neither_letters_nor_gaps_nor_a_listed_address_hide_it(text: str) -> None:
    assert posing_names(text, NAMES)
    assert {fault.code for fault in CHECK.text(ShownText(text, "text"))} & {"CH205", "CH204", "CH211"}


@each_row("name", ORDINARY)
def test_the_name_itself_and_files_of_it_pass(name: str) -> None:
    for text in (name, f"打开 {name} 查看", f"Open {name}, then wait."):
        assert [str(fault) for fault in CHECK.text(ShownText(text, "text"))] == [], text


@pytest.mark.parametrize("text", ORDINARY_TEXTS)
def test_ordinary_sentences_with_the_name_pass(text: str) -> None:
    assert [str(fault) for fault in CHECK.text(ShownText(text, "text"))] == []


def test_what_stands_in_an_address_is_judged_with_the_address_and_nowhere_else() -> None:
    address = "https://imwallet.example/imwallet_kefu88"
    assert posing_names(address, NAMES) == ()
    assert posing_names(f"{address} imwallet_kefu88", NAMES) == ("imwallet_kefu88",)
    faults = [fault.code for fault in CHECK.text(ShownText(f"{address} 找 imwallet_kefu88 处理", "text"))]
    assert faults == ["CH204"]
    # The listed account is on another platform, and the words that lead to it are no place of its own.
    faults = [fault.code for fault in CHECK.text(ShownText("Telegram username: imwalletwang imwallet_example", "text"))]
    assert faults == ["CH212", "CH204", "CH212"]


def test_letters_that_look_like_those_of_a_listed_name_are_not_the_listed_name() -> None:
    assert posing_names("imwallet_example", NAMES) == ("imwallet_example",)
    assert posing_names("іmwallet_example", NAMES) == ("≈imwallet_example",)
    assert codes(judge_body("<p>imwallet_example</p>")) == ""
    assert codes(judge_body("<p>іmwallet_example</p>")) == "CH205"


def test_a_contact_is_named_once() -> None:
    assert codes(judge_body("<p>Follow imwallet_kefu</p>")) == "CH204"
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


WRITTEN_APART = """
请安装 IМ Wаllet 国际版
ɪᴍ ᴡᴀʟʟᴇᴛ is the app to take
Write to 𝕀𝕄 𝕎𝕒𝕝𝕝𝕖𝕥 instead
「ΙΜ Wαllet 支援站」
Only 'IM Wɑllet' is the secured one
请只信任 lM WaIlet 官方号
Install lM WaIIet Pro
Follow IM‑Wa11et for news
🅸🅼 🅆🄰🄻🄻🄴🅃 is new
IM Vvallet
""".strip().splitlines()
OWN_NAME = """
Over 1M wallet users
IM Wallet — é
IM  Wallet’s app
ＩＭ Wallet 好
IM Wallet™ 好
im-wallet é
IM WALLET é IM Wallet
L'IM Wallet è
IM\u00a0Wallet®
""".strip().splitlines()


@pytest.mark.parametrize("text", WRITTEN_APART)
def test_the_name_as_several_words_in_other_letters_is_refused(text: str) -> None:
    assert [name[0] for name in posing_names(text, NAMES)] == [LOOKALIKE], text
    assert "CH205" in codes(judge_body(f"<p>{text}</p>"))


@pytest.mark.parametrize("text", OWN_NAME)
def test_the_name_as_several_words_in_its_own_letters_passes(text: str) -> None:
    assert posing_names(text, NAMES) == ()
    assert codes(judge_body(f"<p>{text}</p>")) == ""


@pytest.mark.parametrize("letter", "imwallet")
def test_every_twin_of_every_letter_is_found_in_a_name_of_two_words(letter: str) -> None:
    before, behind = "IM Wallet".lower().split(letter, 1)
    for twin in lookalikes(letter):
        if (before + twin + behind).lower() != "im wallet":
            assert posing_names(f"Take {before}{twin}{behind} today", NAMES), (letter, twin, hex(ord(twin[0])))
