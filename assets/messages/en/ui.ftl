# The window.

# Buttons and common words
close = Close
open = Open
save = Save
cancel = Cancel
discard = Do not save
browse = Browse…
remove = Remove
none = not stated
unknown = not known
name = Name
notes = Notes
computing = Computing…
days = days

# Top bar
menu-file = File
menu-edit = Edit
menu-view = View
menu-study = Study
menu-help = Help
command-field = Search or command
variant = Variant
unsaved = Unsaved changes

# Keys
key-ctrl = Ctrl
key-alt = Alt
key-shift = Shift
key-delete = Delete
key-escape = Esc
key-space = Space
key-enter = Enter

# Dialogs
path = Path of the file
recent = Opened recently
unsaved-question = Save the changes to “{ $title }”?
unsaved-hint = If you discard the changes, your file stays as it was. While prodigio is open, Ctrl Shift T opens the document again with its whole undo history.
about-version = Version { $version }
about-what = Draws the procedures of a public office, simulates them, shows where they wait, and compares as-is with to-be.
about-licence = Licence: EUPL-1.2, European Union Public Licence.
about-fonts = Fonts: Noto Sans (OFL-1.1), Hack (MIT, Bitstream Vera) and Ubuntu (Ubuntu Font Licence 1.0).
about-network = Nothing leaves this machine: the program does not use the network.

# Status bar
status-saved = Saved in { $file }
status-unsaved = Unsaved changes
status-template = Not yet saved
status-counts = { $steps ->
    [one] { $steps } step
   *[other] { $steps } steps
} · { $flows ->
    [one] { $flows } flow
   *[other] { $flows } flows
} · { $offices ->
    [one] { $offices } office
   *[other] { $offices } offices
}
status-sources = { $illustrative ->
    [one] { $illustrative } illustrative value
   *[other] { $illustrative } illustrative values
} · { $unsourced } without source
status-seed = seed { $seed }

# Summary strip
strip-within = { $name } within { $term }
mean-time = Mean time
median-time = Median time
time-p90 = Time, percentile 90
work-per-case = Work per case
work-of-others = Work of the applicant and others
cost-per-case = Cost per case
load-of = Load { $office }
fullest-office = Busiest office
strip-tip = Show in Analyse where it comes from
cannot-run = Cannot be simulated: { $why }
replications-of = { $of ->
    [one] { $done } of { $of } run
   *[other] { $done } of { $of } runs
}
replications = { $done ->
    [one] { $done } run
   *[other] { $done } runs
}
refining = refines while you draw
run-stale = before the last change
run-finished = computation done
run-stopped = computation stopped
run-none = not yet simulated
progress = Progress of the computation

# Left panel
tab-outline = Outline
tab-catalogue = Catalogue
tab-card = Card
outline-filter = { $count ->
    [one] Filter { $count } step
   *[other] Filter { $count } steps
}
no-office = Without office
external = external
catalogue-open = Open
terms = Time limits

# Card
card-description = Description
card-unit = Organisational unit
card-case-officer = Case officer
card-deciding-body = Deciding body
card-substitute = Substitute power
card-remedies = Appeals
card-notes = Notes
legal-basis = Legal basis
term = Time limit
term-new = New time limit
term-add = Add a time limit
term-remove = Delete the time limit
term-amount = Length of the time limit
silence = If the body is silent

# Findings
findings = Findings
findings-errors = { $count ->
    [one] { $count } error
   *[other] { $count } errors
}
findings-warnings = { $count ->
    [one] { $count } warning
   *[other] { $count } warnings
}
findings-notes = { $count ->
    [one] { $count } note
   *[other] { $count } notes
}
missing = What is missing
findings-only = list only these
findings-all = list all
missing-show = { $what } →

