"""Where the house differs from Django's Russian: no «г.» after the year, two digits of the hour."""

DATE_FORMAT = "j\xa0E Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j\xa0E Y, H:i"
YEAR_MONTH_FORMAT = "F Y"
MONTH_DAY_FORMAT = "j\xa0E"
