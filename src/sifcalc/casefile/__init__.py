"""Text to cases: YAML, JSON, CSV and XLSX, every complaint at its place, and what a case takes."""
