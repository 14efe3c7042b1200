# The table of steps.

action-table = Table of steps
