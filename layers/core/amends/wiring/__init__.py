"""The one place that builds real adapters from the settings; each is made once and only when it is used.

A function starts with what it uses alone: `__init__.pyi` says which part holds what, and a part is loaded when it is
first asked for something.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
