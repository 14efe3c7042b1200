# The table of steps.

action-table = Tabella dei passi
