"""The fresh project is a project of its own, which has its own run."""

collect_ignore = ["fresh_project"]
