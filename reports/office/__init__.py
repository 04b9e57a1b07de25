"""The supervising office (政务公开办): agencies, settings, the trail of all."""
