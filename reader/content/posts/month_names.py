"""Names of months and weekdays in the languages of Europe, and Indonesian, as CLDR has them.

In small letters and without accents. Babel, which has them too, is 36 MB and takes 34 ms to load; dateparser
takes 69 ms, and reads ``03/04`` as one thing or another. No word is two months: Croatian, in which
``listopad`` is October, is left out.
"""

from __future__ import annotations

from typing import Final

_NAMES: Final = (
    """january jan januar janvier janv enero ene gennaio gen janeiro januari stycznia sty styczen января
    янв январь січня січ січень ledna led leden januara tammikuuta tammi tammikuu ocak oca ianuarie ian
    януари яну ιανουαριου ιαν ιανουαριοσ gener""",
    """february feb februar fevrier fevr febrero febbraio fevereiro fev februari lutego lut luty февраля
    февр февраль лютого лют лютии unora uno unor februara helmikuuta helmi helmikuu subat sub febr
    februarie февруари фев φεβρουαριου φεβ φεβρουαριοσ febrer""",
    """march mar marz mars marzo marco maart mrt marca marzec марта мар март березня бер березень brezna
    bre brezen marec marts maaliskuuta maalis maaliskuu mart marcius marc martie μαρτιου μαρ μαρτιοσ
    maret""",
    """april apr avril avr abril abr aprile kwietnia kwi kwiecien апреля апр апрель квітня квіт квітень
    dubna dub duben aprila huhtikuuta huhti huhtikuu nisan nis aprilis aprilie април απριλιου απρ
    απριλιοσ""",
    """may mai mayo maggio mag maio mei maja maj мая маи травня трав травень kvetna kve kveten toukokuuta
    touko toukokuu mayıs majus μαιου μαι μαιοσ maig""",
    """june jun juni juin junio giugno giu junho czerwca cze czerwiec июня июн июнь червня черв червень
    cervna cvn cerven juna kesakuuta kesa kesakuu haziran haz junius iunie iun юни ιουνιου ιουν ιουνιοσ
    juny""",
    """july jul juli juillet juil julio luglio lug julho lipca lip lipiec июля июл июль липня лип липень
    cervence cvc cervenec jula heinakuuta heina heinakuu temmuz tem julius iulie iul юли ιουλιου ιουλ
    ιουλιοσ juliol""",
    """august aug aout agosto ago augustus sierpnia sie sierpien августа авг август серпня серп серпень
    srpna srp srpen augusta augusti elokuuta elo elokuu agustos agu augusztus αυγουστου αυγ αυγουστοσ
    agost agustus""",
    """september sep sept septembre septiembre settembre set setembro wrzesnia wrz wrzesien сентября сент
    сентябрь вересня вер вересень zari zar septembra syyskuuta syys syyskuu eylul eyl szeptember szept
    septembrie септември сеп σεπτεμβριου σεπ σεπτεμβριοσ setembre""",
    """october oct oktober okt octobre octubre ottobre ott outubro out pazdziernika paz pazdziernik октября
    окт октябрь жовтня жовт жовтень rijna rij rijen oktobra lokakuuta loka lokakuu ekim eki octombrie
    октомври οκτωβριου οκτ οκτωβριοσ""",
    """november nov novembre noviembre novembro listopada lis listopad ноября нояб ноябрь листопада лист
    листопад listopadu novembra marraskuuta marras marraskuu kasım kas noiembrie ноември ное νοεμβριου
    νοε νοεμβριοσ""",
    """december dec dezember dez decembre diciembre dic dicembre dezembro grudnia gru grudzien декабря дек
    декабрь грудня груд грудень prosince pro prosinec decembra desember des joulukuuta joulu joulukuu
    aralık ara decembrie декември δεκεμβριου δεκ δεκεμβριοσ desembre""",
)

MONTHS: Final = {name: number for number, names in enumerate(_NAMES, start=1) for name in names.split()}
"""Numbers of months, by every word for one."""

_DAYS: Final = """
    montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi
    samedi dimanche lunes martes miercoles jueves viernes sabado domingo lunedi martedi mercoledi
    giovedi venerdi sabato domenica segunda feira terca quarta quinta sexta maandag dinsdag woensdag
    donderdag vrijdag zaterdag zondag poniedziałek wtorek sroda czwartek piatek sobota niedziela
    понедельник вторник среда четверг пятница суббота воскресенье понеділок вівторок середа четвер
    пятниця субота неділя pondeli utery streda ctvrtek patek nedele pondelok utorok stvrtok piatok
    nedela mandag tisdag onsdag torsdag fredag lordag sondag tirsdag lørdag søndag maanantaina tiistaina
    keskiviikkona torstaina perjantaina lauantaina sunnuntaina pazartesi salı carsamba persembe cuma
    cumartesi pazar hetfo kedd szerda csutortok pentek szombat vasarnap luni marti miercuri joi vineri
    sambata duminica понеделник сряда четвъртък петък събота неделя δευτερα τριτη τεταρτη πεμπτη
    παρασκευη σαββατο κυριακη dilluns dimarts dimecres dijous divendres dissabte diumenge senin selasa
    rabu kamis jumat sabtu minggu
"""

WEEKDAYS: Final = frozenset(_DAYS.split())
"""Words for days of the week."""

_BETWEEN: Final = """
    : at on of the st nd rd th t de del di d le el er ier den der am um uhr kl à a às as г года год р
    року r roku
"""

FILLERS: Final = frozenset(_BETWEEN.split())
"""Words and signs that stand between the parts of a date and say nothing."""
