"""What must be there: the circulars as data, evaluation, timeline, assembly and routing. Pure, without a clock."""
