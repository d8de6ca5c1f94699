"""The published inspections and the authorities, as data of the package."""
