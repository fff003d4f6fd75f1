"""How fast it is: each figure stands beside a floor, measured in the same run."""
