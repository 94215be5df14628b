"""Sex as passports print it."""

import re

from fakelos.extractors.fields.text.strip import Reading, Strip

_SEX = re.compile(
    r"(?<![A-ZΑ-Ω])(?:(Μ(?:ΑLΕ)?|ΑΡΡΕΝ\w*|ΑΝΔΡ\w*|Α|ΑΡΡ)|([FΕ](?:ΕΜΑLΕ)?|ΘΗΛ\w*|ΓΥΝ\w*|Θ|ΘΗ))(?![A-ZΑ-Ω])"
)


def read_sex(strip: Strip) -> Reading | None:
    """`M` or `F`, from a letter or a word near the start of a strip."""
    match = strip.search(_SEX)
    if match is None or match.start() > 8:  # noqa: PLR2004
        return None
    return strip.read(match.start(), match.end(), "M" if match[1] else "F", 0.9)
