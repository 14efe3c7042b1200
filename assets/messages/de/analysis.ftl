# Results of a simulation and of comparisons.
