"""The rules that find conflicts, one module for what belongs together."""
