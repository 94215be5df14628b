"""Who enters the desk, by which proof, and who looks after the people of an office."""
