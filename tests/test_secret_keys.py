"""A key that protects nothing is known as such; one made as the sentence says is not."""

import secrets

import pytest

from portal.secret_keys import is_weak

RANDOM = "Vb3kQ9xT7mZp2LwR8yHcJ4nF6sGdA1uEoKiXtPqWzYhNvBrM5j"


@pytest.mark.parametrize(
    "key",
    [
        "",
        "development-only",
        "s" * 60,
        "abc123" * 10,
        "0123456789" * 6,
        "a1B2c3D4e5F6g7H8" * 4,
        f"django-insecure-{RANDOM}",
        f"Change-Me-{RANDOM}",
        RANDOM[:40],
    ],
)
def test_weak(key):
    assert is_weak(key)


def test_a_random_key_is_strong():
    assert not any(is_weak(secrets.token_urlsafe(50)) for _ in range(100))
