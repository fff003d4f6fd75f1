"""What is looked at before a text goes out, a room for each family of checks.

`checking.checks_of` gives all that is to be said of an edition; `taking` asks which of it blocks.
"""
