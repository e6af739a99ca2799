"""The words in which a file type is declared; reading a file by them, and writing it."""
