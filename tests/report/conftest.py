"""What the tests of the report share: the sample café and small ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.report.cafes import sample_cafe, small_cafe
from worldcafe.domain.cafe import Cafe
from worldcafe.language import Language, language


@pytest.fixture(scope="session")
def english() -> Language:
    return language("en")


@pytest.fixture(scope="session")
def sample(english: Language) -> Cafe:
    return sample_cafe(english)


@pytest.fixture
def small(english: Language) -> Callable[..., Cafe]:
    def make(tables: int = 2, rounds: int = 2, people: int = 6, **event: Any) -> Cafe:
        return small_cafe(english, tables, rounds, people, **event)

    return make
