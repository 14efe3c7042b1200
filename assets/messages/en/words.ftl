# Words that every room uses: signs of units, names of kinds, dates, laws of durations.

sign-minutes = min
sign-hours = h
sign-working-days = wd
sign-days = d
sign-weeks = w
sign-months = mo

amount-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
amount-hours = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
}
amount-working-days = { $n ->
    [one] { $n } working day
   *[other] { $n } working days
}
amount-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
amount-weeks = { $n ->
    [one] { $n } week
   *[other] { $n } weeks
}
amount-months = { $n ->
    [one] { $n } month
   *[other] { $n } months
}
count-cases = { $n ->
    [one] { $n } case
   *[other] { $n } cases
}
count-steps = { $n ->
    [one] { $n } step
   *[other] { $n } steps
}
count-offices = { $n ->
    [one] { $n } office
   *[other] { $n } offices
}
count-staff = { $n ->
    [one] { $n } member of staff
   *[other] { $n } members of staff
}
number-word = { $n ->
    [0] none
    [1] one
    [2] two
    [3] three
    [4] four
    [5] five
    [6] six
    [7] seven
    [8] eight
    [9] nine
    [10] ten
   *[other] { $n }
}
yes = yes
no = no
and = and
or = or
not-known = not known
no-difference = not distinguishable

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
weekday-short-mon = Mon
weekday-short-tue = Tue
weekday-short-wed = Wed
weekday-short-thu = Thu
weekday-short-fri = Fri
weekday-short-sat = Sat
weekday-short-sun = Sun

law-fixed = always { $value }
law-uniform = uniform { $min } – { $max }
law-triangular = triangular { $min } – { $mode } – { $max }
law-pert = PERT { $min } – { $mode } – { $max }
law-normal = normal, mean { $mean }, deviation { $sd }
law-lognormal = lognormal, mean { $mean }, deviation { $sd }
law-gamma = gamma, mean { $mean }, deviation { $sd }
law-weibull = Weibull, shape { $shape }, scale { $scale }
law-exponential = exponential, mean { $mean }
law-empirical = { $n ->
    [one] { $n } observed value, mean { $mean }
   *[other] { $n } observed values, mean { $mean }
}

place-study = procedure
place-card = card
place-step = step
place-flow = flow
place-link = link
place-pool = body
place-lane = lane
place-artifact = artifact
place-office = office
place-calendar = calendar
place-term = time limit
place-named = { $kind } “{ $name }”
place-text = line { $line }, column { $column }

effect-extend-by = { $n ->
    [one] extends the time limit by { $n } day
   *[other] extends the time limit by { $n } days
}

read-empty = A time is missing.
read-not-a-number = “{ $text }” is not a number.
read-ambiguous-number = “{ $text }” can be read in two ways: write thousands without a separator, or add a zero to the decimals.
read-missing-unit = The unit is missing: min, h, wd (working days), d (days), w, mo.
read-unknown-unit = “{ $text }” is not a unit: use min, h, wd (working days), d (days), w, mo.
read-mixed-units = The numbers have different units: use the same for all.
read-too-many = At most three numbers: least, most frequent, most.
read-unknown-law = “{ $text }” is not a known law: triangular is written 20-35-45 min.
read-too-long = The text is too long.
read-not-a-share = A share must lie between 0 and 100%.
read-not-a-date = “{ $text }” is not a date: write 12/10/2026, day first.
read-not-a-time = “{ $text }” is not a time of day: write 9:30.
read-not-hours = “{ $text }” are not opening hours: write Mon-Fri 8:30-13; Tue, Thu 15-17.
read-not-a-sitting = “{ $text }” does not say when the board sits: write every Tuesday, every 2 weeks on Tuesday, 2nd Tuesday of the month, or the dates.
sitting-weekly = every { $day }
sitting-weeks = every { $n } weeks on { $day }
sitting-monthly = { $nth ->
    [1] 1st { $day } of the month
    [2] 2nd { $day } of the month
    [3] 3rd { $day } of the month
    [5] last { $day } of the month
   *[other] { $nth }th { $day } of the month
}
read-wrong = { $fault ->
    [not-a-number] A number is too large.
    [negative] A time cannot be negative.
    [out-of-order] The numbers are not in order: least, most frequent, most.
    [no-weight] There is no value.
   *[not-positive] Mean and deviation must be greater than zero.
}

# Phase
phase-initiative = initiation
phase-inquiry = inquiry
phase-decision = decision
phase-effectiveness = effectiveness

# TaskKind
task-plain = task
task-person = task with a system
task-manual = manual task
task-automatic = automatic task
task-send = send
task-receive = receive
task-script = script
task-rule = rule

# GatewayKind
gateway-exclusive = decision (one branch)
gateway-parallel = in parallel (all branches)
gateway-inclusive = one or more branches
gateway-event = whichever event comes first
gateway-complex = a rule of its own

# WaitedFor
waited-own-office = the office itself
waited-applicant = the applicant
waited-other-body = another body
waited-law = a period set by law
waited-sitting = the sitting
waited-post = post and service

# Source
source-law = law
source-log = measured
source-interview = interview
source-estimate = estimate
source-study = published study
source-illustrative = illustrative

