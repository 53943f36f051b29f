// Made by `python -m scripts.check_words` from hooks/guard/words/ and the list of public suffixes.

export const WORDS = {
  "messenger-names": "[微薇威维徽葳崴唯惟]\\W{0,2}[信芯讯]|[微薇威葳][心新星]|(?:wei|w|v)\\W?信|(?:微|[vw])\\W?[❤♥♡💓-💟💚💙💛💜🖤🤍🤎🧡🩷🩵]\\W?[信x]?|[❤♥♡💓-💟💚💙💛💜🖤🤍🤎🧡🩷🩵]\\W?信|[维維威][❤♥♡💓-💟💚💙💛💜🖤🤍🤎🧡🩷🩵]|绿泡泡?|绿色软件|绿标|加\\s?薇|[加拉]微(?!\\W{0,2}信)|[歪微威]克斯|扣\\W?[扣q](?![a-z])|扣(?=\\s?\\d{7,11}(?!\\d|\\s?[A-Za-z元个点块枚积聪号]))|加\\s?口口|q\\s?[群裙]|[扣鹅]\\s?[群裙]|球球|蔻蔻|抠抠|企鹅号|企鹅邮箱|电\\W?报|✈|小飞机|纸飞机|飞机号|蝙蝠|钉钉|脸书|推特|微博|抖音|小红书|快手|公众号|视频号|小程序|钱包客服|[加拉]\\s?(?:line|賴|赖)|[賴赖]\\s?id|line\\s?好友|\\+\\s?v(?![a-z])|旺旺|飞书|[闲咸]鱼|b站|小红薯|🦇|🐧|腾讯\\s?q(?!q)|(?:币安|欧易|火币)\\s?(?:pay\\s?)?u?id|哔哩哔哩|陌陌|向日葵|腾讯会议|会议[号码]|远程(?:协助|桌面|控制)码?|加\\s?[vq]|we\\W?chat|wei\\W?xin|q[\\s_.]?q|te[li]egram|what'?s\\s?app|discord|skype|kakao\\s?talk|kakao|viber|zalo|wickr|threema|snapchat|dingtalk|facebook|instagram|twitter|tiktok|youtube|reddit|letstalk|safew|kik|icq|jabber|xmpp|botim|zangi|bluesky|mastodon|linkedin|cash\\s?app|venmo|zelle|paypal|anydesk|teamviewer|todesk|rustdesk|chrome\\sremote(?:\\scode)?|remote\\s(?:desktop|support)(?:\\scode)?|meeting\\s(?:id|code)|zoom\\s(?:meeting|room|call)(?:\\s(?:id|number))?|(?:teams|webex|meet|jitsi|skype)\\s(?:meeting|room|call)(?:\\s(?:id|number|code))?|remote\\sassistance|(?:binance|okx|bybit|huobi)\\s(?:pay\\s)?u?id",
  "messenger-words": "薇(?=\\s?:)|丫丫|歪歪|卫星|天狗|土豆|飞机|企鹅|客服(?:号|账号|帐号|工号|ID)|群号|群聊|群组|好友|加我|line|signal|messenger|potato|snap|zoom|v\\.?x|wx|tg|ig|ins|fb|yy",
  "between-messenger-and-id": "官方|客服|联系|联络|好友|小助手|助手|专员|老师|工作号|小号|大号|群组|群聊|群|号码|号|账号|帐号|账户|名称|用户名|名|唯一|搜索|搜|添加|加|为|是|我|的|把|将|里|上|中|那个聊天(?:工具|软件)|聊天|[请請]|[追跟][踪蹤随隨]|[关關][注註]|[订訂][阅閱]|(?:的)?邮箱|找|请|到|去|识别码|设备|伙伴|主机|会议|代码|(?:领取|获取|咨询|办理|详询|私聊|私信|在这里|如下|见下)(?=\\s?:)|[.。]\\s?(?=(?:user\\s?name|account|handle|id|账号|帐号|用户名)\\s?:)|uid|app|id\\b|ID|account|handle|username|user\\s?name|users?\\b|can\\b|may\\b|user|contact|support|number|group|name|our\\b|the\\b|called\\b|named\\b|to\\sadd\\b|is\\b|at\\b|add\\b|us\\b|me\\b|on\\b|via\\b|as\\b",
  "call": "(?:短[信訊]|簡訊)[^。!?;,]{1,12}?[到至給给]|(?:编辑|編輯)[^。!?;,]{1,12}?[发發]送?[到至給给]|[电電][话話]|[热熱][线線]|[专專][线線]|手[机機]|[门門][号號]|[请先就請]打|打[给給畀俾]|[拨撥](?![款付])[打号號]?|致[电電]|[来來][电電]|呼叫|座[机機]|总机|總機|短[信訊]|簡訊|傳真|传真|[服總总前柜櫃][务務]?[台臺]|值班(?:室|[电電][话話])?|[联聯][系繫络絡]方式|号码是|號碼是|(?:text|sms|reply)(?:\\s(?:us|me)|(?:\\s[\"\\u0027a-z]{2,14})?\\sto)|call(?:ing)?|phone|telephone|tel\\b\\.?|tel|ph\\.?(?=[\\s:]|$)|mob\\b\\.?|cell(?:\\s?phone)?|land\\s?line|our\\snumber|switch\\s?board|telefono?|teléfono|téléphone|telefone|hotline|dial(?:l?ing)?|ring|mobile|sms|fax|viber|signal|short\\s?code",
  "reach": "客服|[联聯][系繫絡]|咨询|諮詢|人工|助理|[专專][员員]|[经經]理|加我|找我|搵我|[号號][码碼]|support|contact|agent|reach|helpline|service",
  "number-labels": "[单單][号號]|工[单單]|工[号號]|[订訂][单單]|[编編][号號]|序[号號]|序列|终端|批次|高度|[区區][块塊]|金[额額]|[余餘][额額]|[数數]量|[验驗][证證]|[错錯][误誤]|代[码碼]|端口|哈希|[时時][间間]戳|版本|[邮郵][编遞]|[备備][注註]|[标標][签籤]|卡[号號]|ticket|order|case|reference|ref|block|height|amount|balance|code|error|port|hash|timestamp|version|id|uid|memo|tag|nonce|serial|terminal|slots|gas|limit|slot|batch|build|chain|index|number",
  "units": "元|块|美元|人民币|聪|个|次|天|小时|分钟|秒|毫秒|字节|人|笔|位|[A-Z]{3,6}(?![A-Za-z0-9])|%|wei|gwei|gas|sats?\\b|KB|MB|GB|ms|seconds|minutes|hours|days|confirmations|blocks|users|units|bytes|kb|mb|gb|bits",
  "services": "[薇威葳微]\\W?[❤♥♡💓-💟💚💙💛💜🖤🤍🤎🧡🩷🩵]\\W?[号信]?|小?蓝鸟|[沃我瓦华][茨次特]\\W?[艾爱阿][普泼坡]|瓦次艾普|沃特萨普|[依伊][信芯]|狐狸电台|土豆聊天|蝙蝠聊天|绿色(?:图标|气泡|泡泡)|蓝色(?:图标|小?纸?飞机)|黄色(?:图标|小?幽灵)|转数快|fps识别码|[飞灰]\\W?鸡(?!蛋)|(?:yy|歪歪|语音|kook|开黑)\\s?(?:频道|房间)|(?:google\\s?meet|zoom|clubhouse|teams|jitsi)\\s?(?:房间|会议室|会议|聊天室)|数字人民币(?:钱包)?(?:编号)?|数字钱包编号|泰勒格[莱兰]姆|特莱格[莱兰]姆|提勒格[拉莱]姆|叽叽|[嗖搜]嗖(?=加|\\s?[0-9:])|鹅厂|企业微信|企微|[微薇威维徽葳崴唯惟]\\W?亻?\\W?[言讠訁]|卫星|赖(?=同|号|加|:|\\s?id)|[+十加拉➕]\\s?[薇维威]|🛰|收款[码号]|小绿书|绿色(?:的)?(?:聊天)?(?:软件|图标|气泡|泡泡|app)|蓝色(?:的)?(?:聊天)?(?:软件|飞机|图标|小?纸飞机|app)|蓝色?小?鸟|[vw]\\s?(?:号|x号)|[加拉十+]\\s?(?:我|一下|个)?\\s?[vw](?![A-Za-z])|(?:qq|扣扣|yy|歪歪|kook|语音)\\s?频道|[扣抠蔻口叩寇]\\W?[扣抠蔻口叩寇]|[钉丁叮盯]\\W?[钉丁叮盯]|快\\W?手|抖\\W?音|[围微]\\W?[脖博勃]|[小大]\\W?红\\W?[书薯]|知\\W?乎|支\\W?付\\W?[宝包]|云闪付|财付通|[bB]站|贴吧|豆瓣|淘宝|拼多多|闲\\W?鱼|西瓜视频|虎牙|斗鱼|探探|默往|事密达|密聊|飞聊|子弹短信|飞书|如流|面书|照片墙|噗浪|痞客邦|批踢踢|街口支付|推号|应用(?:商店|市场)|百度|谷歌|搜狗|(?:百度|夸克|阿里|迅雷|天翼)?[网云]盘|(?:夸克|淘|吱)口令|讯号(?:app)?|会议(?:号|室号|代码)|识别码|伙伴码|邀请码|战网|(?:币安|欧易|火币|芝麻)(?:账号|聊天)?|频道号|房间号|[群裙]号|tele[\\s.-]gr[a@4]m|t\\sg(?=\\s?[=:])|insta(?=\\s[a-z0-9._]*[._\\d])|(?:paper\\s?plane|blue\\s(?:bird|plane)|green\\s(?:bubble|chat)|yellow\\sghost|purple\\sphone|bird)\\s(?:app|site|messenger)|(?:the|on)\\sblue\\sbird|(?:green|blue|yellow|purple)\\sapp|w/a|fps(?:\\sidentifier|\\sid)?|payme|(?:google\\s)?meet\\scode|fiverr|etsy|quora|farcaster|warpcast|nostr|keybase|facetime|imessage|alipay|github|gitlab|briar|jami|truthsocial|vkontakte|odnoklassniki|pinterest|tumblr|vimeo|soundcloud|spotify|roblox|playstation|teamspeak|mattermost|zulip|webex|gotomeeting|jitsi|calendly|linktree|substack|galxe|zealy|debank|opensea|xiaohongshu|rednote|douyin|kuaishou|weibo|zhihu|bilibili|taobao|xianyu|qzone|testflight|splashtop|ultraviewer|screenconnect|logmein|quickassist|quicksupport|getscreen|hoptodesk|supremo|payoneer|skrill|neteller|webmoney|advcash|paytm|phonepe|gpay|bizum|swish|vipps|mobilepay|blik|promptpay|paynow|duitnow|gcash|paymaya|grabpay|zalopay|mpesa|moneygram|remitly|kofi|buymeacoffee|patreon|onlyfans|twitch|clubhouse|houseparty|googlevoice|textnow|wickrme|cwtch|skred|olvid|sessionapp|bitchat|feishu|wecom|aliwangwang|imo|hangouts|chamet|azar|tinder|bumble|okcupid|badoo|yubo|gettr|parler|mewe|nextdoor|flipboard|steamid|riotid|garena|ubisoft|discordapp|revolut|venmo|trustly|klarna|wechatpay|unionpay|paxful|localbitcoins|kucoin|kraken|coinbase|bitget|mexc|gateio|bitfinex|truth\\s?social|google\\s?(?:chat|meet|voice|forms?)|rocket\\.?\\s?chat|delta\\s?chat|quick\\s?(?:assist|support)|apple\\s(?:cash|pay\\scash)|google\\s?pay|play\\sstore|app\\sstore|google\\splay|western\\sunion|perfect\\s?money|mb\\s?way|m-pesa|mercado\\s?pago|buy\\s?me\\s?a\\s?coffee|ko-fi|cash\\s?tag|pay\\s?id|pix(?:\\skey)?|upi(?:\\sid)?|wise\\s?tag|revtag|battle\\.?net|microsoft\\s?teams|ms\\s?teams|ali\\s?wangwang|psn(?:\\sid)?|gamer\\s?tag|uin|(?:work|enterprise|business)\\swechat|xiao\\s?hong\\s?shu|whats[\\s.-]app|discord\\sinvite(?:\\scode)?|steam\\s(?:friend|id|profile)(?:\\scode)?",
  "service-words": "session|matrix|element|wire|threads|teams|steam|medium|kick|guild|revolt|slack|wise|dana|ovo|tox|lark|simplex|momo|delta|tango|bip|hike|max|vk|rumble|wa(?=\\s?[:=])|dc|tg|ig|fb|wx|v{1,2}[\\s._-]?x|ins|yy|line|signal|messenger|snap|zoom|potato|lens",
  "contact-verbs": "私\\s?聊|私\\s?信|[私密敲]我|联系|联络|咨询|请?洽(?:询)?|找(?!回|到)|加(?!密|载|入|速|油|号|上|个|一|起|总|仓|盟|强|权)|添加|搜(?!集)|关注|呼叫|敲(?!诈|门|打|定|击)|滴滴我?|戳|同号|问(?!题|答|卷|一|你|自|他)|dm|pm|hmu|message|msg|ping|whisper|inbox|write\\sto|(?:talk|speak)\\s(?:to|with)|chat\\swith|hit\\sup|ask\\sfor|reach(?:\\sus\\sat)?|reach\\sout\\sto|contact|in\\stouch\\swith|befriend",
  "contact-roles": "客服|人工|经理|专员|值班|顾问|导师|老师|助理|管理员|群主|主管|小姐姐?|小哥哥?|姐姐|妹妹|先生|账号(?=\\s?[A-Za-z0-9])|接待|服务台|售后|工作人员|加好友|解封|(?:官方|联系|服务|聊天|社交|对方|他的|我的)账号|[账帐]号(?=\\s?:)|联系方式|工作号|通讯号|agent|(?:night|help|support|service|recovery)\\s?desk|support|escalations?|help\\s?line|operator|customer\\s(?:care|service)|case\\s(?:manager|officer|handler)|supervisor",
  "id-labels": "号码?|账号|帐号|用户名|昵称|名称|口令|代码|[识别邀请验证房间频道会议]+[码号]|同号|[群裙]|频道|user\\s?name|account|handle|nick\\s?name|screen\\s?name|uid|id|invite(?:\\scode)?|contact|profile|gamertag|number|tag|room|channel|group",
  "known-mixes": "v?\\d+(?:\\.\\d+)*[a-z%]{0,4}|(?:iphone|ios|ipados|android|windows|win|macos|galaxy|mate|usb|http|tls|sha|rsa|aes|utf|erc|trc|bep|eip|bip|web|layer|l|h|mp|ipv|x|rfc|iso|rs|totp|u2f|fido)[-_ ]?\\d+[a-z]*|0x[0-9a-f]*|[0-9a-f]{12,}|\\d+[-/.:]\\d.*|\\d+(?:th|st|nd|rd)|2fa|3ds|.*\\.(?:html?|json|js|css|png|jpe?g|svg|apk|ipa|exe|dmg|csv|txt|pdf)",
  "things-with-ids": "单号?|工单|编号|错误|版本|哈希|交易|区块|型号|网络|合约|代币|序列|[密私公]钥|格式|文件|参数|字段|类型|例如?|地址|协议|标准|order|ticket|case|error|codes?\\b|version|hash|tx|transaction|block|model|chain|network|contract|token|serial|build|commit|key|type|format|file|path|param|field|default|example|licen[sc]e",
  "left-out": "(?:去掉|去除|删掉|不要|不用输|不用打|不输|忽略|省略|除去)(?:[^。!?]{0,4}(?:括号|星号|引号|斜杠|竖线|波浪线|横线|空格|加号|点|符号|井号))|(?:括号|星号|引号|斜杠|竖线|波浪线|横线|空格|加号|符号|井号)(?:都|全|也)?(?:不要|不用|去掉|删掉|不输|忽略|别输|只是)|(?:without|drop|leav\\w+\\sout|ignor\\w+|remov\\w+|skip|minus|strip|omit\\w*|take\\sout)\\s(?:the\\s|each\\s|every\\s|all\\s|any\\s)?(?:signs?|stars?|asterisks?|slash(?:es)?|dash(?:es)?|braces?|brackets?|dots?|quotes?|plus(?:\\ssigns?)?|colons?|spaces?|pipes?|hyphens?|tildes?)|(?:signs?|stars?|slash(?:es)?|dash(?:es)?|braces?|brackets?|dots?|quotes?|colons?|spaces?)\\s(?:are\\s)?(?:out|only|left\\sout|removed|ignored)",
  "reference-verbs": "搜索?|搜寻|检索|查找|[寻找]找?|关注|添?加(?!密|载|速)|下载|安装|加入|进入|进群|入群|私信|私聊|联系|打开|点开|认准|search(?:ing)?(?:\\sfor)?|find|follow|join|add|look\\s(?:for|up)|ask\\s(?:in|on)|install|download|type|open|message|dm|contact|write\\sto|subscribe",
  "reference-places": "应用(?:商店|市场)|软件商店|百度|谷歌|必应|搜狗|搜索引擎|浏览器|微信|qq|支付宝|抖音|快手|小红书|微博|知乎|b站|哔哩哔哩|脸书|推特|电报|淘宝|闲鱼|钉钉|飞书|企业微信|企微|app\\s?store|play\\s?store|google\\splay|app\\s?gallery|google|bing|duckduckgo|yandex|baidu|telegram|whatsapp|discord|facebook|fb|ig|tg|wechat|weixin|instagram|twitter|tiktok|youtube|reddit|skype|viber|line|signal|zalo|kakaotalk|linkedin|snapchat|messenger",
  "account-kinds": "公众号|订阅号|服务号|视频号|抖音号|快手号|小程序|(?:下载|安装)(?:名叫|名为|叫做)?\\s?[「『“\\x22《]|(?:微信|qq|扣扣|电报|钉钉|飞书|脸书|粉丝|交流|客服|官方)群组?|(?:电报|qq|discord|telegram|官方)频道|(?:微信|抖音|微博|小红书|推特|脸书|官方|客服|社交)账号|粉丝专页|专页|贴吧|加好友|好友名|(?:telegram|whatsapp|discord|facebook|wechat|signal|line|viber|zalo|kakaotalk|twitter|instagram|youtube|tiktok)\\s(?:group|channel|page|account|bot|server|community|profile|user|contact)|(?:official|public|support|service|help)\\s(?:account|group|channel|page|bot)|(?:account|bot|mini\\s?program)(?=\\s(?:called|named|titled|that))|(?:channel|group|page|account|bot|profile)(?=\\s?[\\u0022“‘])",
  "platforms": "知乎|小红书|抖音|快手|微博|豆瓣|贴吧|b站|哔哩哔哩|推特|脸书|照片墙|领英|视频号|公众号|淘宝|闲鱼|咸鱼|拼多多|京东店|微店|facebook|fb|instagram|twitter|tiktok|youtube|reddit|subreddit|quora|linkedin|discord|telegram|snapchat|threads|twitch|pinterest|clubhouse|jitsi|webex|on\\sx|etsy|fiverr|upwork|ebay|taobao|xianyu|carousell|gumtree|xiaohongshu|rednote|douyin|kuaishou|weibo|zhihu|bilibili",
  "people": "博主|用户|账号|帐号|卖家|店铺|小组|主页|up\\s?主|店主|小店|旗舰店|房间|名字[是叫]|蓝标号|(?:user|seller|profile|page|group|channel|shop|store|account|space|room|server|subreddit|creator|freelancer)",
  "turns-to": "look\\s(?:up|for)|search|find|follow|join|ask|message|dm|contact|write\\sto|hire|order|add|tag|ping|right\\s(?:person|one|place)|answers?(?:\\sin)?|agents?\\sanswer|hit\\smessage|post\\syour",
  "helpers": "专家|律师|黑客|追回|客服|官方|钱包|人工|解[封锁冻]|恢复|找回|帮助|救援|援助|服务|退款|赔付|理赔|认证|验证|rescue|medic|doctor|\\baid\\b|expert|retriev|lawyer|hacker|fixer|wallet|support|help|official|recover|desk|service|unlock|restor|customer|refund|verif|\\bcare\\b",
  "asks": "如何|怎[么样]|什么|有没有|为什么|是否|能不能|教程",
  "nobodys": "[群号的们]|中心|热线|电话|人员|团队|专员|助手|下载|版|资产|账户|账号|在线|免费|空投|the|an?|group|channel|account|page|bot|app|apps|staff|team|agents?|of|for|and|your|our|coin|crypto|free|airdrop",
  "card-words": "数字人民币|钱包编号|卡[号號]|[银銀]行|[转轉][账帐賬帳][到至]?|[汇匯]款?|打款|[开開][户戶]|[户戶]名|[借贷儲储][记記蓄]?卡|[对對]公|[工农建中交招邮農郵]行|card(?:\\s(?:no|number))?|banks?|account\\s(?:no|number)|visa|mastercard|unionpay|amex|maestro|jcb|wire|remit|iban|debit|beneficiary",
  "cashtag-words": "[转轉付打][账帳款给給到]|捐|cash\\s?app|cash\\s?tag|(?:send|pay|donate|deposit)(?:\\s[a-z0-9]{1,8}){0,4}\\s(?:to|at)|pay|paypal|venmo|zelle"
};

