"""Punctuation of another script, twice or half, in pages, front matter, data files and words of the interface."""

from __future__ import annotations

from pathlib import Path

from content.markup import data_findings
from content.markup.leftovers import article_leftovers, punctuation_leftovers
from tests.support.tables import all_but

WRONG = {
    "Hani": [
        "先停下,别再付钱。",
        "余额少了;先别动",
        "是真的吗?",
        "记住:不付",
        "别急!先看",
        "等一等.",
        "等一等...",
        "打开 App,再点",
        "客服(真人)不问密码",
        "打开设置 (右上角)",
        '点"设置"',
        "点'设置'",
        "先停下。。",
        "先停下，，再看",
        "先停下，。",
        "先停下；,再看",
        "先停下 ，再看",
        "点「 设置」",
        "先\u3000停下",
        "点「设置，再点「安全」",
        "点「设置』",
        "点设置」",
        "他说“马上付",
        "他说”马上“付",
        "客服（真人不问密码",
        "看《指南",
        "【公告 今晚升级",
        "用 TRON (TRC20 转",
    ],
    "Latn": [
        "Stop here，then go",
        "Stop here。",
        "Stop here！ Now",
        "Open 「Settings」",
        "Wait（an hour）",
        "Stop,, then go",
        "Stop here..",
        "Stop,. then go",
        "Stop here , then go",
        "Stop here .",
        "They say “pay now, and wait",
        "They say pay now” and wait",
        "They say ”pay now“",
        "Wait (an hour, then look",
        "Wait (an hour], then look",
        "Wait an hour), then look",
    ],
}
RIGHT = {
    "Hani": [
        "先停下，别再付钱。等 3.5 分钟（最多 24 小时）……",
        "错误写着 insufficient funds for gas * price + value, try again",
        "BTC、ETH：Max fee，Priority fee",
        "「设置」→「安全」，“他说”",
        "1) 打开 App",
        "（1）打开 App",
        "9:00–18:00",
        "真的？！",
        "他说：「快付。」别付。",
        "用 TRON (TRC20) 转",
        "《指南》（「怎么转」那一节）",
    ],
    "Jpan": ["「設定」を開き、「安全」を押します。", "待つ（1 時間）"],
    "Latn": [
        "Wait (an hour), then look... and call 9:00–18:00.",
        "They say “pay now”; don't. It's the thieves’ way.",
        "Tap 设置，then 安全。",
        "a) open the app",
        "etc., and so on. It’s 3.5 %.",
        'Open "Settings".',
        "Pay .5 ETH",
    ],
}


def told(case: tuple[str, str]) -> int:
    script, text = case
    return len(list(punctuation_leftovers([text], script)))


def test_wrong_punctuation_is_told_once() -> None:
    assert not all_but(((script, text) for script, texts in WRONG.items() for text in texts), told, 1)


def test_right_punctuation_is_not() -> None:
    assert not all_but(((script, text) for script, texts in RIGHT.items() for text in texts), told, 0)


def test_texts_that_are_looked_through_together_are_told_as_each_alone() -> None:
    for script, wrong in WRONG.items():
        texts = [
            text for pair in zip(wrong, [*RIGHT[script], *RIGHT[script], *RIGHT[script]], strict=False) for text in pair
        ]
        alone = [
            (number, found) for number, text in enumerate(texts) for _, found in punctuation_leftovers([text], script)
        ]
        assert list(punctuation_leftovers(texts, script)) == alone
        assert len(alone) == len(texts) // 2


def test_an_article_is_read_block_by_block_with_a_place_for_code() -> None:
    blocks = (
        "<p>看 <strong>状态</strong> 一行</p><p>看<strong>状态</strong> ，再看</p><p>「点<code>a,b</code>」，再看</p>",
        "<ul><li>（甲</li><li>乙）</li></ul><pre>f(，)</pre><p>停下,\n再看</p>",
    )
    html = "".join(blocks)
    found = [one.line for one in article_leftovers(html, "Hani")]
    assert found == ["看状态 ，再看", "（甲", "乙）", "停下,"]
    assert not list(article_leftovers(html)), "nobody knows in which script it is written"


def test_what_data_files_and_words_show_is_looked_at(tmp_path: Path) -> None:
    files = {
        "docs/facts.yml": "facts:\n  x: { zh: '一天,两天', en: “a day }\n",
        "docs/not-covered.yml": "a:\n  answer: { zh: 没有。。, en: No. }\n  words: { zh: ['怎么办,急'] }\n",
        "docs/stories.yml": "zh:\n  fees: ['贵,太贵']\n",
        "overrides/words/zh.yml": "site:\n  name: 「名字\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = [(one.file, one.line, one.code) for one in data_findings(tmp_path, {"zh": "Hani", "en": "Latn"})]
    assert found == [
        ("docs/facts.yml", 2, "MD017"),
        ("docs/facts.yml", 2, "MD017"),
        ("docs/not-covered.yml", 2, "MD017"),
        ("overrides/words/zh.yml", 2, "MD017"),
    ]
