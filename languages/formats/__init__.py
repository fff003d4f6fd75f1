"""Django's FORMAT_MODULE_PATH: how the admin shows and reads dates and numbers. Constants only.

They say what `languages.dates` and `languages.numbers` print: «18 сентября 2025, 14:05», «1,5».
Month names come from the catalogue (context "alt. month" for the letter E).
"""
