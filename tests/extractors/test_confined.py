import pytest

from fakelos.extractors.confined import bare_environment


def test_secrets_of_the_parent_do_not_reach_a_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://secret")
    assert "DATABASE_URL" not in bare_environment()
