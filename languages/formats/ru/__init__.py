"""Russian: only what the house prints otherwise than Django."""
