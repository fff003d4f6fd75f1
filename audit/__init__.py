"""The readers' pages before the judges that others trust: `make audit`."""
