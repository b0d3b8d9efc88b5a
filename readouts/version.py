"""The version of the package, apart from ``__init__`` so that every layer may name it."""

__version__ = "0.1.0"