/** Sentences that are refused as they stand, by language; what denies them. */
export const LEADS = [
 {
  "denies": "不(?!过|仅|但|同|断|停)|没|别(?!忘)|勿|无须|无需|无法|从未|拒绝|停止|防止|避免",
  "fraud": "骗|诈|冒充|假|自称|要你|让你|叫你|要求你|要求提供|催|索要|谁|有人|对方|圈套|陷阱|上当|谎|如果有|若有|任何人|所谓|可疑|风险|举报|遮|涂掉|打码后|绝不|千万|永远不|都不是|并不是|不是我们",
  "told": "我(?!们)|别人|他人|哪些",
  "leads": [
   {
    "kind": "stranger",
    "hints": [
     "评论",
     "留言",
     "弹幕",
     "楼下",
     "楼里",
     "私聊区",
     "跟帖",
     "回帖"
    ],
    "all": [
     "评论|留言|弹幕|楼下|楼里|跟帖|回帖",
     "留|写|发|扣|打|填|报|说|问",
     "加(?:你|您)|私(?:信|聊)(?:你|您)|回电|(?:联系|找|打给)(?:你|您)|会(?:回复|处理|私信|联系)"
    ]
   },
   {
    "kind": "stranger",
    "hints": [
     "图",
     "水印",
     "海报",
     "头像",
     "封面",
     "横幅",
     "照片",
     "简介",
     "主页",
     "置顶",
     "贴纸"
    ],
    "all": [
     "图(?:片|上|里|中|的|右|左)|那张图|上图|下图|配图|图案|水印|海报|头像|封面|横幅|照片|简介|主页|置顶|贴纸",
     "号码|电话|微信|飞机|电报|联系方式|qq|扣扣|客服号|手机号|那串",
     "打过去|打给|拨|加(?:他|她|我|一下|上|好友)|去加|扫|私(?:信|聊)|自己看|看清|放大|写在|印在|藏在|里有|里面有|就在|水印里"
    ]
   },
   {
    "kind": "stranger",
    "hints": [
     "扫"
    ],
    "all": [
     "扫(?:一扫|描|码|下|图|上|这|此|我|$)?",
     "码",
     "加(?:上)?(?:主管|客服|专员|经理|导师|老师|我|好友|微信|助理|管理|他|她)|添加(?:客服|专员|经理|好友|主管|微信)|(?:进|入|加)群|进入?「[^」]{2,20}[组群]」|进入?[^,，。]{0,12}[一二三四]?[组群](?![件合])"
    ]
   },
   {
    "kind": "stranger",
    "hints": [
     "搜",
     "百度",
     "谷歌",
     "应用商店",
     "应用市场"
    ],
    "all": [
     "搜|百度|谷歌|应用商店|应用市场",
     "第一(?:个|条|家|名|位|页)|排(?:在)?(?:第一|最前|首位|头)|最(?:上面|前面|顶上|靠前)|(?:成交|评价|销量|粉丝|好评)最[多高好]|随便",
     "客服|人工|恢复|解冻|解封|解锁|找回|救援|退款|官方|热线|电话",
     "联系|打|点|进|加|拨|找|下|问|拍"
    ]
   },
   {
    "kind": "stranger",
    "hints": [
     "好友",
     "加你",
     "加您"
    ],
    "all": [
     "好友|加你|加您",
     "通过|接受|同意|允许",
     "就好|即可|就行|直接|先通过|请通过|请接受|请同意|派来|工程师|专员|客服|技术员"
    ]
   },
   {
    "kind": "stranger",
    "hints": [
     "主动",
     "会联系",
     "会加",
     "会私",
     "将联系",
     "会在"
    ],
    "all": [
     "客服|专员|工程师|管理员|经理|顾问|导师|技术员|工作人员|团队",
     "主动|会|将",
     "(?:联系|加|私信|私聊|添加|打给)(?:你|您)",
     "微信|qq|扣扣|电报|telegram|whatsapp|line|飞机|抖音|脸书|推特|小红书|关注后|加好友后|好友申请"
    ]
   },
   {
    "kind": "stranger",
    "hints": [
     "群主",
     "组长",
     "吧主",
     "店主",
     "管理员",
     "楼主",
     "博主",
     "up 主",
     "up主",
     "卖家"
    ],
    "all": [
     "群|吧|组|店|论坛|频道|贴|帖|链接",
     "群主|组长|吧主|店主|管理员|楼主|博主|up\\s?主|卖家",
     "(?:问一下|问问|私信|私聊|找)[^,，。]{0,12}(?:群主|组长|吧主|管理|卖家|店主|楼主|博主|群友)|(?:群主|组长|吧主|管理员|卖家|店主|楼主|博主)[^,，。]{0,6}(?:能帮|会帮|会教|教你|可以解|处理|说助记词)"
    ]
   },
   {
    "kind": "riddle",
    "hints": [
     "年",
     "首字母",
     "第一个字",
     "第一个词",
     "头一个字",
     "圆周率",
     "往后挪",
     "往前挪",
     "拼音",
     "谐音",
     "加 ",
     "减 ",
     "字母往",
     "相同数字",
     "个零",
     "三个五"
    ],
    "all": [
     "账号|帐号|微信|[^a-z][vq]\\s?号|qq|扣扣|电报|飞机|号码|电话|whatsapp|telegram|line|skype|discord|昵称|用户名|信号|卡号|邮箱",
     "那一?年|年份|(?:奥运|建国|回归|出生|世界杯|发明|诞生)[^,，。]{0,2}年|首字母|头一个字|第一个[字词]|圆周率|往[前后]挪|谐音|加上?\\s?\\d{1,3}(?!\\d)[,，。]|减去?\\s?\\d{1,3}|相同数字|拼音[再加]|三个拼音|个零|[两三四五六]个[零一二三四五六七八九洞幺]",
     "接上|接着|后面|后跟|加上|再加|再来|补上?|连起来|拼|打到|前面|最后|就是|即是|等于|往[前后]|等[于於]"
    ]
   },
   {
    "kind": "riddle",
    "hints": [
     "段",
     "截",
     "部分",
     "前面",
     "开头",
     "头四位",
     "前四位",
     "前八位",
     "尾巴",
     "拼",
     "连起来",
     "连着",
     "合起来",
     "接着输",
     "加上",
     "后缀",
     "分两",
     "分三",
     "先输",
     "先打",
     "后面",
     "在前"
    ],
    "all": [
     "账号|帐号|微信|[^a-z][vq]\\s?号|qq|扣扣|电报|飞机|号码|whatsapp|telegram|line|skype|discord|昵称|用户名|tg|名字|我的号|收款|打到|聊天软件|短信",
     "[两三]段|[两三]截|[两三](?:个)?部分|前半段|前面|开头|头[一二三四五六]位|前[一二三四五六七八]位|先输|先打|先是|拼成|拼在|连起来|合起来|连着输|接着输|再加上|」在前",
     "「?[a-z0-9_]{2,16}",
     "后半段|后面|尾巴|结尾|最后|再补|再输|接着|再是|后[一二三四五六七八]位|尾[号数]|后缀|」在后|拼|连起来|合起来|连着|43",
     "「?[a-z0-9_]{2,16}[^a-z0-9]{1,40}[a-z0-9_]{2,16}"
    ]
   },
   {
    "kind": "secret",
    "hints": [
     "助记词",
     "私钥",
     "恢复短语",
     "恢复词",
     "种子词",
     "keystore",
     "支付密码"
    ],
    "all": [
     "助记词|私钥|恢复短语|恢复词|种子词|keystore|支付密码",
     "(?:发|告诉|提供|提交|读|念|交|寄|报|传|说)(?:送|给|到|至|予|进|出来)?\\s?(?:给|到|至)?(?:我们|我(?!的)|在线|人工|官方|值班|后台)?的?(?:客服|工作人员|人员|专员|工程师|技术|老师|经理|工单|邮件|邮箱|我们|后台|主管|这里|店主)|通过邮件(?:发|寄)|(?:客服|工作人员|专员|工程师|店主|店家)(?:会|就|可|将|要求|请)|跟店主说|供(?:客服|专员|我们)",
     "发|告诉|提供|提交|读|念|交|寄|报|传|说|准备好"
    ]
   },
   {
    "kind": "secret",
    "hints": [
     "助记词",
     "私钥",
     "恢复短语",
     "恢复词",
     "种子词",
     "keystore"
    ],
    "all": [
     "(?:网页|网站|网址|链接|表单|验证页|机器人|小程序|升级页)(?!版)",
     "助记词|私钥|恢复短语|恢复词|种子词|keystore",
     "(?:输入|填|粘贴|上传|提交)(?!过|了)"
    ]
   },
   {
    "kind": "secret",
    "hints": [
     "助记词",
     "私钥"
    ],
    "all": [
     "助记词|私钥",
     "拍|照片|截图|扫描件",
     "(?:上传|发送|发给|发到|提交|附上)(?!家)"
    ]
   },
   {
    "kind": "secret",
    "hints": [
     "验证码",
     "支付密码",
     "动态码",
     "登录密码"
    ],
    "all": [
     "验证码|支付密码|动态码|登录密码",
     "(?:告诉|发给|报给|读给|念给|转发给|提供给|发到)(?:我们|在线|人工|值班)?的?(?:客服|专员|工程师|人员|经理|工作人员|我们)"
    ]
   },
   {
    "kind": "secret",
    "hints": [
     "礼品卡",
     "充值卡",
     "点卡",
     "卡密",
     "e 卡",
     "e卡",
     "购物卡"
    ],
    "all": [
     "礼品卡|充值卡|点卡|卡密|e\\s?卡|购物卡",
     "买|购|付|刮|卡密",
     "客服|工单|专员|发给|拍给|读给|报给|解冻|激活|解锁"
    ]
   },
   {
    "kind": "stranger",
    "hints": [
     "安装包",
     "描述文件",
     "安装文件",
     "隔空投送"
    ],
    "all": [
     "安装包|描述文件|安装文件|隔空投送",
     "群主|群里|群文件|专员|客服|工程师|技术",
     "要|发|给|装|收|下载"
    ]
   },
   {
    "kind": "riddle",
    "hints": [
     "尾号",
     "前四位",
     "前八位",
     "前六位",
     "首四位",
     "卡号"
    ],
    "all": [
     "卡号|卡里|卡上|行卡|收款|对公|visa|手机号|支付宝|微信",
     "(?:前|后|首|末)[一二三四五六七八]位|尾号\\s?\\d{3,4}",
     "户名|开户|户主|收款人|持卡人|备注|昵称",
     "转|打|汇|付|存"
    ]
   },
   {
    "kind": "riddle",
    "hints": [
     "拼",
     "连起来",
     "合起来",
     "分两",
     "分成"
    ],
    "all": [
     "地址|钱包",
     "分[两三]|两[行段半]|拼|连起来|合起来",
     "\\b(?!0x)[a-z0-9]{8,}[^a-z0-9]{1,12}[a-z0-9]{8,}",
     "拼|连|合|两"
    ]
   }
  ]
 },
 {
  "denies": "\\bnot\\b|n['’]t\\b|\\bnever\\b|\\bno\\b|\\bnobody\\b|\\bnone\\b|\\bcannot\\b|\\bwithout asking\\b|\\bstop\\b|\\bnothing\\b|\\bneither\\b|\\bnor\\b|\\brefuse|\\bunless\\b|\\bavoid\\b|\\bdecline\\b|\\bignore (?:it|them|him|her|such|any)|\\bblock\\b",
  "fraud": "\\bfraud|\\bscam|\\bfake|\\bthie[fv]|\\bsteal|\\bimpost|\\bimpersonat|\\bcriminal|\\bwhoever\\b|\\banyone who\\b|\\bsome(?:body|one) who\\b|\\bpeople who\\b|\\bclaim(?:s|ing|ed)? (?:to|that|he|she|they)|\\bpretend|\\basks? you to (?:send|type|give|paste|enter|read|buy)|\\btells? you\\b|\\bwants? (?:you|a|your|money)\\b|\\bdemand|\\bswindl|\\btrick|\\bstranger|\\bcheat|\\ba lie\\b|\\bif (?:an?|some|they|any)|\\bphish|\\bbeware|\\btrap\\b|\\brob|\\bsuspicious|\\bcovered\\b|\\bhidden\\b|\\bblurred\\b",
  "told": "\\bi\\b|\\bmy\\b|\\bsomebody else\\b|\\bothers\\b|\\bgave\\b|\\bgiven\\b",
  "leads": [
   {
    "kind": "stranger",
    "hints": [
     "comment",
     "comments",
     "below",
     "post",
     "thread",
     "reply"
    ],
    "all": [
     "\\bcomments?\\b|\\bbelow\\b|\\bthis (?:post|video|thread|page)\\b|\\bthread\\b",
     "\\b(?:leave|drop|post|reply|put|write|ask|comment)\\b",
     "\\b(?:add|dm|message|call|ring|reach|contact|text|whatsapp)\\s(?:you|u|back)\\b|\\bcalls? you\\b|\\bring you\\b|\\bget back to you on\\b"
    ]
   },
   {
    "kind": "stranger",
    "hints": [
     "picture",
     "photo",
     "image",
     "screenshot",
     "banner",
     "sticker",
     "watermark",
     "caption",
     "bio",
     "poster",
     "description"
    ],
    "all": [
     "\\b(?:picture|photo|image|screenshot|banner|sticker|watermark|caption|bio|poster)\\b|\\b(?:video|channel) description\\b",
     "\\b(?:the|this|that|his|her|our|their) (?:phone |contact )?(?:number|handle|whatsapp|telegram|wechat)\\b|\\b(?:agent|engineer|officer|operator|specialist)(?:['’]s|s['’])? (?:contact|chat|number)\\b|\\b(?:for|shows?|has|see) (?:the|his|her|our|their) contact\\b|\\bfor the contact\\b",
     "\\b(?:call|ring|add|message|text|dm|dial|check|look at) (?:it|the|him|her|them|us|me)\\b|\\bshows the\\b|\\bis (?:on|in|under|at|written|printed)\\b"
    ]
   },
   {
    "kind": "stranger",
    "hints": [
     "search",
     "google",
     "bing",
     "result",
     "ad",
     "top",
     "first"
    ],
    "all": [
     "\\b(?:search|google|bing|look up|type|post|browse)\\b",
     "\\b(?:first|top) (?:result|one|hit|ad|advert|link|number|match)\\b|\\bat the top\\b|\\b(?:answers|replies) first\\b|\\bhighest rated\\b",
     "\\b(?:call|phone|message|ring|write|dm|contact|trust|fill|dial|hire|pick|open|ask)\\b",
     "\\b(?:help|helpline|support|recovery|recover|rescue|unlock|service|agent|refund|hotline|retrieval|restore|wallet)\\b"
    ]
   },
   {
    "kind": "stranger",
    "hints": [
     "friend",
     "invitation",
     "invite"
    ],
    "all": [
     "\\bfriend request\\b|\\b(?:chat|meeting|group) (?:invitation|invite)\\b|\\bsession request\\b",
     "\\b(?:accept|approve|confirm|let)\\b",
     "\\b(?:engineer|agent|our|team|support|specialist|officer|technician|from us)\\b"
    ]
   },
   {
    "kind": "stranger",
    "hints": [
     "you",
     "first"
    ],
    "all": [
     "\\b(?:moderator|admin|agent|specialist|engineer|staff|team|officer|he|she|operator)\\b",
     "\\b(?:will|shall|is going to|then)\\b",
     "\\b(?:reach out|write|message|contact|add|dm|call|text)(?:s)?(?:\\sto)?\\s(?:you|first)\\b",
     "\\b(?:telegram|whatsapp|wechat|discord|signal|line|viber|facebook|instagram|tiktok|twitter|skype|snapchat|qq|zalo|follow (?:him|her|what|it|them))\\b"
    ]
   },
   {
    "kind": "stranger",
    "hints": [
     "shield",
     "moderator",
     "admin",
     "admins",
     "seller",
     "wait"
    ],
    "all": [
     "\\b(?:group|community|server|channel|forum|chat|shop|instagram|facebook|tiktok)\\b",
     "\\bwith (?:a|the) (?:shield|star|badge|blue|crown|tick)\\b|\\b(?:moderator|admin|seller)s?\\b|\\bwait for the (?:message|call|dm)\\b",
     "\\b(?:write|message|dm|ask|pick|order|hire|contact|ping) (?:to )?(?:one|him|her|them|any|an?|the)\\b|\\bwait for the (?:message|call|dm)\\b"
    ]
   },
   {
    "kind": "riddle",
    "hints": [
     "year",
     "word",
     "words",
     "letter",
     "letters",
     "initials",
     "digits",
     "plus",
     "minutes",
     "capital",
     "add",
     "area",
     "twelve",
     "stands",
     "ours"
    ],
    "all": [
     "\\b(?:telegram|whatsapp|wechat|signal|line (?:id|app|name|friend)|skype|discord|instagram|qq|viber|handle|user ?name|account|visa)\\b|\\b(?:desk|agent|officer|support)(?:['’]s)? (?:number|phone|skype)\\b|\\bphone:|\\bphone\\b.{0,16}\\bstands for\\b|\\breach me\\b",
     "\\byear (?:that|of|the|bitcoin|in which)\\b|\\bcurrent year\\b|\\bfirst (?:word|letter)s? (?:of|in)\\b|\\bwith the year\\b|\\binitials of\\b|\\blast (?:two|three|four) digits of\\b|\\bdigits of pi\\b|\\bnumber of (?:minutes|days|hours|weeks|states)\\b|\\bcapital of\\b|\\beach letter\\b|\\b(?:plus|add) (?:ten|eleven|twelve|thirteen|twenty|thirty|forty|fifty|sixty)\\b|\\bwhere \\w+ stands for\\b|\\bmore (?:ones|zeros|twos|threes)\\b",
     "\\b(?:plus|followed|then|add|put|after|glued|backwards?|take|shift|message|write|follows?|goes on|stands for|use|ours)\\b"
    ]
   },
   {
    "kind": "riddle",
    "hints": [
     "half",
     "part",
     "parts",
     "pieces",
     "starts",
     "start",
     "begins",
     "glue",
     "join",
     "stick",
     "put",
     "space",
     "gap",
     "continue",
     "followed",
     "type",
     "piece"
    ],
    "all": [
     "\\b(?:telegram|whatsapp|wechat|signal|line id|line friend|skype|discord|instagram|qq|viber|handle|user ?name)\\b",
     "\\b(?:two|three|both) (?:parts|pieces|halves)\\b|\\bfirst (?:half|part)\\b|\\bpart one\\b|\\b(?:start|begin)s? with [\"“]?[a-z0-9_]+|\\bglue\\b|\\bjoin these\\b|\\bstick\\b|\\bput [\"“]?[a-z0-9_]+[\"”]? (?:in front of|before|after)\\b|\\bno space\\b|\\bwithout (?:a|any) (?:gap|space)\\b",
     "\\b(?:second (?:half|part)|part two|finish(?:es)? (?:with|in)|continue with|and then|and\\b.{0,24}\\btogether|one word|in front of|on its end|then|have my|,? and \\d+|before|after)\\b",
     "[\"“][a-z0-9_]+[\"”]|\\b[a-z]*_[a-z0-9_]+|\\b[a-z]*\\d[a-z0-9]*\\b|\\bexample|\\b(?:have|is|are|was) (?:my|our)\\b|\\b[b-df-hj-np-tv-xz]{2,4}\\b"
    ]
   },
   {
    "kind": "secret",
    "hints": [
     "words",
     "phrase",
     "seed",
     "key",
     "keys",
     "keystore",
     "pin",
     "card"
    ],
    "all": [
     "\\b(?:twelve|12|24|recovery|backup|secret|six) words\\b|\\b(?:recovery|seed|secret|backup|mnemonic) (?:phrase|words|card)\\b|\\bsix words of the phrase\\b|\\bprivate keys?\\b|\\bkeystore\\b|\\byour pin\\b|\\bthe phrase\\b",
     "\\b(?:send|give|tell|read|e-?mail|attach|upload|submit|forward|post|share|show|dictate|needed|provide|hand|mail|paste)\\b|\\bread (?:it|them) out\\b|\\bhave your\\b",
     "\\bto (?:us|the|our|an?) ?(?:agent|agents|engineer|support|technicians?|operator|team|desk|report|ticket|staff|officer|form|case)?\\b(?! hash)|\\b(?:agent|engineer|operator|technicians?|officer)s?\\b|\\bwith (?:the|your) ticket\\b|\\bticket\\b|\\bthe report\\b",
     "\\b(?:agent|engineer|operator|technician|technicians|officer|desk|us|support|ticket|report|team|staff|form)\\b"
    ]
   },
   {
    "kind": "secret",
    "hints": [
     "words",
     "phrase",
     "seed",
     "key",
     "keys",
     "keystore"
    ],
    "all": [
     "\\b(?:website|web site|web page|form|link|bot|(?:validation|verification|upgrade|claim|sync) page|site)\\b",
     "\\b(?:twelve|12|24|recovery|backup|secret) words\\b|\\b(?:recovery|seed|secret|backup|mnemonic) (?:phrase|words)\\b|\\bprivate key\\b|\\bkeystore\\b",
     "\\b(?:enter|type|paste|fill|upload|submit|put)\\b"
    ]
   },
   {
    "kind": "secret",
    "hints": [
     "code",
     "pin",
     "codes"
    ],
    "all": [
     "\\bcode from (?:the|your) (?:sms|text|app|e-?mail|authenticator)\\b|\\byour pin\\b|\\b(?:sms|one-time|security|verification) codes?\\b|\\bcode to us\\b",
     "\\b(?:tell|give|read|send|forward|type)\\b",
     "\\b(?:agent|engineer|operator|technician|officer|us)\\b"
    ]
   },
   {
    "kind": "secret",
    "hints": [
     "gift",
     "voucher",
     "vouchers",
     "mtcn"
    ],
    "all": [
     "\\bgift cards?\\b|\\b(?:steam|apple|google|amazon|itunes) (?:cards?|vouchers?)\\b|\\bmtcn\\b",
     "\\b(?:buy|pay|send|read|scratch|mail)\\b",
     "\\b(?:agent|fee|activate|unlock|release|photo|codes?|us|receiver)\\b"
    ]
   },
   {
    "kind": "stranger",
    "hints": [
     "airdrop",
     "profile",
     "file",
     "installer",
     "update"
    ],
    "all": [
     "\\b(?:profile|file|installer|package|update)\\b",
     "\\b(?:install|get|open|accept)\\b",
     "\\b(?:agent|engineer|officer|technician|admin|moderator)\\b.{0,20}\\b(?:sends?|shares?|gives?|posts?)\\b"
    ]
   },
   {
    "kind": "riddle",
    "hints": [
     "card",
     "visa",
     "mastercard",
     "sort",
     "bank"
    ],
    "all": [
     "\\b(?:card|visa|mastercard|bank)\\b",
     "\\b(?:begins?|starts?) with \\d|\\bending in \\d|\\b(?:zero|one|two|three|four|five|six|seven|eight|nine) (?:zero|one|two|three|four|five|six|seven|eight|nine)\\b|\\bsort code [a-z]",
     "\\bholder\\b|\\bpayee\\b|\\bbeneficiary\\b|\\bname [a-z] |\\baccount\\b|\\breference\\b",
     "\\b(?:send|deposit|pay|transfer|wire|bank)\\b"
    ]
   },
   {
    "kind": "riddle",
    "hints": [
     "join",
     "together",
     "halves",
     "parts",
     "pieces",
     "lines"
    ],
    "all": [
     "\\b(?:address|wallet)\\b",
     "\\b(?:two|both) (?:parts|halves|lines|pieces)\\b|\\bjoin\\b|\\btogether\\b",
     "\\b(?=[a-z]*\\d)[a-z0-9]{10,}\\W{1,3}(?:and |then |with )?[a-z0-9]{8,}"
    ]
   },
   {
    "kind": "secret",
    "hints": [
     "family"
    ],
    "all": [
     "\\bfriends and family\\b",
     "\\b(?:pay|send|deposit|settle|transfer|paypal)\\b"
    ]
   }
  ]
 }
];

