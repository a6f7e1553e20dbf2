"""What a change means to readers: two states of a project compared, and the answer written out."""
