"""Words known: bases that are short, or end like a word with an ending, and those that change inside when an ending comes."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from language.letters import fold
from language.numerals import ORDINALS

# Short nouns, shorter than an ending may leave of a word not known.
_SHORT: Final = (
    "acı açar açıq ad adam adət ağ ağa ağac ağıl ağır ağrı ahıl aid ailə akt alət alt altı amil an ana and ar ara arx arı arpa arzu"
    " at ata av aval ay ayaq ayı az azad bab baba bacı bağ baha bal bank bant bar baş baza beh bel beş bez bənd bibi bina bir biz borc"
    " boru boş boy bu buğa büro can cani cari cay cəhd cəlb cəm cəza cib cins cüt çək çəki çox çöl dad dağ daha dair dam daş dayı dəf"
    " dəfə dəfn dəm dən dənə dərc dərd dərə dəri dərs dəst dib dil din diri diş don dost dörd döş dövr dul duz ek el elan elm elmi emal"
    " en er et ev eyni ədəd ədv əfv əks əqd əqli əlac ələk əlil əlli əmək əməl əmi əmr ərz əsas əsər əsl əsr əşya ətək əvəz əzab faiz"
    " fakt fayl fərd fərq fərz film fond for fors foto gec gecə geri gəmi gil göl göz güc gün haq haqq hal ham hamı hava heç həbs"
    " həcm hədd hədə həll həm hər hərb hiss hökm xal xala xalq xeyr xərc xət xəta xətt xoş ianə icra iç iki il ilk imza inam inək ip"
    " ipək iri irq irs isə iş işıq it itki iyul iyun iz izah jalə kadr kar kart kənd kəs kim kişi kod kol kor köç kök kurs küçə küp küt"
    " qab qan qapı qat qaz qeyd qəbz qənd qərb qəsd qəti qəza qırx qış qız qida qoç qol qrup qul qum qurd quş quyu quzu laq lal ləğv"
    " lift loto maaş mal mane mart may maya mehr meşə məd məhv mən məna mərc mərz mətn min mis muzd nağd neçə neft ney nə nəğd nənə nəşr"
    " nəvə nitq niza növ ocaq od ofis oğru oğul ox oxu ora ordu orta oruc ot otaq otel otuz ov oyun ozon ögey ölkə ölü ömür ön örüş öz"
    " özəl özgə park pay peşə peyk pis plan poçt pos post priz pul püşk real rədd rəis rəng rəy risk rol ruh rus rüb saat sadə sağ sahə"
    " sal say sayt saz sədr səhm səhv sərf səs sət səy sxem sıra sirr siz sol son söz staj su süd sülh süni şam şəxs şər şərh"
    " şərt şöbə ştat şura şüşə şüur tabe tac tam tan tara tel test tez tək tən tərk tır tibb tip ton top tor tort toy türk uc ucuz uçot"
    " us uşaq uzun ün ürək üst üsul üz üzük üzüm üzv vaxt var ver veto vəd vəz viza yağ yal yan yarı yaş yaz yem yeni yer yox yol yön"
    " yuxu yun yurd yuva yük yüz zal zəbt zəif zəng zər zidd zona zor zülm"
)

# Bases that end like a word with an ending.
_WHOLE: Final = (
    "respublika maliyyə ölçü qorxu itkin üstün təkid yanacaq dayanacaq gələcək oturacaq mülk hazır texnik etibar qatar qovşaq dəfinə"
    " axşam tikili gəlin əkin yığın qalın axır daşınar daşınmaz"
    " məmulat mövcud nöqtə"
    " birbaşa bilavasitə dispozisiya məsələ cümlə qadağan"
    " tamam tamaşa yəqin üzər dünya"
    " ölüm doğum artım işarə mənzərə abidə abonent abunə abzas agent agentlik ağlabatan axşam akkreditasiya akkreditiv aksept"
    " akseptant aksiz aktiv akvakultura aqrar"
    " aliment alkoqol almaz alternativ altmış alver ambulator amnistiya amortizasiya analogiya anbar anket anonim aparat apellyasiya"
    " apostil aprel aptek arbitr arbitraj arxeoloji arxiv artezian arvad asayiş asudə aşağı aşkar aşpaz atmosfer atmosferi attestasiya"
    " attestat audiovizual audit auditor auksion autentifikasiya avans avqust avropa avtobus avtomobil azərbaycan bacanaq baqaj balans"
    " baldız balıq banditizm bankomat barama barmaq barter basqın başqa başlanğıc bayraq bayram baytar bazar benefisiar beynəlxalq"
    " bədbəxt bədəl bədən bəhər bələdiyyə bəraət bərpa bəyan bəzək bıçaq biçənək bilet bilgi bioloji biometrik birgə birja biznes blank"
    " bomba boyun böcək böhran böhtan bölük bölüm böyük broker buğda bulaq bulud burun büdcə bütün cavab cehiz cədvəl cəhət cəmiyyət"
    " cərimə ciddi cihaz cinayət cinayətkar coğrafi cümlə çadır çalğı çanta çernobıl çeşid çəkic çəltik çərçivə çətin çınqıl çiçək çörək"
    " daxil daimi dairə damğa daşqın davam debitor dekabr delikt deniz deportasiya depozit depozitar deputat dezinformasiya dəbbə dəftər"
    " dəhliz dəqiqə dələduz dəlil dəmir dərəcə dərhal dərman dəstək dəvət dəyər dəyirman digər diqqət diplom diplomatik direk direktor"
    " dirsək diskresion distant distribütor divan divar dividend dodaq doxsan doqquz dollar domen donor dopinq dotasiya döşək dövlət"
    " dövriyyə dublikat dükan düşmən düzgün ehtimal ehtiyac ehtiyat ekoloji ekoloq ekran ekspeditor ekspert ekspertiza ekstradisiya"
    " ekstremizm ekvivalent elektrik elektron element emansipasiya embarqo emissiya emitent energetika enerji epidemioloji epidemiya"
    " etalon etiqad etimad etiraf etiraz etnik evakuator evtanaziya ezamiyyə ezamiyyət əcdad əcnəbi ədalət ədəbiyyat ədliyyə əhali əhatə"
    " əhval əxlaq əqidə əlaqə əlamət əlavə əlbir əmanət əməkdaş əməliyyat əmlak əmsal əmtəə əncir ənənə ərazi ərizə ərzaq əsgər əskinas"
    " ətraf əvvəl faktiki faktor faktorinq faktura fasilə fayda fermer fevral fəaliyyət fəxri fəlakət fərman fəsil fındıq fırıldaq"
    " filial fintex firma fitosanitar fiziki folklor forma fotoşəkil fövqəladə françayz françayzinq franşiza funksiya futbol gender"
    " general genetik geniş geodeziya geoloji geyim gəlir gərək gigiyena girov gizli gömrük göyərçin gübrə güman gündüz güzəşt"
    " güzgü hadisə hakim halal hamilə hasar hasilat hesab heyvan heyvanat həbsxana hədəf hədiyyə həftə həkim həqiqət həlak hərbi hərəkət"
    " hərrac həvəskar həyat həyəcan həyət hidrometeorologiya hidrotexniki himayə hissə holdinq hostinq hökmran hökumət hörmət humanitar"
    " hücrə hücum hüdud hüquq hündür xahiş xalça xammal xarab xarakter xaric xassə xeyirxah xeyli xəbər xələl xəncər xəndək xəritə"
    " xəsarət xəstə xəstəxana xəzər xəzinə xırda xidmət xitam xronometraj xüsusi ibarət ibtidai icarə icazə icbari iclas icraat ictimai"
    " idarə iddia identifikasiya idxal idman ifadə iğtişaş ixrac ixtira ixtisar ixtisas ixtiyar ikiqat iqlim iqtisadi iqtisadiyyat imkan"
    " immiqrant immunitet imtahan imtina imtiyaz incəsənət indeksasiya indossament indossant inflyasiya informasiya infrastruktur"
    " inhisar inkasso inkişaf inklüziv innovasiya insan insayder insident inspektor instansiya institut inteqral inteqrasiya intellekt"
    " intellektual internat internet intizam inventar inventarizasiya investisiya investor inzibati ipoteka iradə irəli irriqasiya islah"
    " islam ispan istefa istehlak istehsal istək istifadə istiqamət istiqraz istinad istintaq istirahət istismar istisna işarə işgəncə"
    " işgüzar işğal iştirak itkin ittiham iyirmi izahat iztirab jurnal jurnalist kadastr kağız kamera kameral kanal kanalizasiya kapital"
    " karantin kartof kasko kassa kassasiya kateqoriya katib keçir keyfiyyət kəbin kəmər kəmiyyət kənar kəşfiyyat kətan kiçik kifayət"
    " kilid kimyəvi kinematoqrafiya kirayə kirpik kitab klassifikator klirinq kobud kollegial kollektiv kollektor kolliziya komendant"
    " komissiya komisyon komitent komitə kommandit kommersiya kommunal kommunikasiya kompensasiya kompleks komplekt kompüter kompyuter"
    " konfet konkret konosament konsert konservasiya konsessioner konsessiya konstitusiya konstruksiya konsul konteyner kontrafakt"
    " kontragent kontrakt konvensiya kooperativ korporativ korrupsiya kosmetoloji köhnə kömək köpək körpə körpü köynək kredit kreditor"
    " kriptoqrafik kriptovalyuta kritik kupon kurort kuryer külli kürək kürəkən kütləvi kvadratmetr kvota qabiliyyət qaçqın qadağa qadın"
    " qaimə qanun qaraj qarant qarantiya qardaş qarşı qatil qayda qayğı qayınata qaynana qaynar qaynata qazanc qeydiyyat qeyri qəbul"
    " qədər qəhvə qəlyan qənaət qəpik qərar qərardad qərəz qəsəbə qəssab qətimkan qətnamə qəyyum qəzet qırğın qırmızı qızıl qiyabi qiyam"
    " qiymət qohum qonaq qonşu qoşun qoyun qrafik qrant qulaq quldur qumar qurban qurum qürur qüsur qüvvə laboratoriya lampa landşaft"
    " layihə ləvazimat ləyaqət liman limit limon lisenziya lizinq lombard lotereya maddə maddi magistral mağaza mahiyyət maksimum manat"
    " maneə manevr manipulyasiya mansard maraq marka marşrut maşın material mayor mebel medal media mediasiya mediator mehmanxana"
    " mexanizm meliorasiya memorandum metal metod metrologiya metroloji metropoliten meyar meydan meyvə məbləğ məcbur məcəllə məclis"
    " məcmu mədaxil mədən məhbus məhdud məhəllə məhkəmə məhkum məhrum məhsul məxfi məxsus məişət məkan məktəb məktub məqsəd məlum"
    " məlumat məmur mənafe mənbə mənəvi mənəviyyat mənfəət mənfi mənşə məntəqə mənzil mərasim mərhələ mərkəz mərmi mərtəbə məruz məsafə"
    " məscid məsələ məsləhət məsrəf məsul məşğul mətbəx məvacib məzənnə məzmun mikro mikrokredit miqdar miqrant miqrasiya miqyas milli"
    " milyard milyon minik minimum minoritar miras mitinq mobil model modifikasiya monitorinq motor möhür mötərizə mövqe mövsüm mövsümi"
    " muxtar muxtariyyət musiqi muzey müalicə müasir müavin müavinət müayinə mübadilə mübahisə mübarizə müdafiə müdaxilə müddəa müddət"
    " müdir müəllif müəllim müəssisə müəyyən müfəssəl müfəttiş mühafizə mühakimə müharibə mühasib mühasibat mühəndis mühərrik mühit"
    " mühüm mükafat müqavilə müqavimət müqayisə mülahizə mülki münaqişə münasibət münbit müntəzəm müraciət müsabiqə müsadirə müsahibə"
    " müsbət müstəqil müstəntiq müstəsna müşahidə müşavir müştərək müştəri mütəxəssis mütəmadi mütənasib mütəşəkkil müttəhim müvafiq"
    " müvəkkil müvəqqəti müzakirə nağıl naxçıvan nailiyyət namaz namizəd namus narkologiya narkomaniya narkotik natamam natura nazir"
    " nemət nəfər nəqliyyat nəticə nəzarət nifrət nikah nisbət nisyə nişan niyyət nizam nomenklatura nominal norma normal normativ"
    " notarial notariat notarius noyabr nöqsan nömrə növbə növbəti nüfuz nümayəndə nümayiş nümunə nüsxə obyekt oduncaq oferta oğlan"
    " oktyabr ombudsman onlayn operativ operator orden order orqan ortaq ördək övlad palıd paltar pambıq papaq paraqraf parametr parol"
    " partiya pasport passiv patent patron patronaj patrul paytaxt pedaqoji penitensiar pensiya penya pestisid peşəkar peyvənd pəhriz"
    " pəncərə piket pillə pirotexniki pişik piyada plastik platforma platin plenum plomb podrat polis pomidor pornoqrafiya portal"
    " potensial praktika predmet preferensial preparat pretenziya preventiv prezident prezumpsiya prinsip proaktiv probasiya"
    " profilaktika prokuror proqram prosedur proses prosessual protest protokol provayder psixiatriya psixoloji rabitə radiasiya radio"
    " radioaktiv radioelektron rayon reabilitasiya readmissiya reaktor redaksiya referendum region regional rejim reklam rekvizisiya"
    " rekvizit reqlament remitent renta reproduktiv resept residiv restitusiya restoran resurs reyestr rezident rəftar rəhbər rəqabət"
    " rəqəm rəqib rəsmi riayət rotasiya rouminq royalti rüsum rüşvət rütbə sabah sabiq sabit sabun sağlam sahib sahibkar sahil saxlanc"
    " saxta sakin sanatoriya sandıq sanitar sanitariya saniyə sanksiya sayğac saziş seçki seksual sektor sentyabr senzura sertifikat"
    " server servitut sessiya səbəb səbət səfər səhifə səhiyyə səhmdar səhra səkkiz səksən səmimi sənaye sənəd sərbəst sərəncam sərgi"
    " sərhəd sərxoş sərnişin sərvət səviyyə səyahət səyyar sıfır sığorta siçan sifariş siqaret siqnal silah sistem siyahı siyasət siyasi"
    " smeta sonra sorğu sosial soyad soyqırım spirt ssuda standart startap stasionar statistika status stomatoloji struktur subroqasiya"
    " subsidiar subsidiya subyekt surroqat sursat sübut sümük sürət sütun svetofor şagird şahid şamil şəbəkə şəhər şəhid şəxsi şənbə"
    " şərait şərəf şifahi şifrə şikayət şikəst şirin şirkət şorba ştamp ştrix şübhə tacir taxoqraf taksi tarif tarix tarla teatr texniki"
    " texnologiya telefon telekommunikasiya televiziya televizor tender terminal terrorizm təbiət təbii təchizat təcili təcrid təcrübə"
    " tədarük tədavül tədbir tədqiq tədris təfsir təftiş təhdid təhqir təhlil təhlükə təhrif təhrik təhsil təhvil təxribat təklif təkrar"
    " təkzib təqaüd təqdim təqdimat təqib təqlid təqsir təqsirkar təqvim tələb tələbat tələbə təlim təlimat təltif təmin təmir təmsil"
    " tənbeh tərbiyə tərcümə tərəf tərif tərkib tərtib təsadüfi təsbit təsdiq təsərrüfat təsir təsis təsnifat təsvir təsviyə təşəbbüs"
    " təşkil təşkilat təşviq tətbiq tətil təyin təyinat təyyarə təzahür təzminat təzyiq tıxac tibbi ticarət tikan toxum tonqal torpaq"
    " töhmət tövsiyə transfer tranzit tunel turist turizm turoperator tüfəng türmə tütün universal universitet utilizasiya uyğun"
    " uzufrukt uzufruktuar ümumi ünsiyyət ünvan üzrlü vacib vağzal vahid vakansiya valideyn valyuta varis vasitə vedrə veksel velosiped"
    " vergi veteran vəfat vəkalət vəkil vərəqə vərəsə vəsait vəsatət vəsiqə vəsiyyət vətən vətəndaş vəzifə vicdan video vindikasiya"
    " virtual virus vitse yaxın yanğın yanlış yanvar yardım yarpaq yastıq yataq yeddi yeganə yekun yeraltı yetərsay yetim yetmiş yoxsul"
    " yuxarı yumurta yüksək yüngül zabit zahiri zaman zamin zavod zəlzələ zəmanət zəmin zərər zərurət zəruri zibil ziddiyyət zirzəmi"
    " ziyan ziyarət zolaq zorakı"
)

# A high vowel of the last syllable drops out before a vowel: ağız, ağzı; in verbs before a voice: ayır, ayrıl.
_DROPPING: Final = (
    "ağız ağıl beyin boyun burun bağır cisim çiyin əsil ətir fəsil fikir ömür oğul qarın qisim qəbir könül nəsil nəzir isim izin"
    " meyil ovuc"
    " qoyun səbir sətir sinif sidir sinir şəkil üzür zehin heyif qədir ayır çevir yoğur qıvır çığır xeyir şeir"
)
# Words that only join or point: they take no endings, whatever they end in.
_JOINING: Final = (
    "üçün ilə görə üzrə qədər kimi yaxud habelə həmçinin lakin çünki əgər yoxsa yalnız ancaq artıq belə elə hətta yəni həmin hansı həmişə"
    " bəzi bütün digər başqa özgə hamısı heç necə niyə nə bu o məhz sonra əvvəl indi hələ daim ötrü barədə üstəlik"
)
_FINITE: Final = "var yox deyil lazım mümkün gərək məcburi"
_HARD: Final = {"ed": "et", "ged": "get"}       # t softens before a vowel in these verbs: et, edir; get, gedir
# y between a vowel and an ending that begins with one; n in the cases of "o" and "bu".
_JOINED: Final = {"suy": "su", "ney": "ne", "menbey": "menbe", "mensey": "mense", "menafey": "menafe", "movqey": "movqe", "tabey": "tabe"}


def _dropped(word: str) -> str:
    return word[:-2] + word[-1]


PARTICLES: Final = frozenset(map(fold, _JOINING.split()))
BASES: Final = frozenset(map(fold, " ".join((_SHORT, _WHOLE, _DROPPING, _FINITE, _JOINING)).split())) | frozenset(ORDINALS)
"""Bases known, folded."""

CHANGED: Final[Mapping[str, str]] = MappingProxyType(
    {_dropped(word): word for word in map(fold, _DROPPING.split()) if _dropped(word) not in BASES} | _HARD | _JOINED
)
"""Bases changed before an ending, folded, and what they are without one: "agz" → "agiz"."""


FRONT: Final[Mapping[str, str]] = MappingProxyType({"ol": "olu"})
"""Verbs that folding makes like another, and what they are after a front vowel: "ölən" is of "ölü", "olan" of "ol"."""


def is_base(word: str) -> bool:
    """Whether a folded word is a base known."""
    return word in BASES or word in CHANGED
