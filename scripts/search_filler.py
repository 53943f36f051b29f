"""Invented pages of other subjects, to see how the search does when the site has grown.

They are as long as the real ones, with as many questions and keywords, and ask in the same manner (how do I …, why
does … not …). Some stand close to what a wallet's pages are about: cards, staking, tax reports.
"""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from search import search_files
from search.words import Language

LANGUAGES = ("zh", "en")
QUESTIONS = 22  # per page; the real ones have more, which their manner would only repeat
KEYWORDS = 18
HEADINGS = 5
SENTENCES = 24

_EN = {
    "nouns": """parcel,invoice,subscription,router,printer,gift card,loyalty card,credit card,debit card,savings plan,
        loan,mortgage,tax report,staking pool,hardware wallet,NFT gallery,price alert,referral bonus,merchant invoice,
        API key,mining rig,newsletter,calendar,playlist,photo album,video call,conference room,hotel booking,flight,
        train ticket,rental car,parking permit,meal plan,recipe,grocery order,delivery slot,washing machine,fridge,
        heating,solar panel,electric meter,water bill,phone contract,data plan,roaming pack,headset,keyboard,monitor,
        laptop,tablet,camera,drone,bicycle,scooter,gym membership,yoga course,language course,exam,certificate,
        library card,textbook,school timetable,pension,payslip,work contract,holiday request,expense claim,time sheet,
        project board,spreadsheet,presentation,backup drive,cloud folder,shared folder,web shop,product page,
        discount code,return label,warranty,repair,spare part,garden tool,lawn mower,pet policy,dog licence,
        vaccination,doctor's appointment,prescription,lab result,dental plan,museum pass,concert ticket,seat map,
        podcast,e-book,game console,save file,avatar,forum post,survey,donation,charity run,voting card,map,weather,
        alarm clock,smart lamp,doorbell,thermostat,speaker,charger,battery,copy machine,fax,post box""",
    "aspects": """renew,share,print,export,import,schedule,archive,rename,compare,upgrade,downgrade,pause,resume,
        translate,duplicate,merge,assemble,clean,measure,review,rate,colour,sort,label""",
    "faults": """is late,is broken,does not load,looks blurred,is too loud,arrived damaged,was cancelled,has expired,
        shows the wrong date,is not in the list,keeps restarting,is out of stock,was sent to the wrong place,
        cost more than expected,is stuck,disappeared after the update,was declined,can't be opened""",
    "manners": """how do I {a} my {n};can I {a} the {n} on my phone;why can't I {a} the {n};who may {a} a {n};
        what does it cost to {a} a {n};how long does it take to {a} the {n};where do I {a} my {n};my {n} {f};
        the {n} {f}, what now;I forgot to {a} my {n};is it safe to {a} a {n};do I need help to {a} the {n};
        which {n} can I {a};I want to {a} two {n}s at once;support says my {n} {f};how many times can I {a} a {n};
        what happens when the {n} {f};I can not {a} the {n};{a} {n} without an account;undo {a} {n};
        {n} {f} after a new phone;best way to {a} a {n}""",
    "keywords": "{a} {n};{n};{n} help;{n} problem;{n} settings;{n} list;new {n};{n} fee;lost {n};{n} limit;my {n}s;"
    "{n} history;{a} several {n}s;{n} code;{a};{n} price;{n} not working;{n} status;{n} guide;free {n}",
    "headings": "How to {a} a {n};When the {n} {f};What it costs to {a};Before you {a} a {n};"
    "Common questions about a {n};Who can {a} the {n}",
    "title": "{a} your {n}",
    "summary": "How to {a} a {n} step by step, what to check when the {n} {f}, and where to ask when nothing helps.",
    "body": """Open the {n} page, choose the {n} that you want to {a} and confirm.;If the {n} {f}, wait a minute and try
        again.;You can {a} a {n} as often as you like, but the change may take a day.;The {n} stays on your account
        until you remove it.;Support can see the {n}, not what is in it.;A fee is shown before you {a} anything.;
        After you sign in, the list shows every {n} with its status.;Keep the message with the code of the {n}.;
        Your password is not needed for this.;Never pay anyone who offers to {a} it for you.""",
}
_ZH = {
    "nouns": """包裹,发票,会员卡,路由器,打印机,礼品卡,积分,信用卡,借记卡,储蓄计划,贷款,房贷,税务报表,质押池,硬件钱包,
        数字藏品,价格提醒,邀请奖励,商户账单,接口密钥,矿机,新闻订阅,日历,歌单,相册,视频会议,会议室,酒店订单,机票,火车票,
        租车,停车证,套餐,菜谱,买菜订单,配送时间,洗衣机,冰箱,暖气,太阳能板,电表,水费单,手机套餐,流量包,漫游包,耳机,键盘,
        显示器,笔记本,平板,相机,无人机,自行车,滑板车,健身卡,瑜伽课,语言课,考试,证书,借书证,课本,课程表,养老金,工资条,
        劳动合同,请假单,报销单,工时表,项目看板,电子表格,演示文稿,备份硬盘,云盘,共享文件夹,网店,商品页,优惠券,退货单,保修,
        维修,配件,园艺工具,割草机,宠物险,狗证,疫苗,挂号,处方,化验单,牙科计划,博物馆票,演唱会票,座位图,播客,电子书,游戏机,
        存档,头像,帖子,问卷,捐款,义跑,选票,地图,天气,闹钟,智能灯,门铃,温控器,音箱,充电器,电池,复印机,传真,信箱""",
    "aspects": "续订,分享,打印,导出,导入,预约,归档,改名,比较,升级,降级,暂停,恢复,翻译,复制,合并,组装,清洗,测量,评价,"
    "打分,上色,排序,贴标签",
    "faults": "晚到了,坏了,打不开,很模糊,声音太大,收到时破了,被取消了,过期了,日期不对,列表里没有,一直重启,缺货,"
    "寄错地方了,比预想的贵,卡住了,更新后不见了,被拒绝了,用不了",
    "manners": "怎么{a}{n};手机上能{a}{n}吗;为什么不能{a}{n};谁可以{a}{n};{a}{n}要多少钱;{a}{n}要多久;"
    "在哪里{a}{n};我的{n}{f};{n}{f}怎么办;忘了{a}{n};{a}{n}安全吗;{a}{n}要找客服吗;哪些{n}可以{a};想一次{a}两个{n};"
    "客服说我的{n}{f};一个{n}能{a}几次;{n}{f}会怎么样;{a}不了{n};没有账户怎么{a}{n};"
    "{a}{n}能撤销吗;换手机以后{n}{f};{a}{n}的最好办法",
    "keywords": "{a}{n};{n};{n}帮助;{n}问题;{n}设置;{n}列表;新{n};{n}费用;{n}丢了;{n}限额;我的{n};{n}记录;"
    "批量{a}{n};{n}码;{a};{n}价格;{n}用不了;{n}状态;{n}教程;免费{n}",
    "headings": "怎么{a}{n};{n}{f}的时候;{a}要花多少;{a}{n}之前;{n}常见问题;谁能{a}{n}",
    "title": "{a}你的{n}",
    "summary": "一步一步说明怎么{a}{n}，{n}{f}时看什么，都不行的时候找谁。",
    "body": "打开{n}页面，选要{a}的{n}，再确认。;如果{n}{f}，等一分钟再试。;{n}可以{a}很多次，改动一天内生效。;"
    "{n}一直在你的账户里，除非你删掉。;客服看得到{n}，看不到里面的内容。;{a}之前会显示手续费。;登录以后，列表里有每个{n}的状态。;"
    "有{n}验证码的短信要留好。;这一步不需要密码。;有人说付钱就帮你{a}，不要信。",
}


