"""What forms are made of: boxes for letters, boxes for ticks, dotted lines to write on."""
