"""Text becomes offsets: passages, words, quantities, claims. Nothing here knows an account."""
