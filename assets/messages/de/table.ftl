# The table of steps.

action-table = Tabelle der Schritte
