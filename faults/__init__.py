"""The fault suite: real processes are killed and cut off, and what is left is looked through."""
