"""Days, months, years and stretches of time, in every form that Greek papers print."""
