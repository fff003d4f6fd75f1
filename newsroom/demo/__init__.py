"""The demo newsroom: real and invented news of one border, loaded into an empty newsroom."""
