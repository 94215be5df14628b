import pytest

from fakelos.storage import audit

pytestmark = pytest.mark.django_db


def test_entries_follow_each_other_in_one_chain() -> None:
    for number in range(3):
        audit.append("machine", "test", str(number), None)
    assert audit.verify_chain() == audit.Verdict(entries=3)
