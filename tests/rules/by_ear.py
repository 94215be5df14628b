"""Names as passports print them and as Greek papers print them by ear; and pairs that are two names.

Written from how such names are transcribed in Greek, not from the specimens' list. A pair is family name, given name.
"""

SAME = """
HOXHA ARBEN = ΧΟΤΖΑ ΑΡΜΠΕΝ | SHEHU MIRELA = ΣΕΧΟΥ ΜΙΡΕΛΑ | SINGH GURPREET = ΣΙΝΓΚ ΓΚΟΥΡΠΡΙΤ
GJONI NDUE = ΓΚΙΟΝΙ ΝΤΟΥΕ | ÇELA ENTELA = ΤΣΕΛΑ ΕΝΤΕΛΑ | XHAFERI BLERIM = ΤΖΑΦΕΡΙ ΜΠΛΕΡΙΜ
BERISHA FATOS = ΜΠΕΡΙΣΑ ΦΑΤΟΣ | KOLA LULJETA = ΚΟΛΑ ΛΟΥΛΙΕΤΑ | THAÇI SOKOL = ΘΑΤΣΙ ΣΟΚΟΛ
DERVISHI GENTIAN = ΝΤΕΡΒΙΣΙ ΓΚΕΝΤΙΑΝ | QIRJAKO VANGJEL = ΚΙΡΙΑΚΟ ΒΑΝΓΚΙΕΛ | BEQIRI ILIR = ΜΠΕΚΙΡΙ ΙΛΙΡ
CHKHEIDZE NANULI = ΤΣΧΕΙΤΖΕ ΝΑΝΟΥΛΙ | GELASHVILI GIORGI = ΓΚΕΛΑΣΒΙΛΙ ΓΚΙΟΡΓΚΙ | MAISURADZE LALI = ΜΑΙΣΟΥΡΑΤΖΕ ΛΑΛΙ
KVARATSKHELIA DAVIT = ΚΒΑΡΑΤΣΧΕΛΙΑ ΝΤΑΒΙΤ | JAPARIDZE NINO = ΤΖΑΠΑΡΙΤΖΕ ΝΙΝΟ | TSIKLAURI ZURAB = ΤΣΙΚΛΑΟΥΡΙ ΖΟΥΡΑΜΠ
BURCHULADZE KETEVAN = ΜΠΟΥΡΤΣΟΥΛΑΤΖΕ ΚΕΤΕΒΑΝ | KOVALENKO NADIIA = ΚΟΒΑΛΕΝΚΟ ΝΑΝΤΙΑ
SHEVCHENKO OKSANA = ΣΕΒΤΣΕΝΚΟ ΟΞΑΝΑ | MELNYCHUK VASYL = ΜΕΛΝΙΤΣΟΥΚ ΒΑΣΙΛ
BONDARENKO OLEKSANDR = ΜΠΟΝΤΑΡΕΝΚΟ ΟΛΕΚΣΑΝΤΡ | HRYTSENKO LIUDMYLA = ΓΚΡΙΤΣΕΝΚΟ ΛΙΟΥΝΤΜΙΛΑ
YUSHCHENKO YEVHEN = ΓΙΟΥΣΤΣΕΝΚΟ ΓΕΒΓΚΕΝ | ZHUKOVA SVETLANA = ΖΟΥΚΟΒΑ ΣΒΕΤΛΑΝΑ
POPOVSKAIA NATALIA = ΠΟΠΟΒΣΚΑΓΙΑ ΝΑΤΑΛΙΑ | GRIGOREV SERGEI = ΓΚΡΙΓΚΟΡΙΕΒ ΣΕΡΓΚΕΪ
CHERNYSHEV DMITRII = ΤΣΕΡΝΙΣΕΒ ΝΤΜΙΤΡΙ | FEDOROVA IULIIA = ΦΕΝΤΟΡΟΒΑ ΓΙΟΥΛΙΑ | KHAN MUHAMMAD = ΧΑΝ ΜΟΥΧΑΜΑΝΤ
IQBAL ZAFAR = ΙΚΜΠΑΛ ΖΑΦΑΡ | CHAUDHRY TARIQ = ΤΣΑΟΥΝΤΡΙ ΤΑΡΙΚ | HUSSAIN GHULAM = ΧΟΥΣΕΙΝ ΓΚΟΥΛΑΜ
BUTT SHAHZAD = ΜΠΟΥΤ ΣΑΧΖΑΝΤ | MEHMOOD ASHRAF = ΜΕΧΜΟΥΝΤ ΑΣΡΑΦ | SARKER RAFIQUL = ΣΑΡΚΕΡ ΡΑΦΙΚΟΥΛ
UDDIN SHAHIN = ΟΥΝΤΙΝ ΣΑΧΙΝ | CHOWDHURY ABDUL = ΤΣΟΟΥΝΤΟΥΡΙ ΑΜΠΝΤΟΥΛ | BEGUM FATEMA = ΜΠΕΓΚΟΥΜ ΦΑΤΕΜΑ
MIAH JASHIM = ΜΙΑ ΤΖΑΣΙΜ | KAUR MANJIT = ΚΑΟΥΡ ΜΑΝΤΖΙΤ | SANDHU BALWINDER = ΣΑΝΤΟΥ ΜΠΑΛΒΙΝΤΕΡ
BAINS JASWANT = ΜΠΑΪΝΣ ΤΖΑΣΒΑΝΤ | DHILLON SUKHDEV = ΝΤΙΛΟΝ ΣΟΥΚΝΤΕΒ | ABDELRAHMAN SHERIF = ΑΜΠΝΤΕΛΡΑΧΜΑΝ ΣΕΡΙΦ
EL SAYED HANAN = ΕΛ ΣΑΓΙΕΝΤ ΧΑΝΑΝ | KHALIFA NAGWA = ΧΑΛΙΦΑ ΝΑΓΚΟΥΑ | MANSOUR TAREK = ΜΑΝΣΟΥΡ ΤΑΡΕΚ
YOUSSEF MAGDY = ΓΙΟΥΣΕΦ ΜΑΓΚΝΤΙ | AL HASSANI NABIL = ΑΛ ΧΑΣΑΝΙ ΝΑΜΠΙΛ | KHOURI BASSEL = ΧΟΥΡΙ ΜΠΑΣΕΛ
HADDAD RIMA = ΧΑΝΤΑΝΤ ΡΙΜΑ | DARWISH LAMIA = ΝΤΑΡΟΥΙΣ ΛΑΜΙΑ | DELA CRUZ JOCELYN = ΝΤΕΛΑ ΚΡΟΥΖ ΤΖΟΣΕΛΙΝ
BAUTISTA MARITES = ΜΠΑΟΥΤΙΣΤΑ ΜΑΡΙΤΕΣ | VILLANUEVA ROMEO = ΒΙΛΑΝΟΥΕΒΑ ΡΟΜΕΟ | SANTOS DANILO = ΣΑΝΤΟΣ ΝΤΑΝΙΛΟ
OKAFOR EMEKA = ΟΚΑΦΟΡ ΕΜΕΚΑ | OSAGIE BLESSING = ΟΣΑΓΚΙΕ ΜΠΛΕΣΙΝΓΚ | ADEYEMI JOY = ΑΝΤΕΓΙΕΜΙ ΤΖΟΪ
CHUKWUDI SUNDAY = ΤΣΟΥΚΟΥΝΤΙ ΣΑΝΤΕΪ | MUNTEANU VASILE = ΜΟΥΝΤΕΑΝΟΥ ΒΑΣΙΛΕ | LUPASCU VERONICA = ΛΟΥΠΑΣΚΟΥ ΒΕΡΟΝΙΚΑ
CIOBANU ION = ΤΣΙΟΜΠΑΝΟΥ ΙΟΝ | RUSU SVETLANA = ΡΟΥΣΟΥ ΣΒΕΤΛΑΝΑ | GEORGIEVA DESISLAVA = ΓΚΕΟΡΓΚΙΕΒΑ ΝΤΕΣΙΣΛΑΒΑ
DIMITROV STOYAN = ΝΤΙΜΙΤΡΟΒ ΣΤΟΓΙΑΝ | TODOROVA PENKA = ΤΟΝΤΟΡΟΒΑ ΠΕΝΚΑ | CHEN LIHUA = ΤΣΕΝ ΛΙΧΟΥΑ
ZHOU XIAOLONG = ΖΟΥ ΣΙΑΟΛΟΝΓΚ | WANG GUOQIANG = ΓΟΥΑΝΓΚ ΓΚΟΥΟΤΣΙΑΝΓΚ | HUANG JIAN = ΧΟΥΑΝΓΚ ΤΖΙΑΝ
GRIGORYAN GAGIK = ΓΚΡΙΓΚΟΡΙΑΝ ΓΚΑΓΚΙΚ | SARGSYAN ANAHIT = ΣΑΡΓΚΣΙΑΝ ΑΝΑΧΙΤ | HAILEMICHAEL HIWOT = ΧΑΪΛΕΜΙΚΑΕΛ ΧΙΟΥΟΤ
MENSAH KWAME = ΜΕΝΣΑΧ ΚΟΥΑΜΕ | YILMAZ MEHMET = ΓΙΛΜΑΖ ΜΕΧΜΕΤ
"""

