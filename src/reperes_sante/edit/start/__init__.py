"""A site of one's own: a whole project for one territory, then brought to newer versions, in words."""
