"""Rules of words, tried on sentences that people who do not know them would write, and on fair ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.article_texts import texts_of_article
from content.wording import Wording, load_wording, unused_allowances, wording_findings
from guard.report.findings import Refused
from tests.support.paths import ROOT

ZH, EN = (load_wording(ROOT, tag) for tag in ("zh", "en"))

# Promises and demands in other words than those of the examples in docs/wording.
FORBIDDEN_EN = [
    "All coins in the app are covered by insurance up to 250,000 USD.",
    "Don't worry, your funds are always insured.",
    "If something goes wrong, we will reimburse your loss.",
    "Your assets are 100% safe with us.",
    "Lost money will be compensated within three days.",
    "We guarantee that your balance can't be touched.",
    "Pay the unlocking fee in the app to reactivate your account.",
    "Deposit 50 USDT to unfreeze the withdrawal.",
    "Transfer a small amount so that we can release your account.",
    "A tax must be paid before you can withdraw.",
    "Send your coins to our secure wallet until the check is over.",
    "Move everything to the safe account shown in the chat.",
    "Please put your assets into a custody address for now.",
    "Make a test transfer so that we see your wallet.",
    "A verification payment of 10 USDT confirms who you are.",
    "A deposit to verify your identity will be returned.",
    "Enter your recovery phrase in the chat and send it to us.",
    "To speed it up, give the agent your one-time code.",
    "Read out your password to our staff on the phone.",
    "Share your twelve words with support.",
    "Allow remote access so that support can help.",
    "Our team can fix it, share your screen in the call.",
    "Install remote software and let us look.",
    "We can cancel a confirmed transfer within an hour.",
    "Support will get your stolen coins back.",
    "Our engineers recall the transaction for you.",
    "If the page is down, google the support number.",
    "You can also ask in a forum for the hotline.",
    "Staking pays a guaranteed return of 8%.",
    "Join now and double your coins.",
]
FORBIDDEN_ZH = [
    "放心，你的资产有保险。",
    "钱包里的币由平台兜底。",
    "如有损失，我们全额赔付。",
    "资金绝对安全。",
    "出了问题，余额会补偿给你。",
    "你的币都在冷库，万无一失。",
    "先交一笔保证金，账户就会解冻。",
    "转 100 USDT 即可激活账户提现。",
    "缴纳税款后才能解锁。",
    "付解冻费以后，客服马上给你解封。",
    "请先把资产转到安全账户保管。",
    "把币移到我们的地址，等检查完再还你。",
    "转入平台地址可以避免被盗。",
    "为确认身份，请做一笔测试转账。",
    "通过打款验证后，账户恢复正常。",
    "做一次验证转账就能通过审核。",
    "把验证码发给工作人员。",
    "登录密码请告诉客服，便于排查。",
    "私钥请提供给我们的技术员。",
    "请在聊天里把助记词交给专员核对。",
    "客服会远程协助你设置。",
    "打开屏幕共享，让我们看看。",
    "请允许远程控制。",
    "后台可以撤回这笔转账。",
    "我们会帮你追回被盗的资产。",
    "客服能拦截已经转出的交易。",
    "找不到入口，可以百度客服电话。",
    "在贴吧也能问到人工的联系方式。",
    "质押稳赚，日收益 1%。",
    "买入保本，随时可取。",
]
# Promises of a result, blame and pressure.
FORBIDDEN_EN += [
    "Your coins will definitely arrive within the hour.",
    "We guarantee that your case will be solved today.",
    "Your withdrawal is certain to arrive by Monday.",
    "Don't worry, support always gets accounts back.",
    "We promise to restore your wallet.",
    "This is your own fault, because you shared the phrase.",
    "You should have checked the address.",
    "It failed because you were careless.",
    "You ignored the warning on the screen.",
    "User error is the reason for most losses.",
    "Verify now or your account will be closed.",
    "Hurry, the offer ends tonight.",
    "Your account will be suspended within 24 hours.",
    "This is your last chance to keep your coins.",
    "Act immediately or you lose everything.",
]
FORBIDDEN_ZH += [
    "你的币一定会到账。",
    "我们保证今天解决。",
    "客服肯定能帮你恢复登录。",
    "放心，很快就会回来。",
    "提现百分之百成功。",
    "都怪你没有核对地址。",
    "这是你自己操作失误造成的。",
    "你早该备份助记词。",
    "由于你的疏忽，币转错了。",
    "是你太大意了。",
    "马上验证，否则账户会被冻结。",
    "逾期将无法提现。",
    "最后一次机会，今天必须完成。",
    "24 小时内不处理，资产会被清零。",
    "限时办理，过期作废。",
]

FAIR_EN = [
    "Nobody can insure coins on a network.",
    "Support can't reverse a confirmed transfer.",
    "Whoever asks you to pay a fee to unlock your account is a thief.",
    "Never give anyone your recovery phrase, support included.",
    "A “test transfer” for support is always fraud.",
    "Send a small amount first, and the rest when it has arrived.",
    "If the deposit does not arrive, the sender can ask for a refund.",
    "Pay the network fee in this network's own coin.",
    "Write the recovery phrase on paper and keep it safe.",
    "Move the coins to a new wallet that you make yourself.",
    "Support reads the ticket and answers by e-mail.",
    "The exchange may return the coins if it holds them.",
    "Do not share your screen while you read the phrase.",
    "To unlock, tap Unlock and follow the screen.",
    "Ask the police how to report the loss.",
]
FAIR_ZH = [
    "没有人能承保链上的资产。",
    "已确认的转账，客服也撤不回。",
    "要你先付钱才解锁的，都是骗子。",
    "助记词不要告诉任何人，客服也不行。",
    "「验证转账」都是诈骗。",
    "第一次转账，先转一小笔，收到再转其余的。",
    "手续费用这个网络自己的币付。",
    "把助记词抄在纸上，收好。",
    "把币转到你自己新建的钱包。",
    "客服看工单，用邮件回答。",
    "交易所收到了币，也许能退给付款人。",
    "看助记词的时候，不要共享屏幕。",
    "点「解锁」，照页面做。",
    "问警方怎么报案。",
    "充值没到，先看网络选对没有。",
]
FAIR_EN += [
    "Nobody can promise that it arrives.",
    "We can't guarantee a time.",
    "“Act now or it will be frozen”: these are a thief's words.",
    "You are not to blame; it happens to many people.",
    "Move the coins now: whoever has the phrase can take them.",
    "Do this at once, then call your bank.",
    "The thief can move them then too; nobody can promise that you are faster.",
    "If you sign out other devices within 24 hours, the code still works.",
    "A dropped transaction can come back.",
    "Wait until the time on the screen has passed.",
]
# A denial reaches over a list and around brackets, and its words may stand behind.
FAIR_EN += [
    "We cannot freeze, reverse or change transactions.",
    "We cannot freeze, reverse, or change transactions.",
    "We don't hold your keys, so we cannot stop, reverse or return a payment.",
    "Transactions cannot be reversed, and we cannot refund them.",
    "We can't (and nobody can) reverse a transaction.",
    "Can support reverse the transaction?",
    "Give your recovery phrase to nobody, support included.",
    "Wallets never sell insurance, run lotteries or offer guaranteed returns.",
    "Our wallet does not send codes by text message.",
    "If you are told to pay a deposit before you can withdraw, do not pay.",
]
FAIR_ZH += [
    "我们无法冻结、撤回或修改链上交易。",
    "我们没有你的私钥，无法冻结，撤回或找回转账。",
    "交易上链就无法撤回，我们也不能代你取消。",
    "我们不能（别人也不能）撤回这笔转账。",
    "客服能撤回这笔转账吗？",
    "首次向新地址转账时，网络会另收激活费。",
    "把截图发给客服，截图里不要有助记词或私钥。",
    "撤销授权是一笔链上交易，费用由网络收，不归我们。",
    "把助记词告诉客服是不行的。",
]
# A comma before a new clause, "but" and words that only look like a denial end it.
FORBIDDEN_EN += [
    "Don't worry, we can reverse the transaction.",
    "Others can't do it, we reverse the transaction.",
    "Nobody else can, but our engineers reverse the payment.",
    "We don't need your name, just tell support the recovery phrase.",
    "Tell support your recovery phrase, and nobody else.",
    "Give your recovery phrase to support and to nobody else.",
    "Why not search the web for the support number?",
]
FORBIDDEN_ZH += [
    "别担心，我们可以撤回这笔转账。",
    "别人做不到，客服可以撤回这笔转账。",
    "你不能撤回，但我们能撤回这笔转账。",
    "您的资产由保险公司承保。",
    "何不在网上搜客服电话？",
]
FAIR_ZH += [
    "能不能追回，谁也不能保证。",
    "不是你的错，很多人都遇到过。",
    "「再不处理就冻结」是骗子的话。",
    "马上把币转到新钱包。",
    "没核对过备份，先不要卸载。",
    "不是你输错的：有人在试你的密码。",
    "到点马上转，不保证抢得到。",
    "输错太多次，账户会被锁定。",
    "审核结果和时间没有人能提前保证。",
    "看最低金额，不然可能不入账。",
]

# What strangers wrote who did not know the rules: kind, language, sentence.
WRITTEN = [
    line.split("\t") for line in Path(__file__).with_name("wording_sentences.tsv").read_text("utf-8").splitlines()
]
FORBIDDEN_EN += [sentence for kind, tag, sentence in WRITTEN if (kind, tag) == ("bad", "en")]
FORBIDDEN_ZH += [sentence for kind, tag, sentence in WRITTEN if (kind, tag) == ("bad", "zh")]
# In the tone of their writers; here the promises alone are judged.
UNFORBIDDEN = [(EN if tag == "en" else ZH, sentence) for kind, tag, sentence in WRITTEN if kind == "fair"]

FORBIDDEN = [*((EN, one) for one in FORBIDDEN_EN), *((ZH, one) for one in FORBIDDEN_ZH)]
FAIR = [*((EN, one) for one in FAIR_EN), *((ZH, one) for one in FAIR_ZH)]


def test_a_promise_in_other_words() -> None:
    assert [said for wording, said in FORBIDDEN if not _promises(wording, said)] == []


def test_a_fair_sentence() -> None:
    assert [(said, one.near) for wording, said in FAIR for one in wording.remarks(said)] == []


def test_a_fair_sentence_of_a_stranger() -> None:
    assert [(said, _promises(wording, said)) for wording, said in UNFORBIDDEN if _promises(wording, said)] == []


def _promises(wording: Wording, sentence: str) -> list[str]:
    return [remark.near for remark in wording.remarks(sentence) if remark.code == "WO002"]


@pytest.mark.parametrize(
    ("wording", "sentence", "code", "near"),
    [
        (EN, "Write down the seed phrase.", "WO001", "seed phrase"),
        (EN, "Log in and look.", "WO001", "Log in"),
        (EN, "The Gas Fee goes to the network.", "WO001", "Gas Fee"),
        (EN, "Simply tap Send.", "WO003", "Simply"),
        (EN, "Stop!", "WO003", "!"),
        (ZH, "抄下恢复词。", "WO001", "恢复词"),
        (ZH, "请您稍等。", "WO003", "您"),
        (ZH, "然后进行转账。", "WO003", "进行"),
        (ZH, "快停下！", "WO003", "！"),
    ],
)
def test_terms_and_tone(wording: Wording, sentence: str, code: str, near: str) -> None:
    assert [(remark.code, remark.near) for remark in wording.remarks(sentence)] == [(code, near)]


def test_words_of_others_stand_in_quotation_marks() -> None:
    assert list(EN.remarks("Some people say “seed phrase” or “please, just pay”.")) == []
    assert list(ZH.remarks("有人叫它「恢复词」。")) == []


def test_what_is_said_around_a_text_belongs_to_it() -> None:
    html = (
        "<h2>What nobody may ask</h2><p>Nobody who helps will want you to:</p><ul><li>Allow remote access</li></ul>"
        "<h2>What can and can't be done</h2><ol><li>Allow remote access</li></ol>"
        "<table><tr><th>They say</th><th>It is</th></tr><tr><td>Pay a fee to unlock</td><td>a fraud</td></tr></table>"
    )
    said = [
        (text, [remark.code for remark in EN.remarks(text, around)])
        for text, around in texts_of_article(html)
        if list(EN.remarks(text))
    ]
    assert said == [
        ("Allow remote access", []),
        ("Allow remote access", ["WO002"]),
        ("Pay a fee to unlock", ["WO002"]),
    ]


RULES = """
never:
  - {id: insured, why: nobody can, say: the truth, all: [[funds], [insured]], example: %s, fine: %s}
