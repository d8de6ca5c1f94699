"""What is said: each kind of answer as a document."""
