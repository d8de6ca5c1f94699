"""The two streams of a run, files written whole, and how a long run says where it is."""
