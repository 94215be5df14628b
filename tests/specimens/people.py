"""Invented people with Latin and Greek-by-ear names and identifiers whose check digits hold."""

import tomllib
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from string import ascii_uppercase
from typing import Any

from stdnum import iban, luhn
from stdnum.gr import vat

STREETS = (
    "ΑΓ. ΝΙΚΟΛΑΟΥ",
    "ΛΙΟΣΙΩΝ",
    "28ης ΟΚΤΩΒΡΙΟΥ",
    "ΕΥΡΙΠΙΔΟΥ",
    "ΜΕΓ. ΑΛΕΞΑΝΔΡΟΥ",
    "ΑΧΑΡΝΩΝ",
    "ΔΗΜΟΚΡΑΤΙΑΣ",
    "ΠΛΑΤΩΝΟΣ",
)
CITIES = {
    "ΑΘΗΝΑ": ("Αθήνα", "Αθηνών", "στην Αθήνα"),
    "ΘΕΣΣΑΛΟΝΙΚΗ": ("Θεσσαλονίκη", "Θεσσαλονίκης", "στη Θεσσαλονίκη"),
    "ΠΑΤΡΑ": ("Πάτρα", "Πατρών", "στην Πάτρα"),
    "ΒΟΛΟΣ": ("Βόλος", "Βόλου", "στον Βόλο"),
    "ΗΡΑΚΛΕΙΟ": ("Ηράκλειο", "Ηρακλείου", "στο Ηράκλειο"),
    "ΛΑΡΙΣΑ": ("Λάρισα", "Λάρισας", "στη Λάρισα"),
    "ΚΑΛΑΜΑΤΑ": ("Καλαμάτα", "Καλαμάτας", "στην Καλαμάτα"),
    "ΙΩΑΝΝΙΝΑ": ("Ιωάννινα", "Ιωαννίνων", "στα Ιωάννινα"),
}
OFFICIALS = ("Σοφία Παπαδάκη", "Νικόλαος Βλάχος", "Βασιλική Ντόκου", "Αναστάσιος Λαμπρίδης", "Ελένη Τσιάμη",
             "Δημήτριος Καρράς", "Αικατερίνη Ρούσσου", "Γεώργιος Μπαλτάς", "Παρασκευή Μήτσου",
             "Ιωάννης Φωτεινός", "Χρήστος Δελής")  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody who does not exist. Names are capitals, Latin as in the passport, Greek as clerks write it."""

    surname_lat: str
    name_lat: str
    surname_el: str
    name_el: str
    father_el: str
    mother_el: str
    father_lat: str
    mother_lat: str
    birth: date
    sex: str
    nationality: str
    birthplace_lat: str
    birthplace_el: str
    passport_no: str
    personal_no: str
    afm: str
    amka: str
    ama: str
    city: str
    street: str
    postcode: str

    @property
    def country(self) -> dict[str, Any]:
        """The country's names: `el`, `of_el`, `latin`, `state`."""
        return countries()[self.nationality]

    @property
    def full_el(self) -> str:
        """Surname and name in Greek."""
        return f"{self.surname_el} {self.name_el}"

    @property
    def address(self) -> str:
        """Street and city."""
        return f"{self.street}, {self.city}"

    def by_sex(self, male: str, female: str) -> str:
        """The word that agrees with the person."""
        return male if self.sex == "M" else female

    def respelt(self) -> "Person":
        """The same person as another office spells the surname, where there is more than one way."""
        for entry in self.country["surnames"]:
            latin, _, greek = entry.partition(":")
            if latin == self.surname_lat and "/" in greek:
                return replace(self, surname_el=greek.split("/")[1])
        return self


@cache
def countries() -> dict[str, dict[str, Any]]:
    """What is known of each nationality, by its ICAO code."""
    return tomllib.loads(Path(__file__).with_name("countries.toml").read_text("utf-8"))


def foreign() -> list[str]:
    """The nationalities that an applicant may have."""
    return [code for code in countries() if code != "GRC"]


def person(rng: Random, *, nationality: str = "", sex: str = "", birth: date | None = None) -> Person:
    """Draw somebody; what is given is kept."""
    code = nationality or rng.choice(foreign())
    land = countries()[code]
    sex = sex or rng.choice("MF")
    birth = birth or date(1953, 1, 1) + timedelta(days=rng.randrange(30 * 365))
    (surname,), (place,) = (_pairs(rng, land[kind], 1) for kind in ("surnames", "cities"))
    (father, son), (mother, daughter) = (_pairs(rng, land[kind], 2) for kind in ("male", "female"))
    name = son if sex == "M" else daughter
    return Person(
        surname_lat=surname[0], surname_el=surname[1], name_lat=name[0], name_el=name[1],
        father_lat=father[0], father_el=father[1], mother_lat=mother[0], mother_el=mother[1],
        birth=birth, sex=sex, nationality=code, birthplace_lat=place[0], birthplace_el=place[1],
        passport_no=by_pattern(rng, land["passport"]),
        personal_no=by_pattern(rng, land.get("personal", "")), afm=afm(rng), amka=amka(rng, birth, sex),
        ama=str(rng.randrange(1_000_000, 9_999_999)), city=rng.choice(sorted(CITIES)),
        street=f"{rng.choice(STREETS)} {rng.randrange(1, 190)}", postcode=str(rng.randrange(10431, 85300)),
    )  # fmt: skip


def relative(rng: Random, kin: Person, *, sex: str, birth: date) -> Person:
    """Somebody of the same house: nationality, surname and address."""
    other = person(rng, nationality=kin.nationality, sex=sex, birth=birth)
    house = replace(other, city=kin.city, street=kin.street, postcode=kin.postcode)
    return replace(house, surname_lat=kin.surname_lat, surname_el=kin.surname_el)


def _pairs(rng: Random, entries: list[str], count: int) -> list[tuple[str, str]]:
    parted = (entry.partition(":") for entry in rng.sample(entries, count))
    return [(latin, greek.split("/")[0]) for latin, _, greek in parted]


def by_pattern(rng: Random, pattern: str) -> str:
    """A number of the form of `pattern`: A letter, 9 digit; a pattern's other signs are kept."""
    signs = {"9": "0123456789", "A": ascii_uppercase}
    return "".join(rng.choice(signs[sign]) if sign in signs else sign for sign in pattern)


def digits(rng: Random, count: int) -> str:
    """That many digits, the first of them not zero."""
    return str(rng.randrange(10 ** (count - 1), 10**count))


def afm(rng: Random) -> str:
    """A tax number (ΑΦΜ) whose check digit holds."""
    stem = f"{rng.randrange(1_000_000, 18_000_000):08d}"
    return stem + str(vat.calc_check_digit(stem))


def amka(rng: Random, birth: date, sex: str) -> str:
    """A social security number (ΑΜΚΑ): birth date, serial whose last digit is odd for men, check digit."""
    serial = rng.randrange(0, 500) * 2 + (sex == "M")
    stem = f"{birth:%d%m%y}{serial:04d}"
    return stem + str(luhn.calc_check_digit(stem))


def greek_iban(rng: Random, bank_code: str) -> str:
    """A Greek account number (IBAN) whose check digits hold."""
    tail = bank_code + digits(rng, 4) + f"{rng.randrange(10**16):016d}"
    return "GR" + str(iban.calc_check_digits("GR00" + tail)) + tail