def filler(lang: str, count: int) -> list[dict[str, Any]]:
    """Return `count` invented documents, the same ones at every call."""
    words = {name: _cut(text) for name, text in (_EN if lang == "en" else _ZH).items()}
    pairs = [(noun, aspect) for aspect in words["aspects"] for noun in words["nouns"]]
    if count > len(pairs):
        raise ValueError(f"at most {len(pairs)} invented pages")
    chance = random.Random(lang)
    chance.shuffle(pairs)
    return [_document(lang, words, *pair, chance) for pair in pairs[:count]]


def _cut(text: str) -> list[str]:
    mark = ";" if "{" in text else ","
    return [" ".join(part.split()) for part in text.split(mark) if part.strip()]


def _document(
    lang: str, words: Mapping[str, Sequence[str]], noun: str, aspect: str, chance: random.Random
) -> dict[str, Any]:
    def say(form: str) -> str:
        return form.replace("{n}", noun).replace("{a}", aspect).replace("{f}", chance.choice(words["faults"]))

    def some(name: str, count: int) -> list[str]:
        return [say(form) for form in chance.sample(words[name], min(count, len(words[name])))]

    other = chance.choice(words["nouns"])
    said = [say(chance.choice(words["body"])) for _ in range(SENTENCES)]
    sentences = [sentence.replace(noun, chance.choice([noun, other])) for sentence in said]
    name = f"other-{words['nouns'].index(noun)}-{words['aspects'].index(aspect)}"
    return {
        "id": name,
        "url": f"{'en/' if lang == 'en' else ''}other/{name}/",
        "title": say(words["title"][0]),
        "section": chance.choice(words["nouns"][:12]),
        "summary": say(words["summary"][0]),
        "questions": some("manners", QUESTIONS),
        "keywords": some("keywords", KEYWORDS),
        "headings": [{"id": f"h{at}", "text": text} for at, text in enumerate(some("headings", HEADINGS))],
        "body": " ".join(sentences),
        "twin": "",
    }


def filled(site: Path, pages: int, target: Path) -> Path:
    """Copy a built site to `target` with so many pages in its search files, real ones included; return `target`."""
    shutil.copytree(site, target)
    for lang in LANGUAGES:
        head = _read(site / f"search/{lang}.json")
        real = documents(site, lang)
        everything = sorted([*real, *filler(lang, pages - len(real))], key=lambda one: one["id"])
        words = Language.model_validate({name: head[name] for name in ("replace", "groups", "weak", "drop")})
        for name, content in search_files(lang, everything, words).items():
            (target / name).write_bytes(content)
    return target


def documents(site: Path, lang: str) -> list[dict[str, Any]]:
    """Return the documents of a built site's search, put together again from its files."""
    head = _read(site / f"search/{lang}.json")
    whole = {document["id"]: dict(document) for document in head["docs"]}
    for name in head["next"]:
        for text in _read(site / "search" / name)["texts"]:
            questions = [*whole[text["id"]].get("questions", []), *text.get("questions", [])]
            whole[text["id"]].update({**text, "questions": questions})
    return list(whole.values())


def _read(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content