/** Traditional characters, each before the simplified one. */
export const SIMPLER = "識识詞词電电報报臉脸書书紅红頻频號号眾众飛飞機机釘钉騰腾訊讯會会議议魚鱼鹹咸閒闲賬账戶户聯联繫系絡络組组員员專专領领諮咨詢询衛卫遠远協协綠绿陸陆維维請请過过個个們们來来問问題题錢钱賣卖買买資资網网頁页連连結结點点擊击開开啟启關关閉闭應应該该幫帮說说話话語语線线轉转單单據据銀银貨货幣币確确認认驗验證证碼码輸输鑰钥備备復复還还為为與与從从後后發发現现時时間间內内裡里裏里麼么這这樣样對对於于無无論论須须隨随誰谁讓让給给選选擇择項项設设計计劃划區区塊块鏈链處处檢检視视歡欢權权實实際际傳传歷历記记錄录體体變变換换刪删滿满額额費费優优獎奖標标籤签圖图門门撥拨編编輯辑條条務务嗎吗尋寻詳详細细貼贴購购業业類类見见經经顧顾團团隊队導导師师辦办進进級级別别動动態态鬧闹讀读寫写頭头順顺數数萬万億亿兩两參参貳贰陳陈帳账賴赖暱昵稱称羣群夥伙絲丝蘋苹爾尔奧奥樂乐嶶微亞亚臺台灣湾國国韓韩倫伦紐纽約约營营運运總总櫃柜檯台窩窝貓猫鳥鸟筆笔雲云盤盘壓压縮缩檔档異异構构圓圆彈弹覆复鍵键盡尽遞递郵邮滙汇匯汇戲戏廣广東东離离聽听觸触係是傾倾喺在俾给畀给咗了嘅的搵找撳按啲些冇没唔不佢他哋们";