denies: [not]
allowed:
  - {page: a.md, text: funds are insured, by: somebody, why: a law says so}
"""


def write(root: Path, example: str = "Funds are insured.", fine: str = "Funds are not insured.") -> Path:
    (root / "docs" / "wording").mkdir(parents=True, exist_ok=True)
    (root / "docs" / "wording" / "en.yml").write_text(RULES % (example, fine), encoding="utf-8")
    return root


def test_a_person_may_let_a_sentence_stand(tmp_path: Path) -> None:
    wording = load_wording(write(tmp_path), "en")
    texts = [("Your funds are  insured. Ours too: funds, insured.", "", lambda word: len(word))]
    findings, used = wording_findings(wording, "docs/en/a.md", "a.md", texts)
    assert [(one.line, one.code, one.severity) for one in findings] == [(7, "WO002", "error")] and used == {0}
    assert list(unused_allowances(wording, used)) == []
    [finding] = unused_allowances(wording, set())
    assert str(finding).startswith("docs/wording/en.yml:6 WO005 lets “funds are insured” stand on a.md")


@pytest.mark.parametrize(
    ("example", "fine"),
    [("Funds are not insured.", "Funds are not insured."), ("Funds are insured.", "Our funds are insured.")],
)
def test_examples_are_judged(tmp_path: Path, example: str, fine: str) -> None:
    with pytest.raises(Refused, match="WO004"):
        load_wording(write(tmp_path, example, fine), "en")


def test_a_language_without_rules_has_none(tmp_path: Path) -> None:
    assert list(load_wording(tmp_path, "en").remarks("Simply insured funds!")) == []
