"""The search's scripts, function by function, in a real browser: one fold, one cut for pages and readers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.support.hashed import script_address

pytestmark = pytest.mark.browser

PAIRS = "帐账帳账戶户鎖锁"


@pytest.fixture(scope="module")
def page(browser: Browser, site_url: str) -> Iterator[Page]:
    opened = browser.new_page()
    opened.goto(site_url)
    yield opened
    opened.close()


def run(page: Page, site_url: str, module: str, body: str, *values: Any) -> Any:
    """Return what `body` gives; in it, `m` is the module and `v` the list of values."""
    script = f"async ([address, v]) => {{ const m = await import(address); {body} }}"
    return page.evaluate(script, [script_address(site_url, f"search/{module}.js"), list(values)])


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("ＵＳＤＴ　１００", "usdt 100"),
        ("帳戶鎖定", "账户锁定"),
        ("帐户", "账户"),
        ("Can't can’t", "cant cant"),
        ("Café", "cafe"),
        ("Wi\u200b-Fi", "wi-fi"),
        ("㎏", "kg"),
        ("", ""),
    ],
)
def test_fold(page: Page, site_url: str, typed: str, folded: str) -> None:
    body = "const { fold, learn } = m.makeFold(); learn(v[1]); return fold(v[0]);"
    assert run(page, site_url, "search", body, typed, PAIRS) == folded


@pytest.mark.parametrize(
    ("folded", "singles", "terms"),
    [
        ("账户锁定", False, ["账户", "户锁", "锁定"]),
        ("锁定", True, ["锁定", "锁", "定"]),
        ("锁", False, ["锁"]),
        ("usdt没到账", False, ["usdt", "没到", "到账"]),
        ("trc20 充值,失败", False, ["trc20", "充值", "失败"]),
        ("two-factor fees", False, ["two", "factor", "fee"]),
        ("𠮷野家", False, ["𠮷野", "野家"]),
        (" ,。!", False, []),
    ],
)
def test_terms(page: Page, site_url: str, folded: str, singles: bool, terms: list[str]) -> None:
    assert run(page, site_url, "search", "return m.terms(v[0], v[1]);", folded, singles) == terms


@pytest.mark.parametrize(
    "alike",
    [
        ["fee", "fees"],
        ["swap", "swaps", "swapped", "swapping"],
        ["withdraw", "withdrawal", "withdrawals"],
        ["charge", "charged", "charges", "charging"],
        ["verify", "verified", "verification"],
        ["confirm", "confirmed", "confirmation", "confirmations"],
        ["address", "addresses"],
        ["stuck"],
        ["2fa"],
        ["status"],
    ],
)
def test_stem_joins_the_forms_of_a_word(page: Page, site_url: str, alike: list[str]) -> None:
    assert len(set(run(page, site_url, "search", "return v[0].map(m.stem);", alike))) == 1


@pytest.mark.parametrize("apart", [["fee", "feed"], ["send", "sent"], ["pass", "past"], ["key", "keep"]])
def test_stem_keeps_other_words_apart(page: Page, site_url: str, apart: list[str]) -> None:
    assert len(set(run(page, site_url, "search", "return v[0].map(m.stem);", apart))) == len(apart)


ALONE = ["single", []]
ASKING = ["drop", []]
WORDS = {
    "groups": [
        {"words": ["锁定", "冻结"]},
        {"words": ["狗狗币"], "leads_to": ["币种"]},
        {"words": ["seed phrase", "12 words"]},
        {"words": ["12 个词", "助记词"]},
    ],
    "weak": ["多少", "wallet"],
    "drop": ["怎么", "怎么办", "how do i", "how", "my"],
    "replace": {"短信": ["简讯"], "提现": ["withdraw", "cash out"], "不": ["唔"], "2fa": ["2-step"]},
}


@pytest.mark.parametrize(
    ("typed", "units"),
    [
        (
            "锁定怎么办",
            {"锁定": ["whole", [["冻结"]]], "锁": ALONE, "定": ALONE, "定怎": ASKING, "怎么": ASKING, "么办": ASKING},
        ),
        ("怎么办", {"怎么": ["whole", []], "么办": ["whole", []], "怎": ALONE, "么": ALONE, "办": ALONE}),
        ("狗狗币", {"狗狗": ["whole", [["币种"]]], "狗币": ["whole", [["币种"]]], "狗": ALONE, "币": ALONE}),
        (
            "12个词",
            {"12": ["whole", [["助记", "记词"]]], "个词": ["whole", [["助记", "记词"]]], "个": ALONE, "词": ALONE},
        ),
        ("简讯", {"短信": ["whole", []], "短": ALONE, "信": ALONE}),
        ("withdraw唔", {"提现": ["whole", []], "现不": ["whole", []], "提": ALONE, "现": ALONE, "不": ALONE}),
        ("Cash out", {"提现": ["whole", []], "提": ALONE, "现": ALONE}),
        ("withdrawals", {"withdraw": ["whole", []]}),
        ("2-step", {"2fa": ["whole", []]}),
        ("How do I swap", {"swap": ["whole", []], "how": ASKING, "do": ASKING, "i": ASKING}),
        ("my wallet seeds", {"wallet": ["weak", []], "seed": ["whole", []], "my": ASKING}),
        (
            "my seed phrases",
            {"seed": ["whole", [["12", "word"]]], "phras": ["whole", [["12", "word"]]], "my": ASKING},
        ),
    ],
)
def test_units_of_a_query(page: Page, site_url: str, typed: str, units: dict[str, list[Any]]) -> None:
    body = """
        const { read } = await m.makeReader(v[1], (text) => text.toLowerCase());
        return Object.fromEntries(read(v[0]).map((unit) => [unit.term, [unit.kind, unit.others]]));
    """
    assert run(page, site_url, "search", body, typed, WORDS) == units


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("account", {"account": 1}),
        ("acount", {"account": 0.5, "count": 0.5}),
        ("acocunt", {"account": 0.5}),
        ("verfiction", {"verification": 0.3}),
        ("acc", {"account": 0.26}),
        ("insurance", {"insur": 0.33}),
        ("ac", {}),
        ("2fb", {}),
        ("账户", {"账户": 1}),
        ("帐号", {}),
    ],
)
def test_what_a_typed_term_may_mean(page: Page, site_url: str, typed: str, meant: dict[str, float]) -> None:
    body = """
        const index = m.makeIndex();
        index.add(0, 0, new Set(v[1]));
        return Object.fromEntries(index.meant(v[0]).map(([term, sure]) => [term, Math.round(sure * 100) / 100]));
    """
    words = ["account", "count", "verification", "insur", "2fa", "账户"]
    assert run(page, site_url, "search", body, typed, words) == meant


TABLE = "dian 电点\nduan 短\nfu 服\nhua 话\nji 计记\nke 客克\nxian 现\nxin 信\nti 提\nyan 验\nzheng 证正\nzhu 助"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["kefu"], [["客服"]]),
        (["kefudianhua"], [["客服"], [], ["电话"]]),
        (["ke", "fu"], [["客服"]]),
        (["tixian"], [["提现"]]),
        (["yanzen"], []),
        (["yanzeng"], []),
        (["yanzheng"], [["验证"]]),
        (["tixia"], []),
        (["kefud"], [["客服"]]),
        (["dx"], [["短信"]]),
        (["kfdh"], [["客服"], [], ["电话"]]),
        (["hello"], []),
        (["fu"], []),
    ],
)
def test_pinyin(page: Page, site_url: str, words: list[str], found: list[list[str]]) -> None:
    body = """
        const sounds = await m.makeSounds(v[1], v[2]);
        return sounds.units(v[0]).map((unit) => sounds.like(unit).map(([term]) => term));
    """
    index = ["客服", "电话", "提现", "短信", "验证", "客", "记词", "fee"]
    assert run(page, site_url, "sounds", body, words, TABLE, index) == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [("克服", ["客服"]), ("计词", []), ("验正", ["验证"]), ("点话", ["电话"]), ("服务", []), ("zz", [])],
)
def test_characters_that_sound_alike(page: Page, site_url: str, typed: str, found: list[str]) -> None:
    body = "return (await m.makeSounds(v[1], v[2])).like(v[0]).map(([term]) => term);"
    assert run(page, site_url, "sounds", body, typed, TABLE, ["客服", "电话", "验证"]) == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [("末到", ["未到"]), ("未倒", ["未到"]), ("末倒", []), ("币值", ["市值"]), ("到末", [])],
)
def test_characters_that_look_alike(page: Page, site_url: str, typed: str, found: list[str]) -> None:
    body = "return (await m.makeSounds(v[1], v[2], v[3])).like(v[0]).map(([term]) => term);"
    assert run(page, site_url, "sounds", body, typed, TABLE, ["未到", "市值"], "末未\n倒到\n巾币市") == found


@pytest.mark.parametrize(
    ("text", "found", "marked"),
    [
        ("账户被锁定怎么办", ["账户", "锁定"], "[账户]被[锁定]怎么办"),
        ("帳戶鎖定", ["锁定"], "帳戶[鎖定]"),
        ("账户锁定", ["账户", "户锁", "锁定"], "[账户锁定]"),
        ("付锁", ["锁"], "付[锁]"),
        ("Fees and more fees", ["fee"], "[Fees] and more [fees]"),
        ("ＵＳＤＴ ok", ["usdt"], "[ＵＳＤＴ] ok"),
        ("none", ["other"], "none"),
    ],
)
def test_mark(page: Page, site_url: str, text: str, found: list[str], marked: str) -> None:
    body = """
        const { fold, learn } = m.makeFold();
        learn(v[2]);
        const parts = m.mark(v[0], new Set(v[1]), fold);
        return parts.map((part) => (part.hit ? `[${part.text}]` : part.text)).join("");
    """
    assert run(page, site_url, "search", body, text, found, PAIRS) == marked
