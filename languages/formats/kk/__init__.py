"""Kazakh: Django 6.1 has no formats for it."""