# Inspector
tab-times = Times
tab-rules = Rules
tab-documents = Documents
tab-notes = Notes
procedure = Procedure
flow = Flow
lane = Lane
pool = Body
artifact = Object beside
link = Link
edit-label = Name on the drawing
edit-put = change to “{ $name }”
edit-default = default branch
work = Work
wait = Wait
wait-add = Add a wait
waited-for = Waited for
calibration = Declared { $declared } · emerged { $emerged }. The simulated queue does not agree with the one told: check staff and volumes.
office = Office
office-of-lane = that of the lane
office-new = New office
office-new-name = New office
office-details = Staff, hours and costs
kind = Kind
shares = Shares of the branches
share = Share
share-remark = the default branch takes the rest
share-sum = Sum { $share }
default-flow = Default branch
condition = Condition
condition-remark = for the workflow engine
condition-hint = complete = "no"
staff-needed = Staff at once
priority = Priority
at-most = Times at most
cost = Direct cost

# Events
timer = When it fires
timer-after = after a certain time
timer-term = when “{ $term }” expires
interrupting = Interrupts the step
outcome = Outcome

# Rules
clock-effect = Effect on the time limit
effect-add = Add an effect
every-term = every limit
phase = Phase
channel = Channel
digital-level = Digital level
digital-level-0 = Nothing online.
digital-level-1 = Information is online.
digital-level-2 = Forms can be downloaded.
digital-level-3 = The application is submitted online.
digital-level-4 = Everything is done online, payment included.
digital-level-5 = The body acts first, with the data it already has.

# Documents, systems and risk
documents-in = Documents in
documents-out = Documents out
documents-hint = one document a line
systems = Systems
system-name = Name of the system
system-add = Add a system
system-new = New system
risk = Risk
risk-event = What can happen
risk-reason = Reason for the level
risk-measure = Measure
risk-owner = Who carries out the measure

# Durations and their source
timing-hint = 20-35-45 min
timing-mean = mean { $amount }
timing-sd = deviation { $amount }
provenance-choose = Choose the source
provenance-who = Who says so, or which document
provenance-none = source?

# Offices and demand
offices = Offices
office-name = Name
staff = Staff
load = Load
exact = exact
hours = Hours
hours-per-week = { $hours } h a week
calendar-of-body = hours of the body
calendars = Hours and closures
calendars-remark = kept by the offices
calendar-name = Name of the calendar
calendar-hours = Weekly hours
calendar-holidays = Holidays
calendar-patron = Patron day (day/month)
calendar-closures = Closures, one a line
calendar-is-of-body = Hours of the whole body
calendar-new = New calendar
calendar-new-name = new hours
always-open = Always open
sittings = Sittings
sittings-none = none: cases do not gather
sittings-add = Add sittings
sittings-when = When the board sits
sittings-at = From
sittings-most = Cases a sitting
sittings-all = all
sittings-remove = Remove the sittings
background = Other work
background-job = Time of another job
cost-per-hour = Cost per hour
demand = Cases that come
demand-remark = how many and when
gaps-random = at random
gaps-even = evenly
gaps-law = by a law of its own
gaps-dates = on the dates given
demand-months = Shares of the months, January to December
demand-months-hint = the same all year
demand-months-wrong = Twelve numbers are needed, not all zero: one a month.
demand-dates = Dates of arrival
demand-dates-count = { $n } dates
demand-dates-hint = 2026-10-12 9:30, one a line
demand-dates-clear = Remove the dates
backlog = Waiting cases
backlog-remark = when the simulation begins
backlog-cases = How many
backlog-age = Came so long ago
cases-per-year = Cases a year

# Fields, as the history names them
field-wait = wait
field-waited-for = who is waited for
field-timer = when it fires
field-interrupting = interruption of the step
field-outcome = outcome
field-provenance = source

# What a screen reader says of the drawing
spoken-work = work { $amount }
spoken-wait = wait { $amount }
spoken-canvas = Drawing of { $title }
spoken-before = after { $steps }
spoken-on = on the border of { $step }
spoken-inside = inside { $step }
spoken-queue = simulated wait { $amount }
spoken-next = then { $steps }
spoken-flow = flow { $name } from { $from } to { $to }


