"""Drawings made on the server: their geometry as plain Python, without Django and the database.

Lengths are whole units of a drawing, percentages are text («12.5%»): a template would print a
number with the decimal comma of its language, which no drawing understands.
"""
