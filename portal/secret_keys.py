"""Which secret keys protect nothing."""

LEAST = 50  # characters
LEAST_DIFFERENT = 12  # a random key of 50 has some 35; a repeated word has few
KNOWN = ("django-insecure", "development-only", "change-me", "changeme", "example", "secret")


def is_weak(key: str) -> bool:
    """Whether a key is short, made of few characters, one piece repeated, or out of an example."""
    return (
        len(key) < LEAST
        or len(set(key)) < LEAST_DIFFERENT
        or key in (key + key)[1:-1]
        or any(word in key.lower() for word in KNOWN)
    )
