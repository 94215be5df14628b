"""The names of people, and which people a paper tells of: in lines, tables, captions and sentences."""
