# The table of steps.

action-table = Table of steps

# Heads
cell-name = Step
cell-kind = Kind
cell-office = Office
cell-phase = Phase
cell-work = Work
cell-wait = Wait
cell-waited-for = Waits for
cell-staff = Staff at once
cell-priority = Priority
cell-at-most = At most n times
cell-cost = Direct cost
cell-channel = Channel
cell-digital-level = Digital level
cell-documents-in = Documents in
cell-documents-out = Documents out
cell-systems = Systems
cell-basis = Legal basis
cell-marks = Effect on the time limit
cell-repeat = Repeated
cell-sittings = Sittings
cell-sittings-at = Time of the sitting
cell-sittings-most = Cases a sitting
cell-risk = Risk
cell-risk-event = Risk event
cell-risk-reason = Reason for the risk
cell-risk-measure = Measure
cell-risk-owner = Who takes the measure
cell-notes = Notes

# What is wrong with a cell
cell-unknown = «{ $text }» is no value of this column.
cell-long-work = Work is told in minutes or hours: 30 min, 1 h 30.
cell-no-wait = There is no wait: first type how long one waits.
cell-no-sittings = There are no sittings: first write when the board sits.
cell-no-risk = There is no risk: first choose its level.
cell-not-here = This kind is changed on the drawing.
cell-too-long = The text is too long.

edit-cells = { $count ->
    [one] table: a cell of «{ $name }»
   *[other] table: { $count } cells
}
finding-table-too-many = Too many new rows at once.
finding-table-too-many-hint = Paste at most a thousand new steps at a time.

# The grid
table-title = Table of steps
table-filter = Filter the steps
table-close = Close the table
table-rows = { $n ->
    [one] one step
   *[other] { $n } steps
}
table-shown = { $n } of { $of } steps
table-keys = Arrows: move · Enter or typing: edit · Ctrl+C and Ctrl+V: copy and paste · Esc: to the drawing
table-empty = The clipboard is empty.
table-large = The pasted text is too large: at most 5000 rows and 200 columns.
table-not-text = The clipboard holds no readable text: nothing was changed.
table-pasted = { $cells ->
    [one] One cell pasted
   *[other] { $cells } cells pasted
}{ $steps ->
    [0] .
    [one] , one new step.
   *[other] , { $steps } new steps.
}
table-unread = { $n ->
    [one] One cell that was not read stayed as it was
   *[other] { $n } cells that were not read stayed as they were
}: { $list }
table-at = row { $row }, { $column }: «{ $text }»
table-copied = { $n ->
    [one] One cell copied
   *[other] { $n } cells copied
}
table-cell = { $column } of «{ $step }»: { $value }
table-outside = { $n } cells beyond the last column were not pasted.
table-sorted = Filter and order: take the filter away to paste new steps.
