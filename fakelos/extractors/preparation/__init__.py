"""What the picture of a page needs and shows before any word of it is read."""
