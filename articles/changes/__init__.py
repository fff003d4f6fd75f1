"""What has changed between two texts of one edition, and which kind of change that is.

The software proposes, an editor decides; only what it finds to be more than a typo cannot be
published as one.
"""

from articles.changes.assessing import Assessment, Text, assess

__all__ = ["Assessment", "Text", "assess"]