# Confidence
confidence-low = low
confidence-medium = medium
confidence-high = high

# Silence
silence-inertia = failure to act
silence-assent = tacit consent
silence-refusal = tacit refusal
silence-devolution = devolution to another body
silence-power-consumed = power to forbid consumed (SCIA)

# TermUnit
term-unit-days = calendar days
term-unit-working-days = working days
term-unit-months = months

# Initiative
initiative-application = on application
initiative-ex-officio = ex officio

# ClockEffect
effect-start = starts the time limit
effect-suspend = suspends the time limit
effect-resume = resumes the suspended time limit
effect-pre-refusal = notice of intended refusal
effect-restart = restarts the time limit from zero
effect-extend = extends the time limit
effect-stop = stops the time limit (decision)

# OfficeKind
office-internal = unit of the body
office-applicant = applicant
office-external = other body

# Channel
channel-counter = counter
channel-post = post
channel-certified-mail = certified mail (PEC)
channel-mail = e-mail
channel-web = web form
channel-app = app
channel-phone = telephone

# Outcome
outcome-granted = granted
outcome-refused = refused
outcome-inadmissible = inadmissible
outcome-withdrawn = withdrawn

# RiskLevel
risk-low = low
risk-medium = medium
risk-high = high

# SystemMode
system-read = reads
system-write = records
system-copied = copies by hand

# Direction
direction-in = in
direction-out = out

# SubKind
sub-embedded = sub-procedure
sub-event = event sub-procedure
sub-transaction = transaction
sub-ad-hoc = steps in any order

# ArrivalRule
arrival-open-time = in opening hours only
arrival-snap = at any time, taken up at opening

# Trigger
trigger-none = plain
trigger-message = message
trigger-timer = timer
trigger-signal = signal
trigger-conditional = condition
trigger-link = link
trigger-error = error
trigger-escalation = escalation
trigger-terminate = terminate
trigger-compensation = compensation
trigger-cancel = cancel
trigger-multiple = any of several
trigger-parallel-multiple = all of several

# StepKind
kind-gateway = gateway
kind-start = start
kind-catch = awaited event
kind-throw = emitted event
kind-boundary = boundary event
kind-end = end
kind-call = called procedure

# ArtifactKind
artifact-annotation = annotation
artifact-data = document
artifact-data-input = document in
artifact-data-output = document out
artifact-data-store = archive
artifact-group = group

# LinkKind
link-message = message
link-association = association
link-data = data

# Weekday
weekday-mon = Monday
weekday-tue = Tuesday
weekday-wed = Wednesday
weekday-thu = Thursday
weekday-fri = Friday
weekday-sat = Saturday
weekday-sun = Sunday

# Holidays
holidays-none = no public holidays
holidays-italy = Italian public holidays
holidays-south-tyrol = Italian public holidays and Whit Monday

# Severity
severity-error = error
severity-warning = warning
severity-note = note

# Role
role-as-is = as-is
role-to-be = to-be

# Unit
unit-minutes = minutes
unit-hours = hours
unit-working-days = working days
unit-days = calendar days
unit-weeks = weeks
unit-months = months

# Distribution
distribution-fixed = constant
distribution-uniform = uniform
distribution-triangular = triangular
distribution-pert = PERT
distribution-normal = normal
distribution-lognormal = lognormal
distribution-gamma = gamma
distribution-weibull = Weibull
distribution-exponential = exponential
distribution-empirical = observed values

# Language
language-it = italiano
language-de = Deutsch
language-en = English

# Commands, pop-ups, clipboard, search
sub-open = open
sub-closed = closed
not-interrupting = does not interrupt
artifact-data-many = documents
make-pool = Body with its procedure
make-black-box = Outside body, without inside
make-lane = Lane
common-registration = Registration
common-check = Completeness check
common-complete = Application complete?
common-integration = Request for missing documents
common-inquiry = Inquiry
common-opinion = Request for an opinion
common-pre-refusal = Notice of intended refusal
common-decision = Decision
common-signature = Digital signature
common-notice = Notice of the outcome
common-publication = Publication on the notice board
find-common = template common
find-task-plain = task activity work
find-task-person = user task form work
find-task-manual = manual paper counter
find-task-automatic = service system automatic
find-task-send = send mail notify
find-task-receive = receive wait arrival
find-task-script = program code
find-task-rule = business rule DMN table
find-gateway-exclusive = XOR exclusive if choice
find-gateway-parallel = AND parallel fork join
find-gateway-inclusive = OR inclusive
find-gateway-event = event-based race
find-gateway-complex = complex
find-start = start begin event
find-end = end finish event
find-catch = intermediate catch wait event
find-throw = intermediate throw event
find-border = boundary attached border
find-sub = subprocess sub-process inside
find-call = call activity reuse
find-annotation = note comment text
find-data = data object form attachment
find-store = data store database register
find-group = frame box
find-pool = pool participant
find-lane = lane office band
find-message = message mail letter
find-timer = timer wait deadline date clock duration
find-signal = broadcast
find-conditional = when rule
find-link = jump goto
find-error = exception failure
find-escalation = escalate superior
find-terminate = stop all kill
find-compensation = undo rollback
find-cancel = abort