# Analyse
bottlenecks = Bottlenecks
question-wait = longest wait
question-work = most work
question-load = fullest office
question-help = what would help
question-queue = longest queue
question-critical = critical path
question-cost = highest cost
question = Question
filter-rows = Filter
filter-nothing = No step contains this text.
csv = CSV
csv-name = { $study }-{ $variant }-bottlenecks.csv
sort-by = Sort by: { $column }
sorted-falling = descending
sorted-rising = ascending
figure-measured = 95% interval
figure-exact = exact
figure-approximate = approximate
unit-cases = cases
column-change = Change
column-time = Mean time
column-within = Within term
column-cost-year = Cost a year
column-per-euro = For €10,000 a year
help-waits = What would help is asked once the run is done.
help-stale = These figures are of before the last change.
help-stopped = Stopped before all was answered: F5 simulates again.
tornado-key = Hatched: the low end; plain: the high end; line: 95% interval.
tornado-spoken = { $input }: { $low } gives { $at-low }, { $high } gives { $at-high }
legend-wait = Days of wait per step
legend-work = Work per step
legend-load = Load of the office
legend-queue = Cases in the office’s queue
legend-critical = Days on the critical path
legend-cost = Cost of a case
ranks-shared = Same rank: the intervals touch, the order cannot be told yet.
column-step = Step
column-share = Share of total
column-cause = Cause
column-rank = Rank
column-half-width = Half width
column-unit = Unit
column-figure = Kind of figure
column-on-path = On the path
column-cause-days = { $cause } (days)
column-office = Office
column-exact = Exact
column-queue = In queue
queue-expected = In queue, computed
column-wait = Wait in queue
queue-mmc = Exact: Poisson arrivals, exponential work (M/M/c).
queue-jackson = Exact: Jackson network of queues.
queue-mg1 = Exact: Poisson arrivals, one member of staff (M/G/1).
queue-approximate = Approximate: QNA with Allen and Cunneen’s formula; other work of the office counts.
queue-disagrees = Lies outside the interval of the simulation: that may be chance, or a simulated period that is too short.
where-time-goes = Where the time goes
cause-office-queue = office queue
cause-office-closed = office closed
cause-sitting = sitting
cause-applicant = applicant
cause-other-body = other body
cause-law = suspension by law
cause-post = post
cause-work = work
real-work = Real work: { $share } of the time.
branches-note = On the critical path of each case: the parts add up to the mean time, and what waits beside is not counted twice.
legal-days = Legal days to the decision
legal-days-to = { $name }: legal days to the decision
no-terms = The card has no time limit: add one in Map, under Card.
no-decisions = No case decided
legal-within = within the limit
legal-mean = mean
legal-p90 = percentile 90
legal-margin = margin
legal-silent = ended by silence

# Compare
compare-none = There is no to-be variant yet
compare-hint = Create one from the as-is, change it and come back here.
compare-overlay = Overlaid
compare-beside = Side by side
compare-fade = From as-is to to-be
compare-cannot-run = The two variants cannot be simulated: open each in Map and look at the findings.
compare-table = Table only
compare-keep = Make it a to-be variant
compare-take = Include: { $name }
compare-left = Unticked: the plan without that change
compare-same = The two variants are the same.
compare-only-placed = Only the drawing differs, not the procedure.
compare-previous = Previous change
compare-next = Next change
mark-added = added
mark-removed = removed
mark-changed = changed
moved-only = { $count ->
    [one] { $count } only moved
   *[other] { $count } only moved
}
indicators = Indicators
indicator = Indicator
pairs-done = { $done ->
    [one] { $done } pair of runs, same luck
   *[other] { $done } pairs of runs, same luck
}
delta = Δ
difference = Difference · 95 % interval
delta-percent = Δ %
changes = Changes
changes-count = { $count ->
    [one] { $count } change
   *[other] { $count } changes
}

