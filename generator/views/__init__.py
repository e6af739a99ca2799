"""What kinds make alike: lists cut into pages, facts, links to tasks of the plan, records as plain values."""
