"""The readers' pages, by noun. Each finds, decides, renders."""
