"""Many inspections at once: those that are published, as data of the package."""
