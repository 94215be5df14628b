"""A plain page of Greek text to read back, as a scan would show it."""

from PIL import Image, ImageDraw, ImageFont

DPI = 200
A4 = (1654, 2339)
LINES = (
    "SPECIMEN",
    "ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ",
    "ΑΠΟΚΕΝΤΡΩΜΕΝΗ ΔΙΟΙΚΗΣΗ",
    "Βεβαιώνεται ότι ο ενδιαφερόμενος κατέθεσε όλα τα",
    "απαιτούμενα δικαιολογητικά στην υπηρεσία μας και ότι",
    "η αίτηση εξετάζεται σύμφωνα με τις ισχύουσες διατάξεις.",
    "Η παρούσα χορηγείται για κάθε νόμιμη χρήση.",
    "Θεσσαλονίκη, 16 Οκτωβρίου 2015",
)


def letter(lines: tuple[str, ...] = LINES) -> Image.Image:
    """Draw the lines on a white A4 page at 200 dpi."""
    page = Image.new("L", A4, 255)
    draw = ImageDraw.Draw(page)
    font = ImageFont.truetype("DejaVuSerif.ttf", 40)
    for row, line in enumerate(lines):
        draw.text((180, 220 + 90 * row), line, fill=10, font=font)
    return page