OTHER = """
HOXHA ARBEN = ΧΟΤΖΑ ΜΠΛΕΡΙΜ | HOXHA ARBEN = ΧΟΤΖΑ ΜΙΡΕΛΑ | SHEHU AGIM = ΣΕΧΟΥ ΒΕΡΑ | SINGH GURPREET = ΣΙΝΓΚ ΜΠΑΛΒΙΝΤΕΡ
SINGH GURPREET = ΣΙΝΓΚ ΣΟΥΚΝΤΕΒ | KAUR MANJIT = ΚΑΟΥΡ ΧΑΡΠΡΙΤ | GJONI NDUE = ΓΚΙΟΝΙ ΜΑΡΚ
BERISHA FATOS = ΜΠΕΡΙΣΑ ΓΚΕΝΤΙΑΝ | BERISHA FATOS = ΝΤΕΡΒΙΣΙ ΦΑΤΟΣ | KOLA LULJETA = ΧΟΤΖΑ ΛΟΥΛΙΕΤΑ
THAÇI SOKOL = ΚΟΛΑ ΣΟΚΟΛ | XHAFERI BLERIM = ΜΠΕΚΙΡΙ ΜΠΛΕΡΙΜ | BEQIRI ILIR = ΜΠΕΚΙΡΙ ΝΤΡΙΤΑΝ
CHKHEIDZE NANULI = ΤΣΧΕΙΤΖΕ ΓΚΙΟΡΓΚΙ | GELASHVILI GIORGI = ΓΚΕΛΑΣΒΙΛΙ ΛΕΒΑΝ | MAISURADZE LALI = ΤΣΙΚΛΑΟΥΡΙ ΛΑΛΙ
JAPARIDZE NINO = ΤΖΑΠΑΡΙΤΖΕ ΜΑΓΙΑ | GELASHVILI DAVIT = ΚΟΜΑΣΒΙΛΙ ΝΤΑΒΙΤ | KOVALENKO NADIIA = ΚΟΒΑΛΕΝΚΟ ΟΞΑΝΑ
KOVALENKO NADIIA = ΣΕΒΤΣΕΝΚΟ ΝΑΝΤΙΑ | MELNYCHUK VASYL = ΜΕΛΝΙΤΣΟΥΚ ΙΒΑΝ | BONDARENKO OLEKSANDR = ΚΟΒΑΛΕΝΚΟ ΟΛΕΚΣΑΝΤΡ
ZHUKOVA SVETLANA = ΠΟΠΟΒΑ ΣΒΕΤΛΑΝΑ | ZHUKOVA SVETLANA = ΖΟΥΚΟΒΑ ΝΑΤΑΛΙΑ | GRIGOREV SERGEI = ΓΚΡΙΓΚΟΡΙΕΒ ΙΓΚΟΡ
FEDOROVA IULIIA = ΙΒΑΝΟΒΑ ΓΙΟΥΛΙΑ | KHAN MUHAMMAD = ΧΑΝ ΤΑΡΙΚ | KHAN MUHAMMAD = ΑΛΙ ΜΟΥΧΑΜΑΝΤ
IQBAL ZAFAR = ΙΚΜΠΑΛ ΣΑΧΖΑΝΤ | HUSSAIN GHULAM = ΧΟΥΣΕΙΝ ΤΑΡΙΚ | BUTT SHAHZAD = ΜΠΟΥΤ ΡΟΥΧΣΑΝΑ
MEHMOOD ASHRAF = ΧΟΥΣΕΙΝ ΑΣΡΑΦ | SARKER RAFIQUL = ΣΑΡΚΕΡ ΝΤΕΛΒΑΡ | UDDIN SHAHIN = ΟΥΝΤΙΝ ΡΑΧΙΜΑ
BEGUM FATEMA = ΜΠΕΓΚΟΥΜ ΡΑΧΙΜΑ | MIAH JASHIM = ΣΑΡΚΕΡ ΤΖΑΣΙΜ | SANDHU BALWINDER = ΣΑΝΤΟΥ ΜΑΝΤΖΙΤ
DHILLON SUKHDEV = ΣΙΝΓΚ ΣΟΥΚΝΤΕΒ | BAINS JASWANT = ΜΠΑΪΝΣ ΓΚΟΥΡΠΡΙΤ | ABDELRAHMAN SHERIF = ΑΜΠΝΤΕΛΡΑΧΜΑΝ ΤΑΡΕΚ
EL SAYED HANAN = ΕΛ ΣΑΓΙΕΝΤ ΝΑΓΚΟΥΑ | KHALIFA NAGWA = ΜΑΝΣΟΥΡ ΝΑΓΚΟΥΑ | MANSOUR TAREK = ΜΑΝΣΟΥΡ ΣΑΜΙΡ
YOUSSEF MAGDY = ΧΑΛΙΦΑ ΜΑΓΚΝΤΙ | KHOURI BASSEL = ΧΟΥΡΙ ΝΑΜΠΙΛ | HADDAD RIMA = ΧΑΝΤΑΝΤ ΛΑΜΙΑ
DARWISH LAMIA = ΧΟΥΡΙ ΛΑΜΙΑ | DELA CRUZ JOCELYN = ΝΤΕΛΑ ΚΡΟΥΖ ΜΑΡΙΤΕΣ | DELA CRUZ JOCELYN = ΝΤΕΛΑ ΡΟΣΑ ΤΖΟΣΕΛΙΝ
BAUTISTA MARITES = ΣΑΝΤΟΣ ΜΑΡΙΤΕΣ | SANTOS DANILO = ΣΑΝΤΟΣ ΕΡΝΕΣΤΟ | OKAFOR EMEKA = ΟΚΑΦΟΡ ΝΓΚΟΖΙ
OSAGIE BLESSING = ΟΚΑΦΟΡ ΜΠΛΕΣΙΝΓΚ | ADEYEMI JOY = ΟΣΑΓΚΙΕ ΤΖΟΪ | MUNTEANU VASILE = ΜΟΥΝΤΕΑΝΟΥ ΙΟΝ
LUPASCU VERONICA = ΡΟΥΣΟΥ ΒΕΡΟΝΙΚΑ | CIOBANU ION = ΛΟΥΠΑΣΚΟΥ ΙΟΝ | RUSU SVETLANA = ΡΟΥΣΟΥ ΛΙΛΙΑ
GEORGIEVA DESISLAVA = ΓΚΕΟΡΓΚΙΕΒΑ ΠΕΝΚΑ | DIMITROV STOYAN = ΤΟΝΤΟΡΟΒ ΣΤΟΓΙΑΝ | CHEN LIHUA = ΤΣΕΝ ΓΟΥΕΪ
ZHOU XIAOLONG = ΖΟΥ ΣΙΟΥΜΕΪ | WANG GUOQIANG = ΛΙ ΓΚΟΥΟΤΣΙΑΝΓΚ | GRIGORYAN GAGIK = ΓΚΡΙΓΚΟΡΙΑΝ ΑΡΜΕΝ
SARGSYAN ANAHIT = ΓΚΡΙΓΚΟΡΙΑΝ ΑΝΑΧΙΤ | YILMAZ MEHMET = ΓΙΛΜΑΖ ΟΡΧΑΝ
"""


def pairs(table: str) -> list[tuple[tuple[str, str], tuple[str, str]]]:
    """The pairs of a table: family and given name in Latin, family and given name in Greek."""
    entries = (entry.partition("=") for entry in table.replace("\n", "|").split("|") if entry.strip())
    return [(_parted(latin), _parted(greek)) for latin, _, greek in entries]


def _parted(text: str) -> tuple[str, str]:
    surname, _, name = text.strip().rpartition(" ")
    return surname, name