# Map: the trace of a fault
replay-play = Show how
replay-play-hint = Shows on the drawing, step by step, how it comes about.
replay-close = Close the trace
replay-place = Move { $at } of { $of }
replay-begin = A case begins.
replay-fire = { $gives ->
    [0] “{ $step }” is done: from here the case does not go on.
    [one] “{ $step }” is done.
   *[other] “{ $step }” is done: the case goes on along { $gives } branches.
}
replay-pass = { $gives ->
    [0] The case comes to “{ $step }”: from here it does not go on.
    [one] The case passes “{ $step }”.
   *[other] The case passes “{ $step }” and goes on along { $gives } branches.
}
replay-enter = The case goes into “{ $step }”.
replay-leave = “{ $step }” is over: the case comes out of it.

# Teach
teach-none = The case cannot be followed: open Map and see in the findings what is missing.
teach-place = Moment { $at } of { $of } · case { $case }
teach-speed = Days a second: { $days }
day-number = day { $day }
of-days = of { $term }
term-ends = end of the limit
journey = The journey of case { $case }
journey-name = Point of the journey
case-number = Case { $case }
case-next = Another
case-slowest = The slowest
case-late = A late one
case-looping = One that loops
case-journal = Journal of the case
teach-one = One case
teach-crowd = Crowd
teach-hidden = to be found
teach-revealed = { $shown } of { $of } steps revealed
teach-show-all = Show all
teach-case-field = Number of the case
case-typical = A typical one
present-title = Screen for the room – prodigio
present-close = Close the screen for the room
present-note = The screen for the room shows drawing and story alone, in the part you look at here. There F11 fills the screen, Esc closes it.
crowd-computing = The crowd of cases is being prepared…
crowd-working = Being worked on
crowd-queued = In a queue
crowd-resting = Waiting
crowd-late = Past the time limit
crowd-late-ring = late
crowd-queue = queue { $queue }
crowd-busy = at work { $busy } of { $staff }
crowd-place = Day { $at } of { $of } · { $cases ->
    [one] 1 case
   *[other] { $cases } cases
 }
crowd-open = Open { $open }: { $working } being worked on, { $queued } in a queue.
crowd-late-share = Late so far { $share } ({ $late } of { $settled }).
crowd-late-none = None is closed so far.
crowd-longest = Longest queue: { $office }, { $queue }.
crowd-title = { $cases ->
    [one] 1 case
   *[other] { $cases } cases
 }
crowd-span = From { $from } to { $to }, in the first run of the simulation.
crowd-cut-cases = At most { $most } cases are shown: the film ends when one more arrives.
crowd-cut-moves = At most { $most } moves are shown: the film ends before the next.
crowd-followed = Marked: case { $case }, which arrived on { $date }.
crowd-course = Open cases over time
crowd-course-name = Day of the film
crowd-offices = Offices
moment-arrive = A new case arrives.
moment-enter = The case comes to “{ $step }”.
moment-queue = The case is in the queue for “{ $step }”.
moment-work = Work on “{ $step }” begins.
moment-worked = Work on “{ $step }” is done.
moment-wait = “{ $step }”: waiting for { $cause }.
moment-waited = “{ $step }”: the wait is over.
moment-cause-office-queue = someone to be free
moment-cause-office-closed = the office to open
moment-cause-sitting = the sitting
moment-cause-applicant = the applicant
moment-cause-other-body = another body
moment-cause-law = the period set by law to pass
moment-cause-post = the post
moment-flow = The case moves on.
moment-join-wait = The case waits for the other branch.
moment-join-go = The branches join.
moment-clock = { $term }: { $effect }.
moment-resumed = { $term }: the time limit runs again.
moment-expired = { $term }: the time limit has expired.
moment-event = “{ $step }” happens.
moment-end = The case is closed. Outcome: { $outcome }.
moment-lasts = goes on after { $amount }

# Deliver
deliveries = Deliveries
to-deliver = To deliver
deliver-title = Delivery of “{ $name }”
deliver-hint = Each file says what it carries and what it loses. Nothing leaves this machine: files are written to the chosen folder.
deliver-path = Folder or file
deliver-write = Write .{ $kind }
losses = Report of losses
nothing-lost = Nothing lost
preview = Preview
round-equal = There and back: written, read again and compared step by step. No difference.
round-differs = There and back: the file read again differs from the model. Read the findings before you deliver it.
picture-note = The picture shows the map of this variant in light colors. SVG stays sharp at any size; PNG suits documents and mail.
points = { $n } pt
office-choose = Choose the office

