// The English words of recovery phrases (BIP-39; the list is published under the MIT licence): their first four letters,
// which are all different. Two letters, then the pairs that may follow; a dot where the word is shorter.
const WORDS =
  "abanilleouovsesostsuus,accecicocuhiidouqurot.titotrtu,adapd.didrjumiulvavi,aero,affafora,agaie.enre,ahea,aim.r" +
  ".rpsl,alarbucoeriel.lelomoonphresotewa,amatazonouus,analchcigeglgrimklnonuotswtetixiy.,aparolpeplprri,archctea" +
  "engum.memomyourarerirot.tetitw,ask.pesasesisuth,athlomtatetitr,auctdiguntthtotu,averocoi,awakarayesfukw,axis,b" +
  "abychcodgg.lalcllmbnannr.rergrrsesisktt,beacanaucacoeffogihahililoltncnesttrtttwyo,bicyd.kendolrdrttt,blacadam" +
  "anaseaesinooosouueurus,boaratdyilmbnenuokosrdrirrssttunx.y.,bracaianasaveaeeicidieiginisocokonoootowus,bubbddd" +
  "gffillblkllndnkrdrgrss.sisyttyezz,cabbbiblctgekelllmmempn.nancndnnnonvnypapiptr.rbrdrgrprrrtseshsistsut.tatcte" +
  "ttugusutve,ceillemensntrert,chaialamanaoaparasateaeceeeferesicieilimoiooroucunur,cigannrctityvi,claiaparawayea" +
  "erevicieifiminipocogosotouowubumusut,coacascodeffilinlllolumbmemfmimmmpncndnfngnnnsntnvokolpppyrarernrrstttucu" +
  "nupurusveyo,cracadafamanasatawazeaedeeewicimisitoposouowucueuiumunusy.ys,cubeltp.pbrirrrtrvshstte,cycl,dad.mam" +
  "pncngrishugwny.,dealbabrcaceciclcocrerfefifygrlalimaminintnypapepoptpuriscsesiskspsttatevevivo,diagalamarceese" +
  "tffgignlennnorertsascseshsmsospstvevivozz,doctcug.lllpmananknoorseubve,drafagamasaweaesifilinipivopumy.,duckmb" +
  "neristtcty,dwar,dyna,eageglrlrnrtsistsy,echoolon,edgeituc,effo,egg.,eighth,elbodeecegemepevitse,embabobrerotpl" +
  "popt,enabacd.dldoemerfogagihajoliourirosutetitrve,epis,equaui,era.asodosroup,escasaseta,eterhi,evidilokol,exac" +
  "amcechciclcuecerhahiilisitotpapepiplpoprtetr,eye.eb,fabrcecudeinitlllsmemimon.ncntrmsht.tathtiulvo,featbrdee.e" +
  "delmancsttcvew.,fibectelgulelmltnandnengnirermrsscsht.tnx.,flagamasataveeigipoaocooowuiusy.,foamcug.illdllodot" +
  "rcrergrkrtrurwssstunx.,fragameqesieinogonosowozui,fueln.nnrnrytu,gadginlallmep.rarbrdrlrms.sptethugze,geneninr" +
  "ntnust,ghos,gianftggngrarlve,gladanarasidimobooorovowue,goatddldodosrispssvewn,grabacaianapasaveaeeidieitocouo" +
  "wun,guaresidilitn.,gym.,habiirlfmmmsndpprbrdrsrvt.vewkza,headalaravdgiglllmlpn.ro,hiddghllntp.rest,hobbckldlel" +
  "illmeneodpernrrrsspstteurve,hub.gemambmondngntrdrrrtsb,hybr,ice.on,ideaenle,igno,ill.leln,imagitmemupapoprpu,i" +
  "nchclcocrdedidodufaflfohaheitjejumanenopuqusasesispsttatetovevivo,iron,islaolsu,item,ivor,jackgur.zz,jealanllw" +
  "e,job.inkeury.,judgicmpngninkst,kang,keeneptcy.,kickd.dnndngsst.tctettwi,kneeifocow,lab.bebodddykempngptrgteti" +
  "ugunvaw.wnwsyezy,leadafaravctftg.gageismondngnsopssttve,liarbebrcefeftghkembminkonqustttveza,loadanbscackginen" +
  "gopttudunveya,luckggmbnancxu,lyri,machd.gignidilinjokemmn.nandngnsnuplrbrcrgrirkrrsksssttctethtrttxize,meadana" +
  "satchdadiloltmbmontnurcrgrirrshsstath,midddnlkllmindninonurarrsessstx.xext,mobidedim.meninknsntonrarernsqthtit" +
  "ounusvevi,muchffleltscseshsisttu,mysestth,naivmepkrrsttitu,nearckedgaglitphrvstt.twutvewsxt,nicegh,noblismiodr" +
  "mrtsetatethtivew.,nuclmbrst.,oak.,obeyjeliscsetavi,occueato,odor,off.fefite,oil.,okay,old.ivym,omit,oncee.ioli" +
  "ly,openerinpoti,oranbichdedigaieigph,ostr,othe,outdtetpts,ovalener,own.ne,oxyg,oyst,ozon,pactddgeirlalmndnenin" +
  "tperarerkrrrtsstcthtitrttusveym,peacanaraslin.nancoppprfrmrst.,phonotrays,piancnctecg.gelllonkonpesttczz,placa" +
  "nasatayeaeducugun,poemetinlalelindnyolpurtsisssttattvewdwe,pracaiedefepesetevicidiminioisivizobocodofogojomooo" +
  "posotouov,publddlllplsmpncpipprcrirprssht.zz,pyra,qualanaresicitizot,rabbccceckdadiilinisllmpncndngpiretethvew" +
  ".zo,readalasbebucacecicocyduflfofugigrgujelalelilymamemimondnentoppapeplpoquscsesisospsutitrtuunveviwa,rhyt,ri" +
  "b.bbcechdedgflghgingotppsktuvave,roadasbobuckmaofokomsetaugunutya,rubbdeg.len.nwra,sad.dddnfeillalmloltlumempn" +
  "dtitoucusvey.,scalanaratenhehoieisorourareriru,sea.arasatcocrctcuedekgmlellmininsntrirvsstttuve,shadafalaredel" +
  "erieifinipivocoeoooporouovriruufy.,siblckdeegghgnlelklllvmimpncngresttux.ze,skateti.ilinirul,slabameeenicidigi" +
  "mogotowus,smalarilokoo,snacakapifow,soapcccickdaftlaldlilulvmengonrrrtulunupurut,spacarataweaeceeelenheicidiki" +
  "nirlioionooorotrareriy.,squaueui,stabadafagaiamanaratayeaeeemepericilinocomonooorovrareriroruudufumyl,subjbmbw" +
  "ccchddffgaggitmmn.nnnspeppprrerfrgrprrrvspst,swalamapareaeeifiminitor,symbmprust,tablckg.illelknkpergskstttxi," +
  "teacamlln.nannntrmstxt,thanatemeneoereyinisoureriroumun,tickdegeltmbmenyp.resstl,toasbadadde.geilkemamonengnio" +
  "lotp.pipprcrnrtsstaurwawewny.,tracadafagaianapasavayeaeeeniaibicigimipopouucueulumusuty.,tubeitmbnannrkrnrt,tw" +
  "eleniciniso.,typepi,ugly,umbr,unabawclcodedofafohaifiqitivknlotiusve,updagrhoonpese,urbage,usage.edefelua,util" +
  ",vacacugulilllvn.niporistul,vehilvndntnurbrirsrysste,viabbrcictdeewllntolrtrusasisutavi,vocaicidlcluteya,wageg" +
  "oitlklllnntrfrmrrshspsttevey.,wealaparasatb.ddekirlcstt.,whalateaeeeneripis,widedtfeldlln.ndnengnknnntresdsesh" +
  "tn,wolfmandodolrdrkrlrrrt,wrapecesisiton,yard,yearll,you.unut,zebrro,zoneo.";

/**
 * Read a list that is folded like WORDS.
 * @param {string} words
 * @returns {string[]}
 */
export function unfold(words) {
  const found = [];
  for (const group of words.split(",")) {
    for (let at = 2; at < group.length; at += 2) {
      found.push((group.slice(0, 2) + group.slice(at, at + 2)).replaceAll(".", ""));
    }
  }
  return found;
}

/** @returns {Map<string, number>} the first four letters of each of the 2,048 words, with its place in the list */
export const phraseWords = () => new Map(unfold(WORDS).map((word, place) => [word, place]));
