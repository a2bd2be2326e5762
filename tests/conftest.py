"""What holds for every test: a busy machine is slow, and that says nothing of what is tested."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
