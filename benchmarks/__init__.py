"""Speed as ratios measured in one run, beside the thing compared to. Each script prints its figures; none is a test."""