# Nothing is lost
tab-close = Close “{ $title }”
tab-theirs = { $title } (on disk)
outside-changed = Another program has changed “{ $file }”. If you take the version on disk, Undo brings yours back.
outside-changed-both = Another program has changed “{ $file }”, and there are unsaved changes here. If you take the version on disk, Undo brings yours back.
outside-gone = “{ $file }” is no longer in its place. The document is here, whole.
outside-keep = Keep mine
outside-take = Take the one on disk
outside-compare = Open beside
outside-save = Save again
outside-leave = Leave it so
recent-none = No file opened recently
recent-pin = Pin “{ $file }” to the top
recent-unpin = Unpin “{ $file }”
recent-missing = not there any more
recent-forget = Take “{ $file }” off the list
status-kept = Saved in the journal at { $time }
status-not-kept = The journal cannot be written
drop-hint = Drop the files to open here
quit-question = Quit prodigio?
quit-kept = Unsaved changes stay in prodigio’s journal: at the next start these documents are back as they are now, with their whole undo history. Your files are not touched.
quit-lost = The journal cannot keep these changes: if you quit without saving, they are lost.
quit-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
quit-keep = Quit and keep
quit-save = Save and quit
quit-discard = Quit without saving
replace-question = Replace “{ $file }”?
replace-file = Replace

# Commands, pop-ups, clipboard, search
menu-insert = Insert
menu-arrange = Arrange
menu-go = Go
menu-all = Menu
marker-loop = Repeats
marker-at-once = Several times, at once
marker-in-turn = Several times, in turn
marker-ad-hoc = Steps in any order
marker-interrupting = Interrupts
marker-unfolded = Unfolded in place
popup-append = What comes next?
popup-create = What do you want to create?
popup-replace = Change it into what?
popup-named = { $kind } named “{ $name }”
popup-hint = Type to search, or the name of a step. ↑ ↓ choose, Enter confirms, Esc closes.
popup-hint-replace = Type to search. ↑ ↓ choose, Enter confirms, Esc closes.
popup-none = No kind is called so.
palette-none = No command is called so.
group-tasks = Tasks
group-gateways = Gateways
group-events = Intermediate events
group-ends = Ends
group-starts = Starts
group-borders = On the border
group-subs = Sub-procedures
group-common = Common steps
group-beside = Documents and notes
group-bands = Bodies and lanes
sheet-filter = Search a command or a key
sheet-preset = Keys
sheet-mouse = With the mouse
find-field = Text to find
find-by = Replace with
find-exact = Case and accents
find-whole = Whole word
find-count = { $count ->
    [0] nothing
   *[other] { $at } of { $places } · { $count } times
}
find-replace-one = Replace
find-replace-all = Replace all
find-cut = Only the first { $limit } places are shown.
find-id = id
find-list = Where it was found
level-whole = The whole drawing
level-bar = Level of the drawing
level-enter = Go in
minimap = Small map: drag to move the view
zoom-menu = Zoom
label-limit = The name is too long: the first { $limit } characters were kept.

# The tour
tour-next = Next
tour-back = Back
tour-skip = End the tour
tour-end = Begin
tour-count = { $at } of { $of }
tour-canvas = The drawing
tour-canvas-text = Here the procedure is drawn. Tab goes from step to step, A adds one, E renames it. The keys work at once: the tour closes as soon as you begin.
tour-inspector = The properties
tour-inspector-text = Here you say the work, wait, office, effects on the time limit, documents and notes of the chosen step. Every number says where it comes from.
tour-strip = The figures
tour-strip-text = Times, loads and time limits are worked out while you draw, each with its interval. A click leads to the reason.
tour-findings = The findings
tour-findings-text = What lacks or does not add up is listed here, with its repair. F8 goes to the next one, Ctrl+. mends it.
tour-workspaces = The five views
tour-workspaces-text = Map to draw, Analyse to see where cases wait, Compare today with tomorrow, Teach to explain, Deliver for the files.
tour-palette = Find a command
tour-palette-text = Every command is found by typing its name, with Ctrl Shift P. F1 lists the keys; F6 goes from one part of the window to the next.

