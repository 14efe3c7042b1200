# Findings of the model's invariants.

finding-id-not-a-name = The id “{ $id }” is not an XML name.
finding-id-not-a-name-hint = It must begin with a letter and hold only letters, digits, dots, hyphens and underscores.
finding-duplicate-id = The id “{ $id }” is used twice.
finding-duplicate-id-hint = Each element needs an id of its own: change one of the two in the file.
finding-geometry-wild = The position or size on the drawing is not valid.
finding-geometry-wild-hint = Move the element, or lay the drawing out again.
finding-lane-missing = The lane it names does not exist.
finding-lane-missing-hint = Drag the element into a lane that exists.
finding-office-missing = The office it names does not exist.
finding-office-missing-hint = Choose an office from the list, or add it.
finding-parent-missing = The sub-procedure around it does not exist.
finding-parent-missing-hint = Bring the step to the main level or into a sub-procedure that exists.
finding-host-missing = The boundary event has no task to sit on.
finding-host-missing-hint = Drag it onto the border of a task of the same level.
finding-duration-wrong = { $fault ->
    [not-a-number] A duration is not a number or is too large.
    [negative] A duration is negative.
    [out-of-order] The numbers of a duration are not in order: least, most frequent, most.
    [no-weight] A duration has no observed value.
   *[not-positive] The mean or deviation of a duration must be greater than zero.
}
finding-duration-wrong-hint = Type the duration again, for example 20-35-45 min.
finding-term-missing = It speaks of a time limit that the card does not have.
finding-term-missing-hint = Add the time limit to the card, or choose one that exists.
finding-number-out-of-range = A number is out of range: staff at least 1, digital level 0 to 5, cases a year 0 to a billion.
finding-number-out-of-range-hint = Correct the number in the properties of the step.
finding-calendar-missing = The calendar it names does not exist.
finding-calendar-missing-hint = Choose a calendar from the list, or add it.
finding-flow-end-missing = The flow leaves from, or goes to, a step that does not exist.
finding-flow-end-missing-hint = Connect the flow to two steps of the drawing, or delete it.
finding-flow-crosses-level = The flow crosses the border of a sub-procedure.
finding-flow-crosses-level-hint = Connect steps of the same level: inside or outside the sub-procedure.
finding-share-out-of-range = A share is not between 0 and 100%.
finding-share-out-of-range-hint = Correct the share.
finding-link-end-missing = The link leaves from, or goes to, something that does not exist.
finding-link-end-missing-hint = Connect it again, or delete it.
finding-calendar-wrong = The calendar has hours that overlap, end before they begin, or leave the day.
finding-calendar-wrong-hint = Correct opening hours and closures: first the beginning, then the end.
finding-pool-missing = The body the lane belongs to does not exist.
finding-pool-missing-hint = Drag the lane into a body that exists.
finding-graph-out-of-step = The inner graph does not match the flows: this is a fault of the program.
finding-graph-out-of-step-hint = Save under another name, open the file again and report the fault.

# Fields, as a comparison names them.
field-name = name
field-kind = kind
field-office = office
field-lane = lane
field-parent = part of
field-phase = phase
field-work = work time
field-staff-needed = staff at once
field-waits = wait
field-priority = priority
field-sittings = sittings
field-at-most = times at most
field-repeat = repetition
field-cost = direct cost
field-documents = documents
field-systems = systems
field-channel = channel
field-digital-level = digital level
field-basis = legal basis
field-marks = effect on the term
field-risk = risk
field-notes = notes
field-demand = cases a year
field-gaps = arrivals
field-source = source
field-from = from
field-to = to
field-share = share
field-default = default branch
field-condition = condition
field-answer = answer
field-staff = staff
field-calendar = calendar
field-cost-per-hour = cost per hour
field-other-work = other work
field-other-job = length of other work
field-ipa = IPA code
field-pool = pool
field-hours = opening hours
field-description = description
field-initiative = initiative
field-unit = unit
field-case-officer = case officer
field-deciding-body = deciding body
field-substitute-power = substitute power
field-remedies = remedies
field-term = length of the term
field-silence = silence
field-limits = limits of the term
field-saturday = Saturday moves on
field-promise = promise
field-first-day = first day
field-value-hours = { $hours } h a week, { $days } closures
field-value-sittings = all cases, from { $at }
field-value-sittings-of = { $most } cases a sitting, from { $at }
field-value-loop = until done
field-value-in-turn = { $n } times in turn
field-value-at-once = { $n } times at once
field-value-any = no limit
field-value-limits = suspensions: { $times }, of days: { $days }; restarts: { $restarts }
