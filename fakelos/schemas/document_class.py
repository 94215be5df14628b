"""The classes of paper that Fakelos sorts by, with the names that people read."""

from enum import StrEnum
from typing import Self


class DocumentClass(StrEnum):
    """A class of paper (είδος εγγράφου). The letters of ties are in the circular's data file."""

    label_el: str
    label_en: str

    def __new__(cls, value: str, label_el: str, label_en: str) -> Self:
        """Attach the Greek and English names to the code."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label_el = label_el
        member.label_en = label_en
        return member

    PASSPORT = "passport", "Διαβατήριο", "Passport"
    IDENTITY_OTHER = "identity_other", "Άλλο έγγραφο ταυτότητας", "Other identity paper"
    RESIDENCE_PERMIT = "residence_permit", "Άδεια διαμονής", "Residence permit"
    FEE_RECEIPT = "fee_receipt", "Παράβολο", "Fee receipt"
    INSURANCE = "insurance", "Ασφαλιστική ικανότητα", "Insurance capacity"
    BUYOUT_DECISION = "buyout_decision", "Απόφαση εξαγοράς ημερών ασφάλισης", "Buy-out decision"
    LANGUAGE_COURSE = "language_course", "Μαθήματα ελληνικής γλώσσας", "Greek language course"
    SCHOOL_RECORD = "school_record", "Τίτλος φοίτησης σε σχολείο", "School record"
    TAX_RETURN = "tax_return", "Φορολογική δήλωση", "Tax return"
    SOCIAL_INSURANCE = "social_insurance", "Αποδεικτικό κύριας ασφάλισης", "Social insurance record"
    KINSHIP = "kinship", "Αποδεικτικό συγγενικού δεσμού", "Proof of kinship"
    STUDIES = "studies", "Φοίτηση σε εκπαιδευτικό ίδρυμα", "Proof of studies"
    BANK_TRANSACTION = "bank_transaction", "Τραπεζικές συναλλαγές", "Bank transactions"
    NOTARIAL_DEED = "notarial_deed", "Συμβολαιογραφικό έγγραφο", "Notarial deed"
    BIRTH_ACT = "birth_act", "Ληξιαρχική πράξη γέννησης", "Birth registration act"
    SOLEMN_DECLARATION = "solemn_declaration", "Υπεύθυνη δήλωση", "Solemn declaration"
    POWER_OF_ATTORNEY = "power_of_attorney", "Πληρεξούσιο δικηγόρου", "Power of attorney"
    APPLICATION_FORM = "application_form", "Αίτηση", "Application form"
    PRIOR_APPLICATION = "prior_application", "Προηγούμενη αίτηση στο Υπουργείο", "Earlier application to the Ministry"
    TYPE_A_CERTIFICATE = "type_a_certificate", "Βεβαίωση κατάθεσης αίτησης τύπου Α", "Type A certificate"
    PHOTO = "photo", "Φωτογραφία", "Photograph"
    OTHER = "other", "Άλλο έγγραφο", "Other paper"
    BLANK = "blank", "Λευκή σελίδα", "Blank page"
    SEPARATOR = "separator", "Διαχωριστικό φύλλο", "Cover sheet"