picture = What to show
picture-legal = Legal days
picture-queues = Queues over time
picture-weekdays = Load by day of the week
picture-moments = Bottleneck of the moment
picture-joins = The branch that is waited for
picture-calibration = Declared and emerged waits
picture-start = Start and simulated time
picture-convergence = Precision reached
picture-no-queues = No office has known staff and a queue.
picture-no-staff = No office has known staff.
picture-no-joins = No join brings several branches together.
picture-no-calibration = No step declares a wait for its own office to compare with the queue that emerged.
picture-queues-note = Cases in the queue on average, day and night, week by week from the beginning; left of the dotted line is the start that is left out.
picture-weekdays-note = Share of open time in which staff works; the thin line is the 95 % interval, the hatching means at least 85 %.
picture-moments-note = How often the office is the one fully busy for the longest, alone or while it hands over to another.
picture-joins-note = How often the step is the last to come to the join, and how much after the one before it: speeding up a branch that is not last gains nothing.
picture-calibration-note = Days a visit; ≠ where the interval of the queue that emerged excludes the declared wait.
picture-convergence-note = The mean after each pair of replications, with its 95 % interval.
picture-scenarios = Scenarios side by side
as-scenario = As a scenario: { $what }
scenarios-none = No scenario yet: make one from “what would help”, with the + at the end of a row.
scenarios-wait = Scenarios are simulated as soon as the simulation is over.
scenarios-more = { $count } more scenarios are not shown.
scenarios-note = Below each figure, the difference from the drawing as it is: pairs of runs with the same luck, 95% interval. The cost of more staff is not in it.
scenario-none = as drawn
scenario-name = Name of the scenario
scenario-delete = Delete the scenario “{ $name }”
scenario-p90 = Percentile 90
scenario-within = Within: { $term }
scenario-cost = Cost of a case
moments-alone = Alone
moments-shifting = Shifting
joins-branch = Last step of the branch
joins-last = Last
joins-lead = Later by
calibration-declared = Declared
calibration-emerged = Emerged
start-found = start found (MSER-5)
start-left-out = left out
start-mean = moving average (days)
start-said = The start from empty desks shows for about { $found }; { $left } are left out. Drag the line to change that.
start-unknown = It cannot be said when the start is over: the simulation is short or the load high. { $left } are left out.
span-ordinary = An ordinary time, with the queues that are always there
span-from-empty = From the beginning: empty desks, or the waiting cases given
span-warmup = Days left out
span-measured = Days measured
span-most-runs = At most so many runs
span-days-unit = days
span-use-found = Use what was found
# The time without queues, and paths.
free-title = Without queues
free-exact = exact
free-approximate = approximate: why?
free-line = without queues
free-simulated = simulated
free-mean = mean
free-none = No time without queues: no case ends, or the procedure is too large for it.
free-opening-hours = Opening hours: work is stretched by the share of time that is open.
free-working-days = Working days are taken as equally long.
free-months = Months are taken as equally long.
free-sitting = Sittings: a case is taken to come at any moment between two.
free-message = Messages: nobody is taken to wait for one.
free-term = Terms: taken to run from the step that waits for them.
free-race = Races: which event comes first is estimated from a fixed sample.
free-border = Events on borders are taken never to happen.
free-at-most = Limits on visits are left out.
free-not-block-structured = Branches that are not brought together one by one follow the slowest.
free-terminate = An end that stops the other branches is taken as one that does not.
free-endless-loop = Some cases never end: the figures are those of the others.
free-rare-branch = A rare branch takes much longer than the rest: its part of the mean is too small.
ask-which = Which file?
ask-where = Where to?
ask-no-chooser = The system’s own file dialog did not open: type the path here.
path-longest = longest path
path-on-drawing = Show on the drawing
path-likeliest = likeliest path
path-figures = { $share } of cases; { $time } expected without queues
path-none = No path leads to an end.
