"""The demonstration: the published 2019 plan, and a fictional area in the middle of its own."""