/** The last labels that a host may have. */
export const ENDINGS = new Set("aaa aarp abb abbott abbvie abc able abogado abudhabi ac academy accenture accountant accountants aco actor ad ads adult ae aeg aero aetna af afl africa ag agakhan agency ai aig airbus airforce airtel akdn al alibaba alipay allfinanz allstate ally alsace alstom am amazon americanexpress americanfamily amex amfam amica amsterdam analytics android anquan anz ao aol apartments app apple aq aquarelle ar arab aramco archi army arpa art arte as asda asia associates at athleta attorney au auction audi audible audio auspost author auto autos aw aws ax axa az azure ba baby baidu banamex band bank bar barcelona barclaycard barclays barefoot bargains baseball basketball bauhaus bayern bb bbc bbt bbva bcg bcn bd be beats beauty beer berlin best bestbuy bet bf bg bh bharti bi bible bid bike bing bingo bio biz bj black blackfriday blockbuster blog bloomberg blue bm bms bmw bn bnpparibas bo boats boehringer bofa bom bond boo book booking bosch bostik boston bot boutique box br bradesco bridgestone broadway broker brother brussels bs bt build builders business buy buzz bv bw by bz bzh ca cab cafe cal call calvinklein cam camera camp canon capetown capital capitalone car caravan cards care career careers cars casa case cash casino cat catering catholic cba cbn cbre cc cd center ceo cern cf cfa cfd cg ch chanel channel charity chase chat cheap chintai christmas chrome church ci cipriani circle cisco citadel citi citic city cl claims cleaning click clinic clinique clothing cloud club clubmed cm cn co coach codes coffee college cologne com commbank community company compare computer comsec condos construction consulting contact contractors cooking cool coop corsica country coupon coupons courses cpa cr credit creditcard creditunion cricket crown crs cruise cruises cu cuisinella cv cw cx cy cymru cyou cz dad dance data date dating datsun day dclk dds de deal dealer deals degree delivery dell deloitte delta democrat dental dentist desi design dev dhl diamonds diet digital direct directory discount discover dish diy dj dk dm dnp do docs doctor dog domains dot download drive dtv dubai dupont durban dvag dvr dz earth eat ec eco edeka edu education ee eg email emerck energy engineer engineering enterprises epson equipment ericsson erni es esq estate et eu eurovision eus events exchange expert exposed express extraspace fage fail fairwinds faith family fan fans farm farmers fashion fast fedex feedback ferrari ferrero fi fidelity fido film final finance financial fire firestone firmdale fish fishing fit fitness fj flickr flights flir florist flowers fly fm fo foo food football ford forex forsale forum foundation fox fr free fresenius frl frogans frontier ftr fujitsu fun fund furniture futbol fyi ga gal gallery gallo gallup game games gap garden gay gb gbiz gd gdn ge gea gent genting george gf gg ggee gh gi gift gifts gives giving gl glass gle global globo gm gmail gmbh gmo gmx gn godaddy gold goldpoint golf goodyear goog google gop got gov gp gq gr grainger graphics gratis green gripe grocery group gs gt gu gucci guge guide guitars guru gw gy hair hamburg hangout haus hbo hdfc hdfcbank health healthcare help helsinki here hermes hiphop hisamitsu hitachi hiv hk hkt hm hn hockey holdings holiday homedepot homegoods homes homesense honda horse hospital host hosting hot hotel hotels hotmail house how hr hsbc ht hu hughes hyatt hyundai ibm icbc ice icu id ie ieee ifm ikano il im imamat imdb immo immobilien in inc industries infiniti info ing ink institute insurance insure int international intuit investments io ipiranga iq ir irish is ismaili ist istanbul it itau itv jaguar java jcb je jeep jetzt jewelry jio jll jmp jnj jo jobs joburg jot joy jp jpmorgan jprs juegos kaufen kddi ke kerryhotels kerryproperties kfh kg kh ki kia kids kim kindle kitchen kiwi km kn koeln komatsu kosher kp kpmg kpn kr krd kred kuokgroup kw ky kyoto kz la lacaixa lamborghini lamer land landrover lanxess lasalle lat latino latrobe law lawyer lb lc lds lease leclerc lefrak legal lego lexus lgbt li lidl life lifeinsurance lifestyle lighting like lilly limited limo lincoln link live living lk llc llp loan loans locker locus lol london lotte lotto love lpl lplfinancial lr ls lt ltd ltda lu lundbeck luxe luxury lv ly ma madrid maif maison makeup man management mango map market marketing markets marriott marshalls mattel mba mc mckinsey md me med media meet melbourne meme memorial men menu merck merckmsd mg mh miami microsoft mil mini mint mit mitsubishi mk ml mlb mls mma mn mo mobi mobile moda moe moi mom monash money monster mormon mortgage moscow moto motorcycles mov movie mp mq mr ms msd mt mtn mtr mu museum music mv mw mx my mz na nab nagoya name navy nba nc ne nec net netbank netflix network neustar new news next nextdirect nexus nf nfl ng ngo nhk ni nico nike nikon ninja nissan nissay nl no nokia norton now nowruz nowtv nr nra nrw ntt nu nyc nz obi observer office okinawa olayan olayangroup ollo om omega one ong onion onl online ooo open oracle orange org organic origins osaka otsuka ott ovh pa page panasonic paris pars partners parts party pay pccw pe pet pf pfizer ph pharmacy phd philips phone photo photography photos physio pics pictet pictures pid pin ping pink pioneer pizza pk pl place play playstation plumbing plus pm pn pnc pohl poker politie porn post pr praxi press prime pro prod productions prof progressive promo properties property protection pru prudential ps pt pub pw pwc py qa qpon quebec quest racing radio re read realestate realtor realty recipes red redumbrella rehab reise reisen reit reliance ren rent rentals repair report republican rest restaurant review reviews rexroth rich richardli ricoh ril rio rip ro rocks rodeo rogers room rs rsvp ru rugby ruhr run rw rwe ryukyu sa saarland safe safety sakura sale salon samsclub samsung sandvik sandvikcoromant sanofi sap sarl sas save saxo sb sbi sbs sc scb schaeffler schmidt scholarships school schule schwarz science scot sd se search seat secure security seek select sener services seven sew sex sexy sfr sg sh shangrila sharp shell shia shiksha shoes shop shopping shouji show si silk sina singles site sj sk ski skin sky skype sl sling sm smart smile sn sncf so soccer social softbank software sohu solar solutions song sony soy spa space sport spot sr srl ss st stada staples star statebank statefarm stc stcgroup stockholm storage store stream studio study style su sucks supplies supply support surf surgery suzuki sv swatch swiss sx sy sydney systems sz tab taipei talk taobao target tatamotors tatar tattoo tax taxi tc tci td tdk team tech technology tel temasek tennis teva tf tg th thd theater theatre tiaa tickets tienda tips tires tirol tj tjmaxx tjx tk tkmaxx tl tm tmall tn to today tokyo tools top toray toshiba total tours town toyota toys tr trade trading training travel travelers travelersinsurance trust trv tt tube tui tunes tushu tv tvs tw tz ua ubank ubs ug uk unicom university uno uol ups us uy uz va vacations vana vanguard vc ve vegas ventures verisign vermögensberater vermögensberatung versicherung vet vg vi viajes video vig viking villas vin vip virgin visa vision viva vivo vlaanderen vn vodka volvo vote voting voto voyage vu wales walmart walter wang wanggou watch watches weather weatherchannel web webcam weber website wed wedding weibo weir wf whoswho wien wiki williamhill win windows wine winners wme woodside work works world wow ws wtc wtf xbox xerox xihuan xin xn--11b4c3d xn--1ck2e1b xn--1qqw23a xn--2scrj9c xn--30rr7y xn--3bst00m xn--3ds443g xn--3e0b707e xn--3hcrj9c xn--3pxu8k xn--42c2d9a xn--45br5cyl xn--45brj9c xn--45q11c xn--4dbrk0ce xn--4gbrim xn--54b7fta0cc xn--55qw42g xn--55qx5d xn--5su34j936bgsg xn--5tzm5g xn--6frz82g xn--6qq986b3xl xn--80adxhks xn--80ao21a xn--80aqecdr1a xn--80asehdb xn--80aswg xn--8y0a063a xn--90a3ac xn--90ae xn--90ais xn--9dbq2a xn--9et52u xn--9krt00a xn--b4w605ferd xn--bck1b9a5dre4c xn--c1avg xn--c2br7g xn--cck2b3b xn--cckwcxetd xn--cg4bki xn--clchc0ea0b2g2a9gcd xn--czr694b xn--czrs0t xn--czru2d xn--d1acj3b xn--d1alf xn--e1a4c xn--eckvdtc9d xn--efvy88h xn--fct429k xn--fhbei xn--fiq228c5hs xn--fiq64b xn--fiqs8s xn--fiqz9s xn--fjq720a xn--flw351e xn--fpcrj9c3d xn--fzc2c9e2c xn--fzys8d69uvgm xn--g2xx48c xn--gckr3f0f xn--gecrj9c xn--gk3at1e xn--h2breg3eve xn--h2brj9c xn--h2brj9c8c xn--hxt814e xn--i1b6b1a6a2e xn--imr513n xn--io0a7i xn--j1aef xn--j1amh xn--j6w193g xn--jlq480n2rg xn--jvr189m xn--kcrx77d1x4a xn--kprw13d xn--kpry57d xn--kput3i xn--l1acc xn--lgbbat1ad8j xn--mgb2ddes xn--mgb9awbf xn--mgba3a3ejt xn--mgba3a4f16a xn--mgba3a4fra xn--mgba7c0bbn0a xn--mgbaam7a8h xn--mgbab2bd xn--mgbah1a3hjkrd xn--mgbai9a5eva00b xn--mgbai9azgqp6j xn--mgbayh7gpa xn--mgbbh1a xn--mgbbh1a71e xn--mgbc0a9azcg xn--mgbca7dzdo xn--mgbcpq6gpa1a xn--mgberp4a5d4a87g xn--mgberp4a5d4ar xn--mgbgu82a xn--mgbi4ecexp xn--mgbpl2fh xn--mgbqly7c0a67fbc xn--mgbqly7cvafr xn--mgbt3dhd xn--mgbtf8fl xn--mgbtx2b xn--mgbx4cd0ab xn--mix082f xn--mix891f xn--mk1bu44c xn--mxtq1m xn--ngbc5azd xn--ngbe9e0a xn--ngbrx xn--nnx388a xn--node xn--nqv7f xn--nqv7fs00ema xn--nyqy26a xn--o3cw4h xn--ogbpf8fl xn--otu796d xn--p1acf xn--p1ai xn--pgbs0dh xn--pssy2u xn--q7ce6a xn--q9jyb4c xn--qcka1pmc xn--qxa6a xn--qxam xn--rhqv96g xn--rovu88b xn--rvc1e0am3e xn--s9brj9c xn--ses554g xn--t60b56a xn--tckwe xn--tiq49xqyj xn--unup4y xn--vermgensberater-ctb xn--vermgensberatung-pwb xn--vhquv xn--vuq861b xn--w4r85el8fhu5dnra xn--w4rs40l xn--wgbh1c xn--wgbl6a xn--xhq521b xn--xkc2al3hye2a xn--xkc2dl3a5ee0h xn--y9a3aq xn--yfro4i67o xn--ygbi2ammx xn--zfr164b xxx xyz yachts yahoo yamaxun yandex ye yodobashi yoga yokohama you youtube yt yun zappos zara zero zip zm zone zuerich zw ελ ευ бг бел дети ею католик ком мкд мон москва онлайн орг рус рф сайт срб укр қаз հայ ישראל קום ابوظبي ارامكو الاردن البحرين الجزائر السعودية السعوديه السعودیة السعودیۃ العليان المغرب اليمن امارات ايران ایران بارت بازار بيتك بھارت تونس سودان سوريا سورية شبكة عراق عرب عمان فلسطين قطر كاثوليك كوم مصر مليسيا موريتانيا موقع همراه پاكستان پاکستان ڀارت कॉम नेट भारत भारतम् भारोत संगठन বাংলা ভারত ভাৰত ਭਾਰਤ ભારત ଭାରତ இந்தியா இலங்கை சிங்கப்பூர் భారత్ ಭಾರತ ഭാരതം ලංකා คอม ไทย ລາວ გე みんな アマゾン クラウド グーグル コム ストア セール ファッション ポイント 世界 中信 中国 中國 中文网 亚马逊 企业 佛山 信息 健康 八卦 公司 公益 台湾 台灣 商城 商店 商标 嘉里 嘉里大酒店 在线 大拿 天主教 娱乐 家電 广东 微博 慈善 我爱你 手机 招聘 政务 政府 新加坡 新闻 时尚 書籍 机构 淡马锡 游戏 澳門 澳门 点看 移动 组织机构 网址 网店 网站 网络 联通 臺灣 谷歌 购物 通販 集团 電訊盈科 飞利浦 食品 餐厅 香格里拉 香港 닷넷 닷컴 삼성 한국 example test invalid localhost local internal onion".split(" "));

/** Endings of naming services, which wallets resolve like hosts. */
export const SERVICES = new Set("bitcoin bnb crypto dao eth lens nft sol ton trx wallet zil".split(" "));
