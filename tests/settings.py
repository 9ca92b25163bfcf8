"""The settings, in the way of running that only tests use."""

import os

os.environ["MILEPOST_TEST"] = "1"

from milepost.config.settings import *  # noqa: F403

# The demonstration's pages are tested like all others; static files are the server's business, not these tests'.
DEMO = True
MIDDLEWARE = [m for m in MIDDLEWARE if "whitenoise" not in m]  # noqa: F405
