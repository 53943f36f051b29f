"""Lines that end inside a sentence: joined between Chinese characters, a space everywhere else."""

from __future__ import annotations

from content.markup import without_soft_breaks
from tests.support.rows import each_row


@each_row(
    ("html", "joined"),
    [
        ("<p>先看状态，\n再看时间</p>", "<p>先看状态，再看时间</p>"),
        ("<p>先看<strong>状态</strong>\n再看时间</p>", "<p>先看<strong>状态</strong>再看时间</p>"),
        ("<p>先看\n<strong>状态</strong></p>", "<p>先看<strong>状态</strong></p>"),
        ("<p>先看 \n  状态</p>", "<p>先看状态</p>"),
        ('<p>先看\n<a href="x/">状态</a>\n再看</p>', '<p>先看<a href="x/">状态</a>再看</p>'),
        ("<p>打开 App\n再看</p>", "<p>打开 App\n再看</p>"),
        ("<p>打开\nApp 再看</p>", "<p>打开\nApp 再看</p>"),
        ("<p>他说\n“停下”\n就停下</p>", "<p>他说“停下”就停下</p>"),
        ("<p>He said\n“stop”\nand went</p>", "<p>He said\n“stop”\nand went</p>"),
        ("<p>ひらがな\nカタカナ</p>", "<p>ひらがなカタカナ</p>"),
        ("<p>한국어\n문장</p>", "<p>한국어\n문장</p>"),
        ("<p>先看<br>\n再看</p>", "<p>先看<br>\n再看</p>"),
        ("<p>先看</p>\n<p>再看</p>", "<p>先看</p>\n<p>再看</p>"),
        ("<pre><code>先看\n再看</code></pre>", "<pre><code>先看\n再看</code></pre>"),
    ],
)
def test_soft_breaks(html: str, joined: str) -> None:
    assert without_soft_breaks(html) == joined
