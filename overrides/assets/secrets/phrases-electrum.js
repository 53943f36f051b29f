// The words of Electrum's phrases before 2014 (its list of 1,626 words is published under the MIT licence): their first four
// letters, as in phrases.js. A phrase of these has no sum, and the words are everyday ones.

import { unfold } from "./phrases.js";

const ELECTRUM_WORDS =
  "ableouovus,acceciheidrot.titu,add.miorvi,afferate,agaie.onre,ahea,aim.r.,alasivlomoonresotethwa,amazon,ancigeg" +
  "rimnootswy.ymyoytyw,aparolpeplpr,armyourirot.,ash.haidk.le,attate,aunttu,avoi,awaiakaye.kw,babyckg.lallngnkr.r" +
  "ethtt,beamarataucacodre.enfog.gagiguhilillloncnesisttttwyo,bid.rdrtt.tett,blacadamaneeenesinisoconooosowueurus" +
  ",boaratdyldmbndneokomrnthttugunwlx.yf,braianaveaeeidiginokotowuius,bubbilllmprdrnrsrys.sytty.,cagelmmendnvp.pt" +
  "rdrerrrvsttcugus,ceasilllntrt,chaianaraseaeceeesilinocoiokoour,cigarcty,claiasawayeaiciminocosotouueut,coatffl" +
  "dlllomfmmmpncnfnnnsntnvokolrernstucunupurusvewa,cracapasavawazeaeeimosowueumusy.ys,cup.rlrsrtrvte,dad.ddilmnnc" +
  "ngrkrlrtteugwn,deadalaratcaciepfefilimamonypeprptscsesiskspstteviw.,diamffg.m.nnrertsascsgshst,doctg.llomort.u" +
  "bvewn,dragamaweaesifinivopovugumuny.,duckdee.llmbrist,dwel,eachgerlrtsisyt.,echo,edge,effo,egg.,eith,embabrotp" +
  "t,end.dlemergijoouteti,eras,escapese,eter,eveneril,exacamcecuispeplpr,eye.,factdeiliniritlsmin.nttethulvo,fear" +
  "asatedetliw.,fielgullnandngnirersshstvex.,flagamarasatesicigipiroaooowuty.,focue.g.ldllotrcrergrmrtrwugul,frag" +
  "ameaeeesieigonosowozuius,fullnnr.rttu,gainmerds.spthy.ze,genent,ghos,gianftggrlve,gladanarasidorovow,goald.neo" +
  "dost.ttve,grabacadanaseaeeeweyieinipouow,guaresidilitn.y.,hairlfllndngpprdrmrstetrun,healaratavelldlllpreroy.," +
  "hidddeghllstt.,holllymenenookp.perirrrsspuruswewl,hug.gem.mandngntrlrrrtsb,ice.,ideaio,igno,illu,imagpo,inchde" +
  "hak.nenosasistsutetovi,iron,itse,jaw.,jealan,job.ckinkeury.,judgicmpst,keeppty.,kickd.llngsstc,kneeifocow,lace" +
  "dyidndngrgugw.zy,leadafaparasavd.ftg.ssttve,lickfeftghkembminengp.qusttt,lonengokosrdsesst.udve,luckncngst,mac" +
  "hdegikemananyrcrkrrsksssttcthttyb,meanasetloltmon.ndntrcressta,midddnghlkllndnenurrsestx.,moanckldm.menenknsnt" +
  "onrarernstthtiunurutvevi,muchd.mbrdscsesitt,mysest,nailkemetitu,nearckedigitrdrvvew.xt,niceghne,nobod.isrmrtse" +
  "tethtiwh,numb,objesevi,ocea,odd.e.,off.fete,okay,oncely,openinpo,orande,othe,ourst.ts,over,own.,packgeinirlelm" +
  "ntperarerkrtssstthtittusy.,peacelern.ncoprfrhrsta,phonys,picte.ecerg.lellnkty,placaianasatayea,pockemetinisndo" +
  "lorp.sissunurwe,pracaiayecefepeseticidinobocomotouov,pufflllsncrerpsht.zz,queeesicieit,rabbdiinisndntperethw.," +
  "reacadalasbecaced.flfugrlalemamemimopeplspsttrtuve,rhymyt,richngp.ppseve,roadamarckllotpeseugya,rub.deinlen.sh" +
  ",sad.dnfeidilltncnenit.tivevi,scalaratenhoorrare,sea.arascocrekemlfnsntparirvttve,shadalamaparateeelieifiminip" +
  "irivocoeooorouovowuty.,sickghgnlelllvmpncngnksttux.ze,skilinipy.,slamapeeepicidigow,smalarelilokoo,snakapeaow," +
  "soakarb.ciftldmen.ngonotrrrtulun,spaceaeceeelenidilinirliokorotreri,squaue,stabagaianaratayeaeeepicilinirocolo" +
  "monoooporrareriroruubucudufumunupyl,subjchddfficitmmnlnspprerfrprrrvsp,swalayeaeeeliminiror,symp,tablinkelelkn" +
  "gp.skstug,tea.acamasetllndrrst,thanemenericiginirorosoureroumun,tickdee.ghmenyre,todae.gemongnio.olrmrtsstaucu" +
  "gwawewn,tracadaiaveaeeemicipouucueulusuty.,tuckmbnern,tweniciriso.,type,ugly,unabcldeivknlelise,uponse,use.elu" +
  "a,utte,vainlllust,veilinlvrsry,victewolsi,voicidlu,waisitlkllndntr.rmrnrrshsttcteve,weakaparatavekepigirlct.,w" +
  "hateeenetisitol,wifeldn.ndntpeseshtcth,wolfmamen.ndodrkrlrrrsrtunw.,wrapinisitonot,yard,yeaharllstt.,younurut";

/** @returns {Set<string>} the first four letters of each */
export const electrumWords = () => new Set(unfold(ELECTRUM_WORDS));
