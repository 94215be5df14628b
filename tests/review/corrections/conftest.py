"""Who corrects."""

from uuid import UUID

import pytest
from django.test import Client

from fakelos.storage.models import Role, User
from fakelos.storage.queues.claims import take


@pytest.fixture
def held(reviewer: Client, dossier: UUID) -> Client:
    """The reviewer, who has taken the dossier."""
    take(User.objects.get(role=Role.REVIEWER), dossier)
    return reviewer
