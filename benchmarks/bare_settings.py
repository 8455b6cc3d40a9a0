"""The site's settings with the bare view for every address."""

from config.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.bare"
