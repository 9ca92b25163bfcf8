"""Short pages that explain: ratings, words, accessibility, privacy."""
