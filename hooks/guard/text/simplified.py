"""Chinese in one script: the characters of Taiwan and Hong Kong as those of the mainland, one for one."""

from __future__ import annotations

import re

# Pairs of characters, the traditional first; those that stand in words by which a contact is told.
PAIRS = (
    "識识詞词電电報报臉脸書书紅红頻频號号眾众飛飞機机釘钉騰腾訊讯會会議议魚鱼鹹咸閒闲賬账戶户聯联繫系絡络組组員员專专領领諮咨"
    "詢询衛卫遠远協协綠绿陸陆維维請请過过個个們们來来問问題题錢钱賣卖買买資资網网頁页連连結结點点擊击開开啟启關关閉闭"
    "應应該该幫帮說说話话語语線线轉转單单據据銀银貨货幣币確确認认驗验證证碼码輸输鑰钥備备復复還还為为與与從从後后發发"
    "現现時时間间內内裡里裏里麼么這这樣样對对於于無无論论須须隨随誰谁讓让給给選选擇择項项設设計计劃划區区塊块鏈链處处"
    "檢检視视歡欢權权實实際际傳传歷历記记錄录體体變变換换刪删滿满額额費费優优獎奖標标籤签圖图門门撥拨編编輯辑條条務务"
    "嗎吗尋寻詳详細细貼贴購购業业類类見见經经顧顾團团隊队導导師师辦办進进級级別别動动態态鬧闹讀读寫写頭头順顺數数萬万"
    "億亿兩两參参貳贰陳陈帳账賴赖暱昵稱称羣群夥伙絲丝蘋苹爾尔奧奥樂乐嶶微亞亚臺台灣湾國国韓韩倫伦紐纽約约營营運运總总"
    "櫃柜檯台窩窝貓猫鳥鸟筆笔雲云盤盘壓压縮缩檔档異异構构圓圆彈弹覆复鍵键盡尽遞递郵邮滙汇匯汇戲戏廣广東东離离聽听觸触"
    "係是傾倾喺在俾给畀给咗了嘅的搵找撳按啲些冇没唔不佢他哋们"
    "產产庫库遷迁邊边釦扣瀏浏覽览減减橫横擴扩裝装佈布塵尘贊赞頂顶舊旧閃闪掛挂紙纸補补償偿歸归寶宝畫画緊紧綫线熱热幾几當当嚟来睇看講讲鵝鹅齊齐聲声啱对"
    "禮礼護护價价賠赔贈赠盜盗騙骗詐诈偽伪謊谎絕绝險险舉举釣钓誘诱誤误隱隐憑凭閱阅暫暂臨临擔担擋挡斷断狀状環环穩稳續续職职腦脑膽胆薦荐術术覺觉觀观訂订託托註注評评試试財财責责質质軟软輕轻錯错鎖锁凍冻階阶難难"
    "雙双預预顯显驟骤徵征僅仅樓楼獲获儲储麥麦櫥橱車车駕驾銷销餘余欄栏攜携諧谐華华謎谜帶带歲岁慮虑燈灯壞坏聰聪廳厅彙汇徹彻戰战撈捞擾扰攤摊殼壳氹凼燒烧"
    "獻献甦苏畢毕痺痹瘋疯禍祸窮穷糧粮縣县罵骂聖圣肅肃膠胶臘腊蘭兰衝冲襲袭詛诅謝谢譽誉貢贡輛辆迴回逕径邏逻鄉乡鈔钞鍾钟鏡镜閣阁雜杂霧雾韌韧頒颁飲饮駛驶鬥斗麗丽場场噴喷館馆飯饭廟庙層层橋桥園园鎮镇樹树灘滩鋪铺長长"
    "將将測测載载張张審审簽签駁驳較较遙遥醫医監监冊册擺摆"
)
_TABLE = str.maketrans({PAIRS[at]: PAIRS[at + 1] for at in range(0, len(PAIRS), 2)})
_TRADITIONAL = re.compile(f"[{PAIRS[::2]}]")


def simplified(text: str) -> str:
    """Return `text`, as long as it was, in simplified characters; Cantonese ones become those they stand for."""
    return text.translate(_TABLE) if not text.isascii() and _TRADITIONAL.search(text) else text
