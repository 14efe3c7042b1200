# The catalogue of sample procedures.
