"""Reason codes: why a file, a page or a field is not as it should be, in words that say what to do.

Codes are stable and carry no personal data, so they may stand in logs and in Prefect.
"""

from fakelos.schemas.base import Frozen


class Reason(Frozen):
    """What a person reads for a code, in Greek and in English."""

    el: str
    en: str


REASONS: dict[str, Reason] = {
    # a file, at the border
    "empty_file": Reason(
        el="Το αρχείο είναι κενό. Σαρώστε ξανά το έγγραφο.",
        en="The file is empty. Scan the paper again.",
    ),
    "unsupported_type": Reason(
        el="Το περιεχόμενο δεν είναι PDF, TIFF, JPEG, PNG ή JPEG 2000. Σαρώστε ξανά σε έναν από αυτούς τους τύπους.",
        en="The content is not PDF, TIFF, JPEG, PNG or JPEG 2000. Scan again to one of these types.",
    ),
    "damaged_file": Reason(
        el="Το αρχείο είναι κατεστραμμένο ή κομμένο. Σαρώστε ή στείλτε το ξανά.",
        en="The file is damaged or cut short. Scan it or send it again.",
    ),
    "encrypted_pdf": Reason(
        el="Το PDF είναι κλειδωμένο με κωδικό. Στείλτε το χωρίς κωδικό ή σαρώστε το χαρτί.",
        en="The PDF is locked with a password. Send it without one, or scan the paper.",
    ),
    "dynamic_form": Reason(
        el="Το PDF είναι δυναμική φόρμα (XFA) χωρίς σελίδες. Ανοίξτε το στο Adobe Reader και εκτυπώστε το σε νέο PDF.",
        en="The PDF is a dynamic form (XFA) without pages. Open it in Adobe Reader and print it to a new PDF.",
    ),
    "attachments_unread": Reason(
        el="Το PDF έχει μέσα του συνημμένα έγγραφα, που δεν διαβάστηκαν. Στείλτε τα ως χωριστά αρχεία.",
        en="The PDF holds attached papers, which were not read. Send them as files of their own.",
    ),
    "content_hidden": Reason(
        el="Η σελίδα φαίνεται κενή, αλλά το PDF έχει εκεί κείμενο ή εικόνα που δεν δείχνει. Σαρώστε το χαρτί.",
        en="The page looks blank, but the PDF has text or a picture there that it does not show. Scan the paper.",
    ),
    "text_differs": Reason(
        el="Το κείμενο μέσα στο PDF δεν είναι αυτό που δείχνει η σελίδα. Διαβάστηκε η εικόνα. Ζητήστε το πρωτότυπο.",
        en="The text that the PDF holds is not what the page shows. The picture was read. Ask for the original.",
    ),
    "too_many_pixels": Reason(
        el="Η εικόνα είναι υπερβολικά μεγάλη. Σαρώστε ξανά στα 300 dpi.",
        en="The image is too large. Scan again at 300 dpi.",
    ),
    "too_many_pages": Reason(
        el="Το αρχείο έχει υπερβολικά πολλές σελίδες. Χωρίστε το σε μικρότερα.",
        en="The file has too many pages. Split it into smaller ones.",
    ),
    "too_large": Reason(
        el="Το αρχείο είναι υπερβολικά μεγάλο. Χωρίστε το ή σαρώστε το ξανά στα 300 dpi.",
        en="The file is too large. Split it, or scan again at 300 dpi.",
    ),
    "normalise_timeout": Reason(
        el="Το αρχείο δεν άνοιξε μέσα στον επιτρεπόμενο χρόνο. Σαρώστε το ξανά.",
        en="The file could not be opened in the time allowed. Scan it again.",
    ),
    "normalise_crashed": Reason(
        el="Το άνοιγμα του αρχείου διακόπηκε. Σαρώστε το ξανά σε άλλον τύπο.",
        en="Opening the file was cut off. Scan it again to another type.",
    ),
    "hash_mismatch": Reason(
        el="Το αρχείο δεν είναι αυτό που δηλώνει το batch.json. Στείλτε το ξανά.",
        en="The file is not the one that batch.json declares. Send it again.",
    ),
    "file_missing": Reason(
        el="Το batch.json δηλώνει αρχείο που δεν παραλήφθηκε. Στείλτε το ξανά.",
        en="batch.json declares a file that did not arrive. Send it again.",
    ),
    "file_not_in_manifest": Reason(
        el="Το αρχείο δεν δηλώνεται στο batch.json. Ελέγξτε την παρτίδα και στείλτε την ξανά.",
        en="The file is not declared in batch.json. Check the batch and send it again.",
    ),
    "bad_manifest": Reason(
        el="Το batch.json δεν διαβάζεται ή δεν έχει τη μορφή που ορίζει το σχήμα. Η παρτίδα δεν παραλήφθηκε.",
        en="batch.json cannot be read or does not follow its schema. The batch was not taken in.",
    ),
    "not_a_file": Reason(
        el="Δεν είναι κανονικό αρχείο αλλά σύνδεσμος ή συσκευή. Αντιγράψτε το ίδιο το αρχείο στον φάκελο.",
        en="This is not a regular file but a link or a device. Copy the file itself into the folder.",
    ),
    "file_unreadable": Reason(
        el="Το αρχείο δεν μπόρεσε να διαβαστεί από τον δίσκο. Ελέγξτε τα δικαιώματα και στείλτε το ξανά.",
        en="The file could not be read from the disk. Check its permissions and send it again.",
    ),
    "no_station": Reason(
        el="Ο λογαριασμός σας δεν έχει σταθμό σάρωσης. Ζητήστε από τον διαχειριστή να τον ορίσει.",
        en="Your account has no scanning station. Ask the administrator to set it.",
    ),
    "batch_in_work": Reason(
        el="Η παρτίδα διαβάζεται τώρα. Περιμένετε να τελειώσει η ανάγνωση.",
        en="The batch is being read now. Wait until that has ended.",
    ),
    "wrong_station": Reason(
        el="Το batch.json δηλώνει άλλον σταθμό ή άλλη υπηρεσία. Η παρτίδα δεν παραλήφθηκε.",
        en="batch.json names another station or office. The batch was not taken in.",
    ),
    "no_readable_file": Reason(
        el="Η παρτίδα δεν έχει κανένα αναγνώσιμο αρχείο. Σαρώστε ξανά τα έγγραφα.",
        en="The batch holds no readable file. Scan the papers again.",
    ),
    "attempts_exhausted": Reason(
        el="Η επεξεργασία απέτυχε επανειλημμένα. Ο προϊστάμενος ή ο διαχειριστής μπορεί να ζητήσει νέα προσπάθεια.",
        en="Processing failed repeatedly. The supervisor or the administrator may let it be tried again.",
    ),
    # the store
    "blob_missing": Reason(
        el="Το αποθηκευμένο αρχείο δεν βρέθηκε. Ειδοποιήστε τον διαχειριστή να το επαναφέρει από αντίγραφο.",
        en="The stored file was not found. Ask the operator to restore it from a backup.",
    ),
    "blob_damaged": Reason(
        el="Το αποθηκευμένο αρχείο έχει αλλοιωθεί. Ειδοποιήστε τον διαχειριστή να το επαναφέρει από αντίγραφο.",
        en="The stored file was altered. Ask the operator to restore it from a backup.",
    ),
    "blob_store_failed": Reason(
        el="Ο χώρος αποθήκευσης δεν απαντά ή είναι γεμάτος. Ειδοποιήστε τον διαχειριστή και δοκιμάστε ξανά.",
        en="The store does not answer or is full. Tell the operator, then try again.",
    ),
    "no_room": Reason(
        el="Ο δίσκος γέμισε. Ελευθερώστε χώρο· η ανάγνωση συνεχίζεται μόνη της.",
        en="The disk is full. Make room; reading goes on by itself.",
    ),
    "work_left": Reason(
        el="Μέρος της παρτίδας δεν διαβάστηκε, γιατί κάτι στην εγκατάσταση δεν αποκρίθηκε. Επαναλαμβάνεται μόνο του.",
        en="Part of the batch was not read yet, since something in the installation did not answer. It is tried again.",
    ),
    "papers_erased": Reason(
        el="Τα έγγραφα έχουν διαγραφεί οριστικά και δεν μπορούν να ανοίξουν.",
        en="The papers were erased for good and cannot be opened.",
    ),
    "not_found": Reason(
        el="Δεν βρέθηκε.",
        en="Not found.",
    ),
    # the desk
    "claimed_by_other": Reason(
        el="Ο φάκελος είναι δεσμευμένος από συνάδελφο. Πάρτε τον επόμενο ή ζητήστε να τον αποδεσμεύσει ο προϊστάμενος.",
        en="A colleague holds this dossier. Take the next one, or ask the supervisor to free it.",
    ),
    "correction_not_understood": Reason(
        el="Η διόρθωση δεν έγινε κατανοητή και τίποτε δεν άλλαξε. Ανανεώστε τη σελίδα και δοκιμάστε ξανά.",
        en="The correction was not understood, and nothing was changed. Reload the page and try again.",
    ),
    "paper_changed": Reason(
        el="Το έγγραφο άλλαξε στο μεταξύ και τίποτε δεν διορθώθηκε. Δείτε το όπως είναι τώρα.",
        en="The paper has changed meanwhile, and nothing was corrected. See it as it is now.",
    ),
    "not_reread": Reason(
        el="Δεν διαβάστηκε ξανά μετά τη διόρθωση: ισχύουν οι παλιές τιμές. Με «Διόρθωση» γράψτε όσα δείχνει η σελίδα.",
        en="Not read again after the correction: the old values stand. “Correct” lets you write what the page says.",
    ),
    "joined_pages_alone": Reason(
        el="Οι σελίδες που ενώθηκαν από άλλο αρχείο δεν μένουν μόνες. Αναιρέστε πρώτα την ένωση.",
        en="Pages joined from another file do not stay alone. Take the joining back first.",
    ),
    "resolution_without_reason": Reason(
        el="Γράψτε τον λόγο: μένει στον φάκελο στη θέση της απόδειξης.",
        en="Write the reason: it stays in the dossier in the place of evidence.",
    ),
    "line_not_doubtful": Reason(
        el="Η προϋπόθεση δεν είναι πια αμφίβολη. Διορθώστε τα έγγραφα στα οποία στηρίζεται.",
        en="The line is not doubtful any more. Correct the papers that it rests on.",
    ),
    "value_empty": Reason(
        el="Γράψτε την τιμή, ή δηλώστε ότι δεν υπάρχει στο έγγραφο.",
        en="Write the value, or say that the paper does not hold it.",
    ),
    "value_too_long": Reason(
        el="Η τιμή είναι υπερβολικά μεγάλη. Γράψτε έως 200 χαρακτήρες.",
        en="The value is too long. Write at most 200 characters.",
    ),
    "value_no_date": Reason(
        el="Δεν είναι ημερομηνία. Γράψτε την όπως 31/12/2015.",
        en="This is no date. Write it as 31/12/2015.",
    ),
    "value_no_year": Reason(
        el="Δεν είναι έτος. Γράψτε το όπως 2015· περισσότερα έτη χωρίζονται με κόμμα.",
        en="This is no year. Write it as 2015; several years are parted by commas.",
    ),
    "value_no_amount": Reason(
        el="Δεν είναι ποσό. Γράψτε το όπως 300,00.",
        en="This is no amount. Write it as 300,00.",
    ),
    "value_no_choice": Reason(
        el="Η τιμή δεν είναι από τις προβλεπόμενες. Επιλέξτε μία του καταλόγου, ή γράψτε την όπως εμφανίζεται.",
        en="This is none of the values that the field can have. Choose one of the list, or write it as it is shown.",
    ),
    "already_decided": Reason(
        el="Έχει ληφθεί απόφαση που στηρίζεται στο σημείο αυτό· τίποτε δεν άλλαξε. Δείτε το ιστορικό του φακέλου.",
        en="A decision rests on this already, and nothing was changed. See the dossier's history.",
    ),
    "too_many_corrections": Reason(
        el="Ο φάκελος έχει ήδη όσες διορθώσεις επιτρέπονται. Αποφασίστε με όσα φαίνονται και εξηγήστε στην απόφαση.",
        en="The dossier has as many corrections as are allowed. Decide on what it shows, and give the reason there.",
    ),
    "not_claimed": Reason(
        el="Δεν κρατάτε πια αυτόν τον φάκελο και τίποτε δεν άλλαξε. Πάρτε τον ξανά και επαναλάβετε την ενέργεια.",
        en="You do not hold this dossier any more, and nothing was changed. Take it again and repeat what you did.",
    ),
    "marked_away": Reason(
        el="Ο λογαριασμός σας δηλώνει απουσία. Δηλώστε στη σελίδα των φακέλων ότι επιστρέψατε και δοκιμάστε ξανά.",
        en="Your account is marked as away. Say on the page of dossiers that you are back, then try again.",
    ),
    # a decision
    "reason_needed": Reason(
        el="Η απόφαση χρειάζεται αιτιολογία. Γράψτε την και υποβάλετε ξανά.",
        en="The decision needs a reason. Write it and submit again.",
    ),
    "doubts_unresolved": Reason(
        el="Υπάρχουν αμφίβολες προϋποθέσεις. Επιλύστε τις ή γράψτε γιατί δεν εμποδίζουν την απόφαση.",
        en="Some lines are doubtful. Resolve them, or write why they do not stand in the way.",
    ),
    "lines_needed": Reason(
        el="Επιλέξτε τουλάχιστον μία προϋπόθεση που θα αναφέρει το έντυπο ελλειπόντων δικαιολογητικών.",
        en="Choose at least one line for the missing-documents form to name.",
    ),
    "rescan_pages_needed": Reason(
        el="Επιλέξτε από τον φάκελο τις σελίδες που πρέπει να σαρωθούν ξανά.",
        en="Choose the pages of this dossier that are to be scanned again.",
    ),
    "authorities_needed": Reason(
        el="Επιλέξτε τουλάχιστον μία αρχή προς την οποία απευθύνεται το ερώτημα.",
        en="Choose at least one authority to ask.",
    ),
    "protocol_taken": Reason(
        el="Ο αριθμός πρωτοκόλλου έχει ήδη δοθεί φέτος σε άλλη απόφαση. Γράψτε άλλον ή αφήστε το πεδίο κενό.",
        en="Another decision carries this protocol number this year. Write another one, or leave the field empty.",
    ),
    "decision_not_possible": Reason(
        el="Ο φάκελος βρίσκεται πια σε άλλη κατάσταση και τίποτε δεν άλλαξε. Ανοίξτε τον ξανά.",
        en="The dossier stands elsewhere by now, and nothing was changed. Open it again.",
    ),
    "second_person_needed": Reason(
        el="Δεν υπογράφετε δεύτερος ό,τι προτείνατε εσείς. Πρέπει να το υπογράψει άλλος υπάλληλος.",
        en="You cannot countersign what you proposed yourself. Another officer has to.",
    ),
    "dossier_changed": Reason(
        el="Ο φάκελος άλλαξε μετά την πρόταση. Επιστρέψτε την, ώστε να εξεταστεί εκ νέου.",
        en="The dossier has changed since this was proposed. Send it back, so that it is examined anew.",
    ),
    "name_unknown": Reason(
        el="Το όνομα του αιτούντος δεν έχει διαβαστεί, και το έγγραφο δεν εκδίδεται χωρίς αυτό. Συμπληρώστε το.",
        en="The applicant's name has not been read, and no letter goes out without it. Correct it in the dossier.",
    ),
    "inquiry_answered": Reason(
        el="Η απάντηση έχει ήδη καταχωρηθεί και δεν αλλάζει.",
        en="The answer has been entered already and does not change.",
    ),
    "day_impossible": Reason(
        el="Η ημερομηνία είναι πριν από το ερώτημα ή μελλοντική. Διορθώστε την.",
        en="The day lies before the question, or has not come yet. Correct it.",
    ),
    "text_too_long": Reason(
        el="Το κείμενο είναι υπερβολικά μεγάλο. Συντομεύστε το.",
        en="The text is too long. Shorten it.",
    ),
    "rescan_answered": Reason(
        el="Το αίτημα επανασάρωσης έχει ήδη απαντηθεί ή δεν ισχύει πια. Ανανεώστε τη σελίδα.",
        en="This request for a rescan has been answered already, or no longer stands. Reload the page.",
    ),
    "letter_not_printed": Reason(
        el="Το έγγραφο δεν εκτυπώθηκε και τίποτε δεν άλλαξε. Δοκιμάστε ξανά ή ειδοποιήστε τον διαχειριστή.",
        en="The letter could not be printed, and nothing was changed. Try again, or tell the operator.",
    ),
    "bad_letter": Reason(
        el="Το αρχείο μιας επιστολής έχει σφάλμα. Διορθώστε το σημείο που αναφέρεται και ξεκινήστε ξανά.",
        en="The file of a letter has an error. Correct the place that is named and start again.",
    ),
    # the installation
    "bad_setting": Reason(
        el="Μια μεταβλητή FAKELOS_… έχει τιμή που δεν γίνεται δεκτή. Το «fakelos settings» λέει τι σημαίνει η καθεμία.",
        en="A FAKELOS_… variable has a value that is not accepted. `fakelos settings` says what each means.",
    ),
    "port_taken": Reason(
        el="Η θύρα χρησιμοποιείται ήδη από άλλο πρόγραμμα. Σταματήστε το ή δώστε άλλη θύρα με «--port».",
        en="Another program answers on this port already. Stop it, or give another port by `--port`.",
    ),
    "home_unwritable": Reason(
        el="Ο φάκελος του Fakelos δεν μπορεί να γραφεί. Δώστε τον στον χρήστη αυτόν, ή άλλον με FAKELOS_HOME.",
        en="The Fakelos home folder cannot be written to. Give it to this user, or name another by FAKELOS_HOME.",
    ),
    "bad_queue_file": Reason(
        el="Το αρχείο των ουρών έχει σφάλμα. Διορθώστε το σημείο που αναφέρεται και ξεκινήστε ξανά.",
        en="The file of queues has an error. Correct the place that is named and start again.",
    ),
    "bad_database_url": Reason(
        el="Το DATABASE_URL δεν έχει τη μορφή sqlite:///διαδρομή ή postgres://χρήστης:κωδικός@διακομιστής/βάση.",
        en="DATABASE_URL is neither sqlite:///path nor postgres://user:password@host/name.",
    ),
    "master_key_missing": Reason(
        el="Δεν υπάρχει κύριο κλειδί. Επαναφέρετε το δικό σας ή, σε νέα εγκατάσταση, «fakelos key create».",
        en="There is no master key. Put yours back or, in a new installation, run `fakelos key create`.",
    ),
    "master_key_exists": Reason(
        el="Υπάρχει ήδη κύριο κλειδί και δεν αντικαθίσταται, γιατί τα έγγραφα δεν θα άνοιγαν πια.",
        en="A master key exists already and is not replaced, since the papers could no longer be opened.",
    ),
    "master_key_permissions": Reason(
        el="Το κύριο κλειδί διαβάζεται και από άλλους χρήστες. Εκτελέστε «chmod 600» στο αρχείο του.",
        en="Other users can read the master key. Run `chmod 600` on its file.",
    ),
    "master_key_damaged": Reason(
        el="Το αρχείο του κύριου κλειδιού δεν περιέχει 32 byte σε base64. Επαναφέρετέ το από το αντίγραφό σας.",
        en="The master key file does not hold 32 bytes in base64. Put it back from your copy.",
    ),
    "master_key_wrong": Reason(
        el="Τα έγγραφα σφραγίστηκαν με άλλο κύριο κλειδί. Επαναφέρετε το κλειδί αυτής της εγκατάστασης.",
        en="The papers were sealed with another master key. Put this installation's key back.",
    ),
    "tesseract_missing": Reason(
        el="Λείπει το Tesseract ή η ελληνική του γλώσσα. Εκτελέστε «apt-get install tesseract-ocr tesseract-ocr-ell».",
        en="Tesseract or its Greek language is missing. Run `apt-get install tesseract-ocr tesseract-ocr-ell`.",
    ),
    "mrz_model": Reason(
        el="Λείπει το μοντέλο των μηχαναγνώσιμων ζωνών, ή δεν είναι το σωστό. Εκτελέστε «deploy/bootstrap.sh».",
        en="The model for machine-readable zones is missing, or is another one. Run `deploy/bootstrap.sh`.",
    ),
    "wrong_settings": Reason(
        el="Το Django ξεκίνησε με άλλες ρυθμίσεις. Ορίστε πρώτα DJANGO_SETTINGS_MODULE=fakelos.review.settings.",
        en="Django was started with other settings. Set DJANGO_SETTINGS_MODULE=fakelos.review.settings first.",
    ),
    # a page
    "ocr_failed": Reason(
        el="Η αναγνώριση κειμένου απέτυχε σε αυτή τη σελίδα. Διαβάστε την από την εικόνα.",
        en="Text recognition failed on this page. Read it from the image.",
    ),
    "ocr_timeout": Reason(
        el="Η αναγνώριση κειμένου δεν τελείωσε στον επιτρεπόμενο χρόνο. Διαβάστε τη σελίδα από την εικόνα.",
        en="Text recognition did not end in the time allowed. Read the page from the image.",
    ),
    "file_timeout": Reason(
        el="Το αρχείο είχε πολλές σελίδες και αυτή δεν πρόλαβε να διαβαστεί. Διαβάστε την εικόνα ή χωρίστε το αρχείο.",
        en="The file took too long, and this page was not read. Read it from the image, or split the file.",
    ),
    "low_quality": Reason(
        el="Η σελίδα διαβάζεται δύσκολα. Αν ο αιτών είναι ακόμη εδώ, σαρώστε την ξανά.",
        en="The page is hard to read. If the applicant is still here, scan it again.",
    ),
    "text_not_recognised": Reason(
        el="Η σελίδα έχει κείμενο που δεν αναγνωρίζεται: χειρόγραφο ή άλλη γραφή. Διαβάστε την από την εικόνα.",
        en="The page has text that is not recognised: handwriting or another script. Read it from the image.",
    ),
    "partly_read": Reason(
        el="Μέρος της σελίδας δεν αναγνώστηκε. Διαβάστε το από την εικόνα.",
        en="Part of the page was not recognised. Read it from the image.",
    ),
    "page_failed": Reason(
        el="Η σελίδα δεν μπόρεσε να ανοίξει. Σαρώστε την ξανά.",
        en="The page could not be opened. Scan it again.",
    ),
    # a document
    "class_unknown": Reason(
        el="Το είδος του εγγράφου δεν αναγνωρίστηκε. Ορίστε το με το χέρι.",
        en="The kind of paper was not recognised. Set it by hand.",
    ),
    "incomplete_document": Reason(
        el="Λείπουν σελίδες του εγγράφου σύμφωνα με την αρίθμησή του.",
        en="Pages of this paper are missing by its own numbering.",
    ),
    "boundary_doubtful": Reason(
        el="Δεν είναι βέβαιο ότι όλες οι σελίδες ανήκουν σε ένα έγγραφο. Ελέγξτε πού αρχίζει το επόμενο.",
        en="It is not certain that all pages are of one paper. Check where the next one begins.",
    ),
    "cover_missing": Reason(
        el="Λείπει εξώφυλλο πριν ή μετά από αυτό το έγγραφο. Ελέγξτε σε ποιον ανήκουν οι σελίδες του.",
        en="A cover sheet is missing before or after this paper. Check whose pages these are.",
    ),
    # a field
    "check_digit": Reason(
        el="Το ψηφίο ελέγχου δεν επαληθεύεται. Συγκρίνετε με το έγγραφο.",
        en="The check digit does not hold. Compare with the paper.",
    ),
    "implausible_date": Reason(
        el="Η ημερομηνία δεν είναι πιθανή. Συγκρίνετε με το έγγραφο.",
        en="The date is not plausible. Compare with the paper.",
    ),
    "mrz_unverified": Reason(
        el="Η μηχαναγνώσιμη ζώνη δεν επαληθεύτηκε. Συγκρίνετε με τα τυπωμένα στοιχεία.",
        en="The machine-readable zone was not verified. Compare with the printed data.",
    ),
    "unusual_number": Reason(
        el="Ο αριθμός δεν έχει ψηφίο ελέγχου και η μορφή του είναι ασυνήθιστη. Συγκρίνετέ τον με τη σελίδα.",
        en="The number has no check digit and its form is unusual. Compare it with the page.",
    ),
    "unlike_other_papers": Reason(
        el="Η τιμή διαφέρει λίγο από εκείνη σε άλλα έγγραφα του ίδιου προσώπου. Συγκρίνετέ την με τη σελίδα.",
        en="The value differs slightly from that on other papers of the same person. Compare it with the page.",
    ),
    "read_two_ways": Reason(
        el="Δεύτερη ανάγνωση του ίδιου σημείου έδωσε άλλη τιμή. Συγκρίνετε με τη σελίδα.",
        en="A second reading of the same print gave another value. Compare with the page.",
    ),
    "disagrees": Reason(
        el="Δύο σημεία του εγγράφου δίνουν διαφορετική τιμή. Συγκρίνετε με το έγγραφο.",
        en="Two places of the paper give different values. Compare with the paper.",
    ),
    # an account
    "username_taken": Reason(
        el="Υπάρχει ήδη λογαριασμός με αυτό το όνομα. Διαλέξτε άλλο όνομα χρήστη.",
        en="There is an account of this name already. Choose another user name.",
    ),
    "own_rights": Reason(
        el="Κανείς δεν αφαιρεί τα δικά του δικαιώματα διαχειριστή. Ζητήστε το από άλλον διαχειριστή.",
        en="Nobody takes away their own rights as administrator. Ask another administrator.",
    ),
    "bad_scope": Reason(
        el="Τα δικαιώματα δεν ταιριάζουν: batches με σταθμό, ή κάποια από dossiers, decisions, history χωρίς.",
        en="The scopes do not fit: batches with a station, or one or more of dossiers, decisions, history without.",
    ),
    "bad_role": Reason(
        el="Το FAKELOS_SECOND_FACTOR_ROLES έχει άγνωστο ρόλο: station, reviewer, supervisor, auditor, administrator.",
        en="FAKELOS_SECOND_FACTOR_ROLES has an unknown role: station, reviewer, supervisor, auditor, administrator.",
    ),
    "bad_issuer": Reason(
        el="Το FAKELOS_OIDC_ISSUER πρέπει να είναι διεύθυνση https. Διορθώστε τη ρύθμιση.",
        en="FAKELOS_OIDC_ISSUER must be an https address. Correct the setting.",
    ),
    "bad_cursor": Reason(
        el="Ο δείκτης της επόμενης σελίδας δεν είναι έγκυρος. Ξεκινήστε από την πρώτη σελίδα.",
        en="The cursor of the next page is not valid. Begin with the first page.",
    ),
    # events for other systems
    "no_receiver": Reason(
        el="Δεν ορίστηκε παραλήπτης γεγονότων. Ορίστε FAKELOS_EVENTS_WEBHOOK ή FAKELOS_EVENTS_SQS_QUEUE.",
        en="No receiver of events is set. Set FAKELOS_EVENTS_WEBHOOK or FAKELOS_EVENTS_SQS_QUEUE.",
    ),
    "bad_webhook": Reason(
        el="Το FAKELOS_EVENTS_WEBHOOK πρέπει να είναι διεύθυνση https, με μυστικό FAKELOS_EVENTS_SECRET 32 χαρακτήρων.",
        en="FAKELOS_EVENTS_WEBHOOK must be an https address, with a secret FAKELOS_EVENTS_SECRET of 32 characters.",
    ),
    "receiver_unavailable": Reason(
        el="Ο παραλήπτης των γεγονότων δεν απαντά. Ελέγξτε διεύθυνση και λειτουργία· η αποστολή επαναλαμβάνεται.",
        en="The receiver of events does not answer. Check its address and that it runs; sending is tried again.",
    ),
    "receiver_refused": Reason(
        el="Ο παραλήπτης των γεγονότων δεν τα δέχτηκε. Ελέγξτε το μυστικό και τις ρυθμίσεις του.",
        en="The receiver of events did not accept them. Check the secret and its settings.",
    ),
    # a run
    "bad_class_file": Reason(
        el="Το αρχείο λέξεων ενός είδους εγγράφου λείπει ή έχει λάθος. Εγκαταστήστε ξανά το Fakelos ή διορθώστε το.",
        en="The wording file of a class of paper is missing or wrong. Install Fakelos again, or correct the file.",
    ),
    "bad_model": Reason(
        el="Το αρχείο του ταξινομητή λείπει, έχει αλλοιωθεί ή είναι άλλης έκδοσης. Εγκαταστήστε ξανά το Fakelos.",
        en="The classifier's model file is missing, damaged or of another version. Install Fakelos again.",
    ),
    "bad_circular": Reason(
        el="Ένα αρχείο εγκυκλίου είναι λάθος. Διορθώστε το στη γραμμή που αναφέρεται ή εγκαταστήστε ξανά το Fakelos.",
        en="A circular's file is wrong. Correct it at the line that is named, or install Fakelos again.",
    ),
    "bad_conflict_choice": Reason(
        el="Το αρχείο επιλογών της υπηρεσίας (FAKELOS_CONFLICT_CHOICES) είναι λάθος. Διορθώστε ό,τι αναφέρεται.",
        en="The office's file of choices (FAKELOS_CONFLICT_CHOICES) is wrong. Correct the place that is named.",
    ),
    "bad_register": Reason(
        el="Το μητρώο (CSV) έχει γραμμή που δεν διαβάζεται, ή δεν έχει τις στήλες του. Διορθώστε ό,τι αναφέρεται.",
        en="The register (CSV) has a row that cannot be read, or lacks columns. Mend what is named and try again.",
    ),
    "prefect_unavailable": Reason(
        el="Ο διακομιστής Prefect δεν ξεκίνησε. Δείτε το prefect-server.log στον φάκελο του Fakelos ή δώστε άλλη θύρα.",
        en="The Prefect server did not start. See prefect-server.log in the Fakelos home folder, or give another port.",
    ),
    "database_unavailable": Reason(
        el="Η βάση δεδομένων δεν απαντά. Ελέγξτε το DATABASE_URL και ότι ο διακομιστής της λειτουργεί.",
        en="The database does not answer. Check DATABASE_URL, and that its server runs.",
    ),
}
